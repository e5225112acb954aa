// What a worker does once it holds the engine: it answers, and uses the time between answers.
// The edition in one file has a worker of its own, which begins otherwise but goes on like this.
// @ts-check

// Pyodide tries this to find out whether the worker is a classic one, which no module is; Firefox would report the try
// as a breach of Trusted Types.
Reflect.set(globalThis, "importScripts", undefined);

/** The pause after an answer before the engine works ahead, in milliseconds: the page has it on screen first. */
const PAUSE = 100;

/**
 * Answers what the page asks. Meanwhile finds out what the page says that it is likely to ask, so that it need not
 * wait; and when that is done prepares the steps that other answers would bring.
 *
 * @typedef {{update: (request: string) => string, prepare: () => string | undefined}} Bridge
 * @param {Promise<Bridge>} starting
 */
export function answer(starting) {
  let pause = 0;
  /** @type {string[]} */
  let likely = [];

  /** @param {Bridge} bridge */
  const workAhead = (bridge) => {
    const request = likely.shift();
    try {
      if (request) {
        postMessage({ foreseen: bridge.update(request), request });
      } else {
        const parts = bridge.prepare();
        if (parts === undefined) return;
        if (parts) postMessage({ parts });
      }
    } catch (error) {
      // Nobody has asked it yet; if somebody does, the fault is told.
      console.warn(String(error));
      if (!request) return;
    }
    pause = setTimeout(workAhead, 0, bridge);
  };

  starting.then(
    () => postMessage({ ready: true }),
    (error) => postMessage({ fault: String(error) }),
  );
  addEventListener("message", async ({ data }) => {
    clearTimeout(pause);
    try {
      const bridge = await starting;
      likely = data.likely ?? [];
      if (data.request) postMessage({ answer: bridge.update(data.request) });
      pause = setTimeout(workAhead, PAUSE, bridge);
    } catch (error) {
      postMessage({ fault: String(error) });
    }
  });
}
