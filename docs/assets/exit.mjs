// "Lämna sidan snabbt": what is shown is gone at once, and a page of another sort takes this one's place in the history.
// Without JavaScript it is a link. What it cannot do stands on the page (overrides/partials/content.html).
// @ts-check

/** The keys that do the same, pressed three times in a row, and what each is called. @type {Record<string, string>} */
const EXIT_KEYS = { Escape: "Esc", Shift: "Skift" };
const EXIT_TIMES = 3;
/** Within how long the presses come, in milliseconds. */
const EXIT_SOON = 5_000;

/** @param {HTMLAnchorElement} link */
function watchExit(link) {
  const { href } = link;
  const leave = () => {
    // Nothing may ask before it is left, as a case that is kept nowhere does (checklist/leaving.mjs), and may again.
    onbeforeunload = null;
    addEventListener("beforeunload", (event) => event.stopImmediatePropagation());
    document.documentElement.hidden = true;
    document.title = "";
    try {
      sessionStorage.clear(); // A case that is put aside over a change of version (checklist/keeping.mjs).
    } catch {
      // Where storage is blocked nothing lies there.
    }
    location.replace(href);
  };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  const said = link.nextElementSibling;
  /** @type {number[]} */
  let times = [];
  let before = "";
  // Before anything else hears of the key: a dialog keeps Escape for itself.
  addEventListener(
    "keydown",
    ({ key, repeat, timeStamp }) => {
      if (repeat) return;
      times = key in EXIT_KEYS ? [...(key === before ? times : []), timeStamp].slice(-EXIT_TIMES) : [];
      times = times.filter((time) => timeStamp - time < EXIT_SOON);
      before = key;
      if (said) said.textContent = times.length === EXIT_TIMES - 1 ? `${EXIT_KEYS[key]} en gång till lämnar sidan.` : "";
      if (times.length === EXIT_TIMES) leave();
    },
    true,
  );
}

const exit = document.querySelector("a[data-exit]");
if (exit instanceof HTMLAnchorElement) watchExit(exit);
