// What publish/onefile.py puts before onefile.mjs.
import type { Policy } from "../../../docs/assets/trusted.mjs";

declare global {
  const trusted: Policy;
  const WORKER: string;
  const LOCK: string;
  class Engine {
    static worker: (name: string) => Worker;
  }
  class CaseChecklist extends HTMLElement {}
}
export {};
