// Keeps one case in this browser, when its user has said so, and notices what another tab makes of it.
// One key holds the whole of it, so that whatever stops a write half-way, the old text stands whole.
// @ts-check

/** The form of what is kept. One with a higher number comes from a later edition, and is left alone. */
const FORM = 1;
const DAY = 86_400_000;
const DAYS = 30;
/** More than anybody uses before the engine has answered. */
const MOST_PENDING = 100;
const BROKEN = "Det sparade ärendet gick inte att läsa. Det ligger kvar orört tills du sparar ett nytt eller rensar.";
const NEWER = "Här ligger ett ärende som en nyare version av checklistan har sparat. Det är orört. Ladda om sidan när du har nät.";
const OCCUPIED = "Ett annat ärende är redan sparat i den här webbläsaren. Rensa det i den andra fliken, eller spara det här som fil.";
const REFUSED = "Webbläsaren tillåter inte att ärendet sparas. Spara det som fil eller skriv ut planen.";

/**
 * The case as the engine wrote it, how it is looked at, and the controls that have been used but not answered
 * yet, so that a reload in the middle loses no tick.
 * @typedef {{name: string, value: string, checked: boolean}} Control
 * @typedef {{case: string | null, view: object | null, pending: Control[]}} Kept
 */

/** Reads what is kept; a text that cannot be read, is too old or comes from a later edition gives no case.
 * @param {string} text @returns {Kept & {fault: string, old: boolean}} */
function read(text) {
  const nothing = { case: null, view: null, pending: [], fault: "", old: false };
  try {
    const { form, saved, view, case: kept, pending } = JSON.parse(text);
    if (form > FORM) return { ...nothing, fault: NEWER };
    if (typeof kept !== "string") return { ...nothing, fault: BROKEN };
    // After the clock has been turned back a case seems to be from tomorrow: its days begin now.
    const days = (Date.now() - (Number(saved) || Date.now())) / DAY;
    if (days > (Number(view?.days) || DAYS)) return { ...nothing, old: true };
    return { ...nothing, case: kept, view, pending: Array.isArray(pending) ? pending.slice(0, MOST_PENDING) : [] };
  } catch {
    return { ...nothing, fault: BROKEN };
  }
}

export class Keeping {
  #key;
  /** The text as this tab last read or wrote it; null for none. */
  #seen = /** @type {string | null} */ (null);
  /** Why there is no case, or why it could not be kept; one line for the user. */
  fault = "";

  /** Several handbooks may share a host, and so its storage: each keeps its own.
   * @param {string} routine
   * @param {string} root the way from the page to the site's root */
  constructor(routine, root) {
    // A file is the same wherever it lies: a USB stick has another letter on another computer.
    const site = location.protocol === "file:" ? "" : new URL(root || ".", location.href).pathname;
    this.#key = `bo-kvar:${site}${routine}`;
  }

  /** Gives what was put aside over a change of version, or else what is kept. @returns {Kept | null} */
  recall() {
    try {
      const aside = sessionStorage.getItem(this.#key);
      sessionStorage.removeItem(this.#key);
      const kept = localStorage.getItem(this.#key);
      const text = aside ?? kept;
      if (text === null) return null;
      const found = read(text);
      this.fault = found.fault;
      if (found.old) localStorage.removeItem(this.#key);
      else if (!found.fault) this.#seen = kept;
      return found.case === null ? null : found;
    } catch {
      return null; // Storage is blocked, which is said when somebody asks for it.
    }
  }

  /** Keeps a case. Gives the case of another tab that has written since, and then writes nothing: merge, and keep again.
   * @param {Kept} what @returns {string | null} */
  keep(what) {
    this.fault = "";
    try {
      const there = localStorage.getItem(this.#key);
      if (there !== null && there !== this.#seen) {
        const other = read(there);
        if (other.fault === NEWER) {
          this.fault = NEWER;
          return null;
        }
        const same = other.case === null || other.case === what.case;
        if (!same && this.#seen === null) {
          this.fault = OCCUPIED; // Two households must not become one.
          return null;
        }
        this.#seen = there;
        if (!same) return other.case;
      }
      const text = JSON.stringify({ form: FORM, ...what, saved: Date.now() });
      localStorage.setItem(this.#key, text);
      this.#seen = text;
    } catch {
      this.fault = REFUSED;
    }
    return null;
  }

  /** Forgets what this tab has kept, or, when it is all to be cleared, whatever lies there. @param {boolean} all */
  forget(all) {
    try {
      if (all || this.#seen !== null) localStorage.removeItem(this.#key);
      this.#seen = null;
    } catch {
      // Where nothing can be stored there is nothing to forget.
    }
  }

  /** Keeps an open case over the reload that a new version needs, and no longer. @param {Kept} what */
  putAside(what) {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ form: FORM, ...what }));
    } catch {
      // Where nothing can be kept, the user has seen on the screen what is lost.
    }
  }

  /** Tells what another tab has done: the case that it wrote, or null when it has cleared it.
   * @param {(theirs: string | null) => void} heard */
  watch(heard) {
    addEventListener("storage", ({ key, newValue, storageArea }) => {
      if (storageArea !== localStorage || (key !== this.#key && key !== null) || newValue === this.#seen) return;
      const had = this.#seen !== null;
      this.#seen = key === null ? null : newValue;
      if (this.#seen === null) {
        if (had) heard(null);
      } else {
        const theirs = read(this.#seen).case;
        if (theirs !== null && had) heard(theirs);
      }
    });
  }
}
