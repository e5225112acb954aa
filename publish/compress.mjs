// Compresses files with gzip and brotli, as hard as either can; a form that gains too little becomes an empty file.
//
// On standard input, as JSON: a list of {source, target, form}: paths, and "gz" or "br".
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** @typedef {{ source: string, target: string, form: "gz" | "br" }} Job */

// Below this the reader's browser wins nothing by unpacking.
const GAIN = 0.95;

const compress = {
  gz: (/** @type {Buffer} */ bytes) => promisify(gzip)(bytes, { level: 9 }),
  br: (/** @type {Buffer} */ bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
};

/** @type {Job[]} */
const jobs = JSON.parse(readFileSync(0, "utf8"));
// Node runs the compression on threads of its own; the largest file comes first, so that the rest fits beside it.
await Promise.all(
  jobs.map(async ({ source, target, form }) => {
    const bytes = readFileSync(source);
    const small = await compress[form](bytes);
    // A build that is stopped half-way must not leave half a file under a name that the next one trusts.
    writeFileSync(`${target}.new`, small.length < GAIN * bytes.length ? small : "");
    renameSync(`${target}.new`, target);
  }),
);
