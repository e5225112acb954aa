"""What several tests of the engine start from."""

import json
from dataclasses import replace

import pytest

from checklist import bridge
from checklist.cases import Entry
from checklist.catalogues import Stage
from checklist.exporting import handbook_to_json


@pytest.fixture
def session(small_handbook, read):
    """A browser that has started: each call uses one control and keeps what comes back."""
    bridge.start(handbook_to_json(small_handbook))

    class Session:
        case = view = undo = None

        def use(self, name="", value="", *, checked=False):
            control = {"name": name, "value": value, "checked": checked} if name else None
            answer = json.loads(bridge.update(json.dumps(self.request(control))))
            self.case, self.view = answer["case"], answer["view"]
            self.undo = self.view["former"] or None
            self.html, self.status, self.save = read(answer["html"]), answer["status"], answer["save"]
            self.days, self.shared = answer["days"], answer["shared"]
            self.kept, self.store, self.reveal = answer["kept"], answer["store"], answer["reveal"]
            return self

        def request(self, control):
            return {
                "routine": "nyckel",
                "root": "",
                "today": "2026-11-21",
                "fresh": "1-a",
                "case": self.case,
                "view": self.view,
                "control": control,
            }

        def answer(self, **answers):
            for question, option in answers.items():
                self.use(f"svar:{question}", option)
            return self

        @property
        def stored(self):
            return json.loads(self.case)

        @property
        def said(self):
            """What is said at any control."""
            return [note.text for note in self.html(css="bk-note") if note.text]

        @property
        def events(self):
            return [entry["event"] for entry in self.stored["log"]]

        def key(self, step):
            return next(
                tick["value"]
                for tick in self.html("input", name="klart")
                if tick["value"].startswith(f"{step}@")
            )

    return Session()


@pytest.fixture
def note(small):
    """A function that makes an entry for a step as it stands in one branch or addition."""

    def entry(owner, step_id, event, detail="", at="2026-11-21"):
        steps = {owner.id: owner.steps for owner in small.step_sets}[owner]
        step = next(step for step in steps if step.id == step_id)
        return Entry(step=step_id, version=step.version, event=event, at=at, detail=detail)

    return entry


@pytest.fixture
def placing(small):
    """A function that gives the small routine with a question more, and a step of the villa that some lines place."""

    def placed(question, lines):
        villa, *others = small.branches
        step = replace(
            villa.steps[0], id="smorj", kind="lapp", text="Smörj låset.", outcomes=(), facts=(), placed=lines
        )
        return replace(
            small,
            stages=(*small.stages, Stage(id="inte-nu", label="Inte nu", rests=True)),
            questions=(*small.questions, question),
            branches=(replace(villa, steps=(*villa.steps, step)), *others),
        )

    return placed
