// The rows that a room guesses on: how many have, fields for them where one screen is all there is, or boxes for who
// practises alone and is told what was missed.
// @ts-check
import { made } from "./beside.mjs";

/** @typedef {"room" | "one" | "alone"} Way how a part is held: with a window for the room, on one screen, or alone */

/** @param {ParentNode} seen the part, as far as it is shown @param {(row: number) => number} count @param {Way} way
 * @param {boolean} shown whether the answer is */
export function guesses(seen, count, way, shown) {
  const rows = [.../** @type {NodeListOf<HTMLElement>} */ (seen.querySelectorAll("[data-guess]"))];
  const most = Math.max(1, ...rows.map((_, place) => count(place)));
  rows.forEach((row, place) => guess(row, place, { count: count(place), most, way, shown }));
  const table = rows[0]?.closest("table");
  if (way !== "alone" || !table) return;
  if (!shown) table.before(made("p", "Kryssa i det du tror. Du kan välja flera."));
  else if (!table.matches("[data-known]")) table.after(made("p", "Jämför själv det du kryssade i med svaret här under."));
}

/** @param {HTMLElement} row @param {number} place @param {{count: number, most: number, way: Way, shown: boolean}} told */
function guess(row, place, { count, most, way, shown }) {
  const cell = row.querySelector("[data-count]");
  const bar = row.querySelector("meter");
  if (bar) Object.assign(bar, { max: most, value: count });
  if (way === "room") return cell?.replaceChildren(count ? String(count) : "");
  const alone = way === "alone";
  const field = document.createElement("input");
  Object.assign(field, { type: alone ? "checkbox" : "number", id: `gissning-${place}`, min: "0", inputMode: "numeric" });
  field.dataset.row = String(place);
  if (alone) field.checked = count > 0;
  else field.value = count ? String(count) : "";
  cell?.replaceChildren(field);
  const name = row.querySelector("th");
  const label = Object.assign(document.createElement("label"), { htmlFor: field.id });
  label.append(...(name?.childNodes ?? []));
  name?.append(label);
  if (!alone) return;
  bar?.remove();
  if (!shown || !row.closest("[data-known]")) return;
  const right = row.querySelector("[data-right]");
  if (right) right.textContent = field.checked ? "Du hade med det." : "Det missade du.";
  else if (field.checked) row.append(made("td", "Det står inte i svaret."));
}
