"""How a test acts on the checklist as a person would, and looks at it, at what the browser keeps, and at its complaints."""

import json
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

PAGE = "checklista.html"
# Every server of the tests is on this computer.
HERE = "http://127.0.0.1:"
STEP = re.compile(r"steg-(?P<id>.+)-(?P<version>[0-9a-f]{8})")
# Longer than the element itself waits.
BOOT = 40_000
# A settled branch, with steps of every kind: what most tests start from.
ANSWERS = {"hushall": "barnfamilj", "aktuell": "ingen", "skal": "hyresskuld", "antal": "forsta"}
# Where the tests' browsers are.
ZONE = ZoneInfo("Europe/Stockholm")
# Where the browser keeps the case, for a site at the root of its host.
KEY = "bo-kvar:/avhysning"


class Faults(list):
    """What the browser has complained about."""

    def __init__(self):
        super().__init__()
        self.provoked = []

    def provoke(self, pattern):
        """Say that the test provokes a fault that matches; it must come."""
        self.provoked.append(pattern)

    def watch(self, context):
        """Note every fault of every page and worker of a browser context, and every request to another host.

        Returns a function that ends it.
        """
        heard = {
            "console": self.hear,
            "weberror": lambda raised: self.append(f"undantag: {raised.error}"),
            "requestfailed": lambda request: self.append(f"misslyckades: {request.url}"),
            "request": lambda request: self.foreign(request.url),
        }
        for event, note in heard.items():
            context.on(event, note)

        def end():
            for event, note in heard.items():
                context.remove_listener(event, note)

        return end

    def hear(self, said):
        if said.type == "error":
            self.append(f"konsolen: {said.text} ({said.location['url']})")

    def foreign(self, url):
        if not url.startswith((HERE, "data:", "blob:")):
            self.append(f"en annan värd: {url}")

    def verdict(self):
        """Fail on a fault that no test has provoked, and on a provoked one that never came."""
        unexpected = [fault for fault in self if not any(re.search(known, fault) for known in self.provoked)]
        missing = [known for known in self.provoked if not any(re.search(known, fault) for fault in self)]
        assert not unexpected, "webbläsaren klagade:\n" + "\n".join(unexpected)
        assert not missing, f"provet sade att det skulle framkalla {missing}"


