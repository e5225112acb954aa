"""Runs inside Pyodide: every way in which the browser can ask something of the engine, once.

The archive holds exactly the modules that this walk imports, so a way that is not walked here
would fail in the browser with ModuleNotFoundError. It is run twice, over sources and over the
archive, and must answer the same. What is asked counts, not of which routine: that the archive
answers rightly whatever is asked of any of them is tested (tests/site/test_same_answers.py).

It imports nothing that the engine does not, or the archive would hold that too.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from checklist import bridge
from checklist.controls import read_name

Control = dict[str, Any]
TAG = re.compile(r"<(input|button|select|option|details)\b([^>]*)>")
ANY = "*"
ATTRIBUTE = re.compile(r'\b(name|value|type|data-asks)="([^"]*)"')


def walk(handbooks: list[str]) -> list[str]:
    """Give the answers of the bridge, as strings, in a fixed order: of each routine some links, then what they bring.

    They are asked of one engine, as by a page that has several checklists.
    """
    said = [bridge.start(handbook) for handbook in handbooks]
    used: set[tuple[str, str]] = set()
    for routine in (routine for handbook in handbooks for routine in json.loads(handbook)["routines"]):
        # A control does the same in every routine: which kinds there are is new, and not what they are about.
        used = {(kind, ANY) for kind, _ in used}
        for link in links(routine):
            shown = ask(routine["id"], {"name": "lank", "value": link})
            said.append(shown)
            said.extend(use_controls(routine["id"], shown, used))
    return said


def links(routine: dict[str, Any]) -> Iterator[str]:
    """Yield answers as an address would have them: none, one to each question, and those of each branch, gap and contradiction."""
    questions = (*routine["questions"], *routine.get("law_questions", ()))
    things = (*routine["branches"], *routine.get("gaps", ()), *routine.get("impossible", ()))
    all_asked = {question["id"]: [option["id"] for option in question["options"]] for question in questions}
    for when in ({}, all_asked, *(thing.get("when", {}) for thing in things)):
        yield "&".join(f"{question}={options[0]}" for question, options in when.items())


def use_controls(routine: str, shown: str, used: set[tuple[str, str]]) -> Iterator[str]:
    """Use each kind of control when it is first seen, with each of its values; then what that brings.

    A kind is the word before the colon: what stands after it, and a value with @ in it, is a step's id.
    """
    state = json.loads(shown)
    brought: list[str] = []
    for control in controls(state["html"]):
        kind = read_name(control["name"])[0]
        key = (kind, "@" if "@" in control["value"] else control["value"])
        if key in used or (kind, ANY) in used:
            continue
        kinds = {kind for kind, _ in used}
        used.add(key)
        for checked in (True, False):
            answer = ask(routine, control | {"checked": checked}, state)
            yield answer
            brought.append(answer)
        # What the page itself asks for: a case from a file, from another tab, or from before.
        for name in () if kind in kinds else ("oppna", "sammanfoga", "angra"):
            yield ask(routine, {"name": name, "value": json.loads(answer)["case"]}, state)
    # Only then what these bring: an act that is done shows less than one that is not.
    for answer in brought:
        yield from use_controls(routine, answer, used)


def controls(html: str) -> Iterator[Control]:
    """Yield the controls of a fragment: a select counts for each of its options, and what unfolds may be asked for."""
    select = ""
    for tag, text in TAG.findall(html):
        attributes = dict(ATTRIBUTE.findall(text))
        if tag == "select":
            select = attributes.get("name", "")
        elif tag == "option" and select:
            yield {"name": select, "value": attributes.get("value", "")}
        elif attributes.get("data-asks"):
            yield {"name": "vik", "value": attributes["data-asks"]}
        elif attributes.get("name"):
            yield {"name": attributes["name"], "value": attributes.get("value", "")}


def ask(routine: str, control: Control, state: dict[str, Any] | None = None) -> str:
    """Ask the bridge as the page does."""
    given = state or {"case": None, "view": None}
    request = {"routine": routine, "root": "../", "today": "2026-01-31", "control": control}
    return bridge.update(json.dumps(request | {"case": given["case"], "view": given["view"]}))
