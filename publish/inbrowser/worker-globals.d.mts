// What publish/hosting/offline.py puts before service-worker.mjs.
declare global {
  const VERSION: string;
  /** The sha256 and the type of each file, by its path. */
  const FILES: Record<string, [hash: string, type: string]>;
  const BYTES: number;
  const HEADERS: Record<string, string>;
}
export {};
