// What the service worker decides, and the words that it shares with the pages.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { MESSAGES, WHY, noteOf, storeOf } from "../../docs/assets/offline-protocol.mjs";
import { Altered, justFull, lostPage, meant, since, troubleOf } from "../../publish/inbrowser/worker-rules.mjs";

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const trouble = { why: WHY.full, version: "nu", since: NOW - 5 * HOUR, last: NOW - HOUR + 1 };
const full = Object.assign(new Error("full"), { name: "QuotaExceededError" });

test("what is kept in readers' browsers is found by later versions: names and words stay as they are", () => {
  assert.equal(storeOf("https://a.example/b/"), "bo-kvar https://a.example/b/");
  assert.equal(noteOf("https://a.example/b/", "brist"), "https://a.example/b/.bo-kvar?brist");
  assert.deepEqual(MESSAGES, { takeOver: "ta-over", shown: "visad", state: "lage", save: "spara" });
  assert.deepEqual(WHY, { full: "fullt", altered: "andrad", network: "nat" });
});

test("the words have one home", () => {
  const folders = ["../../docs/assets/", "../../publish/inbrowser/"].map((folder) => new URL(folder, import.meta.url));
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => new URL(name, folder)));
  const speaking = files.filter(({ pathname }) => pathname.endsWith(".mjs") && !pathname.endsWith("/offline-protocol.mjs"));
  const words = [...Object.values(MESSAGES), ...Object.values(WHY)].map((word) => `"${word}"`);
  const found = speaking.filter((file) => {
    const text = readFileSync(file, "utf8");
    return words.some((word) => text.includes(word)) || text.includes(".bo-kvar?") || text.includes("`bo-kvar $");
  });
  assert.deepEqual(found, []);
});

test("a time that the clock has not reached tells nothing", () => {
  assert.equal(since(NOW - HOUR, NOW), HOUR);
  assert.equal(since(NOW + 1, NOW), Infinity);
});

test("a disk that was full within the hour is not tried again for the same version", () => {
  assert.equal(justFull(trouble, "nu", NOW), true);
  assert.equal(justFull({ ...trouble, last: NOW - HOUR }, "nu", NOW), false);
  assert.equal(justFull({ ...trouble, last: NOW + HOUR }, "nu", NOW), false);
  assert.equal(justFull(trouble, "nyare", NOW), false);
  assert.equal(justFull({ ...trouble, why: WHY.network }, "nu", NOW), false);
  assert.equal(justFull(undefined, "nu", NOW), false);
});

test("a note says what went wrong last, and since when anything has", () => {
  assert.deepEqual(troubleOf(full, undefined, "nu", NOW), { why: WHY.full, version: "nu", since: NOW, last: NOW });
  assert.equal(troubleOf(new Altered("x"), trouble, "nyare", NOW).why, WHY.altered);
  assert.equal(troubleOf(new TypeError("x"), trouble, "nyare", NOW).why, WHY.network);
  assert.equal(troubleOf(new Altered("x"), trouble, "nyare", NOW).since, trouble.since);
  assert.equal(troubleOf(new Altered("x"), { ...trouble, since: NOW + 1 }, "nyare", NOW).since, NOW);
});

test("an address with or without its ending means the same file, and no other", () => {
  const ours = (/** @type {string} */ path) => ["index.html", "om/index.html", "om/utan-nat.html", "a.css"].includes(path);
  for (const [path, file] of [["", "index.html"], ["om/", "om/index.html"], ["om/utan-nat", "om/utan-nat.html"], ["a.css", "a.css"]]) {
    assert.equal(meant(path ?? "", ours), file);
  }
  assert.equal(meant("om/annat", ours), undefined);
});

test("the page in place of a lost one leads on, and is dressed by the style sheets alone", () => {
  const page = lostPage(["a.css", "b.css", "b.mjs"], (path) => `https://a.example/${path}`);
  const led = [...page.matchAll(/href="([^"]*)"/g)].map(([, href]) => href?.replace("https://a.example/", ""));
  assert.deepEqual(led, ["b.css", "a.css", "", "checklista.html", "index.html"]);
});
