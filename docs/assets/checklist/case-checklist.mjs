// <case-checklist routine="…">: carries the use of form controls to the engine, and its HTML back.
// The element knows nothing of routines. What a control means is decided in checklist/effects.py.
// @ts-check
import { bringUpToDate, today, watchDays } from "./days.mjs";
import { download, takeDropped, textOf } from "./files.mjs";
import { Keeping } from "./keeping.mjs";
import { changed } from "./pressing.mjs";
import { trusted } from "./trusted.mjs";
import { morph } from "./vendor/morphlex.mjs";
import { Waiting } from "./waiting.mjs";

/** How long nothing may come of the engine before the page falls back on plain links, in milliseconds. */
const START_LIMIT = 30_000;
/** How long it may take to answer. */
const ANSWER_LIMIT = 10_000;
/** How long what can wait is put off for a browser that is busy. */
const IDLE_LIMIT = 1_500;
const FAILED = "Den interaktiva checklistan kunde inte starta. Använd länkarna nedan, de leder till samma steg.";
const STALLED = "Nätet står stilla, så checklistan kunde inte hämtas. Ladda om sidan för att försöka igen, eller använd länkarna nedan.";
const STOPPED = "Checklistan slutade svara. Ladda om sidan, eller använd länkarna nedan.";
/** What a day looks like when nothing more is to be typed: it is used at once. */
const WHOLE_DAY = /^\s*[0-9]{4}-?[0-9]{2}-?[0-9]{2}\s*$/;
/** Where the questions stand above the steps, as in checklist.css. */
const NARROW = "(max-width: 60em)";
/** What a reader does to reach for the checklist. */
const REACHED = ["pointerdown", "pointerover", "focusin", "change"];

/**
 * @typedef {import("./keeping.mjs").Control} Control
 * @typedef {{unfolded?: string[], today?: string, wrong?: string, at?: string}} View the rest of it is the engine's
 * @typedef {{case: string, view: View, html: string, status: string, save: boolean, shared: boolean, noted: boolean}} Answer
 */

/** Does something when the browser has nothing else to do. @param {() => void} work */
function whenIdle(work) {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work, { timeout: IDLE_LIMIT });
  else setTimeout(work, IDLE_LIMIT / 10);
}

/** The use of a control, as the engine is told: a letter in two parts is the letter. @param {HTMLInputElement | HTMLSelectElement | HTMLButtonElement} from
 * @param {boolean} checked @returns {Control} */
function use({ name, value }, checked) {
  return { name, value: value.normalize(), checked };
}

export class CaseChecklist extends HTMLElement {
  /** @param {string} [tag] */
  static define(tag = "case-checklist") {
    customElements.define(tag, CaseChecklist);
  }

  /** Makes the worker that holds the engine; the edition in one file brings its own. */
  static worker = (/** @type {string} the id of the routine that it is to answer for */ routine) =>
    new Worker(trusted.createScriptURL(new URL("./worker.mjs", import.meta.url).href), { type: "module", name: routine });

  /** Whether the engine is put off until the browser is idle; the edition in one file has nothing else to do. */
  static patient = true;

  /** @type {Worker | undefined} */ #worker;
  /** @type {Keeping} */ #keeping = new Keeping("", "");
  /** @type {string | null} */ #case = null;
  /** @type {View | null} */ #view = null;
  /** @type {(Control | null)[]} */ #queue = [];
  /** What the engine is working on; null for the first look. @type {Control | null} */ #asked = null;
  #limit = 0;
  #busy = true;
  /** What is done once the page shows the answers to all that has been used. @type {(() => void)[]} */
  #after = [];
  #save = false;
  #shared = false;
  #noted = false;

