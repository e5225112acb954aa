// Files of the user's own: a case out, and a case in.
// @ts-check
import { today } from "./days.mjs";

/** The longest file that is read, in bytes: a case of the greatest length, in UTF-16. */
const MOST = 2_000_000;
const TOO_LARGE = "Filen är för stor för att vara ett ärende.";
const UNREADABLE = "Filen går inte att läsa. Finns den kvar, och är den stängd i andra program? Välj den igen.";

/** The text of a file, whatever form of Unicode it has been saved in: not all browsers look at the mark themselves.
 * Fails with what the user is told. @param {File} file */
export async function textOf(file) {
  if (file.size > MOST) throw new Error(TOO_LARGE);
  const bytes = new Uint8Array(
    await file.arrayBuffer().catch(() => {
      throw new Error(UNREADABLE);
    }),
  );
  const [first, second] = bytes;
  const little = (first === 0xff && second === 0xfe) || (first === 0x7b && second === 0);
  const big = (first === 0xfe && second === 0xff) || (first === 0 && second === 0x7b);
  return new TextDecoder(little ? "utf-16le" : big ? "utf-16be" : "utf-8").decode(bytes);
}

/** Hands a case to the user as a file. @param {string} text */
export function download(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = `bo-kvar-arende-${today()}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Takes a file that is dropped on the page; the browser would leave the page for it. @param {(file: File) => void} open */
export function takeDropped(open) {
  /** @param {DragEvent} event @param {(files: FileList) => void} [use] */
  const take = (event, use = () => {}) => {
    const given = event.dataTransfer;
    if (!given?.types.includes("Files")) return;
    event.preventDefault();
    use(given.files);
  };
  addEventListener("dragover", (event) => take(event));
  addEventListener("drop", (event) => take(event, ([file]) => file && open(file)));
}
