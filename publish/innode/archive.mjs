// Makes the one archive that Pyodide starts from in the browser: the part of the standard library
// that the engine needs, the engine and what it imports, all as bytecode. Then starts from it, and
// compares every answer with the stock interpreter's.
//
// Stock Pyodide compiles its standard library from source at every start; that is most of its time.
//
// On standard input, as JSON: {library, sources, handbooks, packing, finder, walk, archive}: paths (of each routine's handbook
// one); the last is written.
// On standard output, as JSON: {modules, answers, lock}: two counts, and what loadPyodide wants instead of a lock file.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** @typedef {Awaited<ReturnType<typeof import("pyodide").loadPyodide>>} Pyodide */

const HOME = "/packed";
const paths = JSON.parse(readFileSync(0, "utf8"));
const text = (/** @type {string} */ path) => readFileSync(path, "utf8");
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(resolve(paths.library, "pyodide.mjs")).href);
// A fixed seed: the order of a set must not decide the order of anything in the archive.
const options = { indexURL: paths.library, env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" } };

const lock = minimalLock();
const stock = await loadPyodide(options);
stock.FS.writeFile("/sources.zip", readFileSync(paths.sources));
const packing = stock.runPython(`
import types
packing = types.ModuleType("packing")
packing
`);
// What packing imports for itself must not count, so its imports are taken out of the trace below.
const before = moduleFiles(stock);
stock.runPython(text(paths.packing), { globals: packing.__dict__, filename: "packing.py" });
packing.unpack("/sources.zip", HOME);
const own = new Set([...moduleFiles(stock).keys()].filter((name) => !before.has(name)));
stock.runPython(`
import sys
for name in ${JSON.stringify([...own])}:
    del sys.modules[name]
`);
const expected = walk(stock);
const modules = moduleFiles(stock);

const pack = packing.pack;
const bytes = pack(stock.toPy(Object.fromEntries(modules)), HOME, text(paths.finder));
mkdirSync(dirname(paths.archive), { recursive: true });
writeFileSync(paths.archive, bytes.toJs());

const trimmed = await loadPyodide({ ...options, stdLibURL: resolve(paths.archive), lockFileContents: lock });
compare(expected, walk(trimmed));
process.stdout.write(JSON.stringify({ modules: modules.size, answers: expected.length, lock }));

/**
 * Pyodide wants a lock file of the packages that may be loaded; ours has none, and so no file to fetch.
 * @returns {import("pyodide").Lockfile}
 */
function minimalLock() {
  const { info } = JSON.parse(text(join(paths.library, "pyodide-lock.json")));
  return { info, packages: {} };
}

/**
 * Everything the browser does with the interpreter, failing included: an exception that reaches
 * JavaScript is formatted in Python, by modules that nothing else imports.
 * @param {Pyodide} pyodide
 * @returns {string[]}
 */
function walk(pyodide) {
  try {
    pyodide.runPython("raise ValueError('prov')");
  } catch {
    // The point was to have it formatted.
  }
  pyodide.pyimport("checklist.bridge").destroy();
  const globals = pyodide.toPy({ __name__: "walk" });
  pyodide.runPython(text(paths.walk), { globals, filename: "walk.py" });
  return globals.get("walk")(pyodide.toPy(paths.handbooks.map(text))).toJs();
}

/**
 * What has been imported, each with its file; none for what is built into the interpreter or frozen in it.
 * @param {Pyodide} pyodide
 * @returns {Map<string, string | null>}
 */
function moduleFiles(pyodide) {
  const files = pyodide.runPython(`
import sys
def file_of(module):
    frozen = getattr(getattr(module, "__spec__", None), "origin", None) == "frozen"
    return None if frozen else getattr(module, "__file__", None)
{name: file_of(module) for name, module in list(sys.modules.items())}
`);
  return files.toJs({ dict_converter: (/** @type {Iterable<[string, string]>} */ entries) => new Map(entries) });
}

/**
 * @param {string[]} stockAnswers
 * @param {string[]} answers
 */
function compare(stockAnswers, answers) {
  const different = stockAnswers.findIndex((answer, index) => answer !== answers[index]);
  if (different >= 0 || stockAnswers.length !== answers.length) {
    console.error(`svar nummer ${different + 1} blev ett annat ur arkivet än ur källkoden`);
    process.exit(1);
  }
}
