// Files of the user's own: a case out, and a case in.
// @ts-check
import { today } from "./days.mjs";

/** So much of a file is read, in bytes: more than the longest case, in UTF-16. */
const MOST = 2_100_000;

/** The text of a file, whatever form of Unicode it has been saved in: not all browsers look at the mark themselves.
 * Empty for one that cannot be read. @param {File} file */
export async function textOf(file) {
  const content = await file
    .slice(0, MOST)
    .arrayBuffer()
    .catch(() => new ArrayBuffer(0));
  const [first, second] = new Uint8Array(content);
  const little = (first === 0xff && second === 0xfe) || (first === 0x7b && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b);
  return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8").decode(content);
}

/** Hands a case to the user as a file. @param {string} text */
export function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `bo-kvar-arende-${today()}.json`;
  link.click();
}

/** Takes a file that is dropped on a checklist, or on the page of which it is the first; the browser would leave the
 * page for it. @param {Element} checklist @param {(file: File) => void} open */
export function takeDropped(checklist, open) {
  /** @param {DragEvent} event */
  const take = (event) => {
    const { dataTransfer: given, target, type } = event;
    if (!given?.types.includes("Files")) return;
    event.preventDefault();
    const on = target instanceof Element && target.closest(checklist.localName);
    const [file] = given.files;
    if (type === "drop" && file && (on || document.querySelector(checklist.localName)) === checklist) open(file);
  };
  addEventListener("dragover", take);
  addEventListener("drop", take);
}