class Checklist:
    """The checklist on a page: used as a person would use it, and read by ids and states.

    Waiting is for a selector where it can be: an ``expect`` looks again only after up to a second.
    """

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.element = page.locator("case-checklist")
        self.message = self.element.locator('[data-part="message"]')
        self.links = self.element.locator(".bk-static")

    def said(self, place):
        """Return what is said at a control, or ("har") of what no control has brought about."""
        return self.page.locator(f"#bk-sagt-{place}")

    def open(self, where=PAGE, *, ready=True):
        """Go to the checklist and wait until it answers."""
        self.page.goto(self.address + where)
        if ready:
            self.wait("ready")
        return self

    def wait(self, state):
        """Wait until the element says that it is in a state: starting, ready or failed (which is final)."""
        states = f'case-checklist:is([data-state="{state}"], [data-state="failed"])'
        self.page.locator(states).wait_for(state="attached", timeout=BOOT)
        assert self.element.get_attribute("data-state") == state, self.message.inner_text()

    @property
    def shown(self):
        """How many answers have come on screen since the page was loaded."""
        return int(self.page.locator("html").get_attribute("data-shown") or 0)

    def use(self, act, *arguments, **named):
        """Do something that asks the engine, and wait until an answer has come on screen.

        Not for a certain number of answers: two may come between two looks.
        """
        before = self.shown
        act(*arguments, **named)
        self.page.locator(f'html[data-shown]:not([data-shown="{before}"])').wait_for(state="attached")

    def answer(self, **answers):
        """Answer questions with the mouse, one at a time."""
        for question, option in answers.items():
            self.use(self.radio(question, option).click)

    def whole(self):
        """Have all of the routine shown, stage by stage, and not only what is next."""
        self.use(self.page.locator("#hela-1").click)
        return self

    def part(self, name):
        """Return the ids of the steps in a part of what is next: forst, nu, sedan, rad or gjort; folded ones too."""
        items = self.page.locator(f"#bk-{name} li[id^='steg-']")
        return [STEP.fullmatch(one)["id"] for one in items.evaluate_all("items => items.map(({ id }) => id)")]

    def radio(self, question, option):
        return self.page.locator(f"#svar-{question}-{option}")

    def answered(self):
        """Return the chosen answers, by question id."""
        chosen = self.page.locator('input[name^="svar:"]:checked')
        pairs = chosen.evaluate_all("inputs => inputs.map((input) => [input.name, input.value])")
        return {name.removeprefix("svar:"): value for name, value in pairs}

    def steps(self):
        """Return (id, version, status) of the steps on screen, in their order there."""
        items = self.page.locator("li.bk-step").evaluate_all(
            "items => items.map((item) => [item.id, item.className])"
        )
        found = []
        for name, classes in items:
            match = STEP.fullmatch(name)
            status = next(word for word in classes.split() if word.startswith("bk-step--"))
            found.append((match["id"], match["version"], status.removeprefix("bk-step--")))
        return found

    def statuses(self):
        """Return the status of each step on screen by its id."""
        return {step: status for step, _, status in self.steps()}

    def step(self, step_id):
        """Return the one step with that id."""
        versions = [version for step, version, _ in self.steps() if step == step_id]
        assert len(versions) == 1, f"{step_id} står {len(versions)} gånger i planen"
        return self.page.locator(f"#steg-{step_id}-{versions[0]}")

    def tick(self, step_id):
        """Return the box of a step."""
        return self.step(step_id).locator("input.bk-tick")

    def outcome(self, step_id, outcome):
        """Return the radio button for one outcome of a step."""
        return self.step(step_id).locator(f'input[name^="utfall:"][value="{outcome}"]')

    def linked(self, selector):
        """Return what the links of a part point at: the fragments of their addresses."""
        hrefs = self.page.locator(selector).evaluate_all("links => links.map((link) => link.hash.slice(1))")
        return [target for target in hrefs if target]

    def branch(self):
        """Return the id of the branch that is settled, or None."""
        found = self.linked('.bk-plan > .bk-lede a[href*=".html#"]')
        return found[0] if found else None

    def gaps(self):
        """Return the ids of the gaps that are named."""
        return self.linked('.bk-gap a[href*="luckor-och-anmarkningar.html"]')

    def nearest(self):
        """Return the ids of the branches that are nearest to a gap."""
        return self.linked(".bk-nearest li a")

    def storage(self):
        """Return what the browser has stored for the site: cookies and local storage."""
        state = self.page.context.storage_state(indexed_db=True)
        local = [item["name"] for origin in state["origins"] for item in origin["localStorage"]]
        other = [name for origin in state["origins"] for name in origin.get("indexedDB", [])]
        session = self.page.evaluate("Object.keys(sessionStorage)")
        return [cookie["name"] for cookie in state["cookies"]] + local + other + session

    def focused(self):
        """Return the id of the element that has the focus, else its tag's name."""
        return self.page.evaluate("document.activeElement.id || document.activeElement.tagName")


def days_ago(days):
    """The ISO date so many days before today: as a kept case says when it was last changed."""
    return (datetime.now(tz=ZONE).date() - timedelta(days=days)).isoformat()


def kept(page):
    """What the browser keeps for the checklist, or None."""
    text = page.evaluate("(key) => localStorage.getItem(key)", KEY)
    return None if text is None else json.loads(text)


def events(page):
    """The events of the kept case's log."""
    return [(entry["step"], entry["event"]) for entry in json.loads(kept(page)["case"])["log"]]


def put(page, what):
    """Have something kept before the page is loaded: an object, or a text as it is."""
    text = what if isinstance(what, str) else json.dumps(what)
    page.add_init_script(f"localStorage.setItem({json.dumps(KEY)}, {json.dumps(text)});")


def stored_case(edition="2025-09-01", log=()):
    return json.dumps({"routine": "avhysning", "edition": edition, "answers": ANSWERS, "log": list(log)})


def hold(page):
    """Press Enter and hold it, long enough to be repeated."""
    for _ in range(3):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
