/**
 * Finds the pages that answer a question, best first, and on each the parts that do. MiniSearch ranks the pages; what a
 * word is, and what the words that were asked for are, is decided here and in swedish.mjs. Knows nothing of any page
 * around it.
 */
import MiniSearch from "./checklist/vendor/minisearch.mjs";
import { Swedish, isPlain, split } from "./swedish.mjs";

/** @import { Entry, Index } from "./swedish.mjs" */

/**
 * A page that was found, what in it was found, and how to get its parts, the best first.
 * @typedef {{ location: string, title: string, terms: Set<string>, parts: () => Entry[] }} Found
 */

/**
 * What was found; for a word that nobody has written, the one that was looked for instead; and, where nothing was
 * found, words that are like it.
 * @typedef {{ pages: Found[], instead: string[], near: string[] }} Answer
 */

const FIELDS = { title: 4, about: 3, headings: 2, text: 1 };
// A page that answers so much worse than the best one is none that somebody wants.
const TAIL = 0.2;
// How much a word counts that only begins as the one asked for, a part of a compound, and a place in a law: nobody
// names one by chance.
const BEGINNING = 0.3;
const PIECE = 0.5;
const LAW = 3;
const HEADING = 3;
// One slip of the pen changes one letter, or lets two change places. Shorter words are like too many others.
const SLIPS = [1, 2];
const SHORTEST = 4;
// How unlike a word may be where nothing was found, of its length, and how many are offered.
const UNLIKE = 0.3;
const OFFERED = 3;
const NOWHERE = "";
const TERMS = {
  tokenize: (/** @type {string} */ terms) => terms.split(" "),
  processTerm: (/** @type {string} */ term) => term,
};

/** The pages of the handbook, ready to be asked. */
export class Finder {
  #swedish;
  #pages;
  /** The parts of each page, the page itself first, by its address. @type {Map<string, Entry[]>} */
  #parts = new Map();
  /** What is found in a part's heading and in its text. @type {Map<Entry, Set<string>[]>} */
  #terms = new Map();

