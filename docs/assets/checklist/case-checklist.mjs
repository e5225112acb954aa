// <case-checklist routine="avhysning">: carries the use of form controls to the engine, and its HTML back.
// The element knows nothing of routines. What a control means is decided in checklist/bridge.py.
// @ts-check
import { Idiomorph } from "./vendor/idiomorph.mjs";

/** How long the engine may take before the page falls back on plain links, in milliseconds. */
const START_LIMIT = 30_000;
/** How long a case is kept after its last change, in days; the page says so beside the choice. */
const KEPT_DAYS = 30;
const FAILED = "Den interaktiva checklistan kunde inte starta. Använd länkarna nedan, de leder till samma steg.";
const STOPPED = "Checklistan slutade svara. Ladda om sidan, eller använd länkarna nedan.";

/**
 * @typedef {{name: string, value: string, checked: boolean}} Control
 * @typedef {{case: string, view: object, html: string, status: string, save: boolean, undo: string | null}} Answer
 */

/** Whether an item is what it should become, in its markup and in what the user has ticked.
 * @param {HTMLLIElement} old @param {Node} fresh */
function unchanged(old, fresh) {
  const boxes = [...old.querySelectorAll("input")];
  return (
    fresh instanceof HTMLLIElement &&
    old.outerHTML === fresh.outerHTML &&
    boxes.every((box) => box.checked === box.defaultChecked)
  );
}

export class CaseChecklist extends HTMLElement {
  /** @param {string} [tag] */
  static define(tag = "case-checklist") {
    customElements.define(tag, CaseChecklist);
  }

