// Asks the engine of a built site, started from the archive that the site serves, and writes what it answers, in order. Given:
// the address of the site's engine/files.mjs, and on standard input {"library": …, "handbooks": […], "requests": […]}, all
// text; the library is the folder of Pyodide's own files. Run by tests/site/test_same_answers.py in Node.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const { FILES, LOCK } = await import(process.argv[2] ?? "");
const { library, handbooks, requests } = JSON.parse(readFileSync(0, "utf8"));
/** @type {typeof import("pyodide")} */
const { loadPyodide } = await import(pathToFileURL(join(library, "pyodide.mjs")).href);
const stdLibURL = fileURLToPath(FILES.archive.url);
const pyodide = await loadPyodide({ indexURL: library, stdLibURL, lockFileContents: LOCK });
const bridge = pyodide.pyimport("checklist.bridge");
for (const handbook of handbooks) bridge.start(handbook);
process.stdout.write(JSON.stringify(requests.map((/** @type {string} */ request) => bridge.update(request))));
