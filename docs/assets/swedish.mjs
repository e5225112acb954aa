/**
 * What the search takes for a word: Swedish in whatever form it is written, with or without å, ä and ö, alone or in a
 * compound, or by another word for the same thing. The texts and the questions go through the same functions.
 */
import { stemmer } from "./checklist/vendor/stemmer.mjs";

/**
 * What the build has made of the pages and of includes/sok.yaml: `same` holds groups of words for the same thing,
 * `empty` words that tell nothing of what somebody looks for.
 * @typedef {{ location: string, title: string, text: string, weight?: number }} Entry
 * @typedef {{ docs: Entry[], same: string[][], empty: string[] }} Index
 */

// The shortest part of a compound; and of one whose other part is no word that is known.
const PART = 3;
const LAST = 4;
// A place in a law, and its paragraph; 2024:79 is a law.
const PLACE = /^\d\d?:(\d+[a-h]?)$/;
// A page may say the same thing in other words: what stands for all of them begins so, and is no word.
const SAME = "#";

/**
 * Give the words of a text. One that is pasted may have its letters in two parts ("å" as "a" and a ring), two letters in
 * one (as a PDF has "fi"), and signs that nobody sees. "30 000" is one word, and so are "25 a" and the place in a law
 * that "12 kap. 44 §" names (12:44).
 * @param {string} text
 * @returns {string[]}
 */
export function split(text) {
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "").toLowerCase();
  const joined = plain
    .replace(/(?<=\d)\s(?=\d{3}(?!\d))/g, "")
    .replace(/\b(\d+) ([a-h])\b/g, "$1$2")
    .replace(/\b(\d+) kap\.? (?=\d)/g, "$1:");
  return joined.match(/[\p{L}\p{N}]+(?::\d+[a-h]?)?/gu) ?? [];
}

/**
 * Give a text without dots, rings and accents.
 * @param {string} text
 * @returns {string}
 */
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

/**
 * Take the ending off a word. The library knows every ending but that of "samtycket".
 * @param {string} word
 * @returns {string}
 */
const cut = (word) => (/\d/.test(word) ? word : stemmer(word.replace(/(?<=[^h].)(?<!h)ets?$/, "e")));

/** The Swedish of one handbook: its own words decide what is a compound, and the editor's list what is the same. */
export class Swedish {
  /** Each stem that is known, with and without its dots, and a word that has it. @type {Map<string, string>} */
  #known = new Map();
  /** @type {Map<string, string>} */
  #stems = new Map();
  // What is found once is kept: the same words come again and again.
  /** @type {Map<string, string[]>} */
  #terms = new Map();
  /** By its first stem, each name of a thing: its stems, and what stands for all the names.
   * @type {Map<string, { stems: string[], sign: string }[]>} */
  #names = new Map();
  /** The stems of all names. @type {Set<string>} */
  #named = new Set();
  /** @type {Set<string>} */
  #empty;

