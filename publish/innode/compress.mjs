// Compresses files with gzip and brotli, as hard as either can; a form that gains too little becomes empty.
// Each is written after its SHA-256 (32 bytes), so that who reads it later can see that it is whole.
//
// On standard input, as JSON: a list of {source, target, form}: paths, and "gz" or "br".
import { createHash } from "node:crypto";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** @typedef {{ source: string, target: string, form: "gz" | "br" }} Job */

// Below this the reader's browser wins nothing by unpacking.
const GAIN = 0.95;
// Where gzip says which system made it, and "unknown" (RFC 1952): every computer is to write the same bytes.
const SYSTEM = 9;
const UNKNOWN = 255;

const compress = {
  gz: async (/** @type {Buffer} */ bytes) => {
    const packed = await promisify(gzip)(bytes, { level: 9 });
    packed[SYSTEM] = UNKNOWN;
    return packed;
  },
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
    const kept = small.length < GAIN * bytes.length ? small : Buffer.alloc(0);
    // A build that is stopped half-way must not leave half a file under the name, nor write in another build's file.
    const fresh = `${target}.${process.pid}.new`;
    writeFileSync(fresh, Buffer.concat([createHash("sha256").update(kept).digest(), kept]));
    renameSync(fresh, target);
  }),
);
