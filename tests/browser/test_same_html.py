"""The browser's engine and this Python answer the same, to the last character.

The worker is started on an empty page of the site, and is sent what the page would send it.
"""

import json
from itertools import product

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


def combinations(routine):
    """Yield all answers that are met on the way from the first question to the last, "vet ej" included."""
    options = [
        [f"{question.id}={option.id}" for option in question.options] for question in routine.questions
    ]
    for answered in range(len(options) + 1):
        for row in product(*options[:answered]):
            yield "&".join(row)


def test_every_combination_of_answers(routine, here, there):
    """Every combination of answers, complete or on the way there, gives the same HTML in both."""
    links = list(combinations(routine))
    asked = [request(link) for link in links]
    different = [
        link for link, one, theirs in zip(links, asked, there(asked), strict=True) if here(one) != theirs
    ]
    assert different == []


def test_every_sort_of_control(handbook, here, there, monkeypatch, assets):
    """Every sort of control, used in this Python and in the browser from the same state, answers the same."""
    asked, expected = [], []

    class Recorder:
        """The bridge, with a note of what it is asked and what it answers."""

        start = staticmethod(lambda text: text)

        @staticmethod
        def update(one):
            asked.append(one)
            expected.append(here(one))
            return expected[-1]

    monkeypatch.setattr(walk, "bridge", Recorder)
    walk.walk([assets("engine/avhysning.json").read_text(encoding="utf-8")])
    controls = {(json.loads(one)["control"] or {}).get("name", "").partition(":")[0] for one in asked}
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
    } <= controls
    different = [
        one for one, ours, theirs in zip(asked, expected, there(asked), strict=True) if ours != theirs
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
