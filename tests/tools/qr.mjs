// Draws QR codes as the pages do, and reads such drawings as a camera would. Given on standard input: a list, in which a
// text is an address to draw, and {d, side} a drawing: its path, and how many modules wide it is. Written: for each of
// them its drawing, and what another's reader makes of it, or null. Run by tools/qr.py.
import { readFileSync } from "node:fs";
import jsqr from "jsqr";

/** Pixels for each module: what the pages draw at least. */
const PIXELS = 2;

/** An element as far as the drawing uses one. @param {string} namespace @param {string} name */
function element(namespace, name) {
  const attributes = /** @type {Record<string, string>} */ ({});
  const children = /** @type {any[]} */ ([]);
  return {
    namespace,
    name,
    attributes,
    children,
    setAttribute: (/** @type {string} */ key, /** @type {string} */ value) => (attributes[key] = value),
    append: (/** @type {any[]} */ ...more) => children.push(...more),
  };
}
Object.assign(globalThis, { document: { createElementNS: element } });
const { svgOf } = await import("../../docs/assets/qr.mjs");

/** @param {string} address @param {number} least */
function drawn(address, least) {
  const svg = /** @type {any} */ (svgOf(address, least));
  const [light, dark] = svg.children;
  const side = Number(svg.attributes.viewBox.split(" ")[2]);
  return { d: dark.attributes.d, side, width: Number(svg.attributes.width), colours: [light, dark].map((one) => one.attributes.fill) };
}

/** @param {{d: string, side: number}} drawing */
function read({ d, side }) {
  const width = side * PIXELS;
  const pixels = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y] of d.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let down = 0; down < PIXELS; down += 1) {
      for (let right = 0; right < PIXELS; right += 1) {
        const at = ((Number(y) * PIXELS + down) * width + Number(x) * PIXELS + right) * 4;
        pixels.fill(0, at, at + 3);
      }
    }
  }
  return /** @type {any} */ (jsqr)(pixels, width, width)?.data ?? null;
}

const given = JSON.parse(readFileSync(0, "utf8"));
const told = given.map((/** @type {any} */ one) => {
  const drawing = typeof one === "string" ? drawn(one, 240) : one;
  return { ...drawing, text: read(drawing) };
});
console.log(JSON.stringify(told));
