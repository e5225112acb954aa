// Says whether this browser has kept the site for use without a network, and lets the reader change that.
// @ts-check

/**
 * What a worker says of the version that it holds; `why` is "fullt", "andrad" or "nat".
 * @typedef {{ why: string, version: string, since: number, last: number }} Trouble
 * @typedef {{ version: string, bytes: number, missing: number, trouble: Trouble | null }} State
 */

/**
 * What assets/offline.mjs lends this page.
 * @typedef {{ root: URL,
 *   ask: (worker: ServiceWorker, what: string, limit?: number) => Promise<State>,
 *   register: () => Promise<ServiceWorkerRegistration>,
 *   registered: () => Promise<ServiceWorkerRegistration | undefined> }} Lent
 */

/** How long the whole site may take on a slow network, in milliseconds. */
const PATIENCE = 300_000;
/** @type {Record<string, string>} */
const WHY = {
  fullt: "det finns inte plats på datorn",
  andrad: "en fil hade ändrats på vägen hit",
  nat: "nätet räckte inte till",
};

// As in the service worker (publish/worker.js).
/** @param {URL} root */
const store = (root) => `bo-kvar ${root.href}`;
/** @param {URL} root */
const note = (root) => `${root.href}.bo-kvar?brist`;

/** @param {number} bytes */
const megabytes = (bytes) => `${(bytes / 1e6).toLocaleString("sv-SE", { maximumFractionDigits: 0 })} MB`;

/** @param {Trouble | null} trouble */
const because = (trouble) => WHY[trouble?.why ?? ""] ?? "webbläsaren tillät det inte";

/**
 * Fill the status, and put the two buttons below it.
 * @param {HTMLElement} place
 * @param {Lent} lent
 */
export function start(place, { root, ask, register, registered }) {
  const save = control("Spara nu");
  const remove = control("Ta bort den sparade webbplatsen");
  const row = document.createElement("p");
  row.className = "bk-kept";
  row.append(save, remove);
  place.after(row);

  /** @param {string} text @param {boolean} kept whether there is something to take away */
  const tell = (text, kept) => {
    place.textContent = `Sparad för användning utan nät: ${text}`;
    save.disabled = false;
    remove.hidden = !kept;
  };

  const look = async () => {
    const worker = (await registered())?.active;
    if (!worker) {
      const trouble = await noted(root);
      return tell(trouble ? `nej, ${because(trouble)}.` : "nej, inte än.", false);
    }
    const { version, bytes, missing, trouble } = await ask(worker, "lage");
    if (missing) return tell(`nej, ${missing} filer saknas (${because(trouble)}).`, true);
    const newer = trouble ? ` En nyare version finns, men den kunde inte sparas: ${because(trouble)}.` : "";
    tell(`ja, version ${version}, ${megabytes(bytes)}.${newer}`, true);
  };

  save.addEventListener("click", async () => {
    save.disabled = true;
    place.textContent = "Sparar …";
    try {
      // The browser is asked not to throw it away when it wants room.
      await navigator.storage?.persist?.();
      // After a full disk the worker would wait for an hour.
      await (await caches.open(store(root))).delete(note(root));
      const registration = await register();
      await registration.update();
      if (registration.installing) await settled(registration.installing, Boolean(registration.active));
      if (!registration.active) return await failed();
      // What this version lacks, for instance since the browser has thrown it away.
      await ask(registration.active, "spara", PATIENCE);
      await look();
    } catch {
      await failed();
    }
  });

  remove.addEventListener("click", async () => {
    await (await registered())?.unregister();
    await caches.delete(store(root));
    save.focus();
    tell("nej, du har tagit bort den.", false);
  });

  const failed = async () => tell(`nej, ${because(await noted(root).catch(() => null))}.`, false);
  look().catch(failed);
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
  const found = await caches.match(note(root), { cacheName: store(root) });
  return found ? found.json() : null;
}

/** @param {string} label */
function control(label) {
  const made = document.createElement("button");
  made.className = "bk-button";
  made.type = "button";
  made.textContent = label;
  return made;
}
