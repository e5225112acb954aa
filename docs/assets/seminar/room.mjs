// The room's window, which is empty when it opens: it is dressed as the trainer's page is.
// @ts-check

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
