// Puts new HTML in place of the old: what has not changed stays, also what is being written, and the focus is not lost.
// @ts-check
import { trusted } from "../trusted.mjs";
import { morph } from "./vendor/morphlex.mjs";

/**
 * @param {HTMLElement} live
 * @param {string} html what it is to hold
 * @param {object} how
 * @param {boolean} how.fresh whether it holds the page as it was built
 * @param {boolean} how.settled whether what has been put in has been answered
 * @param {string} [how.wrong] the name of a field whose text is left to be mended
 */
export function draw(live, html, { fresh, settled, wrong }) {
  const near = around(live, document.activeElement);
  const whole = /** @type {HTMLElement} */ (live.cloneNode());
  whole.innerHTML = trusted.createHTML(html);
  // With nobody in the middle of it there is nothing to keep. Nor does anything move: morphed, a telephone's page jumps by
  // a third of the window when the answers of a link come.
  if (fresh && !near.length && !live.querySelector("details[open]:not(.bk-case)")) {
    live.replaceChildren(...whole.childNodes);
    return;
  }
  putRight(live, settled, wrong);
  morph(live, whole, {
    // What was left as it is by putRight is the reader's.
    preserveChanges: true,
    // Which boxes are unfolded is the reader's business, not the engine's. Nor where the page has put the focus.
    beforeAttributeUpdated: (of, name) =>
      name !== "tabindex" && !(name === "open" && of instanceof HTMLDetailsElement),
  });
  if (near.length && !live.contains(document.activeElement)) focusNear(live, near);
}

/** Takes back what the reader has put in but the engine has not taken; not a date or a choice that is being made.
 * @param {HTMLElement} live @param {boolean} settled @param {string} [wrong] */
function putRight(live, settled, wrong) {
  for (const box of live.querySelectorAll("input")) {
    if (box.checked !== box.defaultChecked) box.checked = box.defaultChecked;
    const left = box.type === "text" && box.name !== wrong && box !== document.activeElement && settled;
    if (left && box.value !== box.defaultValue) box.value = box.defaultValue;
  }
  for (const option of live.querySelectorAll("option")) {
    const chosen = option.selected !== option.defaultSelected;
    if (chosen && option.parentElement !== document.activeElement) option.selected = option.defaultSelected;
  }
}

/** The ids around what has the focus, nearest first. @param {HTMLElement} live @param {Element | null} focused */
function around(live, focused) {
  const ids = [];
  let place = live.contains(focused) ? focused : null;
  for (; place && place !== live; place = place.parentElement) if (place.id) ids.push(place.id);
  return ids;
}

/** Gives the focus to what was around the control that had it. Not to another control: a key that is pressed twice
 * would use it. @param {HTMLElement} live @param {string[]} near */
function focusNear(live, near) {
  const places = near.map((id) => live.querySelector(`#${CSS.escape(id)}`));
  const place = [...places, live.querySelector(".bk-plan__title")].find((one) => one?.checkVisibility());
  if (place instanceof HTMLElement) focusOn(place);
}

/** Gives the focus to something that is no control. @param {HTMLElement} place */
export function focusOn(place) {
  if (place.tabIndex < 0) place.tabIndex = -1;
  place.focus();
}
