// The edition in one file: the engine comes out of the page itself, since file:// lets nothing else be read.
// publish/onefile.py puts case-checklist.mjs before this text, the worker's source into WORKER, and Pyodide's lock into LOCK.
/* global CaseChecklist, WORKER, LOCK */

/** The bytes of a payload: gzip in base64 in a script element of its own.
 * @param {string} id */
async function payload(id) {
  const coded = atob(document.getElementById(id)?.textContent?.trim() ?? "");
  const bytes = Uint8Array.from(coded, (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

CaseChecklist.worker = () => {
  // Chromium refuses module workers from Blob addresses on file://, but takes a data: address.
  const worker = new Worker(`data:text/javascript,${encodeURIComponent(WORKER)}`, { type: "module" });
  const names = ["loader", "asm", "wasm", "archive", "handbook"];
  Promise.all(names.map((name) => payload(`bk-${name}`))).then((parts) => {
    worker.postMessage({ ...Object.fromEntries(names.map((name, index) => [name, parts[index]])), lock: LOCK }, parts);
  });
  return worker;
};
CaseChecklist.define();
