/**
 * The search. It reads the index that the build makes, search/search_index.json, and finds Swedish words
 * in whatever form they are written: "vräkt" finds vräkning, "hyresskulden" finds hyresskuld, and "skuld"
 * finds hyresskuld too. The theme's own search knows no Swedish on the side of the question.
 *
 * Nothing that is typed leaves the page.
 */
import { trusted } from "./checklist/trusted.mjs";

/**
 * A page or a part of one under a heading of its own, as the build wrote it: the text is HTML.
 * @typedef {{ location: string, title: string, text: string }} Entry
 */

/**
 * How often each stem stands in a text.
 * @typedef {Map<string, number>} Words
 */

/**
 * An entry made ready to be searched, with the title of the page that it stands on.
 * @typedef {{ entry: Entry, page: string, text: string, title: Words, above: Words, body: Words, length: number }} Part
 */

/**
 * A page that was found, with its best parts first.
 * @typedef {{ page: string, title: string, score: number, parts: { part: Part, score: number }[] }} Found
 */

const ROOT = new URL("..", import.meta.url);
const PAGES = 12;
const PARTS = 3;

// Words that stand everywhere and tell nothing.
const STOP = new Set(
  ("alla att av bara de dem den det detta dig din ditt du då efter eller en ett för från får gör ha han har henne hon hur i " +
    "ingen inte jag jobbar kan man med men mig min mitt mot måste ni nu när nära någon något och om på sig sin sitt ska skall som så " +
    "till under upp ut vad var vara vem vi vid vilka vilken vill är över").split(" "),
);

// Endings of Swedish words, longest first; what is left must be long enough to mean something.
const ENDINGS = (
  "ningarnas ningarna ningens ningars ningar ningen nings ning andets andena anden andet ande " +
  "heternas heterna hetens heters heter heten hets het arnas ernas ornas arna erna orna " +
  "ades ats ade ats ens ets ers ars ors are aren arens arna ast ande ad at as an ar er en et es or te ts de na ns t a e n s r"
).split(" ").sort((a, b) => b.length - a.length);
const SHORTEST = 3;

// What people say, and what the handbook calls it: a word that begins with one also finds the others.
const SYNONYMS = [
  ["vräk", "avhys"],
  ["kfm", "fogd", "kronofogd"],
  ["socialbidrag", "socbidrag", "försörjningsstöd", "bistånd"],
  ["hyresvärd", "värd", "fastighetsägar", "bostadsbolag"],
  ["god man", "förvaltare", "ställföreträd"],
  ["lgh", "lägenhet"],
  ["tystnadsplikt", "sekretess"],
  ["misshandl", "våld"],
  ["missbruk", "beroend"],
  ["orosanmäl", "anmälningsplikt", "anmälningsskyld", "plikt"],
];

/** @type {Promise<Part[]> | undefined} */
let reading;

/**
 * Make the dialog ready: read the index, the first time, and answer what is typed.
 * @param {HTMLDialogElement} dialog
 */
export async function start(dialog) {
  const words = /** @type {HTMLInputElement} */ (dialog.querySelector("input"));
  const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
  const list = /** @type {HTMLElement} */ (dialog.querySelector("ol"));
  words.select();
  if (reading) {
    return;
  }
  status.textContent = "Hämtar …";
  /** @type {Part[]} */
  let parts;
  try {
    reading = read();
    parts = await reading;
  } catch {
    reading = undefined;
    status.textContent = "Sökningen kunde inte hämtas. Stäng och försök igen.";
    return;
  }
  const answer = () => {
    const found = search(parts, words.value);
    const said = summary(words.value, found.length);
    // What is written anew is read aloud anew.
    if (status.textContent !== said) status.textContent = said;
    list.replaceChildren(...found.slice(0, PAGES).map((page) => item(page, words.value)));
  };
  words.addEventListener("input", answer);
  words.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  answer();
}

/**
 * Fetch and prepare the index.
 * @returns {Promise<Part[]>}
 */
