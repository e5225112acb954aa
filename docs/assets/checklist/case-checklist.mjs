// <case-checklist routine="avhysning">: carries the use of form controls to the engine, and its HTML back.
// The element knows nothing of routines: what a control means is decided in checklist/effects.py. A page may hold several,
// each with a case of its own: case="ovning-3" names it, and begins its ids; with keep="no" it is kept nowhere.
// @ts-check
import { changed } from "../pressing.mjs";
import { today, watchDays } from "./days.mjs";
import { draw, focusOn } from "./drawing.mjs";
import { engine } from "./engine.mjs";
import { download, takeDropped, textOf } from "./files.mjs";
import { Keeping } from "./keeping.mjs";
import { watchPaper } from "./paper.mjs";

/** How long what can wait is put off for a browser that is busy, in milliseconds. */
const IDLE_LIMIT = 1_500;
/** What a day looks like when nothing more is to be typed: it is used at once. */
const WHOLE_DAY = /^\s*[0-9]{4}-?[0-9]{2}-?[0-9]{2}\s*$/;
/** Where the questions stand above the steps, as in checklist.css. */
const NARROW = "(max-width: 60em)";
/** What is not tried again after a reload: a link's answers are another case, and the rest comes of itself. */
const PASSING = /^(lank|minns|sammanfoga)/;

/**
 * @typedef {{name: string, value: string, checked: boolean}} Control
 * @typedef {{unfolded?: string[], today?: string, wrong?: string}} View the rest of it is the engine's
 * @typedef {{case: string | null, view: View | null, html: string, status: string, kept: string, store: string,
 *   save: boolean, shared: boolean, noted: boolean, reveal: string}} Answer
 */

/** @type {Answer} */
const NOTHING = {
  ...{ case: null, view: null, html: "", status: "", kept: "", store: "", reveal: "" },
  ...{ save: false, shared: false, noted: false },
};

/** @param {string} name @param {string} [value] @param {boolean} [checked] @returns {Control} */
const control = (name, value = "", checked = false) => ({ name, value, checked });

/** Does something when the browser has nothing else to do. @param {() => void} work */
function whenIdle(work) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: IDLE_LIMIT });
  else setTimeout(work, IDLE_LIMIT / 10);
}

/** @param {BeforeUnloadEvent} event */
function hold(event) {
  event.preventDefault();
  event.returnValue = true; // What browsers of some years ago look at.
}

export class CaseChecklist extends HTMLElement {
  /** @param {string} [tag] */
  static define(tag = "case-checklist") {
    customElements.define(tag, CaseChecklist);
  }

  /** Whether the engine is put off until the browser is idle; the edition in one file has nothing else to do. */
  static patient = true;

  /** The checklists of the page in which something would be lost with it. @type {Set<CaseChecklist>} */
  static #held = new Set();

  /** @type {Keeping | null} */ #keeping = null;
  /** The latest answer: the case as it is, and how it is looked at. */
  #now = NOTHING;
  /** What has been used but not answered; null is a look without any use. @type {(Control | null)[]} */
  #queue = [];
  /** What the engine is working on. @type {Control | null} */ #asked = null;
  /** @type {Promise<void> | undefined} */ #working;