  /** Makes the worker that holds the engine; the edition in one file brings its own. */
  static worker = () => new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });

  /** @type {Worker | undefined} */ #worker;
  /** @type {string | null} */ #case = null;
  /** @type {object | null} */ #view = null;
  /** @type {string | null} */ #undo = null;
  /** @type {(Control | null)[]} */ #queue = [];
  #asked = 0;
  #busy = true;

  connectedCallback() {
    this.addEventListener("change", (event) => this.#used(event.target));
    this.addEventListener("click", (event) => {
      const button = event.target instanceof Element && event.target.closest("button[name]");
      if (button) this.#used(button);
    });
    addEventListener("hashchange", () => {
      const given = this.#link();
      this.#queue.push(...given);
      if (given.length) this.scrollIntoView();
      this.#next();
    });
    addEventListener("beforeprint", () => this.#unfold(true));
    addEventListener("afterprint", () => this.#unfold(false));
    addEventListener("bo-kvar:byter", () => this.#putAside());
    this.dataset.state = "starting";
    this.#recall();
    this.#start();
  }

  disconnectedCallback() {
    this.#worker?.terminate();
  }

  #start() {
    const limit = setTimeout(() => this.#fail(FAILED), Number(this.getAttribute("limit") ?? START_LIMIT));
    try {
      this.#worker = CaseChecklist.worker();
    } catch {
      clearTimeout(limit);
      this.#fail(FAILED);
      return;
    }
    this.#worker.addEventListener("error", () => this.#fail(FAILED));
    this.#worker.addEventListener("message", ({ data }) => {
      if (data.fault) {
        console.error(data.fault);
        this.#fail(this.dataset.state === "ready" ? STOPPED : FAILED);
      } else if (data.ready) {
        clearTimeout(limit);
        this.#busy = false;
        this.#queue.unshift(null, ...this.#link());
        this.#next();
      } else {
        this.#show(JSON.parse(data.answer));
      }
    });
  }

  /** @param {string} text */
  #fail(text) {
    this.#worker?.terminate();
    this.#busy = true;
    this.dataset.state = "failed";
    this.#part("message").textContent = text;
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
    if (!name) return;
    if (name === "skriv-ut") print();
    else if (name === "kopiera") this.#copy(value);
    else if (name === "visa-stegen") this.#showSteps();
    else {
      this.#queue.push({
        name,
        value: name === "angra" ? (this.#undo ?? "") : value,
        checked: target instanceof HTMLInputElement && target.checked,
      });
      this.#next();
    }
  }

  #next() {
    if (this.#busy || !this.#queue.length) return;
    const control = this.#queue.shift();
    this.#busy = true;
    this.#asked = performance.now();
    this.#worker?.postMessage(
      JSON.stringify({
        routine: this.getAttribute("routine"),
        root: this.getAttribute("root") ?? "",
        today: new Date().toLocaleDateString("sv-SE"),
        case: this.#case,
        view: this.#view,
        control,
      }),
    );
  }

  /** @param {Answer} answer */
  #show(answer) {
    this.#case = answer.case;
    this.#view = answer.view;
    this.#undo = answer.undo;
    const near = this.#near();
    Idiomorph.morph(this.#part("live"), answer.html, {
      morphStyle: "innerHTML",
      restoreFocus: true,
      callbacks: {
        // Most steps are the same after an answer as before it.
        /** @type {(old: Element, fresh: Node) => boolean} */
        beforeNodeMorphed: (old, fresh) => !(old instanceof HTMLLIElement && unchanged(old, fresh)),
        // Which boxes are unfolded is the reader's business, not the engine's.
        /** @type {(name: string, node: Element) => boolean} */
        beforeAttributeUpdated: (name, node) => !(name === "open" && node instanceof HTMLDetailsElement),
      },
    });
    this.#focus(near);
    this.#part("status").textContent = answer.status;
    this.#keep(answer.save);
    this.dataset.state = "ready";
    this.#busy = false;
    this.dispatchEvent(new CustomEvent("shown", { detail: performance.now() - this.#asked }));
    this.#next();
  }

  /** The ids around the control that has the focus, nearest first. */
  #near() {
    const ids = [];
    /** @type {Element | null} */
    let place = this.contains(document.activeElement) ? document.activeElement : null;
    for (; place && place !== this; place = place.parentElement) if (place.id) ids.push(place.id);
    return ids;
  }

  /** Gives the focus to what is nearest, where the control that had it is gone.
   * @param {string[]} near */
  #focus(near) {
    if (!near.length || this.contains(document.activeElement)) return;
    const controls = "input:checked, input:not([type=hidden]), button, select, summary";
    for (const id of [...near, "bk-rubrik"]) {
      const place = document.getElementById(id);
      if (!place) continue;
      const control = place.matches(controls) ? place : place.querySelector(controls);
      if (control instanceof HTMLElement && control.checkVisibility()) return control.focus();
      if (id === "bk-rubrik") {
        place.tabIndex = -1;
        place.focus();
      }
    }
  }

  get #key() {
    return `bo-kvar:${this.getAttribute("routine")}`;
  }

  /** @param {boolean} save */
  #keep(save) {
    try {
      if (save) localStorage.setItem(this.#key, JSON.stringify({ case: this.#case, view: this.#view, saved: Date.now() }));
      else localStorage.removeItem(this.#key);
    } catch {
      if (save) this.#part("message").textContent = "Webbläsaren tillåter inte att ärendet sparas. Skriv ut planen i stället.";
    }
  }

  /** Keeps an open case over the reload that a new version needs, and no longer. */
  #putAside() {
    try {
      sessionStorage.setItem(this.#key, JSON.stringify({ case: this.#case, view: this.#view }));
    } catch {
      // Where nothing can be kept, the reader has seen on the screen what is lost.
    }
  }

  #recall() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.#key) ?? localStorage.getItem(this.#key) ?? "null");
      sessionStorage.removeItem(this.#key);
      const days = (Date.now() - (kept?.saved ?? Date.now())) / 86_400_000;
      if (days > KEPT_DAYS) localStorage.removeItem(this.#key);
      else if (kept && typeof kept.case === "string") {
        this.#case = kept.case;
        this.#view = kept.view;
      }
    } catch {
      // Nothing that can be read is kept: the checklist begins empty.
    }
  }

  /** The answers that a link brings (#fråga=svar&…), as a control; taken out of the address once used.
   * @returns {Control[]} */
  #link() {
    let value = "";
    try {
      value = decodeURIComponent(location.hash.slice(1));
    } catch {
      // A broken address brings no answers.
    }
    if (!value.includes("=")) return [];
    history.replaceState(null, "", location.pathname + location.search);
    return [{ name: "lank", value, checked: false }];
  }

  #showSteps() {
    const fold = this.querySelector("#bk-arendet");
    if (fold instanceof HTMLDetailsElement) fold.open = false;
    const title = this.querySelector("#bk-rubrik");
    if (title instanceof HTMLElement) {
      title.tabIndex = -1;
      title.focus();
    }
  }

  /** @param {string} id */
  async #copy(id) {
    const area = this.querySelector(`#${id}`);
    if (!(area instanceof HTMLTextAreaElement)) return;
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
      this.#part("status").textContent = "Texten är kopierad.";
    } catch {
      this.#part("status").textContent = "Texten är markerad. Kopiera den med Ctrl+C.";
    }
  }

  /** @param {boolean} open */
  #unfold(open) {
    for (const fold of this.querySelectorAll("details.bk-later, details.bk-remark")) {
      if (!(fold instanceof HTMLDetailsElement)) continue;
      if (open && !fold.open) fold.dataset.printed = "";
      if (open || "printed" in fold.dataset) fold.open = open;
      if (!open) delete fold.dataset.printed;
    }
  }
}

CaseChecklist.define();
