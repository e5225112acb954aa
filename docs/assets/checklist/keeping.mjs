// What this browser keeps of one case: a text of the engine's, which alone says what it means and whether it may be used.
// One key holds the whole of it, so that whatever stops a write half-way, the old text stands whole.
// @ts-check

/** The case in what is kept; a text that cannot be read is one of its own. @param {string | null} text */
function caseIn(text) {
  try {
    return JSON.parse(text ?? "").case;
  } catch {
    return text;
  }
}

export class Keeping {
  #key;
  /** The text as this page last read or wrote it; null where what lies there is not this page's.
   * @type {string | null} */
  seen = null;

  /** Several handbooks may share a host, and so its storage: each keeps its own.
   * @param {Element} checklist whose case it is */
  constructor(checklist) {
    const [routine, name, root] = ["routine", "case", "root"].map((of) => checklist.getAttribute(of) ?? "");
    // A file is the same wherever it lies: a USB stick has another letter on another computer.
    const site = location.protocol === "file:" ? "" : new URL(root || ".", location.href).pathname;
    this.#key = `bo-kvar:${site}${routine}${name && `/${name}`}`;
  }

  /** Gives what was put aside over a change of version, or else what is kept. */
  recall() {
    try {
      const aside = sessionStorage.getItem(this.#key);
      sessionStorage.removeItem(this.#key);
      this.seen = localStorage.getItem(this.#key);
      return aside ?? this.seen;
    } catch {
      return null; // Storage is blocked, which is said when somebody asks for it.
    }
  }

  /** Keeps a text. Gives that of another tab which has written since, and then writes nothing: merge, and keep again.
   * Fails where the browser refuses. @param {string} text */
  keep(text) {
    const there = localStorage.getItem(this.#key);
    if (there !== null && there !== this.seen) return there;
    localStorage.setItem(this.#key, text);
    this.seen = text;
    return null;
  }

  /** Forgets what this page has kept or, when it is all to be cleared, whatever lies there. @param {boolean} all */
  forget(all) {
    try {
      if (all || this.seen !== null) localStorage.removeItem(this.#key);
    } catch {
      // Where nothing can be stored there is nothing to forget.
    }
    this.seen = null;
  }

  /** Keeps an open case over the reload that a new version needs, and no longer. @param {string} text */
  putAside(text) {
    sessionStorage.setItem(this.#key, text);
  }

  /** Tells what another tab has made of the case: its text, or null when it has cleared it.
   * @param {(theirs: string | null) => void} heard */
  watch(heard) {
    addEventListener("storage", ({ key, newValue }) => {
      if (this.seen === null || (key !== this.#key && key !== null)) return;
      if (newValue === null || caseIn(newValue) !== caseIn(this.seen)) heard(newValue);
      else this.seen = newValue; // How the other tab looks at it is no news.
    });
  }
}
