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
const OTHER = "Ett annat ärende har sparats i en annan flik. Det som visas här sparas inte: spara det som fil, eller skriv ut planen.";
const REFUSED = "Webbläsaren tillåter inte att ärendet sparas. Spara det som fil eller skriv ut planen.";

/**
 * The case as the engine wrote it, how it is looked at, and the controls that have been used but not answered
 * yet, so that a reload in the middle loses no tick.
 * @typedef {{name: string, value: string, checked: boolean}} Control
 * @typedef {{case: string | null, view: object | null, pending: Control[], id?: string}} Kept
 *   id: which case it is, so that two households never become one; cases kept earlier have none
 */

/** What is said of a case whose time is out. @param {number} until in milliseconds @param {number} days */
function tooOld(until, days) {
  const day = new Date(until).toLocaleDateString("sv-SE", { day: "numeric", month: "long", year: "numeric" });
  return `Det sparade ärendet är borttaget. Tiden gick ut ${day}, ${days} dagar efter den senaste ändringen.`;
}

/** Reads what is kept; a text that cannot be read, is too old or comes from a later edition gives no case.
 * @param {string} text @returns {Kept & {fault: string, old: boolean}} */
function read(text) {
  const nothing = { case: null, view: null, pending: [], fault: "", old: false };
  try {
    const { form, saved, view, case: kept, pending, id } = JSON.parse(text);
    if (form > FORM) return { ...nothing, fault: NEWER };
    if (typeof kept !== "string") return { ...nothing, fault: BROKEN };
    const days = Number(view?.days) || DAYS;
    // After the clock has been turned back a case seems to be from tomorrow: its days begin now.
    const until = Math.min(Number(saved) || Date.now(), Date.now()) + days * DAY;
    if (Date.now() > until) return { ...nothing, fault: tooOld(until, days), old: true };
    const given = typeof id === "string" ? { id } : {};
    return { ...nothing, case: kept, view, pending: Array.isArray(pending) ? pending.slice(0, MOST_PENDING) : [], ...given };
  } catch {
    return { ...nothing, fault: BROKEN };
  }
}

export class Keeping {
  #key;
  /** The text as this tab last read or wrote it; null for none. */
  #seen = /** @type {string | null} */ (null);
  /** Which case this tab has, once it is known. */
  #id = "";
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
      this.#id = found.id ?? "";
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
        if (!same && (this.#seen === null || this.#isAnother(other.id))) {
          this.fault = this.#seen === null ? OCCUPIED : OTHER; // Two households must not become one.
          this.#seen = null;
          return null;
        }
        this.#seen = there;
        this.#id ||= other.id ?? "";
        if (!same) return other.case;
      }
      this.#id ||= `${Date.now()}-${Math.random()}`;
      const text = JSON.stringify({ form: FORM, ...what, id: this.#id, saved: Date.now() });
      localStorage.setItem(this.#key, text);
      this.#seen = text;
    } catch {
      this.fault = REFUSED;
    }
    return null;
  }

  /** Whether what another tab has kept is another case than this one. @param {string | undefined} id */
  #isAnother(id) {
    return Boolean(id && this.#id && id !== this.#id);
  }

  /** The case is another one from now on: it takes the place of what is kept, and is not merged with it. */
  begin() {
    this.#id = "";
  }

  /** What is kept is no longer this tab's: it stays there as it is. */
  leave() {
    this.#seen = null;
    this.#id = "";
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
      if (this.#seen === null) return; // What this tab has is not what is kept.
      const text = key === null ? null : newValue;
      const theirs = text === null ? null : read(text);
      if (theirs?.fault === NEWER) return; // Not this tab's to take, nor to write over.
      const gone = !theirs || this.#isAnother(theirs.id);
      this.#seen = gone ? null : text;
      if (gone) heard(null);
      else if (theirs.case !== null) heard(theirs.case);
    });
  }
}
