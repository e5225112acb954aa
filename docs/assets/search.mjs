/**
 * The search dialog: what is typed is looked for in the index that the build makes, search/search_index.json, and what
 * is found is shown as links to pages and to the places on them. What is found, and in which order, finding.mjs decides.
 *
 * Nothing that is typed leaves the page: the address of a search has it after "#", which browsers send to nobody.
 */
import { Finder } from "./finding.mjs";
import { split } from "./swedish.mjs";

/** @import { Answer, Found } from "./finding.mjs" */

const ROOT = new URL("..", import.meta.url);
const PAGES = 12;
const PARTS = 3;
const BEFORE = 6;
const WORDS = 24;
// Of how many words a hit may be.
const SIZES = [1, 2, 3, 4];
// Where nothing is found, other ways lead on.
const WAYS = [
  ["ordlista.html", "Slå upp ordet i ordlistan"],
  ["checklista.html", "Gå till checklistan, om du har ett ärende"],
  ["lagen/index.html", "Välj bland frågorna om lagen"],
];

/** @type {Promise<Finder> | undefined} */
let reading;

/**
 * Make the dialog ready: read the index, the first time, and answer what is typed.
 * @param {HTMLDialogElement} dialog
 */
export async function start(dialog) {
  const words = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("ol"));
  if (reading) {
    return;
  }
  status.textContent = "Hämtar …";
  /** @type {Finder} */
  let finder;
  try {
    reading = read();
    finder = await reading;
  } catch {
    reading = undefined;
    status.textContent = "Sökningen kunde inte hämtas. Stäng och försök igen.";
    return;
  }
  const answer = () => {
    const found = finder.ask(words.value);
    const said = summary(words.value, found);
    // What is written anew is read aloud anew.
    if (status.textContent !== said) status.textContent = said;
    list.replaceChildren(...items(finder, found, words.value));
  };
  words.addEventListener("input", answer);
  list.addEventListener("click", (event) => {
    const near = /** @type {Element} */ (event.target).closest("button");
    if (near) {
      words.value = near.textContent ?? "";
      words.focus();
      words.dispatchEvent(new Event("input"));
      words.dispatchEvent(new Event("change"));
    }
  });
  answer();
}

/**
 * Fetch and prepare the index.
 * @returns {Promise<Finder>}
 */
async function read() {
  const response = await fetch(new URL("search/search_index.json", ROOT));
  if (!response.ok) {
    throw new Error(`search_index.json: ${response.status}`);
  }
  return new Finder(await response.json());
}

/**
 * Say how much was found, and what was looked for instead of a word that nobody writes.
 * @param {string} question
 * @param {Answer} answer
 * @returns {string}
 */
function summary(question, { pages, instead }) {
  if (!split(question).length) {
    return "Skriv ett eller flera ord.";
  }
  if (!pages.length) {
    return "Inget hittades. Pröva ett kortare ord eller ett annat ord för samma sak.";
  }
  const count = pages.length === 1 ? "1 sida" : `${pages.length} sidor`;
  const shown = pages.length > PAGES ? `${count}, de ${PAGES} bästa visas` : count;
  return instead.length ? `${shown} för ”${instead.join(" ")}”` : shown;
}

/**
 * Make what is shown of an answer: the pages, or words that are like those asked for, and ways on.
 * @param {Finder} finder
 * @param {Answer} answer
 * @param {string} question
 * @returns {HTMLLIElement[]}
 */
function items(finder, { pages, near }, question) {
  if (pages.length || !split(question).length) {
    return pages.slice(0, PAGES).map((page) => item(finder, page));
  }
  const words = near.map((word) => {
    const button = element("button", word, "bk-search__near");
    button.type = "button";
    return button;
  });
  const ways = WAYS.map(([place = "", said = ""]) => [link(place, said)]);
  return [...(words.length ? [["Liknande ord: ", ...words]] : []), ...ways].map((parts) => {
    const li = document.createElement("li");
    li.append(...parts);
    return li;
  });
}

/**
 * Make the entry of one page: a link to it, and links to its best parts with a few words from each.
 * @param {Finder} finder
 * @param {Found} found
 * @returns {HTMLLIElement}
 */
function item(finder, found) {
  const li = document.createElement("li");
  li.append(link(found.location, found.title, "bk-search__page"));
  for (const part of found.parts().slice(0, PARTS)) {
    const place = document.createElement("p");
    if (part.location !== found.location) {
      place.append(link(part.location, part.title), " ");
    }
    place.append(...excerpt(part.text, (words) => finder.isFound(words, found.terms)));
    if (place.textContent) {
      li.append(place);
    }
  }
  return li;
}

/**
 * @param {string} location
 * @param {string} title
 * @param {string} [name]
 * @returns {HTMLAnchorElement}
 */
function link(location, title, name = "") {
  const a = element("a", title, name);
  a.href = new URL(location, ROOT).href;
  return a;
}

/**
 * @template {"a" | "button" | "mark"} Tag
 * @param {Tag} tag
 * @param {string} text
 * @param {string} [name]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, text, name = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = name;
  return made;
}

/**
 * Give some words around the first hit in a text, with the hits marked. Several words may be one hit: a name of a thing,
 * or a place in a law.
 * @param {string} text
 * @param {(words: string) => boolean} found
 * @returns {(string | HTMLElement)[]}
 */
function excerpt(text, found) {
  const words = text.split(" ");
  const isHit = (/** @type {number} */ at, /** @type {number} */ size) => size > 0 && found(words.slice(at, at + size).join(" "));
  const sizeAt = (/** @type {number} */ at) => SIZES.find((size) => isHit(at, size) && !isHit(at + 1, size - 1)) ?? 0;
  const hits = SIZES.map((size) => () => words.findIndex((_, at) => isHit(at, size)));
  const hit = hits.reduce((at, next) => (at < 0 ? next() : at), -1);
  const first = Math.max(0, hit - BEFORE);
  const end = Math.min(words.length, first + WORDS);
  const shown = [];
  for (let at = first; at < end; ) {
    const size = sizeAt(at);
    const said = words.slice(at, at + (size || 1)).join(" ");
    shown.push(...(size ? [element("mark", said), " "] : [`${said} `]));
    at += size || 1;
  }
  return [first ? "… " : "", ...shown, end < words.length ? "…" : ""];
}
