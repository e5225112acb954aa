// An address as a QR code, for a phone's camera: fetched when somebody asks for it. It is drawn black on white, also in
// the dark, as elements and not as text, which the pages' policy would stop.
// @ts-check
import * as leanqr from "./checklist/vendor/leanqr.mjs";

const SVG = "http://www.w3.org/2000/svg";
/** The light edge that a camera needs, in modules. */
const QUIET = 4;
/** How wide it is at least in a checklist, in CSS pixels. */
const IN_HAND = 240;

/** The code of an address, a whole number of pixels to each module, and two at least.
 * @param {string} address @param {number} least how wide it is at least, in CSS pixels */
export function svgOf(address, least) {
  const code = leanqr.generate(address, { minCorrectionLevel: leanqr.correction.M });
  const side = code.size + 2 * QUIET;
  const width = side * Math.max(2, Math.ceil(least / side));
  let rows = "";
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) rows += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  }
  const svg = drawnAs("svg", { role: "img", "aria-label": "QR-kod. Adressen står bredvid.", class: "bk-qr" });
  for (const name of ["width", "height"]) svg.setAttribute(name, String(width));
  svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
  svg.setAttribute("shape-rendering", "crispEdges");
  svg.append(drawnAs("path", { fill: "#fff", d: `M0 0h${side}v${side}h-${side}z` }), drawnAs("path", { fill: "#000", d: rows }));
  return svg;
}

/** @param {string} name @param {Record<string, string>} attributes */
function drawnAs(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** Shows an address as a code, with the address itself, until it is closed; then nothing of it is left.
 * @param {Element} within @param {string} address */
export function showQr(within, address) {
  const dialog = document.createElement("dialog");
  dialog.className = "bk-dialog bk-dialog--qr";
  dialog.setAttribute("aria-label", "QR-kod till svaren");
  const link = Object.assign(document.createElement("a"), { href: address, textContent: address });
  const [asked, at, close] = ["p", "p", "button"].map((name) => document.createElement(name));
  if (!asked || !at || !close) return;
  asked.textContent = "Rikta telefonens kamera mot rutan.";
  at.append(link);
  Object.assign(close, { type: "button", className: "bk-button", textContent: "Stäng" });
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", ({ target }) => target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(asked, svgOf(address, IN_HAND), at, close);
  within.append(dialog);
  dialog.showModal();
}
