// The parts of the checklist that the engine has sent: each comes once, under a number, and is then only named.
// @ts-check
import { trusted } from "./trusted.mjs";

/** HTML of the engine's, read but not yet in the page. @param {string} html */
export function fragment(html) {
  const template = document.createElement("template");
  template.innerHTML = trusted.createHTML(html);
  return template.content;
}

export class Parts {
  /** By number, each as it came: the page gets copies. @type {Map<string, HTMLElement>} */
  #held = new Map();

  clear() {
    this.#held.clear();
  }

  /** @param {string} html parts, one after the other */
  hold(html) {
    for (const part of fragment(html).children) if (part instanceof HTMLElement) this.#held.set(part.dataset.number ?? "", part);
  }

  /** Puts the parts that an answer names in their places, but for those that stand there already.
   * @param {DocumentFragment} answer @returns {boolean} whether all were held */
  fill(answer) {
    for (const place of answer.querySelectorAll("[data-same]")) {
      const number = place instanceof HTMLElement ? (place.dataset.same ?? "") : "";
      if (document.getElementById(place.id)?.dataset.number === number) continue;
      const part = this.#held.get(number);
      if (!part) return false;
      place.replaceWith(part.cloneNode(true));
    }
    return true;
  }
}
