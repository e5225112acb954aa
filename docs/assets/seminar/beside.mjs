// Two sides of a rule laid beside each other, as a room reads it: what is the same, and what differs.
// @ts-check

/**
 * @typedef {{id: string, text: string}} Step
 * @typedef {{title: string, steps: string[]}} Side what some answers lead to; the steps by what the rule calls them
 * @typedef {{questions: string[], own: Side, changes: (Side | null)[], sides: Record<string, Side>, steps: Record<string, Step>}} Rule
 *   `own` is the case as it is, `changes` what each of its changes makes of it, `sides` what other answers do, by those to
 *   the `questions` in their order
 * @typedef {{branches: Record<string, Side>, steps: Record<string, Step>}} Branches the branches of a rule
 */

/** @param {string} name @param {string} text */
export function made(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/** Two branches of a rule: each step stands in exactly one of the four.
 * @param {Rule["steps"]} steps @param {string[]} left @param {string[]} right */
export function compared(steps, left, right) {
  const same = left.filter((step) => right.includes(step));
  const rights = right.filter((step) => !same.includes(step));
  /** @type {[string, string][]} */ const changed = [];
  const onlyLeft = left.filter((step) => {
    if (same.includes(step)) return false;
    const twin = rights.find((other) => steps[other]?.id === steps[step]?.id);
    if (twin) {
      changed.push([step, twin]);
      rights.splice(rights.indexOf(twin), 1);
    }
    return !twin;
  });
  return { same, changed, onlyLeft, onlyRight: rights };
}

/** What a room sees: the case and what has been changed of it, or two branches.
 * @param {Rule | Branches} rule @param {number | Record<string, string>} otherwise one of the case's own changes, or answers
 * (of branches the two that are chosen: `left`, `right`) @param {Record<string, string>} answers those of the case */
export function besideOf(rule, otherwise, answers) {
  if ("branches" in rule) {
    const [first, second] = Object.values(rule.branches);
    const { left = "", right = "" } = typeof otherwise === "number" ? {} : otherwise;
    return beside(rule.steps, rule.branches[left] ?? first, rule.branches[right] ?? second);
  }
  if (typeof otherwise === "number") return beside(rule.steps, rule.own, rule.changes[otherwise]);
  if (!Object.keys(otherwise).length) return [made("p", "Vad händer om en sak är annorlunda?")];
  const all = { ...answers, ...otherwise };
  return beside(rule.steps, rule.own, rule.sides[rule.questions.map((question) => all[question] ?? "").join(" ")]);
}

/** Two sides, as far as they differ.
 * @param {Record<string, Step>} steps @param {Side | undefined} left @param {Side | null | undefined} right */
function beside(steps, left, right) {
  if (!left || !right) return [made("p", "De svaren går inte ihop.")];
  const { same, changed, onlyLeft, onlyRight } = compared(steps, left.steps, right.steps);
  const differs = changed.length + onlyLeft.length + onlyRight.length;
  if (!differs) return [made("p", `Alla ${same.length} steg är lika.`)];
  const text = (/** @type {string} */ step) => steps[step]?.text ?? "";
  const head = line(["", left.title, right.title], "th");
  for (const cell of head.children) cell.setAttribute("scope", "col");
  const table = document.createElement("table");
  table.append(
    head,
    ...changed.map(([one, other]) => line(["Ändrat", text(one), text(other)])),
    ...onlyLeft.map((step) => line(["Bara till vänster", text(step), "–"])),
    ...onlyRight.map((step) => line(["Bara till höger", "–", text(step)])),
  );
  return [made("p", `${same.length} steg är lika. ${differs} skiljer.`), table];
}

/** @param {string[]} texts @param {string} [cell] */
function line(texts, cell = "td") {
  const row = document.createElement("tr");
  row.append(...texts.map((text) => made(cell, text)));
  return row;
}
