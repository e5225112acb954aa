// Explanations of terms: a tap or a key opens what the browser itself shows under a pointer only.
// @ts-check

// Not within what does something else when it is pressed.
const TERM = "article abbr[title]:not(:is(a, button, label, summary) abbr)";
const EDGE = 8;
const explained = document.createElement("span");
explained.className = "bk-explained";
explained.id = "bk-forklaring";
explained.popover = "manual";

/** The term whose explanation is shown. @type {HTMLElement | null} */
let shown = null;

if ("popover" in HTMLElement.prototype) {
  // Each term is a stop for Tab once in each part of the page, and can be tapped wherever it stands.
  const met = new Set();
  for (const found of document.querySelectorAll(`article h2, ${TERM}`)) {
    if (!(found instanceof HTMLElement && found.title)) {
      met.clear();
      continue;
    }
    found.role = "button";
    found.ariaExpanded = "false";
    found.tabIndex = met.has(found.title) ? -1 : 0;
    // A table's head is out of sight on a narrow screen.
    if (!found.closest("thead")) met.add(found.title);
  }
  document.addEventListener("click", ({ target }) => toggle(target));
  // What the term stands in may take the focus of a tap on its explanation.
  document.addEventListener("focusin", ({ target }) => target instanceof Node && !target.contains(shown) && close());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if ((event.key === "Enter" || event.key === " ") && toggle(event.target)) event.preventDefault();
  });
}

/** Shows the explanation of what was pressed, if it is a term that shows none. @param {EventTarget | null} target */
function toggle(target) {
  const pressed = target instanceof Element ? target.closest("abbr[aria-expanded]") : null;
  if (target === explained) return false;
  const again = pressed === shown;
  close();
  if (pressed instanceof HTMLElement && !again) open(pressed);
  return Boolean(pressed);
}

/** @param {HTMLElement} term */
function open(term) {
  shown = term;
  explained.textContent = term.title;
  term.title = ""; // It would be shown, and read, twice.
  term.ariaExpanded = "true";
  term.setAttribute("aria-describedby", explained.id);
  term.after(explained);
  explained.showPopover();
  const at = term.getBoundingClientRect();
  const room = document.documentElement.clientWidth - explained.offsetWidth - EDGE;
  const below = at.bottom + explained.offsetHeight < innerHeight;
  explained.style.left = `${scrollX + Math.max(EDGE, Math.min(at.left, room))}px`;
  explained.style.top = `${scrollY + (below ? at.bottom : at.top - explained.offsetHeight)}px`;
}

function close() {
  if (!shown) return;
  shown.title = explained.textContent ?? "";
  shown.ariaExpanded = "false";
  shown.removeAttribute("aria-describedby");
  explained.remove();
  shown = null;
}
