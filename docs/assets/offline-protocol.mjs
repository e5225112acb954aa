// What the pages and the service worker say to each other, and where both of them look in the browser's storage: the
// build puts this text into the worker (publish/hosting/offline.py). What is written here stays as it is: a worker and
// a page of different versions meet whenever a new one comes in.
// @ts-check

/**
 * What a worker says of the version that it holds; `why` is one of WHY.
 * @typedef {{ why: string, version: string, since: number, last: number }} Trouble
 * @typedef {{ version: string, bytes: number, missing: number, trouble: Trouble | null }} State
 * @typedef {typeof MESSAGES[keyof typeof MESSAGES]} Message
 */

/**
 * What a page asks of a worker: to take over from the version before; to tidy up, now that a page has been shown; how it
 * is; to fetch what it lacks, and then say how it is.
 */
export const MESSAGES = /** @type {const} */ ({ takeOver: "ta-over", shown: "visad", state: "lage", save: "spara" });

/** Why something could not be kept: there is no room, a file was altered on the way, the network did not suffice. */
export const WHY = /** @type {const} */ ({ full: "fullt", altered: "andrad", network: "nat" });

/** The name of the store. Several handbooks may share a host, and so its storage. @param {string} scope */
export function storeOf(scope) {
  return `bo-kvar ${scope}`;
}

/**
 * The address in the store of a note: what could not be kept, the pages of versions before, or the list of a version.
 * It lies beside the files, and no file has such an address.
 * @param {string} scope
 * @param {"brist" | "sidor" | `lista=${string}`} name
 */
export function noteOf(scope, name) {
  return `${scope}.bo-kvar?${name}`;
}
