// What a printed page says of the day, and shows of what is folded: there is no time to ask the engine.
// @ts-check
import { inWords, today } from "./days.mjs";

/** Has a checklist be right on paper, and as it was on the screen afterwards. @param {Element} page */
export function watchPaper(page) {
  addEventListener("beforeprint", () => {
    const now = today();
    for (const place of page.querySelectorAll("[data-today]")) place.textContent = inWords(now);
    for (const place of page.querySelectorAll("[data-passed]")) {
      if (place instanceof HTMLElement) place.hidden = now <= (place.dataset.passed ?? "");
    }
    for (const fold of page.querySelectorAll("details:is(.bk-remark, .bk-paper):not([open])")) {
      for (const name of ["open", "data-printed"]) fold.setAttribute(name, "");
    }
  });
  addEventListener("afterprint", () => {
    for (const fold of page.querySelectorAll("[data-printed]")) {
      for (const name of ["open", "data-printed"]) fold.removeAttribute(name);
    }
  });
}
