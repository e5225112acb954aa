// Where a script may come from.
import assert from "node:assert/strict";
import { test } from "node:test";

Object.assign(globalThis, { location: { origin: "https://handbok.example" } });
const { trusted } = await import("../../docs/assets/trusted.mjs");

test("a script of this site, or out of the page itself, may be started", () => {
  for (const address of ["https://handbok.example/assets/worker.mjs", "data:text/javascript,1"]) {
    assert.equal(trusted.createScriptURL(address), address);
  }
});

test("a script of another place may not, and the place is named", () => {
  for (const address of [
    "https://annan.example/assets/worker.mjs",
    "http://handbok.example/worker.mjs",
    "https://handbok.example.annan.example/",
    "blob:https://annan.example/1",
  ]) {
    assert.throws(() => trusted.createScriptURL(address), (error) => String(error).includes(address));
  }
});
