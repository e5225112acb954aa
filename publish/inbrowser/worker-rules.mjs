// What the service worker decides, without a browser around it.
// @ts-check
import { WHY } from "../../docs/assets/offline-protocol.mjs";

/** @typedef {import("../../docs/assets/offline-protocol.mjs").Trouble} Trouble */

/** After a full disk, in milliseconds: every page view would else fetch it all again. */
const PATIENCE = 3_600_000;

export class Altered extends Error {}

/** How long ago a noted time is. One that the clock has not reached (it was wrong then, or is now) tells nothing.
 * @param {number} time @param {number} now */
export function since(time, now) {
  return time <= now ? now - time : Infinity;
}

/** Whether the disk was full for this version so lately that there is no use in trying again.
 * @param {Trouble | undefined} before @param {string} version @param {number} now */
export function justFull(before, version, now) {
  return before?.why === WHY.full && before.version === version && since(before.last, now) < PATIENCE;
}

/** The note of what went wrong: since when, also where another reason stood before.
 * @param {unknown} error @param {Trouble | undefined} before @param {string} version @param {number} now
 * @returns {Trouble} */
export function troubleOf(error, before, version, now) {
  const began = before && since(before.since, now) < Infinity ? before.since : now;
  return { why: whyOf(error), version, since: began, last: now };
}

/** @param {unknown} error */
function whyOf(error) {
  if (error instanceof Altered) return WHY.altered;
  return error instanceof Error && error.name === "QuotaExceededError" ? WHY.full : WHY.network;
}

/** The file that an address means: hosts differ in whether they want "mapp/", "mapp" or "sida.html".
 * @param {string} path @param {(path: string) => boolean} ours whether there is such a file */
export function meant(path, ours) {
  return [path, `${path}index.html`, `${path}.html`].find(ours);
}

/** Instead of a page that was kept and is no more. It needs nothing that is kept, but is dressed by what is left.
 * @param {Iterable<string>} paths of the files of this version @param {(path: string) => string} address */
export function lostPage(paths, address) {
  // Ours come first by name, and have the last word.
  const sheets = [...paths].filter((path) => path.endsWith(".css")).reverse();
  const dress = sheets.map((path) => `<link rel="stylesheet" href="${address(path)}">`).join("");
  return `<!doctype html><html lang="sv"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Sidan är inte kvar här - Bo kvar</title>${dress}</head>
<body dir="ltr" data-md-color-scheme="default"><main class="md-main__inner md-grid"><div class="md-content">
<div class="md-content__inner md-typeset"><h1>Sidan är inte kvar här</h1>
<p>Den finns i handboken och har varit sparad på datorn. Webbläsaren har tagit bort den, ofta för att få plats. Just nu svarar inte nätet, så den går inte att hämta igen.</p>
<ul><li><a href="">Försök igen</a> när du har nät. Då sparas sidan på nytt.</li>
<li><a href="${address("checklista.html")}">Till checklistan</a></li><li><a href="${address("index.html")}">Till startsidan</a></li></ul></div></div></main></body></html>`;
}
