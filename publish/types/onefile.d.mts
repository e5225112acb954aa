// What publish/onefile.py puts before onefile.mjs.
declare global {
  const WORKER: string;
  const LOCK: string;
  class CaseChecklist extends HTMLElement {
    static worker: () => Worker;
    static patient: boolean;
    static define(): void;
  }
}
export {};
