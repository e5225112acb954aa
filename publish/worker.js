// The service worker: visited once, the site works for ever without a network.
// VERSION, FILES (path -> sha256) and ENGINE are written in by publish/offline.py.
// A new version is fetched beside the old one, verified file by file, and takes over when the reader says so.
/* global VERSION, FILES, ENGINE */
const SITE_CACHE = `bo-kvar-${VERSION}`;
const ENGINE_CACHE = `bo-kvar-motor-${ENGINE}`;
const ENGINE_FILE = /assets\/checklist\/engine\/pyodide\./;

const cacheFor = (path) => (ENGINE_FILE.test(path) ? ENGINE_CACHE : SITE_CACHE);
const address = (path) => new URL(path, self.registration.scope).href;

async function digest(buffer) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", buffer));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A file that some cache of ours holds with the right content: kept from an earlier version or a broken install. */
async function known(path, hash) {
  for (const name of await caches.keys()) {
    if (!name.startsWith("bo-kvar-")) continue;
    const found = await (await caches.open(name)).match(address(path));
    if (found && found.headers.get("X-Hash") === hash) return found;
  }
  return undefined;
}

async function fetched(path, hash) {
  const response = await fetch(address(path), { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const buffer = await response.arrayBuffer();
  if ((await digest(buffer)) !== hash) throw new Error(`${path}: innehållet är ändrat`);
  const headers = { "Content-Type": response.headers.get("Content-Type") ?? "", "X-Hash": hash };
  return new Response(buffer, { headers });
}

async function install() {
  for (const [path, hash] of Object.entries(FILES)) {
    const cache = await caches.open(cacheFor(path));
    const there = await cache.match(address(path));
    if (there && there.headers.get("X-Hash") === hash) continue;
    await cache.put(address(path), (await known(path, hash)) ?? (await fetched(path, hash)));
  }
}

async function tidy() {
  const keep = new Set([SITE_CACHE, ENGINE_CACHE]);
  for (const name of await caches.keys()) {
    if (name.startsWith("bo-kvar-") && !keep.has(name)) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request) {
  const url = new URL(request.url);
  const scope = new URL(self.registration.scope);
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  const path = url.pathname.slice(scope.pathname.length);
  const cache = await caches.open(cacheFor(path));
  const found = await cache.match(url.href, { ignoreSearch: true });
  if (found) return found;
  try {
    return await fetch(request);
  } catch {
    const missing = await (await caches.open(SITE_CACHE)).match(address("404.html"));
    if (request.mode !== "navigate" || !missing) return Response.error();
    return new Response(await missing.arrayBuffer(), { status: 404, headers: missing.headers });
  }
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("message", (event) => {
  if (event.data === "ta-over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && request.url.startsWith(self.registration.scope)) event.respondWith(answer(request));
});