async function read() {
  const response = await fetch(new URL("search/search_index.json", ROOT));
  if (!response.ok) {
    throw new Error(`search_index.json: ${response.status}`);
  }
  /** @type {{ docs: Entry[] }} */
  const { docs } = await response.json();
  /** @type {Map<string, Words>} */
  const titles = new Map();
  return docs.map((entry) => {
    const text = plain(entry.text);
    const page = entry.location.replace(/#.*/, "");
    const title = count(plain(entry.title));
    // The page itself comes before its parts.
    const above = titles.get(page) ?? title;
    titles.set(page, above);
    return { entry, page, text, title, above, body: count(text), length: split(text).length };
  });
}

/**
 * Find what answers a question, best first.
 * @param {Part[]} parts
 * @param {string} question
 * @returns {Found[]}
 */
export function search(parts, question) {
  const asked = stems(question);
  if (!asked.length) {
    return [];
  }
  const scores = asked.map((stem) => scoreAll(parts, stem));
  /** @type {Map<string, Found>} */
  const pages = new Map();
  parts.forEach((part, index) => {
    const each = scores.map((of) => of[index] ?? 0);
    const hits = each.filter(Boolean).length;
    let found = pages.get(part.page);
    if (!found) {
      found = { page: part.page, title: part.entry.title, score: 0, parts: [] };
      pages.set(part.page, found);
    }
    if (hits) {
      // A part that has every word of the question comes before one that has a few of them often.
      const score = each.reduce((sum, one) => sum + one, 0) * (hits / asked.length) ** 2;
      found.parts.push({ part, score });
      found.score = Math.max(found.score, score);
    }
  });
  for (const found of pages.values()) {
    found.parts.sort((a, b) => b.score - a.score);
    found.score += found.parts.slice(1, 4).reduce((sum, { score }) => sum + score / 10, 0);
  }
  return [...pages.values()].filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}

/**
 * Tell how well each part answers one word; a word that stands in few parts counts for more.
 * @param {Part[]} parts
 * @param {string} stem
 * @returns {number[]}
 */
function scoreAll(parts, stem) {
  const like = [stem, ...(SYNONYMS.find((group) => group.some((word) => stem.startsWith(word))) ?? [])];
  const scores = parts.map(({ title, above, body, length }) => {
    const times = strength(body, like);
    // Once in a short text tells as much as many times in a long one.
    const inText = times / (times + 1 + length / 200);
    return 5 * Math.min(1, strength(title, like)) + 4 * Math.min(1, strength(above, like)) + 4 * inText;
  });
  const rarity = Math.log(1 + parts.length / (1 + scores.filter(Boolean).length));
  return scores.map((score) => score * rarity);
}

/**
 * Tell how strongly a text has a word: itself, as the beginning of another, inside a compound, by a
 * synonym, or by the word that it begins with itself.
 * @param {Words} text
 * @param {string[]} like
 * @returns {number}
 */
function strength(text, like) {
  const [stem = "", ...synonyms] = like;
  let sum = text.get(stem) ?? 0;
  for (const [word, times] of text) {
    if (word !== stem) {
      if (stem.length >= SHORTEST && (word.startsWith(stem) || (stem.length > SHORTEST && word.endsWith(stem)))) {
        sum += times * 0.6;
      } else if (stem.length > SHORTEST && word.includes(stem)) {
        sum += times * 0.4;
      } else if (synonyms.some((synonym) => word.startsWith(synonym))) {
        sum += times * 0.4;
      } else if (word.length > SHORTEST + 1 && stem.startsWith(word)) {
        sum += times * 0.2;
      }
    }
  }
  return sum;
}

/**
 * Give the stems of the words that tell something; if none does, of all.
 * @param {string} text
 * @returns {string[]}
 */
function stems(text) {
  const words = split(text);
  const telling = words.filter((word) => !STOP.has(word));
  return [...new Set((telling.length ? telling : words).map(stem))];
}

/**
 * Take the ending off a word.
 * @param {string} word
 * @returns {string}
 */
export function stem(word) {
  if (/\d/.test(word)) {
    return word;
  }
  const ending = ENDINGS.find((one) => {
    const left = word.length - one.length;
    // The last letter of "sekretess" is no ending.
    return left >= SHORTEST && word.endsWith(one) && !(one === "s" && word[left - 1] === "s");
  });
  return ending ? word.slice(0, -ending.length) : word;
}

/**
 * Give the words of a text. One that is pasted may have its letters in two parts ("å" as "a" and a ring), two letters
 * in one (as a PDF has "fi"), and signs that nobody sees.
 * @param {string} text
 * @returns {string[]}
 */
function split(text) {
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return plain.toLowerCase().match(/[\p{L}\p{N}]+(?::\d+)?/gu) ?? [];
}

/**
 * @param {string} text
 * @returns {Words}
 */
function count(text) {
  /** @type {Words} */
  const found = new Map();
  for (const word of split(text)) {
    const short = stem(word);
    found.set(short, (found.get(short) ?? 0) + 1);
  }
  return found;
}

/**
 * Give the text of HTML, with a space where a block ends.
 * @param {string} html
 * @returns {string}
 */
function plain(html) {
  const parsed = new DOMParser().parseFromString(trusted.createHTML(html.replaceAll("<", " <")), "text/html");
  return (parsed.body.textContent ?? "").replace(/\s+/g, " ").replace(/ ([.,:;!?)])/g, "$1").trim();
}

/**
 * @param {string} question
 * @param {number} pages
 * @returns {string}
 */
function summary(question, pages) {
  if (!question.trim()) {
    return "Skriv ett eller flera ord.";
  }
  if (!pages) {
    return "Inget hittades. Pröva ett kortare ord eller ett annat ord för samma sak.";
  }
  return pages === 1 ? "1 sida" : pages > PAGES ? `${pages} sidor, de ${PAGES} bästa visas` : `${pages} sidor`;
}

/**
 * Make the entry of one page: a link to it, and links to its best parts with a few words from each.
 * @param {Found} found
 * @param {string} question
 * @returns {HTMLLIElement}
 */
function item(found, question) {
  const li = document.createElement("li");
  li.append(link(found.page, found.title, "bk-search__page"));
  for (const { part } of found.parts.slice(0, PARTS)) {
    const place = document.createElement("p");
    if (part.entry.location !== found.page) {
      place.append(link(part.entry.location, part.entry.title), " ");
    }
    place.append(...excerpt(part.text, stems(question)));
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
  const a = document.createElement("a");
  a.href = new URL(location, ROOT).href;
  a.textContent = plain(title);
  a.className = name;
  return a;
}

/**
 * Give some words around the first hit in a text, with the hits marked.
 * @param {string} text
 * @param {string[]} asked
 * @returns {(string | HTMLElement)[]}
 */
function excerpt(text, asked) {
  const words = text.split(" ");
  const hit = (/** @type {string} */ word) => split(word).some((one) => asked.some((stem) => one.includes(stem)));
  const first = Math.max(0, words.findIndex(hit) - 6);
  const shown = words.slice(first, first + 24);
  return [
    first ? "… " : "",
    ...shown.flatMap((word) => {
      if (!hit(word)) {
        return [`${word} `];
      }
      const mark = document.createElement("mark");
      mark.textContent = word;
      return [mark, " "];
    }),
    first + 24 < words.length ? "…" : "",
  ];
}
