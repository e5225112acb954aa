"""Law: whatever stands in a file or in the storage, it is read as a case or refused in one Swedish line.

20,000 mutations of real cases, always the same ones. Plain ``random`` is many times faster here than
hypothesis, and a mutated case that fails is printed whole.
"""

import copy
import json
import random

import pytest

from checklist import bridge
from checklist.cases import MAX_LOG, BadCaseError, Case, Entry, case_from_json, case_to_json
from checklist.days import written
from checklist.exporting import handbook_to_json
from checklist.planning import plan_case

CASES, SAMPLE = 20_000, 200
VALUES = (
    *(None, True, False, 0, -1, 1.5, 10**30, float("nan"), float("inf"), [], {}, [[]], {"a": {"b": {}}}),
    *(
        "",
        " ",
        "\x00",
        "\ud800",
        "\u202e",
        "å",
        "<script>",
        '"',
        "'",
        "\\",
        "\r\n",
        "a" * 81,
        "A",
        "-",
        "a-",
        "a--b",
    ),
    *(
        "__proto__",
        "constructor",
        "toString",
        "barnfamilj",
        "hushall",
        "done",
        "outcome",
        "dated",
        "2026-02-31",
    ),
    *(
        "9999-12-31",
        "0000-01-01",
        "2026-13-01",
        "２０２６-01-01",
        "delgiven-2026-11-02",
        "delgiven-9999-99-99",
    ),
)
PIECES = (
    *(
        "{",
        "}",
        "[",
        "]",
        '"',
        ",",
        ":",
        "\\",
        "\\u0000",
        "\\ud800",
        "\ufeff",
        "NaN",
        "-Infinity",
        "1e999",
        "null",
    ),
    *(
        "9" * 5_000,
        "[" * 3_000,
        '{"a":' * 3_000,
        "</script>",
        "<!--",
        "/*",
        "\x00",
        "\u2028",
        "é",
        '"log":[],',
        "{}",
    ),
)
FIELDS = (
    "routine",
    "edition",
    "answers",
    "log",
    "step",
    "version",
    "event",
    "at",
    "detail",
    "namn",
    "__proto__",
)


@pytest.fixture(scope="module")
def cases(routine):
    """Cases as the checklist stores them: empty, in the middle, and with everything that a log can hold."""
    steps = [step for owner in routine.step_sets for step in owner.steps]
    details = {
        "outcome": "svar",
        "aside": "annan-enhet",
        "dated": "delgiven-2026-11-02",
        "undated": "delgiven",
    }

    def log(*events):
        return tuple(
            Entry(
                step=step.id,
                version=step.version,
                event=event,
                at=f"2026-11-{1 + index % 28:02}",
                detail=details.get(event, ""),
            )
            for index, (step, event) in enumerate(zip(steps, events, strict=False))
        )

    answers = {question.id: question.options[0].id for question in routine.questions}
    every = ("done", "undone", "outcome", "no-outcome", "aside", "back", "confirm", "dated", "undated")
    known = Case(routine=routine.id, edition=routine.edition, answers={})
    return [
        case_to_json(known),
        case_to_json(
            Case(routine=routine.id, edition="2031-01-01", answers=answers, log=log("done", "done"))
        ),
        case_to_json(
            Case(
                routine=routine.id,
                edition="2020-01-01",
                answers=dict(list(answers.items())[:2]),
                log=log(*every),
                foreign={"farg": "gron"},
            )
        ),
    ]


