// One case on a page: what has been used but not answered, the engine's latest answer, and what the browser keeps of it.
// @ts-check
import { reached } from "../reached.mjs";
import { today } from "./days.mjs";
import { engine } from "./engine.mjs";
import { Keeping } from "./keeping.mjs";
import { guard } from "./leaving.mjs";

/**
 * @typedef {{name: string, value: string, checked: boolean}} Control
 * @typedef {{unfolded?: string[], today?: string, wrong?: string, linked?: string}} View the rest of it is the engine's
 * @typedef {{case?: string, view?: View, html: string, status: string, kept: string, store: string, save: boolean,
 *   shared: boolean, noted: boolean, reveal: string}} Answer
 */

/** What is not tried again after a reload: a link's answers are another case, and the rest comes of itself. */
const PASSING = /^(lank|minns|sammanfoga)/;

/** @param {string} name @param {string} [value] @param {boolean} [checked] @returns {Control} */
export const control = (name, value = "", checked = false) => ({ name, value, checked });

export class Asking {
  /** The latest answer: the case as it is, and how it is looked at; before the first one nothing. */
  now = /** @type {Answer} */ ({});
  #checklist;
  #show;
  #keeping;
  /** What has been used but not answered, first what the engine is working on; null is a look without any use.
   * @type {(Control | null)[]} */
  #queue = [];
  /** @type {Promise<void> | undefined} */ #working;

  /** Takes up what the browser has kept.
   * @param {Element} checklist the element, whose attributes say which case it is
   * @param {(used: Control | null, settled: boolean) => void} show puts the latest answer on the page; settled where
   *   nothing more has been used */
  constructor(checklist, show) {
    this.#checklist = checklist;
    this.#show = show;
    this.#keeping = checklist.getAttribute("keep") === "no" ? null : new Keeping(checklist);
    const kept = this.#keeping?.recall() ?? null;
    if (kept !== null) this.#queue.push(control("minns", kept));
    this.#keeping?.watch((theirs) => {
      // Not ask: what the other tab wrote must not be written over before it has been merged.
      this.#queue.push(theirs === null ? control("spara", "annan-flik") : control("sammanfoga", theirs, true));
      this.work();
    });
  }

  /** @param {Control} used */
  ask(used) {
    this.#queue.push(used);
    if (this.now.save) this.#keep(); // What is not answered yet is kept too.
    this.#guard();
    this.work();
  }

  /** Has the engine answer all that has been used, or say how things stand. */
  work() {
    this.#working ??= this.#answerAll();
    return this.#working;
  }

  /** Waits until the page shows all that has been used, as it is today. */
  async upToDate() {
    if (this.now.view?.today !== today()) this.work();
    await this.#working;
  }

  /** A new version wants to load the page anew: an open case is put aside, but never on a shared computer.
   * @param {Event} event */
  giveWay(event) {
    if (this.now.shared && this.now.noted) return event.preventDefault();
    if (!this.#keeping || !this.now.kept) return; // The browser asks.
    this.#keeping.putAside(this.#whole());
    guard(this.#checklist, false);
  }

  async #answerAll() {
    try {
      await engine.start();
      if (!this.#queue.length) this.#queue.push(null);
      while (this.#queue.length) this.#take(JSON.parse(await engine.answer(this.#request())));
      this.#working = undefined;
    } catch {
      this.#queue.shift(); // What the engine stumbled over is not tried again after a reload.
      if (this.now.save) this.#keep();
    }
  }

  #request() {
    const of = (/** @type {string} */ name) => this.#checklist.getAttribute(name) ?? "";
    return JSON.stringify({
      routine: of("routine"),
      root: of("root"),
      name: of("case"),
      // A link brings answers to the page's own checklist, which has no name.
      place: of("case") ? undefined : reached(),
      keeps: Boolean(this.#keeping),
      today: today(),
      fresh: `${Date.now()}-${Math.random().toString(36).slice(2)}`,
      case: this.now.case,
      view: this.now.view,
      control: this.#queue[0],
    });
  }

  /** @param {Answer} answer */
  #take(answer) {
    const used = this.#queue.shift() ?? null;
    this.now = answer;
    const more = this.#store(used);
    if (more) this.#queue.unshift(more);
    this.#guard();
    this.#show(used, !this.#queue.length);
    if (!more) this.#checklist.dispatchEvent(new CustomEvent("shown"));
  }

  /** Does with what is kept as the engine has said. Gives what the engine is to hear of it.
   * @param {Control | null} used */
  #store(used) {
    const { save, store } = this.now;
    if (!this.#keeping) return null;
    if (used?.name.startsWith("sammanfoga")) this.#keeping.seen = used.value;
    if (store === "leave") this.#keeping.seen = null;
    else if (store === "forget" || store === "clear") this.#keeping.forget(store === "clear");
    else if (save && store !== "same") return this.#keep(used?.name);
    return null;
  }

  /** Keeps the case, and what has been used but not answered. Gives what stands in the way.
   * @param {string} [used] the name of the control that has just been answered */
  #keep(used) {
    const place = used === "spara" ? `:${used}` : "";
    try {
      const theirs = this.#keeping?.keep(this.#whole()) ?? null;
      return theirs === null ? null : control(`sammanfoga${place}`, theirs, this.#keeping?.seen !== null);
    } catch {
      return control(`spara${place}`, "gar-inte");
    }
  }

  /** Everything that must not be lost: the case, and what has been used but not answered. */
  #whole() {
    const pending = this.#queue.filter((one) => one && !PASSING.test(one.name));
    return JSON.stringify({ ...JSON.parse(this.now.kept), pending });
  }

  /** Has the browser ask where something would be lost, and bring nobody back to the middle of what is then empty. */
  #guard() {
    const { noted, save, shared } = this.now;
    guard(this.#checklist, (noted || this.#queue.some(Boolean)) && !save && !shared);
    history.scrollRestoration = save ? "auto" : "manual";
  }
}
