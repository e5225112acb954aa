// The room's window, which is empty when it opens: it is dressed as the trainer's page is.
// @ts-check

const NAME = "bo-kvar-salen";
const LOOK = "popup,width=1280,height=720";

/** Opens the window, or finds the one that is open; none where the browser does not let it through. */
export function opened() {
  const room = open("", NAME, LOOK);
  try {
    if (room?.document) return room;
  } catch {
    // On a disk the page is another one after it has been loaded anew, and what it had opened is closed to it.
    room?.close();
    return open("", `${NAME}-${performance.timeOrigin}`, LOOK);
  }
  return null;
}

/** @param {Document} room */
export function dress(room) {
  room.documentElement.lang = "sv";
  room.title = "Salen";
  room.head.replaceChildren(room.head.querySelector("title") ?? "");
  for (const style of document.querySelectorAll("style, link[rel=stylesheet]")) {
    const copy = /** @type {HTMLElement} */ (room.importNode(style, true));
    if (style instanceof HTMLLinkElement) copy.setAttribute("href", style.href);
    room.head.append(copy);
  }
  room.body.className = "bk-room";
}

/** Says in the room that there is more below, as long as there is. @param {Window} room */
export function tellOfMore({ document: room, innerHeight }) {
  room.querySelector(".bk-more")?.remove();
  const whole = room.scrollingElement;
  if (!whole || whole.scrollTop + innerHeight >= whole.scrollHeight - 1) return;
  const more = Object.assign(room.createElement("p"), { className: "bk-more", textContent: "Mer nedanför ↓" });
  more.setAttribute("aria-hidden", "true");
  room.body.append(more);
}
