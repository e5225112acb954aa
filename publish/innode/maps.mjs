// Draws every map in one process, since loading Graphviz costs more than drawing.
// {name: DOT} as JSON on standard input, {name: SVG} as JSON on standard output.
import { readFileSync } from "node:fs";
import { instance } from "@viz-js/viz";

const WIDTH = /no value for width of non-ASCII character/;

/** @type {Record<string, string>} */
const sources = JSON.parse(readFileSync(0, "utf8"));
const graphviz = await instance();
/** @type {Record<string, string>} */
const drawn = {};
for (const [name, dot] of Object.entries(sources)) {
  const result = graphviz.render(dot, { format: "svg" });
  // A warning too is a fault (something is not drawn as it was meant), but for the one about å, ä and ö:
  // Graphviz has no widths for them, and counts two spaces, which is about as wide.
  const faults = result.errors.map((error) => error.message.trim()).filter((text) => !WIDTH.test(text));
  if (result.status !== "success" || faults.length > 0) {
    console.error(`${name}: ${faults.join("; ")}`);
    process.exit(1);
  }
  drawn[name] = bare(name, result.output);
}
process.stdout.write(JSON.stringify(drawn));

/**
 * The svg element alone: a page has its own prolog, and Graphviz' comments tell the reader nothing. Nor do its
 * titles, which a browser shows under the pointer: they are the names of the DOT text ("n1->n1_summon").
 * Every map calls its parts graph0, node1, …, so the map's name goes first: one page may hold several.
 * @param {string} name
 * @param {string} svg
 */
function bare(name, svg) {
  const element = svg.slice(svg.indexOf("<svg")).replace(/<!--[\s\S]*?-->\n?|<title>[^<]*<\/title>\n?/g, "");
  // Its size is in points, and so are the letters: as pixels they are what the DOT text says.
  return element.replace(/ width="(\d+)pt" height="(\d+)pt"/, ' width="$1" height="$2"').replaceAll(' id="', ` id="${name}-`).trimEnd() + "\n";
}
