// The way to a case on the room's own phones: the address of the checklist with the case's answers, and its QR code.
// @ts-check
import { reached } from "../reached.mjs";
import { made } from "./beside.mjs";

/** How wide the code is at least, in CSS pixels: it is read from the back of a room. */
const IN_ROOM = 440;
/** @type {Promise<void> | undefined} */ let coming;
/** @type {Pick<typeof import("../qr.mjs"), "svgOf"> | undefined} */ let drawing;

/** Writes the address where a part of a case has room for it; the code comes as soon as what draws it has.
 * @param {ParentNode} seen @param {() => void} again draws the part anew */
export function toPhones(seen, again) {
  const place = seen.querySelector("[data-phones]");
  if (!(place instanceof HTMLElement)) return;
  const here = reached();
  if (!here) {
    const why = "Den här sidan ligger bara på den här datorn. Därför finns ingen adress att öppna i en telefon.";
    return place.replaceChildren(made("p", why));
  }
  const address = new URL(place.dataset.phones ?? "", here).href;
  const link = Object.assign(document.createElement("a"), { href: address, target: "_blank", rel: "noreferrer" });
  link.textContent = address;
  const line = document.createElement("p");
  line.append(link);
  const beside = document.createElement("div");
  beside.append(made("p", drawing ? "Rikta telefonens kamera mot rutan." : "Skriv adressen i telefonen."), line);
  place.replaceChildren(beside);
  if (drawing) place.prepend(drawing.svgOf(address, IN_ROOM));
  // Where it cannot be fetched the address is enough.
  else coming ??= import("../qr.mjs").then((come) => ((drawing = come), again()), () => {});
}
