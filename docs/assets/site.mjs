/**
 * What the pages' own controls do: the buttons that open a dialog, tables that a keyboard can scroll,
 * and the theme's single-letter shortcuts, which are switched off.
 *
 * The dialogs are native: the browser keeps the focus inside, makes the rest of the page inert, closes on
 * Escape and gives the focus back to the button.
 */

import "./pressing.mjs";
import "./exit.mjs";
import "./templates.mjs";
import "./terms.mjs";

// The address of a search. What stands after "#" is sent to nobody.
const SEARCH = "#sok=";

/** @type {NodeListOf<HTMLButtonElement>} */
const openers = document.querySelectorAll("button[data-opens]");
for (const button of openers) {
  const dialog = document.getElementById(button.getAttribute("aria-controls") ?? "");
  if (dialog instanceof HTMLDialogElement) {
    attach(button, dialog);
    const words = dialog.querySelector("input");
    if (words) attachSearch(button, dialog, words);
  }
}

// What is asked on the start page is asked in the search's own dialog.
const ask = document.querySelector("form.bk-ask");
ask?.addEventListener("submit", (event) => {
  event.preventDefault();
  const words = /** @type {HTMLInputElement} */ (document.querySelector("#bk-search-words"));
  words.value = /** @type {HTMLInputElement} */ (ask.querySelector("input")).value;
  /** @type {HTMLElement} */ (document.querySelector("[aria-controls=bk-search]")).click();
  // Where the search has answered before, it hears of the new words as of any that are typed.
  words.dispatchEvent(new Event("input"));
});

/**
 * Let a button open a dialog, and everything that should close it do so.
 * @param {HTMLButtonElement} button
 * @param {HTMLDialogElement} dialog
 */
function attach(button, dialog) {
  // The page behind stands still. Not :has(dialog:modal): with it a browser goes through the whole page after every change.
  const tell = (/** @type {boolean} */ open) => {
    button.setAttribute("aria-expanded", String(open));
    document.documentElement.classList.toggle("bk-behind-dialog", open);
  };
  button.addEventListener("click", () => {
    dialog.showModal();
    tell(true);
  });
  dialog.addEventListener("close", () => tell(false));
  dialog.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target);
    // The dialog itself is hit only beside its contents; a link may lead to a place on this very page.
    if (target.closest("a")) {
      dialog.close();
    } else if (target === dialog || target.closest("[data-closes]")) {
      dialog.close("left");
    }
  });
  // In a search field the browser would spend the first Escape on emptying it.
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.preventDefault();
      dialog.close("left");
    }
  });
  // A page that the browser brings back should not come back with its menu open. It may not hear of the close event.
  addEventListener("pagehide", () => {
    if (dialog.open) tell(false);
    dialog.close();
  });
}

/**
 * Fetch the search when its dialog opens, give each search an address, and open the one that the address names: a link
 * to a search, or the one that somebody comes back to.
 * @param {HTMLButtonElement} button
 * @param {HTMLDialogElement} dialog
 * @param {HTMLInputElement} words
 */
function attachSearch(button, dialog, words) {
  const note = () => {
    const named = words.value.trim() ? SEARCH + encodeURIComponent(words.value.trim()) : "";
    if (named || location.hash.startsWith(SEARCH)) {
      history.replaceState(history.state, "", location.pathname + location.search + named);
    }
  };
  const show = () => {
    if (!location.hash.startsWith(SEARCH)) return;
    words.value = written(location.hash.slice(SEARCH.length));
    words.dispatchEvent(new Event("input"));
    if (!dialog.open) button.click();
  };
  button.addEventListener("click", () => {
    dialog.returnValue = "";
    // Not when the search has come: somebody may be typing by then.
    words.select();
    import("./search.mjs").then(
      (search) => search.start(dialog),
      () => {
        const status = /** @type {HTMLElement} */ (dialog.querySelector("[role=status]"));
        status.textContent = "Sökningen kunde inte hämtas. Ladda om sidan när du har nät.";
      },
    );
  });
  // Also before the search is there: nothing that is typed is sent anywhere.
  words.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    dialog.querySelector("a")?.focus();
  });
  words.addEventListener("change", note);
  dialog.addEventListener("close", () => {
    // Whoever follows a link may come back to what was found; whoever closes the search is done with it.
    if (dialog.returnValue === "left" && location.hash.startsWith(SEARCH)) {
      history.replaceState(history.state, "", location.pathname + location.search);
    }
  });
  addEventListener("hashchange", () => (location.hash.startsWith(SEARCH) ? show() : dialog.close()));
  addEventListener("pageshow", (event) => event.persisted && show());
  show();
}

/**
 * Give what was typed, of its form in an address; mail programs may have changed it.
 * @param {string} named
 * @returns {string}
 */
function written(named) {
  try {
    return decodeURIComponent(named);
  } catch {
    return named;
  }
}

// The theme turns pages at "n", "p", "," and ".", wherever the reader happens to press them. Speech input
// and a slip of the finger press them too (WCAG 2.1.4), so it never gets to hear of them.
document.addEventListener("keydown", (event) => {
  if (event.key.length === 1) {
    event.stopPropagation();
  }
});

// The theme lays every table in a box that scrolls sideways when the table is wider than the page.
// Such a box can be reached and scrolled with the keyboard, and says what it is.
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth + 1;
    const said = { tabindex: "0", role: "group", "aria-label": `Går att rulla i sidled: ${headingOf(target)}` };
    for (const [name, value] of Object.entries(said)) {
      if (scrolls) target.setAttribute(name, value);
      else target.removeAttribute(name);
    }
  }
});
// The theme makes the boxes when the document is ready, just before this hears of it.
document.addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset pre > code")) {
    sizes.observe(box);
  }
});

/**
 * Give the text of the nearest heading above.
 * @param {Element} box
 * @returns {string}
 */
function headingOf(box) {
  const above = [...document.querySelectorAll("article :is(h1, h2, h3)")].filter(
    (heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  return above.at(-1)?.textContent?.trim() ?? "";
}
