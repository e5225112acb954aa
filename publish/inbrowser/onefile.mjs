// The edition in one file: the engine comes out of the page itself, since file:// lets nothing else be read.
// publish/onefile.py puts the modules of the page before this text, the worker's source into WORKER, and Pyodide's
// lock into LOCK.
/* global CaseChecklist, Engine, trusted, WORKER, LOCK */

Engine.worker = () => {
  // Chromium refuses module workers from Blob addresses on file://, but takes a data: address.
  const address = trusted.createScriptURL(`data:text/javascript,${encodeURIComponent(WORKER)}`);
  const names = ["loader", "asm", "wasm", "archive", "handbook"];
  // In a folder on a disk the engine lies beside the pages, once for all of them.
  const beside = /** @type {Record<string, string>} */ (/** @type {any} */ (globalThis).boKvarMotor ?? {});
  const coded = names.map((name) => [name, document.getElementById(`bk-${name}`)?.textContent?.trim() ?? beside[name]]);
  // A page taken out of its folder has no engine beside it: Engine says so, and the page that it must be unpacked.
  if (coded.some(([, text]) => !text)) throw new Error("motorn saknas bredvid sidan");
  const worker = new Worker(address, { type: "module" });
  worker.postMessage({ ...Object.fromEntries(coded), lock: LOCK });
  return worker;
};
customElements.define("case-checklist", CaseChecklist);
