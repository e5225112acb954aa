// The worker of the edition in one file: like docs/assets/checklist/worker.mjs, but every part comes in the
// first message instead of from a server. The wasm's address ends in "#", so that the file name which Pyodide
// appends to its indexURL falls into the fragment.
import { answer } from "../../docs/assets/checklist/answering.mjs";

/** The bytes of base64; newer browsers have a way of their own, many times faster. @param {string} coded */
function decoded(coded) {
  if ("fromBase64" in Uint8Array) return /** @type {any} */ (Uint8Array).fromBase64(coded);
  const text = atob(coded);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
  return bytes;
}

/** The content of a part: gzip in base64, undone here so that the page can be used meanwhile. @param {string} coded */
function unpacked(coded) {
  return new Response(new Blob([decoded(coded)]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/** @param {string} coded @param {string} type */
async function url(coded, type) {
  return URL.createObjectURL(new Blob([await unpacked(coded).arrayBuffer()], { type }));
}

/** @param {Record<"loader" | "asm" | "wasm" | "archive" | "handbook" | "lock", string>} parts */
async function start(parts) {
  const script = "text/javascript";
  const [loader, asm, wasm, archive, handbook] = await Promise.all([
    url(parts.loader, script).then((where) => import(where)),
    url(parts.asm, script).then((where) => import(where)),
    url(parts.wasm, "application/wasm"),
    url(parts.archive, "application/zip"),
    unpacked(parts.handbook).text(),
  ]);
  const pyodide = await loader.loadPyodide({
    createPyodideModule: asm.default,
    indexURL: `${wasm}#`,
    stdLibURL: archive,
    lockFileContents: parts.lock,
  });
  const bridge = pyodide.pyimport("checklist.bridge");
  bridge.start(handbook);
  return bridge;
}

// The first message is everything that the engine is made of.
addEventListener("message", ({ data }) => answer(start(data)), { once: true });