class Mutator:
    """Makes one text out of another: broken as text, as a tree, or only in one of its words."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def mutated(self, text):
        change = self.random.choice(
            (self.in_bytes, self.in_pieces, self.in_tree, self.in_tree, self.in_a_word)
        )
        for _ in range(self.random.choice((1, 1, 1, 2, 5))):
            text = change(text)
        return text

    def in_bytes(self, text):
        """A file that has been damaged: the page reads what is no text as the replacement character."""
        raw = bytearray(text.encode("utf-8", "replace"))
        place = self.random.randrange(len(raw) + 1)
        sort = self.random.randrange(4)
        if sort == 0:
            raw[place : place + 1] = bytes([self.random.randrange(256)])
        elif sort == 1:
            del raw[place : place + self.random.randrange(1, 20)]
        elif sort == 2:
            del raw[place:]
        else:
            raw[place:place] = raw[: self.random.randrange(20)]
        return raw.decode("utf-8", "replace")

    def in_pieces(self, text):
        place = self.random.randrange(len(text) + 1)
        return text[:place] + self.random.choice(PIECES) + text[place:]

    def in_tree(self, text):
        """A case of another form: something else in one of its places, or too much, or too little."""
        tree = self.tree(text)
        holder, key = self.random.choice(list(self.places([tree])))
        sort = self.random.randrange(6)
        if sort == 0 and isinstance(holder, dict):
            holder[self.random.choice(FIELDS)] = holder.pop(key)
        elif sort == 1 and isinstance(holder[key], dict):
            name = self.random.choice((*FIELDS, *(value for value in VALUES if isinstance(value, str))))
            holder[key][name] = self.random.choice(VALUES)
        elif sort == 2 and isinstance(holder[key], list) and holder[key]:
            holder[key].extend(copy.deepcopy(holder[key]) * self.random.choice((1, 1, 1, MAX_LOG // 4)))
        elif sort == 3 and isinstance(holder[key], list):
            self.random.shuffle(holder[key])
        elif sort == 4 and isinstance(holder, dict):
            del holder[key]
        else:
            holder[key] = copy.deepcopy(self.random.choice(VALUES))
        return json.dumps(tree)

    def in_a_word(self, text):
        """A case that could be one: another id, another day."""
        tree = self.tree(text)
        words = [(holder, key) for holder, key in self.places([tree]) if isinstance(holder[key], str)]
        if not words:
            return text
        holder, key = self.random.choice(words)
        word = holder[key]
        place = self.random.randrange(len(word) + 1)
        letter = self.random.choice("abcxyz0123456789-- A<\"'&åé\u0660\u200b")
        holder[key] = word[:place] + letter + word[place + self.random.randrange(2) :]
        return json.dumps(tree, ensure_ascii=False)

    def tree(self, text):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return {"log": text[:50]}

    def places(self, holder):
        for key in list(holder) if isinstance(holder, dict) else range(len(holder)):
            yield holder, key
            if isinstance(holder[key], dict | list):
                yield from self.places(holder[key])


@pytest.fixture(scope="module")
def hostile(cases):
    """The mutated cases, the same ones each time."""
    mutator = Mutator(20_261_124)
    return [mutator.mutated(cases[number % len(cases)]) for number in range(CASES)]


def read(text, routine):
    """Read a case, or return the line that refuses it; the line must be one, and say nothing of the text."""
    try:
        return case_from_json(text, routine)
    except BadCaseError as error:
        line = str(error)
        assert line.endswith("."), text
        assert 20 < len(line) < 130, text
        assert line.isprintable(), text
        return line


def test_a_mutated_case_is_a_case_that_is_stored_and_read_back_or_one_line(hostile, routine):
    read_back = refused = 0
    for text in hostile:
        case = read(text, routine)
        if isinstance(case, str):
            refused += 1
            continue
        read_back += 1
        assert read(case_to_json(case), routine) == case, text
    assert min(read_back, refused) > CASES // 20, "provet prövar bara en sorts fall"


def test_every_mutated_case_that_can_be_read_can_be_shown(hostile, routine):
    """Dates that do not exist, ids that are gone, a log in any order: a plan, and never an exception."""
    for number, text in enumerate(hostile):
        case = read(text, routine)
        if isinstance(case, str):
            continue
        assert all(written(entry.at) for entry in case.log), text
        if number % 10 == 0:
            noted = {entry.step for entry in plan_case(routine, case).leftovers}
            assert noted <= {entry.step for entry in case.log}, text


def test_a_mutated_case_harms_neither_the_page_nor_the_case_on_it(hostile, cases, handbook, routine):
    """As what was stored, as a file, and as another tab's: the page is made of what it always is made of."""
    bridge.start(handbook_to_json(handbook))
    former = cases[1]

    def ask(case, control=None):
        request = {"routine": routine.id, "today": "2026-11-24", "case": case, "control": control}
        return json.loads(bridge.update(json.dumps(request)))

    for text in hostile[::SAMPLE]:
        case = read(text, routine)
        stored = ask(text)
        opened = ask(former, {"name": "oppna", "value": text})
        kept = json.dumps({"form": 1, "case": text, "view": {}, "pending": [text]})
        merged = ask(former, {"name": "sammanfoga", "value": kept, "checked": True})
        remembered = ask(None, {"name": "minns", "value": kept})
        if isinstance(case, Case):
            assert stored["case"] == opened["case"] == remembered["case"] == case_to_json(case), text
            # A mutation may leave the very case that was there: then there is nothing to go back to.
            assert opened["view"]["former"] == ("" if case_to_json(case) == former else former), text
        else:
            assert opened["case"] == merged["case"] == former, text
            assert case in opened["html"], text
            assert opened["view"]["former"] == "", text
        for answer in (stored, opened, merged, remembered):
            for trace in ("<script", "</script", "\u202e", "__proto__", "aaaaaaaaaa"):
                assert trace not in answer["html"], text
