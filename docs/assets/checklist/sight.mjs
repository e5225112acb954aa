// What an answer brings is laid out in two turns: first what stands in the window, and when that is on screen the rest.
// The browser's own content-visibility: auto lays out three windows more, all at once.
// @ts-check

/** Where a step is laid out now, and where it waits; a step without either leaves it to the browser. */
const NOW = "visible";
const LATER = "hidden";

export class Sight {
  /** @type {HTMLElement[]} */ #held = [];

  /** Has the steps wait that are new to the page. @param {DocumentFragment} fresh not yet in the page */
  hold(fresh) {
    for (const step of fresh.querySelectorAll(".bk-step")) {
      if (step instanceof HTMLElement && !document.getElementById(step.id)) step.style.contentVisibility = LATER;
    }
  }

  /** Lays out those that stand in the window, and the others once these are on screen. @param {HTMLElement} live */
  show(live) {
    this.#held = /** @type {HTMLElement[]} */ ([...live.querySelectorAll(".bk-step[style]")]);
    // What is folded is not laid out anyway; measuring it would be laying it out.
    let waiting = this.#held.filter((step) => step.style.contentVisibility === LATER && !step.closest("details:not([open])"));
    // What waits takes up the room of a usual step: when it shows how high it is, more may come into the window.
    for (let come = 1; come; waiting = waiting.slice(come)) {
      const bottoms = [];
      for (const step of waiting) {
        const { top, bottom } = step.getBoundingClientRect();
        if (top >= innerHeight) break;
        bottoms.push(bottom);
      }
      come = bottoms.length;
      for (const [turn, step] of waiting.slice(0, come).entries()) step.style.contentVisibility = (bottoms[turn] ?? 0) > 0 ? NOW : "";
    }
    if (this.#held.length) requestAnimationFrame(() => setTimeout(() => this.release()));
  }

  /** Leaves all steps to the browser. */
  release() {
    for (const step of this.#held) step.removeAttribute("style");
    this.#held = [];
  }
}
