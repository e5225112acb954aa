// What the search takes for the same word, and what not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Swedish, isPlain, split } from "../../docs/assets/swedish.mjs";

const swedish = new Swedish({
  docs: [
    { location: "a.html", title: "Hyresskuld", text: "En hyresgäst har en skuld. Hyran betalas och hyresvärden svarar." },
    { location: "b.html", title: "Vräkning", text: "Kronofogden verkställer en avhysning." },
  ],
  same: [["vräkning", "avhysning"], ["social jour", "socialjour"]],
  empty: ["och", "en"],
});
const shared = (/** @type {string} */ one, /** @type {string} */ other) => {
  const terms = new Set(swedish.terms(other));
  return swedish.terms(one).filter((term) => terms.has(term));
};

test("a number with blanks, a paragraph with a letter and a place in a law are each one word", () => {
  assert.deepEqual(split("30 000 kronor"), ["30000", "kronor"]);
  assert.deepEqual(split("25 a §"), ["25a"]);
  assert.deepEqual(split("12 kap. 44 §"), ["12:44"]);
  assert.deepEqual(split("12 av 44"), ["12", "av", "44"]);
});

test("letters in two parts, and signs that nobody sees, are read as the letters that are seen", () => {
  assert.deepEqual(split("vra\u0308kning"), ["vräkning"]);
  assert.deepEqual(split("vräk\u00adning"), ["vräkning"]);
});

test("a word is found by its other forms and without its dots, and not by another word", () => {
  assert.notDeepEqual(shared("vräkning", "vräkningen"), []);
  assert.notDeepEqual(shared("vrakning", "vräkningar"), []);
  assert.deepEqual(shared("skuld", "svarar"), []);
});

test("a compound is found by its last word, when both are known", () => {
  assert.deepEqual(swedish.parts("hyresgästskuld"), ["hyresgäst", "skuld"]);
  assert.deepEqual(swedish.parts("obekantskuld"), []);
  assert.notDeepEqual(shared("skuld", "hyresgästskuld"), []);
});

test("a place in a law is found by its paragraph alone", () => {
  assert.notDeepEqual(shared("44", "12 kap. 44 §"), []);
});

test("words for the same thing stand for each other, and nothing else does", () => {
  assert.notDeepEqual(shared("vräkning", "avhysning"), []);
  assert.notDeepEqual(shared("social jour", "socialjour"), []);
  assert.deepEqual(shared("vräkning", "socialjour"), []);
});

test("what stands for a thing, and a number, is no word with an ending", () => {
  assert.equal(isPlain("vräkning"), true);
  assert.equal(isPlain("#0"), false);
  assert.equal(isPlain("12:44"), false);
});
