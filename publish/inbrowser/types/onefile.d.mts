// What publish/onefile.py puts before onefile.mjs.
import type { Policy } from "../../../docs/assets/checklist/trusted.mjs";

declare global {
  const trusted: Policy;
  const WORKER: string;
  const LOCK: string;
  class CaseChecklist extends HTMLElement {
    static worker: (routine: string) => Worker;
    static patient: boolean;
    static define(): void;
  }
}
export {};
