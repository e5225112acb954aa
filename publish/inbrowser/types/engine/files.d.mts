/** A file: where it is, its hash, and its length in bytes. */
export type File = { url: string; integrity: string; size: number };
export const FILES: Record<"loader" | "asm" | "wasm" | "archive", File>;
export const HANDBOOKS: Record<string, File>;
export const LOCK: string;
