// The service worker: visited once, the site works for ever without a network.
// publish/hosting/offline.py writes in VERSION, FILES (path -> [sha256, type]), BYTES and HEADERS.
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
/** How long ago a noted time is. One that the clock has not reached (it was wrong then, or is now) tells nothing. */
const since = (time) => (time <= Date.now() ? Date.now() - time : Infinity);

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

/** Keep every file of this version; what cannot be kept is noted, for the page that tells the reader.
 * A version that is coming in also ends what was noted of others: it takes their place. */
async function keep(comesIn) {
  const store = await caches.open(STORE);
  const before = await noted(store, TROUBLE);
  if (before?.why === "fullt" && before.version === VERSION && since(before.last) < PATIENCE) {
    throw new Error("Det fanns inte plats nyss");
  }
  try {
    await fill(store);
    await note(store, LIST + VERSION, Object.keys(FILES).map(place));
    if (comesIn || before?.version === VERSION) await store.delete(TROUBLE);
  } catch (error) {
    const full = error.name === "QuotaExceededError";
    // What others have kept stays; the half of this version would only take room.
    if (full) await clear(store, (await lists(store)).flat());
    const why = full ? "fullt" : error instanceof Altered ? "andrad" : "nat";
    const began = before && since(before.since) < Infinity ? before.since : Date.now();
    const trouble = { why, version: VERSION, since: began, last: Date.now() };
    await note(store, TROUBLE, trouble).catch(() => {});
    throw error;
  }
}

/** Fetch again what a version in use has lost: a browser that wants room throws things away. */
async function mend() {
  if ((await state()).missing) await keep(false);
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
    if (file) return lost();
    const missing = await kept("404.html");
    return missing ? new Response(missing.body, { status: 404, headers: missing.headers }) : Response.error();
  }
}

/** Instead of a page that was kept and is no more. It needs nothing that is kept, but is dressed by what is left. */
function lost() {
  // Ours come first by name, and have the last word.
  const sheets = Object.keys(FILES).filter((path) => path.endsWith(".css")).reverse();
  const dress = sheets.map((path) => `<link rel="stylesheet" href="${address(path)}">`).join("");
  const text = `<!doctype html><html lang="sv"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Sidan är inte kvar här - Bo kvar</title>${dress}</head>
<body dir="ltr" data-md-color-scheme="default"><main class="md-main__inner md-grid"><div class="md-content">
<div class="md-content__inner md-typeset"><h1>Sidan är inte kvar här</h1>
<p>Den finns i handboken och har varit sparad på datorn. Webbläsaren har tagit bort den, ofta för att få plats. Just nu svarar inte nätet, så den går inte att hämta igen.</p>
<ul><li><a href="">Försök igen</a> när du har nät. Då sparas sidan på nytt.</li>
<li><a href="${address("checklista.html")}">Till checklistan</a></li><li><a href="${address("index.html")}">Till startsidan</a></li></ul></div></div></main></body></html>`;
  const headers = { ...HEADERS, "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" };
  return new Response(text, { status: 503, headers });
}

/** What this version does alone with the store. */
const alone = (work) => navigator.locks.request(STORE, work);

self.addEventListener("install", (event) => event.waitUntil(alone(() => keep(true))));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  const answer = async () => port?.postMessage(await state());
  if (event.data === "ta-over") self.skipWaiting();
  else if (event.data === "visad") event.waitUntil(sweep().then(() => alone(mend)).catch(() => {}));
  else if (event.data === "lage") event.waitUntil(answer());
  else if (event.data === "spara") {
    // The state says what went wrong.
    event.waitUntil(alone(() => keep(false)).catch(() => {}).then(answer));
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
