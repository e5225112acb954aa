// Coming and going: what is kept nowhere is asked about before the page is left, and a link's answers are taken.
// @ts-check

/** The checklists of the page with which something would be lost. @type {Set<Element>} */
const losing = new Set();

/** What is kept nowhere is not lost by a slip: the browser asks before the page is left.
 * @param {Element} checklist @param {boolean} loses */
export function guard(checklist, loses) {
  losing[loses ? "add" : "delete"](checklist);
  // Any answer but null asks, also in browsers of some years ago.
  onbeforeunload = losing.size ? () => true : null;
}

/** Takes the answers that a link brings (#fråga=svar&…) out of the address. What mail programs do to it is the engine's
 * to mend; some of them write every sign of it anew. Empty where there are none. */
export function takeLink() {
  let link = location.hash.slice(1);
  try {
    for (let before = ""; before !== link; link = decodeURIComponent(link)) before = link;
  } catch {
    // What can be read of a broken address counts.
  }
  if (!link.includes("=") || link.startsWith("sok=")) return ""; // The latter is a search's (site.mjs).
  history.replaceState(null, "", location.pathname + location.search);
  return link.normalize();
}
