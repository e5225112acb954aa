// The service worker: visited once, the site works for ever without a network.
// publish/hosting/offline.py writes in VERSION, FILES (path -> [sha256, type]), BYTES and HEADERS, and what is imported.
//
// All versions share one store, where a file lies under its path and its hash. So a new version fetches only
// what has changed, an interrupted one goes on where it stopped, and a page of the version before finds its
// files for as long as it is open. Whatever goes wrong with the store, the network answers.
// @ts-check
import { MESSAGES, WHY, noteOf, storeOf } from "../../docs/assets/offline-protocol.mjs";
import { Altered, justFull, lostPage, meant, troubleOf } from "./worker-rules.mjs";

/** @typedef {import("../../docs/assets/offline-protocol.mjs").State} State */
/** @typedef {import("../../docs/assets/offline-protocol.mjs").Trouble} Trouble */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const SCOPE = worker.registration.scope;
const STORE = storeOf(SCOPE);
const AT_ONCE = 6;
const TROUBLE = noteOf(SCOPE, "brist");
const PAGES = noteOf(SCOPE, "sidor");
const LIST = noteOf(SCOPE, "lista=");
const PATHS = Object.keys(FILES);

const address = (/** @type {string} */ path) => new URL(path, SCOPE).href;
const place = (/** @type {string} */ path) => `${address(path)}?${FILES[path]?.[0]}`;
const ours = (/** @type {string} */ path) => Object.hasOwn(FILES, path);
/** What this version does alone with the store. @param {() => Promise<void>} work */
const alone = (work) => navigator.locks.request(STORE, work);

/** @param {Cache} store @param {string} where @param {unknown} what */
const note = (store, where, what) => store.put(where, new Response(JSON.stringify(what)));
/** @param {Cache} store @param {string} where @returns {Promise<any>} */
const noted = async (store, where) => (await store.match(where))?.json();
/** The addresses of all that the store holds. @param {Cache} store */
const held = async (store) => (await store.keys()).map(({ url }) => url);

// --- Keeping -------------------------------------------------------------------------------------

/** The bytes of a file, if they are what was built. They are verified, so the browser's own cache will do,
 * and where that (or a cache on the way) has another version, the server itself is asked once. @param {string} path */
