// What a worker does once it holds the engine: it answers.
// The edition in one file has a worker of its own, which begins otherwise but goes on like this.
// @ts-check

// Pyodide tries this to find out whether the worker is a classic one, which no module is; Firefox would report the try
// as a breach of Trusted Types.
Reflect.set(globalThis, "importScripts", undefined);

/**
 * @typedef {{update: (request: string) => string}} Bridge
 * @param {Promise<Bridge>} starting
 */
export function answer(starting) {
  starting.then(
    () => postMessage({ ready: true }),
    (error) => postMessage({ fault: String(error) }),
  );
  addEventListener("message", async ({ data }) => {
    try {
      postMessage({ answer: (await starting).update(data.request) });
    } catch (error) {
      postMessage({ fault: String(error) });
    }
  });
}
