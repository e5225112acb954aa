// What publish/onefile.py puts before onefile.mjs.
declare global {
  const WORKER: string;
  const LOCK: string;
  class CaseChecklist extends HTMLElement {
    static worker: () => Worker;
    static define(): void;
  }
}
export {};
