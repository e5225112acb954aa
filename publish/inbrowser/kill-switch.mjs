// The kill switch: put this file in the place of sw.js, and every browser that has kept the site offline lets go of it.
// Pages that are open go on, with the network; no page is reloaded. A later sw.js is kept again as if for the first time.
// @ts-check
import { storeOf } from "../../docs/assets/offline-protocol.mjs";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(stop()));

async function stop() {
  await caches.delete(storeOf(worker.registration.scope)).catch(() => {});
  await worker.registration.unregister();
}
