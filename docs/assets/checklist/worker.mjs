// Holds Pyodide and the engine. A string in, a string out; see checklist/bridge.py.
// @ts-check
import { loadPyodide } from "./engine/pyodide.mjs";

const folder = new URL("./engine/", import.meta.url).href;

/** loadPyodide never settles when a file is missing or blocked, so each is fetched and looked at first.
 * @param {string} name */
async function fetched(name) {
  const response = await fetch(folder + name);
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response;
}

async function start() {
  const [lock, handbook] = await Promise.all([
    fetched("lock.json").then((response) => response.text()),
    fetched("handbook.json").then((response) => response.text()),
    fetched("pyodide.asm.wasm").then((response) => response.arrayBuffer()),
    fetched("engine.zip").then((response) => response.arrayBuffer()),
  ]);
  const pyodide = await loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}engine.zip`,
    lockFileContents: lock,
  });
  const bridge = pyodide.pyimport("checklist.bridge");
  bridge.start(handbook);
  return bridge;
}

const starting = start();
starting.then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ fault: String(error) }),
);
addEventListener("message", async ({ data }) => {
  try {
    postMessage({ answer: (await starting).update(data) });
  } catch (error) {
    postMessage({ fault: String(error) });
  }
});
