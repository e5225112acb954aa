type File = { url: string; integrity: string };
export const FILES: Record<"loader" | "asm" | "wasm" | "archive" | "handbook", File>;
export const LOCK: string;
