// Holds Pyodide and the engine. A string in, a string out; see checklist/bridge.py.
// @ts-check
import { FILES, LOCK } from "./engine/files.mjs";

/** The pause after an answer before the engine prepares what may be asked next, in milliseconds. */
const PAUSE = 300;

/** Fetches one of the engine's files, and refuses one that is missing or not what the build made: loadPyodide would
 * never settle. What is fetched ahead is also in the browser's cache when it is imported.
 * @param {keyof typeof FILES} name */
async function fetched(name) {
  const { url, integrity } = FILES[name];
  const response = await fetch(url, { integrity }).catch(() => undefined);
  if (!response?.ok) throw new Error(`${url} saknas, är avkortad eller ändrad`);
  return response;
}

/** Imports a module of the engine, and refuses it if it is not what the build made. The browser fetches it once for
 * both; waiting for the one before the other cost Firefox a tenth of its start. @param {"loader" | "asm"} name */
async function imported(name) {
  const [module] = await Promise.all([import(FILES[name].url), fetched(name)]);
  return module;
}

/** Lets loadPyodide have the files that are on their way already, by the addresses that it will ask for.
 * @param {Record<string, Promise<Response>>} given */
function handOver(given) {
  const ask = globalThis.fetch;
  globalThis.fetch = (input, init) => given[String(input)] ?? ask(input, init);
}

async function start() {
  const [wasm, archive] = [fetched("wasm"), fetched("archive")];
  const [{ loadPyodide }, { default: createPyodideModule }, handbook] = await Promise.all([
    imported("loader"),
    imported("asm"),
    fetched("handbook").then((response) => response.text()),
    wasm,
    archive,
  ]);
  const indexURL = new URL("./", import.meta.url).href;
  handOver({ [`${indexURL}pyodide.asm.wasm`]: wasm, [FILES.archive.url]: archive });
  const pyodide = await loadPyodide({ indexURL, stdLibURL: FILES.archive.url, lockFileContents: LOCK, createPyodideModule });
  const bridge = pyodide.pyimport("checklist.bridge");
  bridge.start(handbook);
  return bridge;
}

const starting = start();
let pause = 0;

/** Prepares a little of what may be asked next, again and again, as long as nothing is asked. */
async function prepare() {
  const bridge = await starting;
  if (bridge.prepare()) pause = setTimeout(prepare);
}

starting.then(
  () => postMessage({ ready: true }),
  (error) => postMessage({ fault: String(error) }),
);
addEventListener("message", async ({ data }) => {
  clearTimeout(pause);
  try {
    postMessage({ answer: (await starting).update(data) });
    pause = setTimeout(prepare, PAUSE);
  } catch (error) {
    postMessage({ fault: String(error) });
  }
});
