// Which pages answer a question, and in which order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Finder } from "../../docs/assets/finding.mjs";

const finder = new Finder({
  docs: [
    { location: "skuld.html", title: "Hyresskuld", text: "Den som inte betalar hyran får en skuld." },
    { location: "skuld.html#plan", title: "Avbetalning", text: "En plan med hyresvärden." },
    { location: "storning.html", title: "Störningar", text: "Grannar klagar på störningar i bostaden." },
    { location: "jour.html", title: "Socialjour", text: "När kontoret är stängt svarar jouren, om hyran också." },
  ],
  same: [],
  empty: ["en", "som", "på"],
});
const pages = (/** @type {string} */ question) => finder.ask(question).pages.map(({ location }) => location);

test("a page whose title answers comes before one that only mentions it", () => {
  assert.deepEqual(pages("hyresskuld")[0], "skuld.html");
  assert.deepEqual(pages("jour")[0], "jour.html");
});

test("a part of a page is found under its page, and named", () => {
  const [found] = finder.ask("avbetalning").pages;
  assert.equal(found?.location, "skuld.html");
  assert.deepEqual(found?.parts().map(({ location }) => location), ["skuld.html#plan"]);
});

test("one slip of the pen is mended, and said", () => {
  const { pages: found, instead } = finder.ask("störnignar");
  assert.equal(found[0]?.location, "storning.html");
  assert.equal(instead.length, 1);
  assert.deepEqual(finder.ask("störningar").instead, []);
});

test("what nobody has written finds nothing", () => {
  assert.deepEqual(pages("xylofon"), []);
  assert.deepEqual(pages(""), []);
});