  connectedCallback() {
    this.addEventListener("change", (event) => this.#used(event.target));
    this.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === "text" && WHOLE_DAY.test(target.value)) this.#used(target);
    });
    // Enter in a field must not send the form: there is nobody to send it to.
    this.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button[name]");
      if (button) this.#used(button);
    });
    // What unfolds may be left out until it is asked for; toggle does not bubble.
    this.addEventListener(
      "toggle",
      ({ target }) => {
        const asks = target instanceof HTMLDetailsElement && target.dataset.asks;
        if (asks && target.open !== this.#view?.unfolded?.includes(asks)) this.#ask({ name: "vik", value: asks, checked: target.open });
      },
      true,
    );
    addEventListener("hashchange", () => {
      const given = this.#link();
      if (given.length) this.scrollIntoView();
      this.#ask(...given);
    });
    takeDropped((file) => this.#open(file));
    watchDays(() => this.#refresh());
    addEventListener("beforeprint", () => {
      bringUpToDate(this);
      this.#unfold(true);
    });
    addEventListener("afterprint", () => this.#unfold(false));
    addEventListener("bo-kvar:byter", (event) => this.#giveWay(event));
    addEventListener("pagehide", () => this.#leave());
    addEventListener("pageshow", ({ persisted }) => persisted && this.#shared && location.reload());
    this.dataset.state = "starting";
    this.#keeping = new Keeping(this.getAttribute("routine") ?? "", this.getAttribute("root") ?? "");
    this.#keeping.watch((theirs) => this.#heard(theirs));
    const kept = this.#keeping.recall();
    this.#say(this.#keeping.fault);
    this.#case = kept?.case ?? null;
    this.#view = kept?.view ?? null;
    this.#queue.push(...(kept?.pending ?? []), ...this.#link());
    // Who comes from the page about the three weeks comes for the fields for days.
    if (location.search === "?dagar") {
      this.#after.push(() => /** @type {HTMLElement | null} */ (this.querySelector(".bk-date input"))?.focus());
    }
    if (this.#queue.length || kept || !CaseChecklist.patient) this.#start();
    else this.#startWhenIdle();
  }

  disconnectedCallback() {
    this.#worker?.terminate();
  }

  /** Starts the engine when the browser has nothing else to do, or when the reader reaches for the checklist. */
  #startWhenIdle() {
    const start = () => {
      for (const name of REACHED) this.removeEventListener(name, start);
      if (!this.#worker) this.#start();
    };
    for (const name of REACHED) this.addEventListener(name, start, { passive: true });
    whenIdle(start);
  }

  #start() {
    const limit = Number(this.getAttribute("limit") ?? START_LIMIT);
    const waiting = new Waiting(this);
    this.#watchOver(limit, FAILED);
    try {
      this.#worker = CaseChecklist.worker(this.getAttribute("routine") ?? "");
    } catch {
      this.#fail(FAILED);
      return;
    }
    this.#worker.addEventListener("error", () => this.#fail(this.dataset.state === "ready" ? STOPPED : FAILED));
    this.#worker.addEventListener("message", ({ data }) => {
      if (data.of) {
        if (this.dataset.state !== "starting") return;
        waiting.tell(data);
        this.#watchOver(limit, data.arrived < data.of ? STALLED : FAILED);
        return;
      }
      clearTimeout(this.#limit);
      if (data.fault) {
        console.error(data.fault);
        this.#asked = null; // What the engine stumbled over is not tried again after a reload.
        if (this.#save) this.#keep();
        this.#fail(this.dataset.state === "ready" ? STOPPED : FAILED);
      } else if (data.ready) {
        this.#busy = false;
        if (!this.#queue.length) this.#queue.push(null);
        this.#next();
      } else {
        this.#show(JSON.parse(data.answer));
      }
    });
  }

  /** Falls back on plain links when the engine is silent for too long. @param {number} limit @param {string} text */
  #watchOver(limit, text) {
    clearTimeout(this.#limit);
    this.#limit = setTimeout(() => this.#fail(text), limit);
  }

  /** @param {string} text */
  #fail(text) {
    clearTimeout(this.#limit);
    this.#worker?.terminate();
    this.#busy = true;
    this.dataset.state = "failed";
    this.#say(text);
  }

  /** Says something at a control, or above the checklist where there is none; it goes when something new has happened.
   * @param {string} text @param {string} [place] @param {boolean} [aloud] */
  #say(text, place = "", aloud = true) {
    const at = place && document.getElementById(`bk-sagt-${place}`);
    if (!at) {
      this.#part("message").textContent = text;
      return;
    }
    const said = document.createElement("p");
    said.dataset.said = "";
    said.textContent = text;
    for (const earlier of at.querySelectorAll("[data-said]")) earlier.remove();
    at.append(said);
    at.scrollIntoView({ block: "nearest" });
    if (aloud) this.#part("status").textContent = text;
  }

  /** Has what is said of a control stand in the window; most often it does. @param {string} control */
  #reveal(control) {
    const field = this.querySelector(`[name="${CSS.escape(control)}"]`);
    const place = field?.closest(".bk-dates")?.querySelector(".bk-last-day") ?? document.getElementById(`bk-sagt-${control}`);
    if (place?.textContent && control !== "har") place.scrollIntoView({ block: "nearest" });
  }

  /** Takes away what the page itself has said. */
  #hush() {
    if (this.dataset.state !== "failed") this.#say("");
    for (const said of this.querySelectorAll("[data-said]")) said.remove();
  }

  /** @param {string} name @returns {HTMLElement} */
  #part(name) {
    const found = this.querySelector(`[data-part="${name}"]`);
    if (!(found instanceof HTMLElement)) throw new Error(`case-checklist: part ${name} is missing`);
    return found;
  }

  /** @param {EventTarget | null} target */
  #used(target) {
    if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLButtonElement)) return;
    const { name, value } = target;
    const checked = target instanceof HTMLInputElement && target.checked;
    if (!name) return;
    this.#hush();
    if (name === "skriv-ut") this.#upToDate(() => print());
    else if (name === "kopiera") this.#upToDate(() => this.#copy(value));
    else if (name === "visa-stegen") this.#showSteps();
    else if (name === "spara-fil") this.#download();
    else if (target instanceof HTMLInputElement && target.type === "file") {
      if (target.files?.[0]) this.#open(target.files[0]);
      target.value = ""; // The same file may be chosen again.
    } else this.#ask(use(target, checked));
  }

  /** Does something when the page shows all that has been used, as it is today. @param {() => void} work */
  #upToDate(work) {
    this.#after.push(work);
    this.#refresh();
    if (!this.#busy && !this.#queue.length) this.#settled();
  }

  #settled() {
    for (const work of this.#after.splice(0)) work();
  }

  /** Has the page say what is so today, if it was shown on another day. */
  #refresh() {
    if (this.dataset.state !== "ready" || !this.#view?.today || this.#view.today === today()) return;
    if (!this.#queue.includes(null)) this.#ask(null);
  }

  /** @param {...(Control | null)} controls */
  #ask(...controls) {
    this.#queue.push(...controls);
    if (this.#save && controls.length) this.#keep(); // What is not answered yet is kept too.
    this.#guard();
    this.#next();
  }

  #next() {
    if (this.#busy || !this.#queue.length) return;
    this.#asked = this.#queue.shift() ?? null;
    this.#busy = true;
    this.#watchOver(ANSWER_LIMIT, STOPPED);
    this.#worker?.postMessage({ request: this.#request(this.#asked) });
  }

  /** @param {Control | null} control */
  #request(control) {
    return JSON.stringify({
      routine: this.getAttribute("routine"),
      root: this.getAttribute("root") ?? "",
      today: today(),
      case: this.#case,
      view: this.#view,
      control,
    });
  }

  /** @param {Answer} answer */
  #show(answer) {
    const used = this.#asked?.name ?? "";
    const another = answer.case !== this.#case;
    this.#asked = null;
    this.#case = answer.case;
    this.#view = answer.view;
    this.#draw(answer.html);
    const status = this.#part("status");
    if (status.textContent !== answer.status) status.textContent = answer.status;
    this.#shared = answer.shared;
    this.#noted = answer.noted;
    const before = this.#save;
    this.#save = answer.save;
    // A link's answers are another case, which must not meet what is kept; a file's takes its place.
    if (used === "lank" && !answer.save) this.#keeping.leave();
    else if (used === "oppna" && another) this.#keeping.begin();
    if (answer.save) this.#keep(used);
    else if (before || used === "rensa" || used === "spara") this.#keeping.forget(used === "rensa");
    this.#guard();
    if (answer.view.at) this.#reveal(answer.view.at);
    if (used === "lank" && matchMedia(NARROW).matches) this.#toSteps(); // Whoever follows a link to a branch wants its steps.
    changed();
    this.dataset.state = "ready";
    this.#busy = false;
    this.dispatchEvent(new CustomEvent("shown"));
    this.#next();
    if (!this.#busy) this.#settled();
  }

  /** @param {string} html the inside of the checklist */
  #draw(html) {
    const near = this.#near();
    const live = this.#part("live");
    const whole = /** @type {HTMLElement} */ (live.cloneNode());
    whole.innerHTML = trusted.createHTML(html);
    // The page as it was built, and nobody in the middle of it: there is nothing to keep, and so nothing that moves.
    if (this.dataset.state === "starting" && !near.length && !live.querySelector("details[open]:not(.bk-case)")) {
      live.replaceChildren(...whole.childNodes);
      return;
    }
    this.#putRight(live);
    morph(live, whole, {
      // What was left as it is by #putRight is the reader's.
      preserveChanges: true,
      // Which boxes are unfolded is the reader's business, not the engine's. Nor where the page has put the focus.
      beforeAttributeUpdated: (of, name) => name !== "tabindex" && !(name === "open" && of instanceof HTMLDetailsElement),
    });
    this.#focus(near);
  }

  /** Takes back what the reader has put in but the engine has not taken; not a date or a choice that is being made.
   * @param {HTMLElement} live */
  #putRight(live) {
    for (const box of live.querySelectorAll("input")) {
      if (box.checked !== box.defaultChecked) box.checked = box.defaultChecked;
      const left = box.type === "text" && box.name !== this.#view?.wrong && box !== document.activeElement && !this.#queue.length;
      if (left && box.value !== box.defaultValue) box.value = box.defaultValue;
    }
    for (const option of live.querySelectorAll("option")) {
      if (option.selected !== option.defaultSelected && option.parentElement !== document.activeElement) option.selected = option.defaultSelected;
    }
  }

  /** The ids around the control that has the focus, nearest first. */
  #near() {
    const ids = [];
    /** @type {Element | null} */
    let place = this.contains(document.activeElement) ? document.activeElement : null;
    for (; place && place !== this; place = place.parentElement) if (place.id) ids.push(place.id);
    return ids;
  }

  /** Gives the focus to what was around the control that had it, where that is gone. Not to another control: a key that
   * is pressed twice would use it.
   * @param {string[]} near */
  #focus(near) {
    if (!near.length || this.contains(document.activeElement)) return;
    for (const id of [...near, "bk-rubrik"]) {
      const place = document.getElementById(id);
      if (!place?.checkVisibility()) continue;
      if (place.tabIndex < 0) place.tabIndex = -1;
      return place.focus();
    }
  }

  /** Everything that must not be lost: the case, and what has been used but not answered. */
  #whole() {
    // A link's answers are another case, and must not be met again in this one.
    const pending = [this.#asked, ...this.#queue].filter((control) => control !== null).filter(({ name }) => name !== "lank");
    // What has been put aside, and what has been typed by mistake, are nobody's to find.
    const view = { ...this.#view, undo: "", former: "", wrong: "", why: "", message: "" };
    return { case: this.#case, view, pending };
  }

  /** @param {string} [used] the control that has just been used */
  #keep(used = "") {
    const before = this.#keeping.fault;
    const theirs = this.#keeping.keep(this.#whole());
    if (theirs !== null) this.#queue.push({ name: "sammanfoga", value: theirs, checked: false });
    const { fault } = this.#keeping;
    if (fault) this.#say(fault, used === "spara" ? used : "har", fault !== before);
  }

  /** What is kept nowhere is not lost by a slip: the browser asks before the page is left. */
  #guard() {
    const kept = this.#save && !this.#keeping.fault;
    const used = this.#noted || this.#queue.some(Boolean);
    /** @param {BeforeUnloadEvent} event */
    const hold = (event) => {
      event.preventDefault();
      event.returnValue = true; // What browsers of some years ago look at.
    };
    onbeforeunload = used && !kept && !this.#shared ? hold : null;
  }

  /** Another tab has written the case, or cleared it. @param {string | null} theirs */
  #heard(theirs) {
    // Not #ask: what the other tab wrote must not be written over before it has been merged.
    if (theirs === null) this.#queue.push({ name: "spara", value: "annan-flik", checked: false });
    else if (theirs !== this.#case) this.#queue.push({ name: "sammanfoga", value: theirs, checked: false });
    this.#next();
  }

  /** A new version wants to load the page anew: an open case is put aside, but never on a shared computer. @param {Event} event */
  #giveWay(event) {
    if (this.#shared && this.#noted) return event.preventDefault();
    onbeforeunload = null;
    this.#keeping.putAside(this.#whole());
  }

  /** On a shared computer nothing is left for whoever goes back to the page. */
  #leave() {
    if (!this.#shared) return;
    this.hidden = true;
    onbeforeunload = null;
  }

  #download() {
    download(this.#case ?? "");
    this.#say("Ärendet är sparat som fil.", "spara-fil");
  }

  /** @param {File} file chosen, or dropped on the page */
  async #open(file) {
    const fold = this.querySelector("#bk-filer");
    if (fold instanceof HTMLDetailsElement && !fold.open) {
      fold.open = true; // What is said about it stands there.
      fold.scrollIntoView({ block: "nearest" });
    }
    try {
      this.#ask({ name: "oppna", value: await textOf(file), checked: false });
    } catch (error) {
      this.#say(error instanceof Error ? error.message : "", "oppna-fil");
    }
  }

  /** The answers that a link brings (#fråga=svar&…), as a control; taken out of the address once used. What mail
   * programs do to it is the engine's to mend; some of them write every sign of it anew.
   * @returns {Control[]} */
  #link() {
    let value = location.hash.slice(1);
    try {
      for (let before = ""; before !== value; value = decodeURIComponent(value)) before = value;
    } catch {
      // What can be read of a broken address counts.
    }
    if (!value.includes("=") || value.startsWith("sok=")) return []; // The latter is a search's (site.mjs).
    history.replaceState(null, "", location.pathname + location.search);
    return [{ name: "lank", value: value.normalize(), checked: false }];
  }

  #showSteps() {
    const fold = this.querySelector("#bk-arendet");
    if (fold instanceof HTMLDetailsElement) fold.open = false;
    this.#toSteps();
  }

  #toSteps() {
    const title = this.querySelector("#bk-rubrik");
    if (!(title instanceof HTMLElement)) return;
    title.tabIndex = -1;
    title.focus();
    title.scrollIntoView();
  }

  /** @param {string} id */
  async #copy(id) {
    const area = this.querySelector(`#${id}`);
    if (!(area instanceof HTMLTextAreaElement)) return;
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
      this.#say("Texten är kopierad.", "kopiera");
    } catch {
      this.#say("Texten är markerad. Kopiera den med Ctrl+C.", "kopiera");
    }
  }

  /** @param {boolean} open */
  #unfold(open) {
    for (const fold of this.querySelectorAll("#bk-gjort, [id^=skede-] > .bk-later, details.bk-remark")) {
      if (!(fold instanceof HTMLDetailsElement)) continue;
      if (open && !fold.open) fold.dataset.printed = "";
      if (open || "printed" in fold.dataset) fold.open = open;
      if (!open) delete fold.dataset.printed;
    }
  }
}

CaseChecklist.define();
