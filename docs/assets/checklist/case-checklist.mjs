// <case-checklist routine="…">: carries the use of form controls to the engine, and its HTML back.
// The element knows nothing of routines: what a control means is decided in checklist/effects.py. A page may hold several,
// each with a case of its own: case="ovning-3" names it, and begins its ids; with keep="no" it is kept nowhere.
// @ts-check
import { changed } from "../pressing.mjs";
import { Asking, control } from "./asking.mjs";
import { draw, focusOn } from "./drawing.mjs";
import { engine } from "./engine.mjs";
import { download, takeDropped, textOf } from "./files.mjs";
import { takeLink } from "./leaving.mjs";
import { watchPaper } from "./paper.mjs";

/** How long nothing is said of the start, in milliseconds: most lines have brought everything by then. */
const PATIENCE = 2_000;
/** How often the page looks whether a new day has come. */
const OFTEN = 30_000;
/** What a day looks like when nothing more is to be typed: it is used at once. */
const WHOLE_DAY = /^\s*[0-9]{4}-?[0-9]{2}-?[0-9]{2}\s*$/;
/** Where the questions stand above the steps, as in checklist.css. */
const NARROW = "(max-width: 60em)";

export class CaseChecklist extends HTMLElement {
  /** What has come, if it was too early to say it. @type {[text: string, quarter: number] | undefined} */
  #arrived;
  /** How many quarters of the engine have been said to have come. */
  #aloud = -1;
  #asking = /** @type {Asking} */ (/** @type {unknown} */ (null));

  connectedCallback() {
    this.dataset.state = "starting";
    setTimeout(() => {
      this.dataset.slow = "";
      if (this.#arrived) this.arriving(...this.#arrived);
    }, PATIENCE);
    engine.join(this, this.getAttribute("routine") ?? "");
    this.#asking = new Asking(this, (used, settled) => this.#show(used, settled));
    this.#listen();
    this.#follow();
    this.#asking.work();
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
    });
    takeDropped(this, (file) => this.#open(file));
    // A new day may have come: now and then, and when the reader comes back.
    const look = () => this.dataset.state === "ready" && this.#asking.upToDate();
    setInterval(look, OFTEN);
    document.addEventListener("visibilitychange", look);
    watchPaper(this);
    addEventListener("bo-kvar:byter", (event) => this.#asking.giveWay(event));
    // On a shared computer nothing is left for whoever goes back to the page.
    addEventListener("pagehide", () => (this.hidden ||= this.#asking.now.shared));
    addEventListener("pageshow", ({ persisted }) => persisted && this.#asking.now.shared && location.reload());
  }

  /** Says how much has come, where it takes so long that somebody wonders: aloud four times, not at every byte.
   * @param {string} text @param {number} quarter see engine.mjs */
  arriving(text, quarter) {
    this.#arrived = [text, quarter];
    if (this.dataset.slow === undefined) return;
    this.#part("arriving").textContent = text;
    if (quarter > this.#aloud) this.#part("status").textContent = text;
    this.#aloud = Math.max(quarter, this.#aloud);
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
    return /** @type {HTMLElement} */ (this.#find(`[data-part="${name}"]`));
  }

  /** @param {EventTarget | null} target a control, or something else */
  #used(target) {
    const from = /** @type {HTMLInputElement | null} */ (target);
    if (!from?.name) return;
    if (from.name === "skriv-ut") this.#asking.upToDate().then(() => print());
    else if (from.name === "kopiera" || from.name === "kopiera-lanken") this.#copy(from);
    else if (from.name === "visa-qr") this.#showQr();
    else if (from.name === "visa-stegen") this.#showSteps();
    else if (from.type === "file") {
      if (from.files?.[0]) this.#open(from.files[0]);
      from.value = ""; // The same file may be chosen again.
    } else {
      if (from.name === "spara-fil") download(this.#asking.now.case ?? "");
      // A letter in two parts is the letter.
      this.#asking.ask(control(from.name, from.value.normalize(), from.checked === true));
    }
  }

  /** @param {EventTarget | null} fold */
  #toggled(fold) {
    const asks = fold instanceof HTMLDetailsElement && fold.dataset.asks;
    if (!asks || fold.open === this.#asking.now.view?.unfolded?.includes(asks)) return;
    this.#asking.ask(control("vik", asks, fold.open));
  }

  /** @param {import("./asking.mjs").Control | null} used @param {boolean} settled */
  #show(used, settled) {
    const { html, status, view, reveal } = this.#asking.now;
    const fresh = this.dataset.state === "starting";
    draw(this.#part("live"), html, { fresh, settled, wrong: view?.wrong });
    const aloud = this.#part("status");
    if (aloud.textContent !== status) aloud.textContent = status;
    this.#reveal(reveal);
    // Whoever follows a link to a branch wants its steps; but first what has changed since it was made.
    if (used?.name === "lank" && matchMedia(NARROW).matches && !view?.linked) this.#toSteps();
    changed();
    this.dataset.state = "ready";
    // Who comes from the page about the three weeks comes for the fields for days.
    if (fresh && location.search === "?dagar") this.#find(".bk-date input")?.focus();
  }

  /** Has what is said of a control stand in the window; most often it does. @param {string} id */
  #reveal(id) {
    const place = id && this.#find(`#${CSS.escape(id)}`);
    if (!place || !place.textContent) return;
    place.closest("details")?.setAttribute("open", "");
    place.scrollIntoView({ block: "nearest" });
  }

  /** @param {File} file chosen, or dropped on the page */
  #open(file) {
    textOf(file).then((text) => this.#asking.ask(control("oppna", text)));
  }

  /** Takes up the answers that a link brings: they are for the page's own checklist, which has no name. */
  #follow() {
    const link = this.hasAttribute("case") ? "" : takeLink();
    if (link) this.#asking.ask(control("lank", link));
    return link;
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

  async #showQr() {
    await this.#asking.upToDate();
    const link = this.#find(".bk-share textarea")?.textContent ?? "";
    import("../qr.mjs").then(
      ({ showQr }) => showQr(this, link),
      () => {
        const why = "QR-koden kunde inte hämtas. Ladda om sidan när du har nät.";
        for (const place of [this.#part("status"), this.#find(".bk-share .bk-note")]) place?.replaceChildren(why);
      },
    );
  }

  /** Copies the text that stands with a button; one that cannot be copied is marked. @param {HTMLInputElement} button */
  async #copy({ name, id }) {
    await this.#asking.upToDate();
    const area = this.#find(`#${CSS.escape(id)}`)?.closest("details")?.querySelector("textarea");
    area?.select();
    const copied = await navigator.clipboard?.writeText(area?.value ?? "").then(
      () => true,
      () => false,
    );
    this.#asking.ask(control(name, "", copied));
  }
}

customElements.define("case-checklist", CaseChecklist);
