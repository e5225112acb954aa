// A worker for `make bench`: starts Pyodide as its npm package has it, and says when it is ready.
const base = new URL("./", import.meta.url).href;

try {
  /** @type {typeof import("pyodide")} */
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  await loadPyodide({ indexURL: base });
  postMessage({ ready: true });
} catch (error) {
  postMessage({ fault: String(error) });
}
