// The worker of the edition in one file: like docs/assets/checklist/worker.mjs, but every part comes in the
// first message instead of from a server. The wasm's address ends in "#", so that the file name which Pyodide
// appends to its indexURL falls into the fragment.
/** @param {ArrayBuffer} part @param {string} type */
const url = (part, type) => URL.createObjectURL(new Blob([part], { type }));
/** @param {ArrayBuffer} part */
const text = (part) => new TextDecoder().decode(part);

/** @param {Record<"loader" | "asm" | "wasm" | "archive" | "handbook", ArrayBuffer> & {lock: string}} parts */
async function start(parts) {
  const { loadPyodide } = await import(url(parts.loader, "text/javascript"));
  const { default: createPyodideModule } = await import(url(parts.asm, "text/javascript"));
  const pyodide = await loadPyodide({
    createPyodideModule,
    indexURL: `${url(parts.wasm, "application/wasm")}#`,
    stdLibURL: url(parts.archive, "application/zip"),
    lockFileContents: parts.lock,
  });
  const bridge = pyodide.pyimport("checklist.bridge");
  bridge.start(text(parts.handbook));
  return bridge;
}

/** @type {{update: (request: string) => string, prepare: () => boolean} | undefined} */
let bridge;
let pause = 0;
const prepare = () => {
  if (bridge?.prepare()) pause = setTimeout(prepare);
};
addEventListener("message", async ({ data }) => {
  clearTimeout(pause);
  try {
    if (bridge) {
      postMessage({ answer: bridge.update(data) });
      pause = setTimeout(prepare, 300);
    } else {
      bridge = await start(data);
      postMessage({ ready: true });
    }
  } catch (error) {
    postMessage({ fault: String(error) });
  }
});
