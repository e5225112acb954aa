"""The browser's engine and this Python answer the same, to the last character.

The worker is started on an empty page of the site, and is sent what the page would send it: some of everything. All of it
is asked of the same engine in Node, in tests/site/test_same_answers.py.
"""

import json

import pytest

from publish.inpyodide import walk

pytestmark = pytest.mark.browser

EMPTY = "<!doctype html><title>Tom</title><link rel=icon href=data:,>"
START = """(url) => new Promise((resolve, reject) => {
  globalThis.worker = new Worker(url, { type: "module", name: "avhysning" });
  worker.onerror = (event) => reject(new Error(event.message));
  worker.onmessage = ({ data }) => {
    if (data.ready) resolve();
    else if (data.fault) reject(new Error(data.fault));
  };
})"""
ASK = """async (requests) => {
  const answers = [];
  for (const request of requests) {
    answers.push(await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.answer) resolve(data.answer);
        else if (data.fault) reject(new Error(data.fault));
      };
      worker.postMessage({ request });
    }));
  }
  return answers;
}"""
BATCH = 25


@pytest.fixture
def there(page, address, site, assets):
    """The engine in the browser: a function from requests to answers, all as text."""
    page.route(address + "tom.html", lambda route: route.fulfill(body=EMPTY, content_type="text/html"))
    page.goto(address + "tom.html")
    page.evaluate(START, address + assets("worker.mjs").relative_to(site).as_posix())

    def ask(requests):
        batches = [requests[start : start + BATCH] for start in range(0, len(requests), BATCH)]
        return [answer for batch in batches for answer in page.evaluate(ASK, batch)]

    return ask


def request(link, root=""):
    """What the page asks when a link has brought it answers."""
    control = {"name": "lank", "value": link, "checked": False}
    return json.dumps(
        {
            "routine": "avhysning",
            "root": root,
            "today": "2026-11-21",
            "case": None,
            "view": None,
            "control": control,
        }
    )


def test_each_sort_of_answer_and_of_control(here, there, monkeypatch, assets):
    """Answers that lead to each branch, gap and contradiction, and each sort of control, used in this Python and in the
    browser from the same state, give the same in both."""
    asked = {}

    class Recorder:
        """The bridge, with a note of what it is asked, and of what it answers."""

        start = staticmethod(lambda text: text)

        @staticmethod
        def update(one):
            control = json.loads(one)["control"]
            kind = control["name"].partition(":")[0]
            answer = here(one)
            asked.setdefault((kind, control.get("checked", control["value"])), (one, answer))
            return answer

    monkeypatch.setattr(walk, "bridge", Recorder)
    walk.walk([assets("engine/avhysning.json").read_text(encoding="utf-8")])
    assert {
        "svar",
        "klart",
        "utfall",
        "undan",
        "ater",
        "visa",
        "tank-om",
        "vik",
        "varfor",
        "spara",
        "rensa",
        "angra",
    } <= {kind for kind, _ in asked}
    requests, expected = zip(*asked.values(), strict=True)
    different = [
        one for one, ours, theirs in zip(requests, expected, there(requests), strict=True) if ours != theirs
    ]
    assert different == []


def test_the_worker_reports_a_fault_as_text(page, address, there):
    """A request that makes no sense comes back as a fault in words, and the worker goes on answering."""
    fault = page.evaluate(
        """() => new Promise((resolve) => {
          worker.onmessage = ({ data }) => data.fault && resolve(data.fault);
          worker.postMessage({ request: "inte json" });
        })"""
    )
    assert "JSONDecodeError" in fault
    assert json.loads(there([request("hushall=utan-barn")])[0])["case"]
