// Holds Pyodide and the engine. A string in, a string out; see checklist/bridge.py.
// @ts-check
import { answer } from "./answering.mjs";
import { FILES, HANDBOOKS, LOCK } from "./engine/files.mjs";
import { fetching } from "./fetching.mjs";

// The worker bears the names of the page's routines, and fetches no others.
const handbooks = self.name.split(" ").map((routine) => {
  const file = HANDBOOKS[routine];
  if (!file) throw new Error(`rutinen ${routine} saknas`);
  return file;
});
const fetched = fetching([...Object.values(FILES), ...handbooks], (news) => postMessage(news));

/** Imports a module of the engine once it has come and is what the build made: the browser has it then.
 * @param {"loader" | "asm"} name */
async function imported(name) {
  await fetched(FILES[name]);
  return import(FILES[name].url);
}

/** Lets loadPyodide have the files that are on their way already, by the addresses that it will ask for.
 * @param {Record<string, Promise<Response>>} given */
function handOver(given) {
  const ask = globalThis.fetch;
  globalThis.fetch = (input, init) => given[String(input)] ?? ask(input, init);
}

async function start() {
  const [wasm, archive] = [fetched(FILES.wasm), fetched(FILES.archive)];
  const [{ loadPyodide }, { default: createPyodideModule }, texts] = await Promise.all([
    imported("loader"),
    imported("asm"),
    Promise.all(handbooks.map(async (file) => (await fetched(file)).text())),
    wasm,
    archive,
  ]);
  const indexURL = new URL("./", import.meta.url).href;
  handOver({ [`${indexURL}pyodide.asm.wasm`]: wasm, [FILES.archive.url]: archive });
  const pyodide = await loadPyodide({ indexURL, stdLibURL: FILES.archive.url, lockFileContents: LOCK, createPyodideModule });
  const bridge = pyodide.pyimport("checklist.bridge");
  for (const handbook of texts) bridge.start(handbook);
  return bridge;
}

answer(start());
