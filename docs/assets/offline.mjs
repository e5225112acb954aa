// Keeps the site for use without a network, and offers a new version when one has been fetched.
// Registered from the checklist only, since what is kept is large; every page offers the new version.
// @ts-check
import { MESSAGES } from "./offline-protocol.mjs";
import { trusted } from "./trusted.mjs";

/** @import { Message, State } from "./offline-protocol.mjs" */

const root = new URL("../", import.meta.url);
/** How often an open page asks for a new version when the reader comes back to it, in milliseconds. */
const OFTEN = 3_600_000;
/** How long a new version may fail before the reader of any page is told, in milliseconds. */
const LONG = 7 * 86_400_000;
/** How long a worker may take to answer, in milliseconds; a kill switch never does. */
const LIMIT = 10_000;
const LATER = "bo-kvar:senare";
const REFUSED = "På en delad dator följer ärendet inte med. Spara det som fil eller rensa det först, och byt sedan.";
/** Where the page about it says whether the site is kept; null on every other page. */
const status = document.getElementById("sparad-status");

/**
 * Ask a worker about its version, or ask it to do something first.
 * @param {ServiceWorker} worker
 * @param {Message} what the state, or to save first
 * @param {number} [limit]
 * @returns {Promise<State>}
 */
function ask(worker, what, limit = LIMIT) {
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(() => reject(new Error(what)), limit);
    worker.postMessage(what, [port2]);
  });
}

/**
 * Say something above the page, with what can be done about it. It pushes the page down and covers nothing.
 * @param {string} id what it is about: "Senare" keeps it away from this tab
 * @param {string} text
 * @param {HTMLElement} act
 */
function say(id, text, act) {
  /** @type {HTMLElement | null} */
  const before = document.querySelector(".bk-update");
  if (sessionStorage.getItem(LATER) === id || before?.dataset.about === id) return;
  before?.remove();
  const box = document.createElement("section");
  box.className = "bk-update";
  box.dataset.about = id;
  box.setAttribute("aria-label", "Ny version");
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  const later = document.createElement("button");
  later.className = "bk-update__later";
  later.type = "button";
  later.textContent = "Senare";
  later.addEventListener("click", () => {
    sessionStorage.setItem(LATER, id);
    box.remove();
    document.getElementById("innehall")?.focus();
  });
  box.append(said, act, later);
  document.querySelector(".md-container")?.prepend(box);
  // What is in a status when it comes on the page is not read aloud; what is put there later is.
  requestAnimationFrame(() => said.append(text));
}

/**
 * @param {string} label
 * @param {() => void} act
 */
function button(label, act) {
  const made = document.createElement("button");
  made.className = "bk-button";
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}

/** Whether the page may be loaded anew. The checklist puts an open case aside, so that no tick is lost, or refuses
 * where nothing may be put aside; that is said until something else has happened in the checklist. */
function mayReload() {
  const may = dispatchEvent(new Event("bo-kvar:byter", { cancelable: true }));
  const said = document.querySelector(".bk-update [role=status]");
  if (may || !said || said.textContent === REFUSED) return may;
  const offered = said.textContent;
  said.textContent = REFUSED;
  document.addEventListener("shown", () => (said.textContent = offered), { capture: true, once: true });
  return false;
}

function reload() {
  if (mayReload()) location.reload();
}

/** @type {boolean} whether this tab has asked for the change, and so should be loaded anew when it comes */
let asked = false;

/** @param {ServiceWorker} waiting */
async function offer(waiting) {
  const { version } = await ask(waiting, MESSAGES.state);
  if (waiting.state !== "installed") return;
  const change = button("Byt nu", () => {
    if (!mayReload()) return;
    asked = true;
    waiting.postMessage(MESSAGES.takeOver);
  });
  say(version, "Ny version finns. När du byter laddas sidan om. Det du har fyllt i på sidan följer med.", change);
}

/** Another tab has changed version. This page goes on as it is: its files stay for as long as it is open. */
async function offerReload() {
  const { controller } = navigator.serviceWorker;
  // A kill switch does not answer, and has nothing to offer.
  if (!controller) return;
  const { version } = await ask(controller, MESSAGES.state);
  const text = "Ny version används i en annan flik. Ladda om för att få den här också. Det du har fyllt i på sidan följer med.";
  say(`${version} här`, text, button("Ladda om", reload));
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  const quiet = () => {};
  if (registration.waiting && registration.active) offer(registration.waiting).catch(quiet);
  registration.addEventListener("updatefound", () => {
    const fresh = registration.installing;
    fresh?.addEventListener("statechange", () => {
      if (fresh.state === "installed" && registration.active) offer(fresh).catch(quiet);
    });
  });
  // Many keep a page open for weeks; the browser looks for a new version only when a page is loaded.
  let looked = performance.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || performance.now() - looked < OFTEN) return;
    looked = performance.now();
    registration.update().catch(quiet);
    warn(registration).catch(quiet);
  });
  registration.active?.postMessage(MESSAGES.shown);
  warn(registration).catch(quiet);
}

/** Tell the reader that a newer version has failed for long. @param {ServiceWorkerRegistration} registration */
async function warn({ active }) {
  if (!active) return;
  const { version, trouble } = await ask(active, MESSAGES.state);
  // What this version itself lacks is told where the reader looks for it.
  if (!trouble || trouble.version === version || Date.now() - trouble.since < LONG) return;
  const link = document.createElement("a");
  link.href = new URL("om/utan-nat.html#sparad", root).href;
  link.textContent = "Se vad du kan göra";
  say("brist", "En nyare version finns, men den har inte kunnat sparas. Du läser en äldre.", link);
}

/** The site's own registration; a host may have one of its own around it. */
async function registered() {
  const found = await navigator.serviceWorker.getRegistration(root.href);
  return found?.scope === root.href ? found : undefined;
}

/** Keep the site, from now on. */
async function register() {
  const known = await registered();
  const options = /** @type {const} */ ({ scope: root.href, updateViaCache: "none" });
  const registration = await navigator.serviceWorker.register(trusted.createScriptURL(new URL("sw.js", root).href), options);
  if (!known) watch(registration);
  return registration;
}

async function start() {
  let controlled = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    const changed = controlled;
    controlled = true;
    if (asked) reload();
    else if (changed) offerReload().catch(() => {});
  });
  if (status) import("./kept.mjs").then((kept) => kept.start(status, { root, ask, register, registered }));
  const known = await registered();
  if (known) watch(known);
  document.querySelector("case-checklist")?.addEventListener(
    "shown",
    () => {
      // The checklist goes first, then what is only for another day.
      const idle = globalThis.requestIdleCallback ?? ((/** @type {() => void} */ work) => setTimeout(work, 500));
      idle(() => register().catch(() => {}));
    },
    { once: true },
  );
}

// Without a service worker (a private window, a server without https) the page works as long as there is a network.
if ("serviceWorker" in navigator) start().catch(() => {});
else if (status) status.textContent = "Sparad för användning utan nät: nej. Webbläsaren tillåter det bara med https, och sällan i ett privat fönster.";
