// Lets Node read the site's modules where they stand: the libraries beside them are put in place by the build.
import { register } from "node:module";

const LIBRARIES = { leanqr: "lean-qr", minisearch: "minisearch", morphlex: "morphlex", stemmer: "@orama/stemmers/swedish" };

const hooks = `
const LIBRARIES = ${JSON.stringify(LIBRARIES)};
export function resolve(specifier, context, next) {
  const name = /\\/vendor\\/(\\w+)\\.mjs$/.exec(specifier)?.[1];
  return next(LIBRARIES[name] ?? specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`, import.meta.url);