async function fetched(path) {
  const [hash, type] = FILES[path] ?? [];
  /** @type {[string, RequestCache][]} */
  const ways = [[address(path), "default"], [place(path), "reload"]];
  for (const [where, cache] of ways) {
    const response = await fetch(where, { cache, credentials: "same-origin" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    if ([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") !== hash) continue;
    const said = Object.entries(HEADERS).map(([name, built]) => [name, response.headers.get(name) ?? built]);
    return new Response(bytes, { headers: { ...Object.fromEntries(said), "Content-Type": type } });
  }
  throw new Altered(`${path}: innehållet är ändrat`);
}

/** Fetch what the store lacks, a few files at a time. Nothing is written any more when this has ended. @param {Cache} store */
async function fill(store) {
  const there = new Set(await held(store));
  const missing = PATHS.filter((path) => !there.has(place(path)));
  /** @type {unknown} */
  let fault;
  const next = async () => {
    for (let path = missing.pop(); path !== undefined && !fault; path = missing.pop()) {
      try {
        await store.put(place(path), await fetched(path));
      } catch (error) {
        fault ??= error;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  if (fault) throw fault;
}

/** Keep every file of this version; what cannot be kept is noted, for the page that tells the reader.
 * A version that is coming in also ends what was noted of others: it takes their place. @param {boolean} comesIn */
async function keep(comesIn) {
  const store = await caches.open(STORE);
  /** @type {Trouble | undefined} */
  const before = await noted(store, TROUBLE);
  if (justFull(before, VERSION, Date.now())) throw new Error("Det fanns inte plats nyss");
  try {
    await fill(store);
    await note(store, LIST + VERSION, PATHS.map(place));
    if (comesIn || before?.version === VERSION) await store.delete(TROUBLE);
  } catch (error) {
    const trouble = troubleOf(error, before, VERSION, Date.now());
    // What others have kept stays; the half of this version would only take room.
    if (trouble.why === WHY.full) await clear(store, (await lists(store)).flat());
    await note(store, TROUBLE, trouble).catch(() => {});
    throw error;
  }
}

/** Fetch again what a version in use has lost: a browser that wants room throws things away. */
async function mend() {
  if ((await state()).missing) await keep(false);
}

/** The lists of the versions that are kept whole. @param {Cache} store @returns {Promise<string[][]>} */
async function lists(store) {
  const found = (await held(store)).filter((url) => url.startsWith(LIST));
  return Promise.all(found.map(async (url) => [url, ...(await noted(store, url))]));
}

/** @param {Cache} store @param {string[]} wanted */
async function clear(store, wanted) {
  const stays = new Set([...wanted, TROUBLE, PAGES]);
  for (const url of await held(store)) if (!stays.has(url)) await store.delete(url);
}

/** Throw away what only earlier versions need, when the pages that they have shown are closed. */
async function sweep() {
  await navigator.locks.request(STORE, { ifAvailable: true }, async (lock) => {
    // A version that is on its way in has files here that this one does not know of.
    if (!lock || worker.registration.installing || worker.registration.waiting || !(await caches.has(STORE))) return;
    const store = await caches.open(STORE);
    /** @type {{ version: string, pages: string[] } | undefined} */
    const taken = await noted(store, PAGES);
    if (taken?.version !== VERSION) return;
    const open = await worker.clients.matchAll({ includeUncontrolled: true });
    if (open.some(({ id }) => taken.pages.includes(id))) return;
    await clear(store, [LIST + VERSION, ...PATHS.map(place)]);
    await store.delete(PAGES);
  });
}

async function takeOver() {
  try {
    const open = await worker.clients.matchAll({ includeUncontrolled: true });
    await note(await caches.open(STORE), PAGES, { version: VERSION, pages: open.map(({ id }) => id) });
  } catch {
    // Then the files of earlier versions stay until the next change.
  }
  await worker.clients.claim();
}

/** What the reader may want to know of this version. @returns {Promise<State>} */
async function state() {
  const store = await caches.open(STORE);
  const there = new Set(await held(store));
  const missing = PATHS.filter((path) => !there.has(place(path))).length;
  return { version: VERSION, bytes: BYTES, missing, trouble: (await noted(store, TROUBLE)) ?? null };
}

// --- Answering -----------------------------------------------------------------------------------

/** What is kept of a path: this version's file, else that of another version which still has a page open. @param {string} path */
async function kept(path) {
  try {
    if (ours(path)) return await caches.match(place(path), { cacheName: STORE });
    return await caches.match(address(path), { cacheName: STORE, ignoreSearch: true });
  } catch {
    return undefined;
  }
}

/** @param {Request} request @param {string} path @returns {Promise<Response>} */
async function page(request, path) {
  const file = meant(path, ours);
  const found = file === undefined ? undefined : await kept(file);
  if (found) return found;
  if (ours(`${path}/index.html`)) return Response.redirect(`${address(path)}/`);
  try {
    return await fetch(request);
  } catch {
    // What is to be downloaded is not kept: the page about it says so.
    if (path.startsWith("ladda-ner/")) return Response.redirect(address("om/utan-nat.html"));
    if (file !== undefined) return lost();
    const missing = await kept("404.html");
    return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : Response.error();
  }
}

function lost() {
  const headers = { ...HEADERS, "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" };
  return new Response(lostPage(PATHS, address), { status: 503, headers });
}

worker.addEventListener("install", (event) => event.waitUntil(alone(() => keep(true))));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  const answer = async () => port?.postMessage(await state());
  if (event.data === MESSAGES.takeOver) void worker.skipWaiting();
  else if (event.data === MESSAGES.shown) event.waitUntil(sweep().then(() => alone(mend)).catch(() => {}));
  else if (event.data === MESSAGES.state) event.waitUntil(answer());
  else if (event.data === MESSAGES.save) {
    // The state says what went wrong.
    event.waitUntil(alone(() => keep(false)).catch(() => {}).then(answer));
  }
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // A part of a file, and whatever changes something, is the server's business.
  if (request.method !== "GET" || request.headers.has("Range") || !url.href.startsWith(SCOPE)) return;
  const path = url.pathname.slice(new URL(SCOPE).pathname.length);
  if (request.mode === "navigate") event.respondWith(page(request, path));
  else event.respondWith(kept(path).then((found) => found ?? fetch(request)));
});
