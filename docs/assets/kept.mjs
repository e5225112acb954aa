// Says whether this browser has kept the site for use without a network, and lets the reader change that.
// @ts-check

import { MESSAGES, WHY, noteOf, storeOf } from "./offline-protocol.mjs";

/** @import { Message, State, Trouble } from "./offline-protocol.mjs" */

/**
 * What assets/offline.mjs lends this page.
 * @typedef {{ root: URL,
 *   ask: (worker: ServiceWorker, what: Message, limit?: number) => Promise<State>,
 *   register: () => Promise<ServiceWorkerRegistration>,
 *   registered: () => Promise<ServiceWorkerRegistration | undefined> }} Lent
 */

/** How long the whole site may take on a slow network, in milliseconds. */
const PATIENCE = 300_000;
/** @type {Record<string, string>} */
const SAID = {
  [WHY.full]: "det finns inte plats på datorn",
  [WHY.altered]: "en fil hade ändrats på vägen hit",
  [WHY.network]: "nätet räckte inte till",
};

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toLocaleString("sv-SE", { maximumFractionDigits: 0 })} MB`;

/** @param {Trouble | null} trouble @param {unknown} [fault] what the page itself has met */
const because = (trouble, fault) =>
  SAID[trouble?.why ?? (fault instanceof TypeError ? WHY.network : "")] ?? "webbläsaren tillät det inte";

/**
 * Fill the status, and put the two buttons above it: what it says makes it longer and shorter, and they stand still.
 * @param {HTMLElement} place
 * @param {Lent} lent
 */
export function start(place, { root, ask, register, registered }) {
  const row = document.createElement("p");
  row.className = "bk-kept";
  place.before(row);

  /** @param {string} text @param {boolean} kept whether there is something to take away */
  const tell = (text, kept) => {
    place.textContent = `Sparad för användning utan nät: ${text}`;
    able(save, true);
    able(remove, kept);
  };

  /** Tell how it is; give the worker that lacks something. @param {unknown} [fault] what was in the way of something newer */
  const look = async (fault) => {
    const worker = (await registered())?.active;
    if (!worker) {
      const trouble = await noted(root);
      tell(trouble || fault ? `nej, ${because(trouble, fault)}.` : "nej, inte än.", false);
      return null;
    }
    const { version, bytes, missing, trouble } = await ask(worker, MESSAGES.state);
    if (missing) {
      const why = trouble || fault ? because(trouble, fault) : "webbläsaren har tagit bort dem";
      tell(`nej, ${missing === 1 ? "1 fil" : `${missing} filer`} saknas (${why}).`, true);
      return worker;
    }
    let newer = "";
    if (trouble) newer = ` En nyare version finns, men den kunde inte sparas: ${because(trouble)}.`;
    else if (fault) newer = ` Om det finns en nyare version gick inte att se: ${because(null, fault)}.`;
    tell(`ja, version ${version}, ${megabytes(bytes)}.${newer}`, true);
    return null;
  };

  const keep = async () => {
    // The browser is asked not to throw it away when it wants room.
    await navigator.storage?.persist?.();
    // After a full disk the worker would wait for an hour.
    await (await caches.open(storeOf(root.href))).delete(noteOf(root.href, "brist"));
    const registration = await register();
    await registration.update();
    if (registration.installing) await settled(registration.installing, Boolean(registration.active));
    if (!registration.active) throw new Error("the worker could not keep it");
    // What this version lacks, for instance since the browser has thrown it away.
    await ask(registration.active, MESSAGES.save, PATIENCE);
  };

  const save = control("Spara nu", async () => {
    able(save, false);
    able(remove, false);
    place.textContent = "Sparar …";
    place.scrollIntoView({ block: "nearest" });
    await keep().then(() => look(), look).catch(unable);
    place.scrollIntoView({ block: "nearest" });
  });
  const remove = control("Ta bort den sparade webbplatsen", async () => {
    able(save, false);
    able(remove, false);
    const letGo = async () => {
      await (await registered())?.unregister();
      await caches.delete(storeOf(root.href));
      tell("nej, du har tagit bort den.", false);
    };
    await letGo().catch(unable);
    place.scrollIntoView({ block: "nearest" });
  });
  able(remove, false);
  row.append(save, remove);

  const unable = () => tell(`nej, ${because(null)}.`, false);
  // A page that is opened has what is lacking fetched again.
  look()
    .then((lacking) => lacking && ask(lacking, MESSAGES.save, PATIENCE).then(() => look()))
    .catch(unable);
}

/**
 * Wait until a new version is kept whole, or given up. The first one is put to use at once.
 * @param {ServiceWorker} worker
 * @param {boolean} waits whether there is one before it
 * @returns {Promise<void>}
 */
function settled(worker, waits) {
  return new Promise((resolve) => {
    worker.addEventListener("statechange", () => {
      if (waits || worker.state === "activated" || worker.state === "redundant") resolve();
    });
  });
}

/**
 * What the first version that could not be kept has left word of.
 * @param {URL} root
 * @returns {Promise<Trouble | null>}
 */
async function noted(root) {
  const found = await caches.match(noteOf(root.href, "brist"), { cacheName: storeOf(root.href) });
  return found ? found.json() : null;
}

/**
 * A control that does nothing for now stays where it is, with the focus that it may have.
 * @param {HTMLButtonElement} button
 * @param {boolean} can
 */
function able(button, can) {
  button.setAttribute("aria-disabled", String(!can));
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function control(label, act) {
  const made = document.createElement("button");
  made.className = "bk-button";
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", () => {
    if (made.getAttribute("aria-disabled") !== "true") act();
  });
  return made;
}
