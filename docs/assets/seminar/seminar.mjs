// A seminar: the trainer's page, and the room's window beside it, which holds nothing but what has been shown.
// Everything stands in the page as templates, made by publish/seminar.py. Nothing is stored and nothing is sent: where the
// trainer is stands in the address. The room's window is empty when it opens, and this page writes in it.
// @ts-check
import { besideOf, made } from "./beside.mjs";
import { guesses } from "./guessing.mjs";
import { toPhones } from "./phones.mjs";
import { dress, opened, tellOfMore } from "./room.mjs";

/** @typedef {{title: string, minutes: number, template: HTMLTemplateElement}} Part a part of a case or a programme */

const BACK = ["ArrowLeft", "PageUp"];
const ON = ["ArrowRight", "PageDown", " "];
const ALONE = "ova:";
/** How much of a window a press moves it. */
const NEARLY_ALL = 0.8;
const SECOND = 1_000;
const MINUTE = 60;

/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement} */
function find(selector, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`seminariet: ${selector} saknas`);
  return found;
}

class Seminar {
  /** @type {Part[]} */ #parts = [];
  /** Which part is shown, and how much of it. */
  #at = 0;
  #shown = 0;
  /** Nothing is shown to the room. */
  #dark = false;
  /** What the room has guessed, by part and row. @type {Map<string, number>} */ #counts = new Map();
  /** What has been changed of the case: one of its own changes, or answers. @type {number | Record<string, string>} */
  #otherwise = {};
  /** @type {Window | null} */ #room = null;
  /** When the case was begun: at the first step on, for it may be set up long before. @type {number | null} */ #started = null;
  #case = "";
  /** One person guesses, and is told what was missed. */
  #alone = false;

  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    page.dataset.state = "ready";
    page.addEventListener("click", ({ target }) => this.#pressed(target));
    page.addEventListener("input", ({ target }) => this.#typed(target));
    addEventListener("keydown", (event) => this.#key(event));
    addEventListener("hashchange", () => this.#follow());
    // The browser takes Escape for itself where the screen is full.
    addEventListener("fullscreenchange", () => document.fullscreenElement || !page.classList.contains("bk-one") || this.#one());
    setInterval(() => this.#tick(), SECOND);
    this.#follow();
    const [came] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    if (came?.type === "reload") this.#say("Sidan laddades om. Öppna salens fönster igen, så visar det rätt del.");
  }

  /** Where the address says: "#fall-1", "#fall-1/3/2" in the middle of it, "#ova:fall-1" for who practises alone. */
  #follow() {
    const [name = "", at, shown] = location.hash.slice(1).split("/"); // ids need no decoding
    this.#alone = name.startsWith(ALONE);
    this.page.classList.toggle("bk-alone", this.#alone);
    const of = name.replace(ALONE, "");
    const templates = /** @type {NodeListOf<HTMLTemplateElement>} */ (
      document.querySelectorAll(`template[data-of="${CSS.escape(of)}"]`)
    );
    this.#parts = [...templates].map((template) => {
      const { title = "", minutes = "0" } = template.dataset;
      return { title, minutes: Number(minutes), template };
    });
    if (name !== this.#case) {
      this.#counts.clear();
      this.#otherwise = {};
      this.#started = null;
    }
    this.#case = name;
    this.#at = Math.min(Math.max(Number(at) || 0, 0), Math.max(this.#parts.length - 1, 0));
    this.#shown = Number(shown) || 0;
    this.#draw();
  }

  /** @param {-1 | 1} way */
  #step(way) {
    const most = this.#most();
    this.#started ??= performance.now();
    if (way > 0 && this.#shown < most) this.#shown += 1;
    else if (way < 0 && this.#shown > 0) this.#shown -= 1;
    else if (this.#parts[this.#at + way]) {
      this.#at += way;
      this.#otherwise = {};
      this.#shown = way > 0 ? 0 : this.#most();
    } else return;
    history.replaceState(null, "", `#${this.#case}/${this.#at}/${this.#shown}`);
    this.#draw();
  }

  /** How the trainer's own view of a part is held. @returns {import("./guessing.mjs").Way} */
  get #way() {
    if (this.#alone) return "alone";
    return this.page.classList.contains("bk-one") ? "one" : "room";
  }

  /** How many pieces of the part are shown one by one. */
  #most() {
    const pieces = this.#parts[this.#at]?.template.content.querySelectorAll("[data-room] [data-piece]") ?? [];
    return Math.max(0, ...[...pieces].map((piece) => Number(/** @type {HTMLElement} */ (piece).dataset.piece)));
  }

  /** Draws the trainer's page, and what the room sees of it. */
  #draw() {
    const part = this.#parts[this.#at];
    find("[data-choose]", this.page).hidden = Boolean(part);
    find("[data-console]", this.page).hidden = !part;
    if (!part) return this.#tell();
    this.page.classList.toggle("bk-changing", Boolean(part.template.content.querySelector("[data-beside]")));
    const more = part.template.content.querySelector(".bk-answer") ? "Visa svaret" : "Visa mer";
    const next = this.#shown < this.#most() ? more : this.#parts[this.#at + 1]?.title;
    find("[data-place]", this.page).textContent = `Del ${this.#at + 1} av ${this.#parts.length}: ${part.title}`;
    find("[data-next]", this.page).textContent = next ? `Nästa: ${next}` : "Det var det sista.";
    const notes = find("[data-notes]", this.page);
    notes.replaceChildren(...this.#copy("[data-trainer]").childNodes);
    this.#fill(notes);
    find("[data-preview]", this.page).replaceChildren(this.#visible(this.#way));
    this.#tick();
    this.#tell();
  }

  /** @param {string} selector */
  #copy(selector) {
    const whole = /** @type {DocumentFragment | undefined} */ (this.#parts[this.#at]?.template.content.cloneNode(true));
    return whole?.querySelector(selector) ?? document.createElement("div");
  }

  /** What the room may see: no more than what has been shown. @param {import("./guessing.mjs").Way} way */
  #visible(way) {
    const seen = /** @type {HTMLElement} */ (this.#copy("[data-room]"));
    for (const piece of /** @type {NodeListOf<HTMLElement>} */ (seen.querySelectorAll("[data-piece]"))) {
      const turn = Number(piece.dataset.piece) - this.#shown;
      if (turn > 0 || (turn < 0 && piece.matches("section"))) piece.remove(); // Sections take each other's place.
    }
    guesses(seen, (row) => this.#counts.get(`${this.#at}:${row}`) ?? 0, way, this.#shown > 0);
    const two = seen.querySelector("[data-beside]");
    if (two instanceof HTMLElement) two.replaceChildren(...this.#beside(two.dataset.beside ?? ""));
    toPhones(seen, () => this.#draw());
    return seen;
  }

  /** @param {string} name of the rule of whose sides two stand beside each other */
  #beside(name) {
    const rule = JSON.parse(find(`#bk-rule-${CSS.escape(name)}`).textContent ?? "");
    return besideOf(rule, this.#otherwise, this.#answers());
  }

  /** @returns {Record<string, string>} */
  #answers() {
    return JSON.parse(this.#parts[this.#at]?.template.dataset.answers ?? "{}");
  }

  /** Puts what the trainer has typed and chosen in the fields of the notes. @param {HTMLElement} notes */
  #fill(notes) {
    /** @type {HTMLElement | null} */ const pressed = notes.querySelector(`[name=byt][value="${this.#otherwise}"]`);
    const answers = { ...this.#answers(), ...(pressed ? JSON.parse(pressed.dataset.answers ?? "{}") : this.#otherwise) };
    for (const field of notes.querySelectorAll("input, select")) {
      if (field instanceof HTMLInputElement && field.type === "number") {
        field.value = String(this.#counts.get(`${this.#at}:${field.dataset.row}`) ?? "");
      } else if (field instanceof HTMLSelectElement) field.value = answers[field.dataset.question ?? ""] ?? "";
    }
  }

  /** @param {EventTarget | null} target */
  #typed(target) {
    if (target instanceof HTMLInputElement && target.type === "checkbox") {
      this.#counts.set(`${this.#at}:${target.dataset.row}`, Number(target.checked));
      return;
    }
    if (target instanceof HTMLInputElement && target.type === "number") {
      this.#counts.set(`${this.#at}:${target.dataset.row}`, Math.max(0, Math.trunc(Number(target.value)) || 0));
    } else if (target instanceof HTMLSelectElement) {
      const before = typeof this.#otherwise === "number" ? {} : this.#otherwise;
      this.#otherwise = { ...before, [target.dataset.question ?? ""]: target.value };
    } else return;
    // On one screen the field is in what the room sees, and must not be drawn anew under whoever types in it.
    if (!target.closest("[data-preview]")) find("[data-preview]", this.page).replaceChildren(this.#visible(this.#way));
    this.#tell();
  }

  /** @param {EventTarget | null} target */
  #pressed(target) {
    const button = target instanceof Element && target.closest("button");
    if (!(button instanceof HTMLButtonElement)) return;
    if (button.name === "nasta") this.#step(1);
    else if (button.name === "forra") this.#step(-1);
    else if (button.name === "salen") this.#open();
    else if (button.name === "svart") this.#darken();
    else if (button.name === "en-skarm") this.#one();
    else if (button.name === "byt") {
      this.#otherwise = Number(button.value);
      this.#draw();
    }
  }

  /** The same keys in both windows, and on a clicker. @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !this.#parts.length) return;
    const { target, key } = event;
    const writes = target instanceof Element && target.matches("input, select, textarea");
    const counts = writes && target.matches("[type=number]") && (key === "ArrowDown" || key === "ArrowUp");
    if (writes && !counts && !key.startsWith("Page")) return;
    const presses = target instanceof Element && target.matches("button, a, summary") && key === " ";
    if (ON.includes(key) && !presses) this.#step(1);
    else if (BACK.includes(key)) this.#step(-1);
    else if (key === "ArrowDown" || key === "ArrowUp") this.#scroll(key === "ArrowDown" ? 1 : -1);
    else if (key === "b" || key === ".") this.#darken();
    else if (key === "e" || (key === "Escape" && this.page.classList.contains("bk-one"))) this.#one();
    else return;
    event.preventDefault();
  }

  /** Moves what does not fit, alike in both windows. @param {-1 | 1} way */
  #scroll(way) {
    for (const place of [find("[data-preview]", this.page), this.#room?.document.scrollingElement]) {
      place?.scrollBy({ top: way * place.clientHeight * NEARLY_ALL });
    }
    if (this.#room) tellOfMore(this.#room);
  }

  #darken() {
    this.#dark = !this.#dark;
    this.#tell();
  }

  /** One screen for both: the room's view alone, with the same keys. */
  #one() {
    const one = this.page.classList.toggle("bk-one");
    this.#draw();
    find("[data-preview]", this.page).focus();
    if (one) document.documentElement.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) document.exitFullscreen();
  }

  /** Opens the room's window, or finds the one that is open. */
  #open() {
    if (!this.#room || this.#room.closed) this.#room = opened();
    else this.#room.focus();
    if (!this.#room) return this.#say("Webbläsaren släppte inte fram fönstret. Tillåt popup-fönster för sidan, eller visa på en skärm.");
    dress(this.#room.document);
    // The window may be one that was open already, and then it hears the keys.
    this.#room.onkeydown = (event) => this.#key(event);
    this.#tell();
    this.#say("Salens fönster är öppet. Dra det till den andra skärmen.");
  }

  /** @param {string} text */
  #say(text) {
    find("[data-said]", this.page).textContent = text;
  }

  /** Shows the room what it may see. */
  #tell() {
    this.page.classList.toggle("bk-dark", this.#dark);
    find("[name=svart]", this.page).textContent = this.#dark ? "Tänd (B)" : "Släck (B)";
    find("[data-seen]", this.page).textContent = this.#dark ? "Salen är släckt. Det här väntar:" : "Det här ser salen:";
    const room = this.#room;
    if (!room || room.closed) return;
    const seen = this.#dark || !this.#parts.length ? made("div", "") : this.#visible(this.#alone ? "alone" : "room");
    seen.setAttribute("aria-live", "polite");
    const main = room.document.createElement("main");
    main.append(room.document.importNode(seen, true));
    room.document.body.replaceChildren(main);
    room.document.body.classList.toggle("bk-black", this.#dark);
    tellOfMore(room);
  }

  /** The time since the beginning, beside what the parts so far should take. */
  #tick() {
    if (!this.#parts.length) return;
    const clock = find("[data-clock]", this.page);
    clock.textContent = "· Klockan går från första Framåt.";
    const gone = Math.floor((performance.now() - (this.#started ?? performance.now())) / SECOND);
    const planned = this.#parts.slice(0, this.#at + 1).reduce((sum, { minutes }) => sum + minutes, 0);
    const late = planned > 0 && gone >= planned * MINUTE;
    const text = `${Math.floor(gone / MINUTE)} min ${gone % MINUTE} s`;
    if (this.#started) clock.textContent = `· ${text}. Delen ${late ? "skulle vara" : "är"} klar vid ${planned} min.`;
    clock.classList.toggle("bk-late", late);
    if (this.#room?.closed) {
      this.#room = null;
      this.#say("Salens fönster är stängt. Seminariet går vidare här.");
    }
  }
}

export const seminar = new Seminar(find(".bk-seminar"));