  connectedCallback() {
    this.dataset.state = "starting";
    engine.join(this);
    if (this.getAttribute("keep") !== "no") this.#keeping = new Keeping(this);
    this.#listen();
    const kept = this.#keeping?.recall() ?? null;
    if (kept !== null) this.#queue.push(control("minns", kept));
    this.#follow();
    if (this.#queue.length || !CaseChecklist.patient) this.#work();
    else whenIdle(() => this.#work());
    // Who comes from the page about the three weeks comes for the fields for days.
    if (location.search === "?dagar") {
      this.addEventListener("shown", () => this.#find(".bk-date input")?.focus(), { once: true });
    }
  }

  #listen() {
    this.addEventListener("change", ({ target }) => this.#used(target));
    this.addEventListener("input", ({ target }) => {
      if (!(target instanceof HTMLInputElement) || target.type !== "text") return;
      if (WHOLE_DAY.test(target.value)) this.#used(target);
    });
    // Enter in a field must not send the form: there is nobody to send it to.
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("click", ({ target }) => {
      if (target instanceof Element) this.#used(target.closest("button[name]"));
    });
    // What unfolds may be left out until it is asked for; toggle does not bubble.
    this.addEventListener("toggle", ({ target }) => this.#toggled(target), true);
    addEventListener("hashchange", () => {
      if (this.#follow()) this.scrollIntoView();
      if (this.#queue.length) this.#work();
    });
    takeDropped(this, (file) => this.#open(file));
    watchDays(() => this.dataset.state === "ready" && this.#upToDate());
    watchPaper(this);
    this.#keeping?.watch((theirs) => {
      // Not #ask: what the other tab wrote must not be written over before it has been merged.
      this.#queue.push(theirs === null ? control("spara", "annan-flik") : control("sammanfoga", theirs, true));
      this.#work();
    });
    addEventListener("bo-kvar:byter", (event) => this.#giveWay(event));
    // On a shared computer nothing is left for whoever goes back to the page.
    addEventListener("pagehide", () => (this.hidden ||= this.#now.shared));
    addEventListener("pageshow", ({ persisted }) => persisted && this.#now.shared && location.reload());
  }

  /** @param {string} text @param {boolean} aloud see engine.mjs */
  arriving(text, aloud) {
    if (this.dataset.state !== "starting") return;
    this.dataset.slow = "";
    if (text) this.#part("arriving").textContent = text;
    if (text && aloud) this.#part("status").textContent = text;
  }

  /** @param {string} why */
  failed(why) {
    this.dataset.state = "failed";
    this.#part("message").textContent = why;
  }

  /** @param {string} selector @returns {HTMLElement | null} */
  #find(selector) {
    return this.querySelector(selector);
  }

  /** @param {string} name */
  #part(name) {
    const found = this.#find(`[data-part="${name}"]`);
    if (!found) throw new Error(`case-checklist: part ${name} is missing`);
    return found;
  }

  /** @param {EventTarget | null} target */
  #used(target) {
    const kinds = [HTMLInputElement, HTMLSelectElement, HTMLButtonElement];
    if (!kinds.some((kind) => target instanceof kind)) return;
    const from = /** @type {HTMLInputElement} */ (target);
    if (from.name === "skriv-ut") this.#upToDate().then(() => print());
    else if (from.name === "kopiera") this.#copy();
    else if (from.name === "visa-stegen") this.#showSteps();
    else if (from.type === "file") {
      if (from.files?.[0]) this.#open(from.files[0]);
      from.value = ""; // The same file may be chosen again.
    } else if (from.name) {
      if (from.name === "spara-fil") download(this.#now.case ?? "");
      // A letter in two parts is the letter.
      this.#ask(control(from.name, from.value.normalize(), from.checked === true));
    }
  }

  /** @param {EventTarget | null} fold */
  #toggled(fold) {
    const asks = fold instanceof HTMLDetailsElement && fold.dataset.asks;
    if (!asks || fold.open === this.#now.view?.unfolded?.includes(asks)) return;
    this.#ask(control("vik", asks, fold.open));
  }

  /** @param {Control} used */
  #ask(used) {
    this.#queue.push(used);
    if (this.#now.save) this.#keep(); // What is not answered yet is kept too.
    this.#guard();
    this.#work();
  }

  /** Has the engine answer all that has been used, or say how things stand. */
  #work() {
    this.#working ??= this.#answerAll();
    return this.#working;
  }

  async #answerAll() {
    try {
      await engine.start();
      if (!this.#queue.length) this.#queue.push(null);
      while (this.#queue.length) {
        this.#asked = this.#queue.shift() ?? null;
        this.#show(JSON.parse(await engine.answer(this.#request(this.#asked))));
      }
      this.#working = undefined;
    } catch {
      this.#asked = null; // What the engine stumbled over is not tried again after a reload.
      if (this.#now.save) this.#keep();
    }
  }

  /** Waits until the page shows all that has been used, as it is today. */
  async #upToDate() {
    if (this.#now.view?.today !== today()) this.#work();
    await this.#working;
  }

  /** @param {Control | null} used */
  #request(used) {
    return JSON.stringify({
      routine: this.getAttribute("routine"),
      root: this.getAttribute("root") ?? "",
      name: this.getAttribute("case") ?? "",
      keeps: Boolean(this.#keeping),
      today: today(),
      fresh: `${Date.now()}-${Math.random().toString(36).slice(2)}`,
      case: this.#now.case,
      view: this.#now.view,
      control: used,
    });
  }

  /** @param {Answer} answer */
  #show(answer) {
    const used = this.#asked;
    this.#asked = null;
    this.#now = answer;
    const [fresh, settled] = [this.dataset.state === "starting", !this.#queue.length];
    draw(this.#part("live"), answer.html, { fresh, settled, wrong: answer.view?.wrong });
    const status = this.#part("status");
    if (status.textContent !== answer.status) status.textContent = answer.status;
    const more = this.#store(used);
    this.#guard();
    this.#reveal(answer.reveal);
    // Whoever follows a link to a branch wants its steps.
    if (used?.name === "lank" && matchMedia(NARROW).matches) this.#toSteps();
    changed();
    this.dataset.state = "ready";
    if (more) this.#queue.unshift(more);
    else this.dispatchEvent(new CustomEvent("shown"));
  }

  /** Does with what is kept as the engine has said. Gives what the engine is to hear of it.
   * @param {Control | null} used */
  #store(used) {
    const { save, store } = this.#now;
    if (used?.name.startsWith("sammanfoga")) this.#keeping?.meet(used.value);
    if (store === "leave") this.#keeping?.leave();
    else if (store === "forget" || store === "clear") this.#keeping?.forget(store === "clear");
    else if (save && store !== "same") return this.#keep(used?.name);
    return null;
  }

  /** Keeps the case, and what has been used but not answered. Gives what stands in the way.
   * @param {string} [used] the name of the control that has just been answered */
  #keep(used) {
    const place = used === "spara" ? `:${used}` : "";
    try {
      const theirs = this.#keeping?.keep(this.#whole()) ?? null;
      return theirs === null ? null : control(`sammanfoga${place}`, theirs, this.#keeping?.known);
    } catch {
      return control(`spara${place}`, "gar-inte");
    }
  }

  /** Everything that must not be lost: the case, and what has been used but not answered. */
  #whole() {
    const pending = [this.#asked, ...this.#queue].filter((one) => one && !PASSING.test(one.name));
    return JSON.stringify({ ...JSON.parse(this.#now.kept), pending });
  }

  /** What is kept nowhere is not lost by a slip: the browser asks before the page is left, and shows no place in it to
   * whoever comes back to an empty one. */
  #guard() {
    const { noted, save, shared } = this.#now;
    const loses = (noted || this.#queue.some(Boolean)) && !save && !shared;
    CaseChecklist.#held[loses ? "add" : "delete"](this);
    onbeforeunload = CaseChecklist.#held.size ? hold : null;
    history.scrollRestoration = save ? "auto" : "manual";
  }

  /** A new version wants to load the page anew: an open case is put aside, but never on a shared computer.
   * @param {Event} event */
  #giveWay(event) {
    if (this.#now.shared && this.#now.noted) return event.preventDefault();
    if (!this.#keeping || !this.#now.kept) return; // The browser asks.
    this.#keeping.putAside(this.#whole());
    CaseChecklist.#held.delete(this);
    if (!CaseChecklist.#held.size) onbeforeunload = null;
  }

  /** @param {File} file chosen, or dropped on the page */
  async #open(file) {
    this.#ask(control("oppna", await textOf(file)));
  }

  /** Takes the answers that a link brings (#fråga=svar&…) out of the address. What mail programs do to it is the
   * engine's to mend; some of them write every sign of it anew. */
  #follow() {
    let value = location.hash.slice(1);
    try {
      for (let before = ""; before !== value; value = decodeURIComponent(value)) before = value;
    } catch {
      // What can be read of a broken address counts.
    }
    // A search's (site.mjs) is none, and a link is for the page's own case.
    if (!value.includes("=") || value.startsWith("sok=") || this.hasAttribute("case")) return false;
    history.replaceState(null, "", location.pathname + location.search);
    this.#queue.push(control("lank", value.normalize()));
    return true;
  }

  #showSteps() {
    this.#find(".bk-case")?.removeAttribute("open");
    this.#toSteps();
  }

  #toSteps() {
    const title = this.#find(".bk-plan__title");
    if (!title) return;
    focusOn(title);
    title.scrollIntoView();
  }

  /** Has what is said of a control stand in the window; most often it does. @param {string} id */
  #reveal(id) {
    const place = id && this.#find(`#${CSS.escape(id)}`);
    if (!place || !place.textContent) return;
    place.closest("details")?.setAttribute("open", "");
    place.scrollIntoView({ block: "nearest" });
  }

  async #copy() {
    await this.#upToDate();
    const area = /** @type {HTMLTextAreaElement | null} */ (this.#find(".bk-journal textarea"));
    area?.select();
    const copied = await navigator.clipboard?.writeText(area?.value ?? "").then(
      () => true,
      () => false,
    );
    this.#ask(control("kopiera", "", copied));
  }
}

CaseChecklist.define();
