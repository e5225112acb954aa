// Which day it is where the reader is.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { inWords, today } from "../../docs/assets/checklist/days.mjs";

process.env["TZ"] = "Europe/Stockholm";

/** What a page says of the day at a moment. @param {string} moment */
function said(moment) {
  mock.timers.enable({ apis: ["Date"], now: Date.parse(moment) });
  try {
    return today();
  } finally {
    mock.timers.reset();
  }
}

test("the day is the reader's own, not that of Greenwich, in winter and in summer", () => {
  assert.equal(said("2026-01-31T22:59:59Z"), "2026-01-31");
  assert.equal(said("2026-01-31T23:00:00Z"), "2026-02-01");
  assert.equal(said("2026-06-30T21:59:59Z"), "2026-06-30");
  assert.equal(said("2026-06-30T22:00:00Z"), "2026-07-01");
});

test("a day in words is that day, also where the clock is ahead of it or behind", () => {
  assert.equal(inWords("2026-03-29"), "29 mars 2026");
  assert.equal(inWords("2026-12-01"), "1 december 2026");
});