  /** @param {Index} index */
  constructor({ docs, same, empty }) {
    this.#empty = new Set(empty);
    for (const word of docs.flatMap((entry) => [...split(entry.title), ...split(entry.text)])) {
      for (const stem of this.#spelt(word)) if (!this.#known.has(stem)) this.#known.set(stem, word);
    }
    same.forEach((names, number) => {
      for (const name of names) {
        const written = split(name).map((word) => this.stem(word));
        this.#name(written, SAME + number);
        if (bare(name) !== name) this.#name(written.map(bare), SAME + number);
      }
    });
  }

  /**
   * @param {string} word
   * @returns {string}
   */
  stem(word) {
    let stem = this.#stems.get(word);
    if (stem === undefined) this.#stems.set(word, (stem = cut(word)));
    return stem;
  }

  /**
   * Tell whether a stem is that of a name, or any word of the texts begins with it.
   * @param {string} stem
   * @returns {boolean}
   */
  knows(stem) {
    return this.#known.has(stem) || this.#named.has(stem) || [...this.#known.keys()].some((known) => known.startsWith(stem));
  }

  /**
   * Give a word that has a stem, as a person writes it.
   * @param {string} stem
   * @returns {string}
   */
  wordOf(stem) {
    return this.#known.get(stem) ?? stem;
  }

  /**
   * Tell whether a word tells something of what somebody looks for.
   * @param {string} word
   * @returns {boolean}
   */
  tells = (word) => !this.#empty.has(word);

  /**
   * Give what a text is found by: for each of its words the stem, the stem without dots, and the last part of a compound;
   * for each name of a thing what stands for all its names.
   * @param {string} text
   * @returns {string[]}
   */
  terms(text) {
    const words = split(text);
    const stems = words.map((word) => this.stem(word));
    return [...words.flatMap((word) => this.termsOf(word)), ...stems.flatMap((_, at) => this.#namesAt(stems, at))];
  }

  /**
   * Give what one word is found by; a place in a law by its paragraph alone too.
   * @param {string} word
   * @returns {string[]}
   */
  termsOf(word) {
    let terms = this.#terms.get(word);
    if (!terms) {
      const last = PLACE.exec(word)?.[1] ?? this.parts(word).at(-1);
      terms = [...this.#spelt(word), ...(last ? [this.stem(last)] : [])];
      this.#terms.set(word, terms);
    }
    return terms;
  }

  /**
   * Give the names of things in a question, whose words may stand in any order.
   * @param {string[]} stems
   * @returns {{ stems: string[], sign: string }[]}
   */
  names(stems) {
    const asked = new Set(stems);
    const begun = [...asked].flatMap((stem) => this.#names.get(stem) ?? []);
    return begun.filter((name) => name.stems.every((stem) => asked.has(stem)));
  }

  /**
   * Give the two words of a compound, or nothing where a word is none.
   * @param {string} word
   * @returns {string[]}
   */
  parts(word) {
    if (/\d/.test(word)) return [];
    for (let at = PART; at <= word.length - LAST; at++) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      if (this.#isWord(tail) && (this.#isWord(head) || (head.endsWith("s") && this.#isWord(head.slice(0, -1))))) {
        return [head, tail];
      }
    }
    return [];
  }

  /**
   * Give the longest part of a word that is a word of its own, for one that nobody has written before.
   * @param {string} word
   * @returns {string[]}
   */
  pieces(word) {
    const ends = [];
    for (let at = LAST; at <= word.length - LAST; at++) ends.push(word.slice(at), word.slice(0, -at));
    return ends.filter((end) => this.#isWord(end)).slice(0, 1);
  }

  /**
   * @param {string} word
   * @returns {boolean}
   */
  #isWord(word) {
    return word.length >= PART && this.tells(word) && this.#known.has(this.stem(word));
  }

  /**
   * @param {string} word
   * @returns {Set<string>}
   */
  #spelt(word) {
    const stem = this.stem(word);
    return new Set([stem, bare(stem)]);
  }

  /**
   * @param {string[]} stems
   * @param {string} sign
   */
  #name(stems, sign) {
    for (const stem of stems) this.#named.add(stem);
    const [first = ""] = stems;
    this.#names.set(first, [...(this.#names.get(first) ?? []), { stems, sign }]);
  }

  /**
   * @param {string[]} stems
   * @param {number} at
   * @returns {string[]}
   */
  #namesAt(stems, at) {
    const here = this.#names.get(stems[at] ?? "") ?? [];
    const fitting = here.filter((name) => name.stems.every((stem, further) => stems[at + further] === stem));
    return [...new Set(fitting.map(({ sign }) => sign))];
  }
}

/**
 * Tell whether a term is a word with an ending that may be left out, and not a number or what stands for a thing.
 * @param {string} term
 * @returns {boolean}
 */
export const isPlain = (term) => term.length > 2 && !term.startsWith(SAME) && !/\d/.test(term);