  /** @param {Index} index */
  constructor(index) {
    const swedish = new Swedish(index);
    this.#swedish = swedish;
    for (const entry of index.docs) {
      const page = entry.location.replace(/#.*/, "");
      this.#parts.set(page, [...(this.#parts.get(page) ?? []), entry]);
    }
    this.#pages = new MiniSearch({
      idField: "location",
      fields: Object.keys(FIELDS),
      storeFields: ["title", "weight"],
      tokenize: (text) => swedish.terms(text),
      processTerm: (term) => term,
      searchOptions: { ...TERMS, boost: FIELDS, weights: { prefix: BEGINNING, fuzzy: 1 } },
    });
    // The words that only the editor knows may be written with a slip too: they lie on a page that is never found.
    const nowhere = { location: NOWHERE, title: "", text: "" };
    const names = { ...nowhere, text: index.same.flat().join(" . ") };
    this.#pages.addAll([...this.#parts.values(), [nowhere, names]].map(whole));
  }

  /**
   * Find what answers a question.
   * @param {string} question
   * @returns {Answer}
   */
  ask(question) {
    const { stems, instead, weights } = this.#asked(question);
    const found = this.#pages.search([...weights.keys()].join(" "), {
      prefix: isPlain,
      filter: ({ id }) => id !== NOWHERE,
      boostTerm: (term) => weights.get(term) ?? 1,
      boostDocument: (_location, _term, page) => Number(page?.weight),
    });
    const least = (found[0]?.score ?? 0) * TAIL;
    const pages = found
      .filter(({ score }) => score > least)
      .map(({ id, title, terms }) => ({ location: id, title, terms: new Set(terms), parts: () => this.#best(id, terms) }));
    return { pages, instead, near: pages.length ? [] : this.#near(stems) };
  }

  /**
   * Tell whether some words of a text are of those that were found.
   * @param {string} words
   * @param {Set<string>} terms
   * @returns {boolean}
   */
  isFound(words, terms) {
    return this.#swedish.terms(words).some((term) => terms.has(term));
  }

  /**
   * Give what a question asks for: each term with how much it counts, and words that were read as others.
   * @param {string} question
   * @returns {{ stems: string[], instead: string[], weights: Map<string, number> }}
   */
  #asked(question) {
    const words = split(question).map((word) => ({ word, stem: this.#meant(word) }));
    const instead = words.filter(({ word, stem }) => stem !== this.#swedish.stem(word)).map(({ stem }) => this.#swedish.wordOf(stem));
    const names = this.#swedish.names(words.map(({ stem }) => stem));
    const named = new Set(names.flatMap((name) => name.stems));
    const telling = words.filter(({ word, stem }) => named.has(stem) || this.#swedish.tells(word));
    /** @type {Map<string, number>} */
    const weights = new Map(names.map(({ sign }) => [sign, 1]));
    const alone = new Set(names.flatMap((name) => (name.stems.length === 1 ? name.stems : [])));
    for (const { word, stem } of telling.length ? telling : words) {
      // A word that has other names is asked for by what stands for all of them.
      if (alone.has(stem)) continue;
      weights.set(stem, /^\d+:/.test(stem) ? LAW : 1);
      const parts = this.#swedish.parts(word);
      const pieces = parts.length || this.#swedish.knows(stem) ? parts : this.#swedish.pieces(word);
      for (const part of pieces) weights.set(this.#swedish.stem(part), PIECE);
    }
    return { stems: words.map(({ stem }) => stem), instead, weights };
  }

  /**
   * Give the stem of a word, or, where nobody has written such a word, of the one most like it.
   * @param {string} word
   * @returns {string}
   */
  #meant(word) {
    const stem = this.#swedish.stem(word);
    if (stem.length < SHORTEST || !isPlain(stem) || this.#swedish.knows(stem) || this.#swedish.parts(word).length) {
      return stem;
    }
    const like = SLIPS.map((fuzzy) => this.#pages.autoSuggest(stem, { fuzzy, prefix: false })[0]?.suggestion);
    return like.find(Boolean) ?? stem;
  }

  /**
   * Give words that are like those of a question, as a person writes them.
   * @param {string[]} stems
   * @returns {string[]}
   */
  #near(stems) {
    const like = stems.filter(isPlain).flatMap((stem) => this.#pages.autoSuggest(stem, { fuzzy: UNLIKE, prefix: true }));
    return [...new Set(like.map(({ suggestion }) => this.#swedish.wordOf(suggestion)))].slice(0, OFFERED);
  }

  /**
   * Give the parts of a page in which something was found, the best first.
   * @param {string} page
   * @param {string[]} terms
   * @returns {Entry[]}
   */
  #best(page, terms) {
    const scored = (this.#parts.get(page) ?? []).map((part) => ({ part, score: this.#score(part, terms) }));
    return scored.filter(({ score }) => score).sort((a, b) => b.score - a.score).map(({ part }) => part);
  }

  /**
   * @param {Entry} part
   * @param {string[]} terms
   * @returns {number}
   */
  #score(part, terms) {
    let known = this.#terms.get(part);
    if (!known) {
      // The title of a page says what the page is, and not where in it something stands.
      const heading = part.location.includes("#") ? part.title : "";
      known = [heading, part.text].map((text) => new Set(this.#swedish.terms(text)));
      this.#terms.set(part, known);
    }
    const [heading, text] = known;
    return terms.reduce((sum, term) => sum + (heading?.has(term) ? HEADING : Number(text?.has(term))), 0);
  }
}

/**
 * Give a page as one text: what it says of itself, its headings, and all else.
 * @param {Entry[]} parts
 * @returns {Record<string, unknown>}
 */
function whole([page, ...parts]) {
  const join = (/** @type {(part: Entry) => string} */ of) => parts.map(of).join(" . ");
  const rest = { headings: join(({ title }) => title), text: join(({ text }) => text) };
  return { location: page?.location, title: page?.title, about: page?.text, weight: page?.weight ?? 1, ...rest };
}
