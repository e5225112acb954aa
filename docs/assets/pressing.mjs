// One press does one thing, on every page: what it puts under the pointer, or gives the focus, is not pressed by it too.
// @ts-check

/** How long after a press a second one may be its echo, in milliseconds: Windows' slowest double click. */
const ECHO = 900;
/** How far a hand may slip between the two, in CSS pixels. */
const SLIP = 8;
const CONTROLS = "a, button, input, select, summary, textarea";

/** The last press: where, when, on what, and what the page has put in its place since. */
let last = { x: 0, y: 0, at: -Infinity, name: "", under: "" };

/** What a press at this place is on, by what tells it from others also when the page has made it into another.
 * @param {Element | null} element */
function pressed(element) {
  const found = element?.closest("label")?.control ?? element?.closest(CONTROLS);
  return found ? found.id || `${found.getAttribute("href") ?? found.getAttribute("name")} ${found.textContent}` : "";
}

/** Whether a press may be the echo of the last. @param {MouseEvent} event */
const near = ({ timeStamp, clientX, clientY }) =>
  timeStamp - last.at < ECHO && Math.hypot(clientX - last.x, clientY - last.y) < SLIP;

/** Notes what lies under the pointer once the page has changed. */
export function changed() {
  const before = last;
  if (performance.now() - before.at > ECHO) return;
  requestAnimationFrame(() => {
    before.under = pressed(document.elementFromPoint(before.x, before.y));
  });
}

addEventListener(
  "click",
  (event) => {
    const { target, detail, clientX: x, clientY: y, timeStamp: at } = event;
    if (!detail || !(target instanceof Element)) return; // A key's.
    const name = pressed(target);
    if (name !== last.name && (detail > 1 || (near(event) && name && name === last.under))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else {
      last = { x, y, at, name, under: "" };
    }
  },
  true,
);

// Nor does it take the focus from what was pressed, when the page has moved between the two.
addEventListener(
  "mousedown",
  (event) => {
    if (near(event) && event.target instanceof Element && pressed(event.target) !== last.name) event.preventDefault();
  },
  true,
);

// A key that is held presses again and again, and the focus may have moved on meanwhile.
addEventListener(
  "keydown",
  (event) => {
    const writes = event.target instanceof HTMLTextAreaElement;
    if (event.repeat && (event.key === "Enter" || (event.key === " " && !(event.target instanceof HTMLInputElement))) && !writes) {
      event.preventDefault();
    }
  },
  true,
);
