// Asks the search of a built site, as a page does, and writes what it finds. Given: the address of its finding.mjs, and
// on standard input {"index": …, "questions": […]}. Run by tests/site/test_search.py in Node.
import { readFileSync } from "node:fs";

const { Finder } = await import(process.argv[2] ?? "");
const { index, questions } = JSON.parse(readFileSync(0, "utf8"));
const finder = new Finder(index);
const started = performance.now();
const answers = questions.map((/** @type {string} */ question) => {
  const { pages, instead, near } = finder.ask(question);
  const found = pages.map((/** @type {any} */ page) => [page.location, page.parts().map((/** @type {any} */ part) => part.location)]);
  return { pages: found, instead, near };
});
console.log(JSON.stringify({ answers, each: (performance.now() - started) / questions.length }));
