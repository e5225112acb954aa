// One press does one thing: what an answer puts under a pointer that has just pressed is not pressed by it as well.
// @ts-check

/** How long after a press a second one may be its echo, in milliseconds: Windows' slowest double click. */
const ECHO = 900;
/** How far a hand may slip between the two, in CSS pixels. */
const SLIP = 8;
const CONTROLS = "a, button, input, select, summary, textarea";

/** What a press at this place does. @param {Element | null | undefined} element */
function control(element) {
  const label = element?.closest("label");
  return (label instanceof HTMLLabelElement && label.control) || element?.closest(CONTROLS);
}

/** What tells it from others, also when the page has made it into another. @param {Element | null | undefined} found */
function nameOf(found) {
  if (!found) return "";
  return found.id || `${found.getAttribute("href") ?? found.getAttribute("name")} ${found.textContent}`;
}

export class Presses {
  #last = { x: 0, y: 0, at: -Infinity, name: "", under: "" };

  /** Watches every press on the page: what moves under the pointer may lie outside the element. @param {HTMLElement} element */
  watch(element) {
    addEventListener("click", (event) => this.#clicked(event, element), true);
    // A key that is held presses again and again, and the focus may have moved on meanwhile.
    element.addEventListener(
      "keydown",
      (event) => {
        const acts = (event.key === "Enter" || event.key === " ") && event.target instanceof Element && control(event.target);
        if (event.repeat && acts) event.preventDefault();
      },
      true,
    );
  }

  /** Notes what lies under the pointer once the page has changed. */
  changed() {
    const last = this.#last;
    if (performance.now() - last.at > ECHO) return;
    requestAnimationFrame(() => {
      last.under = nameOf(control(document.elementFromPoint(last.x, last.y)));
    });
  }

  /** @param {MouseEvent} event @param {HTMLElement} element */
  #clicked(event, element) {
    const target = event.target instanceof Element ? event.target : null;
    // A click that a key makes, or a label on its field, has no press of its own.
    if (!event.detail || !target) return;
    const [last, name] = [this.#last, nameOf(control(target))];
    const echo = event.timeStamp - last.at < ECHO && Math.hypot(event.clientX - last.x, event.clientY - last.y) < SLIP;
    if (echo && name && name !== last.name && (event.detail > 1 || name === last.under)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (element.contains(target)) {
      this.#last = { x: event.clientX, y: event.clientY, at: event.timeStamp, name, under: "" };
    } else {
      this.#last.at = -Infinity;
    }
  }
}
