// Fetches the engine's files: tells what has come, goes on after a break, and lets nothing through but what was built.
// What has come lies in the browser's own cache, which asks a server only for the rest of a file where the server can
// send that; see docs/utveckling/beslut/0008.
// @ts-check

/** @typedef {import("./engine/files.mjs").File} File */

/** How long a broken connection is left alone before the file is asked for again, in milliseconds. */
const PAUSE = 1_000;
/** The type without which a browser does not compile WebAssembly while it reads it. */
const WASM = "application/wasm";

/**
 * Gives a function that fetches a file.
 *
 * @param {File[]} files all that will be fetched
 * @param {(news: {arrived: number, of: number}) => void} tell how many bytes have come of all; only when more have
 */
export function fetching(files, tell) {
  /** Of each file whether a server has begun to send it, how much has come, as a part of it, and its weight on the line. */
  const parts = new Map(files.map((file) => [file, { begun: false, come: 0, weight: file.size }]));

  const news = () => {
    const all = [...parts.values()];
    tell({
      arrived: all.reduce((sum, { come, weight }) => sum + come * weight, 0),
      of: all.reduce((sum, { weight }) => sum + weight, 0),
    });
  };

  /** One try at a file. @param {File} file @param {RequestCache} cache */
  const attempt = async (file, cache) => {
    const part = /** @type {{begun: boolean, come: number, weight: number}} */ (parts.get(file));
    const response = await fetch(file.url, { cache });
    if (!response.ok || !response.body) throw new Error(`${file.url} saknas`);
    part.begun = true;
    if (response.headers.has("Content-Encoding")) part.weight = Number(response.headers.get("Content-Length")) || file.size;
    const bytes = await read(response.clone(), file, (length) => {
      if (length / file.size <= part.come) return; // It has come before.
      part.come = length / file.size;
      news();
    });
    return verified(response, bytes, file);
  };

  /** @param {File} file */
  return async (file) => {
    /** @type {RequestCache} */
    let cache = "default";
    for (;;) {
      try {
        return await attempt(file, cache);
      } catch (error) {
        if (!(error instanceof TypeError) && cache === "default") {
          cache = "reload"; // What the browser has kept may be damaged; the server's own may not be.
        } else if (error instanceof TypeError && parts.get(file)?.begun) {
          // The network has broken. Whether to give up is for the page to say: it sees whether anything comes.
          await new Promise((resolve) => setTimeout(resolve, PAUSE));
        } else {
          throw error;
        }
      }
    }
  };
}

/** Reads a body to its end. @param {Response} response @param {File} file @param {(length: number) => void} come */
async function read(response, file, come) {
  const bytes = new Uint8Array(file.size);
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  for (let length = 0; ; ) {
    const { done, value } = await reader.read();
    if (done) return bytes;
    if (length + value.length > file.size) throw new Error(`${file.url} är ändrad`);
    bytes.set(value, length);
    length += value.length;
    come(length);
  }
}

/** The response, if it holds what was built, and as what it is: some servers do not know the type of WebAssembly.
 * @param {Response} response not yet read @param {Uint8Array<ArrayBuffer>} bytes what it holds @param {File} file */
async function verified(response, bytes, file) {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    // Without https only the browser itself can compare; it has the file by now.
    response = await fetch(file.url, { integrity: file.integrity }).catch(() => Promise.reject(new Error(`${file.url} är ändrad`)));
  } else {
    const digest = String.fromCharCode(...new Uint8Array(await subtle.digest("SHA-256", bytes)));
    if (file.integrity !== `sha256-${btoa(digest)}`) throw new Error(`${file.url} är avkortad eller ändrad`);
  }
  if (!file.url.endsWith(".wasm") || response.headers.get("Content-Type") === WASM) return response;
  return new Response(bytes, { headers: { "Content-Type": WASM } });
}
