// The only way in which our scripts make HTML of text, or start a script at an address: where the browser has Trusted
// Types, the pages' policy (publish/hosting/policy.py) refuses every other.
// @ts-check

/**
 * @typedef {{ createHTML: (html: string) => string, createScriptURL: (address: string) => string }} Policy
 */

const NAME = "bo-kvar";

/** The engine escapes what it is given. Scripts come from this site, or from inside the edition in one file.
 * @type {Policy} */
const rules = {
  createHTML: (html) => html,
  createScriptURL(address) {
    const { origin, protocol } = new URL(address);
    if (origin === location.origin || protocol === "data:") return address;
    throw new TypeError(`${address}: skriptet kommer från en annan plats`);
  },
};

/** @type {Policy} */
export const trusted = /** @type {any} */ (globalThis).trustedTypes?.createPolicy(NAME, rules) ?? rules;
