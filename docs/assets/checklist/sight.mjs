// What an answer brings is laid out in two goes: first what stands in the window, and when that is on screen the rest.
// content-visibility: auto alone would do all at once that is near, which is four windows in Chromium.
// @ts-check

/** Values of content-visibility: laid out now, and waiting. A step with neither follows the style sheet. */
const NOW = "visible";
const LATER = "hidden";
/** Where the browser keeps in place what the reader sees, what is above it may wait as well: it grows when it is shown. */
const ABOVE = CSS.supports("overflow-anchor", "auto") ? LATER : "";

export class Sight {
  /** The steps that have one of the values. @type {HTMLElement[]} */ #marked = [];

  /** Has the steps wait that are new to the page. @param {DocumentFragment} fresh not yet in the page */
  hold(fresh) {
    for (const step of fresh.querySelectorAll(".bk-step")) {
      if (step instanceof HTMLElement && !document.getElementById(step.id)) step.style.contentVisibility = LATER;
    }
  }

  /** Lays out those that stand in the window, and the others once these are on screen. @param {HTMLElement} live */
  show(live) {
    this.#marked = /** @type {HTMLElement[]} */ ([...live.querySelectorAll(".bk-step[style]")]);
    const { clientHeight } = document.documentElement;
    // What is folded is not laid out anyway; measuring it would be laying it out.
    let waiting = this.#marked.filter((step) => step.style.contentVisibility === LATER && !step.closest("details:not([open])"));
    // What waits takes up the room that checklist.css guesses: when it shows how high it is, more may come into the window.
    for (let before = Infinity; waiting.length < before; ) {
      before = waiting.length;
      const places = [];
      for (const step of waiting) {
        const place = step.getBoundingClientRect();
        if (place.top >= clientHeight) break;
        places.push({ step, place });
      }
      for (const { step, place } of places) step.style.contentVisibility = place.bottom > 0 ? NOW : ABOVE;
      waiting = waiting.slice(places.length);
    }
    if (this.#marked.length) requestAnimationFrame(() => setTimeout(() => this.release()));
  }

  /** Leaves all steps to the browser. */
  release() {
    for (const step of this.#marked) step.removeAttribute("style");
    this.#marked = [];
  }
}
