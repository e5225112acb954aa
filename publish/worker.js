// The service worker: visited once, the site works for ever without a network.
// publish/offline.py writes in VERSION, FILES (path -> [sha256, type]), BYTES and HEADERS.
//
// All versions share one store, where a file lies under its path and its hash. So a new version fetches only
// what has changed, an interrupted one goes on where it stopped, and a page of the version before finds its
// files for as long as it is open. Whatever goes wrong with the store, the network answers.
/* global VERSION, FILES, BYTES, HEADERS */
const SCOPE = self.registration.scope;
// Several handbooks may share a host, and so its storage.
const STORE = `bo-kvar ${SCOPE}`;
const AT_ONCE = 6;
// After a full disk: every page view would else fetch it all again.
const PATIENCE = 3_600_000;
// Notes lie beside the files, at an address that no file has.
const TROUBLE = `${SCOPE}.bo-kvar?brist`;
const PAGES = `${SCOPE}.bo-kvar?sidor`;
const LIST = `${SCOPE}.bo-kvar?lista=`;

class Altered extends Error {}

const address = (path) => new URL(path, SCOPE).href;
const place = (path) => `${address(path)}?${FILES[path][0]}`;
const ours = (path) => Object.hasOwn(FILES, path);
const note = (store, where, what) => store.put(where, new Response(JSON.stringify(what)));
const noted = async (store, where) => (await store.match(where))?.json();

// --- Keeping -------------------------------------------------------------------------------------

/** The bytes of a file, if they are what was built. They are verified, so the browser's own cache will do,
 * and where that (or a cache on the way) has another version, the server itself is asked once. */
async function fetched(path) {
  const [hash] = FILES[path];
  for (const [where, cache] of [[address(path), "default"], [place(path), "reload"]]) {
    const response = await fetch(where, { cache, credentials: "same-origin" });
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    const bytes = await response.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    if ([...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") !== hash) continue;
    const said = Object.keys(HEADERS).map((name) => [name, response.headers.get(name) ?? HEADERS[name]]);
    return new Response(bytes, { headers: { ...Object.fromEntries(said), "Content-Type": FILES[path][1] } });
  }
  throw new Altered(`${path}: innehållet är ändrat`);
}

/** Fetch what the store lacks, a few files at a time. Nothing is written any more when this has ended. */
async function fill(store) {
  const there = new Set((await store.keys()).map(({ url }) => url));
  const missing = Object.keys(FILES).filter((path) => !there.has(place(path)));
  let fault;
  const next = async () => {
    for (let path = missing.pop(); path && !fault; path = missing.pop()) {
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

/** Keep every file of this version; what cannot be kept is noted, for the page that tells the reader. */
async function keep() {
  const store = await caches.open(STORE);
  const before = await noted(store, TROUBLE);
  if (before?.why === "fullt" && before.version === VERSION && Date.now() - before.last < PATIENCE) {
    throw new Error("Det fanns inte plats nyss");
  }
  try {
    await fill(store);
    await note(store, LIST + VERSION, Object.keys(FILES).map(place));
    await store.delete(TROUBLE);
  } catch (error) {
    const full = error.name === "QuotaExceededError";
    // What others have kept stays; the half of this version would only take room.
    if (full) await clear(store, (await lists(store)).flat());
    const why = full ? "fullt" : error instanceof Altered ? "andrad" : "nat";
    const trouble = { why, version: VERSION, since: before?.since ?? Date.now(), last: Date.now() };
    await note(store, TROUBLE, trouble).catch(() => {});
    throw error;
  }
}

/** The lists of the versions that are kept whole. */
async function lists(store) {
  const found = (await store.keys()).filter(({ url }) => url.startsWith(LIST));
  return Promise.all(found.map(async ({ url }) => [url, ...(await noted(store, url))]));
}

async function clear(store, kept) {
  const stays = new Set([...kept, TROUBLE, PAGES]);
  for (const { url } of await store.keys()) if (!stays.has(url)) await store.delete(url);
}

/** Throw away what only earlier versions need, when the pages that they have shown are closed. */
async function sweep() {
  await navigator.locks.request(STORE, { ifAvailable: true }, async (lock) => {
    // A version that is on its way in has files here that this one does not know of.
    if (!lock || self.registration.installing || self.registration.waiting || !(await caches.has(STORE))) return;
    const store = await caches.open(STORE);
    const taken = await noted(store, PAGES);
    if (taken?.version !== VERSION) return;
    const open = await self.clients.matchAll({ includeUncontrolled: true });
    if (open.some(({ id }) => taken.pages.includes(id))) return;
    await clear(store, [LIST + VERSION, ...Object.keys(FILES).map(place)]);
    await store.delete(PAGES);
  });
}

async function takeOver() {
  try {
    const open = await self.clients.matchAll({ includeUncontrolled: true });
    await note(await caches.open(STORE), PAGES, { version: VERSION, pages: open.map(({ id }) => id) });
  } catch {
    // Then the files of earlier versions stay until the next change.
  }
  await self.clients.claim();
}

/** What the reader may want to know of this version. */
async function state() {
  const store = await caches.open(STORE);
  const there = new Set((await store.keys()).map(({ url }) => url));
  const missing = Object.keys(FILES).filter((path) => !there.has(place(path))).length;
  return { version: VERSION, bytes: BYTES, missing, trouble: (await noted(store, TROUBLE)) ?? null };
}

// --- Answering -----------------------------------------------------------------------------------

/** What is kept of a path: this version's file, else that of another version which still has a page open. */
async function kept(path) {
  try {
    if (ours(path)) return await caches.match(place(path), { cacheName: STORE });
    return await caches.match(address(path), { cacheName: STORE, ignoreSearch: true });
  } catch {
    return undefined;
  }
}

/** The file that an address means: hosts differ in whether they want "mapp/", "mapp" or "sida.html". */
const meant = (path) => [path, `${path}index.html`, `${path}.html`].find(ours);

async function page(request, path) {
  const file = meant(path);
  const found = file && (await kept(file));
  if (found) return found;
  if (ours(`${path}/index.html`)) return Response.redirect(`${address(path)}/`);
  try {
    return await fetch(request);
  } catch {
    // What is to be downloaded is not kept: the page about it says so.
    if (path.startsWith("ladda-ner/")) return Response.redirect(address("om/utan-nat.html"));
    const missing = await kept("404.html");
    return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : Response.error();
  }
}

self.addEventListener("install", (event) => event.waitUntil(navigator.locks.request(STORE, keep)));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const answer = async () => port?.postMessage(await state());
  if (event.data === "ta-over") self.skipWaiting();
  else if (event.data === "visad") event.waitUntil(sweep());
  else if (event.data === "lage") event.waitUntil(answer());
  else if (event.data === "spara") {
    // The state says what went wrong.
    event.waitUntil(navigator.locks.request(STORE, keep).catch(() => {}).then(answer));
  }
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // A part of a file, and whatever changes something, is the server's business.
  if (request.method !== "GET" || request.headers.has("Range") || !url.href.startsWith(SCOPE)) return;
  const path = url.pathname.slice(new URL(SCOPE).pathname.length);
  if (request.mode === "navigate") event.respondWith(page(request, path));
  else event.respondWith(kept(path).then((found) => found ?? fetch(request)));
});
