// Says how much is left of what the checklist needs, where it takes so long that somebody wonders.
// @ts-check

/** How long nothing is said: most lines have brought everything by then. In milliseconds. */
const PATIENCE = 2_000;

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace(".", ",");

export class Waiting {
  #element;
  #slow = false;
  #text = "";
  /** How many quarters have been said aloud. */
  #quarters = -1;
  #quarter = 0;

  /** @param {HTMLElement} element the checklist, which is starting from now on */
  constructor(element) {
    this.#element = element;
    setTimeout(() => {
      this.#slow = true;
      this.#say();
    }, PATIENCE);
  }

  /** @param {{arrived: number, of: number}} news */
  tell({ arrived, of }) {
    this.#text = arrived < of ? `Checklistan hämtas: ${megabytes(arrived)} av ${megabytes(of)} MB.` : "Checklistan startar.";
    this.#quarter = Math.floor((4 * arrived) / of);
    this.#say();
  }

  /** Shows the latest, and the links to use meanwhile; a screen reader reads it aloud four times, not at every byte. */
  #say() {
    if (!this.#slow || this.#element.dataset.state !== "starting") return;
    this.#element.dataset.slow = "";
    if (!this.#text) return;
    this.#put("arriving");
    if (this.#quarter > this.#quarters) this.#put("status");
    this.#quarters = Math.max(this.#quarter, this.#quarters);
  }

  /** @param {string} part */
  #put(part) {
    const place = this.#element.querySelector(`[data-part="${part}"]`);
    if (place) place.textContent = this.#text;
  }
}
