// Holds Pyodide and the engine. A string in, a string out; see checklist/bridge.py.
// @ts-check
import { answer } from "./answering.mjs";
import { FILES, LOCK } from "./engine/files.mjs";

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

answer(start());
