// A template can be copied, as text and as HTML, and printed alone. What is told of it stands at its buttons.
// @ts-check

for (const heading of document.querySelectorAll('article h2[id^="mallen"]')) {
  const said = document.createElement("span");
  said.role = "status";
  const tools = document.createElement("div");
  tools.className = "bk-tools";
  tools.append(
    button("Kopiera", heading, async () => {
      said.textContent = "";
      said.textContent = await copied(heading);
    }),
    button("Skriv ut", heading, () => printed(heading)),
    said,
  );
  heading.after(tools);
}

/**
 * @param {string} name
 * @param {Element} heading of the template that it is for
 * @param {() => void} work
 */
function button(name, heading, work) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "bk-button";
  made.textContent = name;
  made.setAttribute("aria-describedby", heading.id);
  made.addEventListener("click", work);
  return made;
}

/** What a template consists of: all up to the next heading, but for the boxes that speak of it. @param {Element} heading */
function parts(heading) {
  const found = [];
  for (let one = heading.nextElementSibling; one && !one.matches("h2, h3, nav, .bk-page-foot"); one = one.nextElementSibling) {
    if (!one.matches(".admonition, .bk-tools")) found.push(one);
  }
  return found;
}

/** Copies a template, and gives what to say of it. @param {Element} heading */
async function copied(heading) {
  const bare = document.createElement("div");
  bare.append(...parts(heading).map((one) => one.cloneNode(true)));
  for (const ours of bare.querySelectorAll(".bk-column, .bk-explained")) ours.remove();
  for (const one of bare.querySelectorAll("*")) {
    for (const { name } of [...one.attributes]) one.removeAttribute(name);
    if (one.tagName === "TABLE") one.setAttribute("border", "1");
  }
  const as = (/** @type {string} */ type, /** @type {string} */ text) => [type, new Blob([text], { type })];
  const both = Object.fromEntries([as("text/plain", plain(bare)), as("text/html", bare.innerHTML)]);
  try {
    await navigator.clipboard.write([new ClipboardItem(both)]);
    return "Mallen är kopierad. Klistra in den i ditt eget dokument.";
  } catch {
    const [first, last] = [parts(heading)[0], parts(heading).at(-1)];
    if (first && last) getSelection()?.setBaseAndExtent(first, 0, last, last.childNodes.length);
    return "Mallen är markerad. Kopiera den med Ctrl+C.";
  }
}

/** A template as text: an empty line between its parts, a line for each item of a list and each row of a table.
 * @param {Element} bare */
function plain(bare) {
  const line = (/** @type {Element} */ one) => one.textContent?.replace(/\s+/g, " ").trim() ?? "";
  const lines = [...bare.querySelectorAll("p, li, tr, h4")].map((one) => {
    if (one.matches("li p")) return "";
    if (one.matches("tr")) return `${[...one.children].map(line).join("\t")}\n`;
    return one.matches("li") ? `- ${line(one)}\n` : `\n${line(one)}\n`;
  });
  return lines.join("").trim();
}

/** @param {Element} heading */
function printed(heading) {
  const mark = (/** @type {boolean} */ alone) => {
    document.documentElement.classList.toggle("bk-one", alone);
    for (const one of parts(heading)) one.classList.toggle("bk-printed", alone);
  };
  mark(true);
  addEventListener("afterprint", () => mark(false), { once: true });
  print();
}
