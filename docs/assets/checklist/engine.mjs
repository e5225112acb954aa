// The engine of a page, one for however many checklists: its worker, and how long it may be silent.
// @ts-check
import { trusted } from "../trusted.mjs";

/** How long nothing may come of the engine before the page falls back on plain links, in milliseconds. */
const START_LIMIT = 30_000;
/** How long it may take to answer. */
const ANSWER_LIMIT = 10_000;
const FAILED =
  "Den interaktiva checklistan kunde inte starta. Använd länkarna nedan, de leder till samma steg.";
const STALLED =
  "Nätet står stilla, så checklistan kunde inte hämtas. Ladda om sidan för att försöka igen, " +
  "eller använd länkarna nedan.";
const STOPPED = "Checklistan slutade svara. Ladda om sidan, eller använd länkarna nedan.";

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1).replace(".", ",");

/**
 * A checklist, as the engine knows it: `arriving` is told how much has come of the engine, in words and in quarters;
 * `failed` that there will be no more answers, and why.
 * @typedef {{arriving: (text: string, quarter: number) => void, failed: (why: string) => void}} Checklist
 */

export class Engine {
  /** Makes the worker that holds the engine; the edition in one file brings its own. */
  static worker = (/** @type {string} the ids of the routines that it is to answer for */ name) =>
    new Worker(trusted.createScriptURL(new URL("./worker.mjs", import.meta.url).href), { type: "module", name });

  /** @type {Checklist[]} */ #checklists = [];
  /** @type {Set<string>} */ #routines = new Set();
  /** Who waits for an answer, in the order in which they have asked.
   * @type {{resolve: (answer: string) => void, reject: (fault: string) => void}[]} */
  #asked = [];
  /** @type {Promise<Worker> | undefined} */ #started;
  /** @type {Worker | undefined} */ #worker;
  #limit = 0;
  #ready = false;

  /** @param {Checklist} checklist @param {string} routine the id of what it answers for */
  join(checklist, routine) {
    this.#checklists.push(checklist);
    this.#routines.add(routine);
  }

  /** @param {string} request @returns {Promise<string>} fails where the engine stumbles over it */
  async answer(request) {
    const worker = await this.start();
    this.#watchOver(ANSWER_LIMIT, STOPPED);
    worker.postMessage({ request });
    return new Promise((resolve, reject) => this.#asked.push({ resolve, reject }));
  }

  /** Starts the engine, once, and when all the checklists of the page have joined. */
  start() {
    this.#started ??= Promise.resolve().then(() => this.#begin());
    return this.#started;
  }

  /** @returns {Promise<Worker>} */
  #begin() {
    return new Promise((resolve) => {
      this.#watchOver(START_LIMIT, FAILED);
      try {
        this.#worker = Engine.worker([...this.#routines].join(" "));
      } catch {
        return this.#fail(FAILED);
      }
      const worker = this.#worker;
      worker.addEventListener("error", () => this.#fail(FAILED));
      worker.addEventListener("message", ({ data }) => {
        if (data.of) return this.#arrived(data);
        clearTimeout(this.#limit);
        if (data.fault) {
          console.error(data.fault);
          this.#asked.shift()?.reject(data.fault);
          this.#fail(FAILED);
        } else if (data.answer) {
          this.#asked.shift()?.resolve(data.answer);
          if (this.#asked.length) this.#watchOver(ANSWER_LIMIT, STOPPED);
        } else {
          this.#ready = true;
          resolve(worker);
        }
      });
    });
  }

  /** @param {{arrived: number, of: number}} news */
  #arrived({ arrived, of }) {
    const whole = arrived >= of;
    const text = whole ? "Checklistan startar." : `Checklistan hämtas: ${megabytes(arrived)} av ${megabytes(of)} MB.`;
    for (const checklist of this.#checklists) checklist.arriving(text, Math.floor((4 * arrived) / of));
    this.#watchOver(START_LIMIT, whole ? FAILED : STALLED);
  }

  /** Gives up when the engine is silent for too long. @param {number} limit @param {string} why */
  #watchOver(limit, why) {
    clearTimeout(this.#limit);
    this.#limit = setTimeout(() => this.#fail(why), limit);
  }

  /** @param {string} why */
  #fail(why) {
    clearTimeout(this.#limit);
    this.#worker?.terminate();
    for (const checklist of this.#checklists) checklist.failed(this.#ready ? STOPPED : why);
  }
}

/** The one of this page. */
export const engine = new Engine();
