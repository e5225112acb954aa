"""One browser context and one started engine for the tests of a module; see the fixture ``started``.

To start the engine takes longer than most of what is then tried with it. Here it is started once, by a page that stands
beside the tests' own, and whoever asks for a worker gets this one. A test's pages are loaded anew, by the same steps as
a reader's, and find the storage empty. Only the engine is older than they are: it remembers no case from one request to
the next (tests/unit/test_bridge.py), and whatever it answers is what the worker answers in test_same_html.py.
"""

from contextlib import contextmanager

# What can be said of a page; the rest is said of the whole context, and so asks for one of its own.
OF_A_PAGE = {"viewport", "color_scheme", "reduced_motion", "forced_colors"}
BESIDE = "provets-motor.html"
EMPTY = "<!doctype html><html lang=sv><title>Motorn</title><link rel=icon href=data:,>"
# Starts the worker, and has it answer one request at a time, each to the page that has asked.
KEEP = """([url, name]) => new Promise((resolve, reject) => {
  const worker = new Worker(url, { type: "module", name });
  const channel = new BroadcastChannel("provets-motor");
  const waiting = [];
  let asking = null;
  const next = () => {
    if (asking || !waiting.length) return;
    asking = waiting.shift();
    worker.postMessage(asking.message);
  };
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.onmessage = ({ data }) => {
    if (data.ready) resolve();
    else if (data.fault && !asking) reject(new Error(data.fault));
    else if (asking) {
      channel.postMessage({ to: asking.from, data });
      asking = null;
      next();
    }
  };
  channel.onmessage = ({ data }) => {
    if (!data.message) return;
    waiting.push(data);
    next();
  };
})"""
# What a page gets when it asks for the engine's worker: one that is ready.
HAND_OVER = """{
  class Kept extends EventTarget {
    #channel = new BroadcastChannel("provets-motor");
    #name = crypto.randomUUID();
    onmessage = null;

    constructor() {
      super();
      this.#channel.onmessage = ({ data }) => data.to === this.#name && this.#tell(data.data);
      setTimeout(() => this.#tell({ ready: true }));
    }

    #tell(data) {
      const event = new MessageEvent("message", { data });
      this.onmessage?.(event);
      this.dispatchEvent(event);
    }

    postMessage(message) {
      this.#channel.postMessage({ from: this.#name, message });
    }

    terminate() {
      this.#channel.close();
    }
  }
  globalThis.Worker = new Proxy(Worker, {
    construct: (of, given) => (/\\/checklist\\/worker\\.[0-9a-f]{8}\\.mjs$/.test(given[0]) ? new Kept() : Reflect.construct(of, given)),
  });
}"""
# A clock that a test has set goes on for all that follow, and nothing takes it back.
CLEAR = """() => {
  if (!Function.prototype.toString.call(setTimeout).includes("[native code]"))
    throw new Error("a test has set the clock of the module's context: it must open its page alone");
  localStorage.clear();
}"""


class Shared:
    """The browser context of a module, with an engine that is up."""

    def __init__(self, context, address, worker, routines):
        self.context = context
        self.beside = context.new_page()
        self.beside.route(f"**/{BESIDE}", lambda route: route.fulfill(body=EMPTY, content_type="text/html"))
        self.beside.goto(address + BESIDE)
        self.beside.evaluate(KEEP, [address + worker, routines])
        context.add_init_script(HAND_OVER)

    def page(self, viewport=None, **looks):
        """Open a page of some size and looks."""
        page = self.context.new_page()
        if viewport:
            page.set_viewport_size(viewport)
        if looks:
            page.emulate_media(**looks)
        return page

    @contextmanager
    def lent(self, faults):
        """Lend the context to one test, and give it back as it was: without pages, storage, cookies and permissions."""
        end = faults.watch(self.context)
        try:
            yield self
        finally:
            for page in self.context.pages:
                if page is not self.beside:
                    page.close()
            end()
            self.context.clear_cookies()
            self.context.clear_permissions()
            self.beside.evaluate(CLEAR)
