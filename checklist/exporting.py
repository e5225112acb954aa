"""The model and its results as JSON: for the browser, the command line and other tools.

The keys are the fields of the model; the form of a plan is fixed in the handbook's page for
developers, since other tools read it.
"""

import dataclasses
import json
from collections.abc import Callable, Mapping
from functools import cache
from types import NoneType
from typing import Any, cast, get_args, get_origin, get_type_hints

from checklist import wording
from checklist.addresses import Addresses, OnePage, SiteAddresses
from checklist.comparing import Comparison
from checklist.conditions import chosen
from checklist.documents import Citation
from checklist.model import After, Handbook, Routine, Step
from checklist.planning import Plan, Planned

Json = dict[str, Any]


def alone(handbook: Handbook, routine: Routine) -> Handbook:
    """Return the handbook of one routine: it alone, with the units that act in it and the sources that it cites."""
    steps = [step for owner in routine.step_sets for step in owner.steps]
    units = {unit for step in steps for unit in step.units}
    cited = {step.citation.source for step in steps if step.citation}
    cited |= {routine.source, *(question.source for question in routine.law_questions)}
    return Handbook(
        units=tuple(unit for unit in handbook.units if unit.id in units),
        sources=tuple(source for source in handbook.sources if source.id in cited),
        routines=(routine,),
    )


def handbook_to_json(handbook: Handbook, addresses: SiteAddresses | None = None) -> str:
    """Return a handbook as JSON text, and where it stands on a site; fields that hold their default are left out."""
    found = _encode(handbook) | ({"addresses": _encode(addresses)} if addresses else {})
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))


def handbook_from_json(text: str) -> tuple[Handbook, Addresses]:
    """Return what ``handbook_to_json`` wrote; without addresses everything stands on one page.

    The text is our own build's and is trusted.
    """
    raw = json.loads(text)
    given = raw.pop("addresses", None)
    addresses = _record_reader(SiteAddresses)(given) if given else OnePage()
    return cast("Handbook", _record_reader(Handbook)(raw)), cast("Addresses", addresses)


def _encode(value: Any) -> Any:  # noqa: ANN401 any JSON value
    if dataclasses.is_dataclass(value):
        fields = [(field, getattr(value, field.name)) for field in dataclasses.fields(value)]
        return {
            field.name: _encode(held)
            for field, held in fields
            if held != field.default and held not in ((), {})
        }
    if isinstance(value, Mapping):
        return {str(key): _encode(held) for key, held in value.items()}
    if isinstance(value, tuple):
        return [_encode(held) for held in value]
    return value if isinstance(value, bool | int) else str(value)


@cache
def _reader_of(expected: Any) -> Callable[[Any], Any] | None:  # noqa: ANN401 the type is a value here
    """Return the function that reads JSON values as a type, worked out once for each type; None for text."""
    args = get_args(expected)
    if NoneType in args:
        return _reader_of(args[0])
    if get_origin(expected) is tuple:
        item = _reader_of(args[0])
        return (lambda raw: tuple(map(item, raw))) if item else tuple
    if args:
        held = _reader_of(args[1])
        return lambda raw: {key: held(value) if held else value for key, value in raw.items()}
    return _record_reader(expected) if dataclasses.is_dataclass(expected) else None


def _record_reader(cls: Any) -> Callable[[Any], Any]:  # noqa: ANN401 any dataclass of the model
    types = get_type_hints(cls)
    readers: dict[str, Callable[[Any], Any] | None] = {}
    empty: Json = {
        field.name: () if get_origin(types[field.name]) is tuple else {}
        for field in dataclasses.fields(cls)
        if field.default is dataclasses.MISSING and get_args(types[field.name])
    }

    def read(raw: Json) -> Any:  # noqa: ANN401 an object of cls
        if not readers:
            # A class may contain itself (headings), so this waits until it is needed.
            readers.update({name: _reader_of(expected) for name, expected in types.items()})
        values = dict(empty)
        for name, held in raw.items():
            reader = readers[name]
            values[name] = reader(held) if reader else held
        return cls(**values)

    return read


def citation_to_json(citation: Citation | None) -> Json | None:
    """Return a citation as ``{"source", "heading"}``."""
    return {"source": citation.source, "heading": list(citation.heading)} if citation else None


def step_to_json(step: Step, plan: Plan) -> Json:
    """Return one step in the form that DESIGN fixes for the command line."""
    remarks = [plan.routine.remark_by_id[name] for name in step.remarks]
    return {
        "id": step.id,
        "kind": step.kind,
        "text": step.text,
        "lead": step.lead,
        "with": list(step.with_),
        "to": list(step.to),
        "modality": step.modality,
        "purpose": step.purpose or None,
        "note": step.note or None,
        "after": [_after(after) for after in step.after],
        "opens": step.opens,
        "on_contact": step.on_contact,
        "outcomes": list(step.outcomes),
        "ground": step.ground,
        "stage": plan.stage_of(step).id,
        "remark": " ".join(remark.text for remark in remarks) or None,
        "remarks": [remark.id for remark in remarks],
        "citation": citation_to_json(step.citation),
    }


def plan_to_json(plan: Plan) -> Json:
    """Return a plan in the form that DESIGN fixes for the command line.

    ``open`` and ``open_gaps`` stand only where nothing is settled, ``impossible`` only where the
    answers contradict each other, and a step's ``branches`` only where several branches are meant.
    """
    narrowed = plan.narrowed
    found: Json = {
        "routine": plan.routine.id,
        "edition": plan.routine.edition,
        "answers": _answers(plan),
        "branch": None,
        "gap": None,
    }
    if plan.branch:
        citation = Citation(source=plan.routine.source, heading=plan.branch.heading)
        found["branch"] = {
            "id": plan.branch.id,
            "title": plan.branch.title,
            "citation": citation_to_json(citation),
        }
    elif plan.gap:
        found["gap"] = {
            "id": plan.gap.id,
            "text": " ".join(gap.text for gap in narrowed.gaps),
            "nearest": [branch.id for branch in narrowed.nearest],
            "also": [gap.id for gap in narrowed.gaps[1:]],
            "decides": plan.gap.decides,
        }
    elif plan.impossible:
        found["impossible"] = {"id": plan.impossible.id, "text": plan.impossible.reason}
    else:
        found["open"] = [branch.id for branch in narrowed.open]
        found["open_gaps"] = [gap.id for gap in narrowed.open_gaps]
    found["next"] = plan.next.id if plan.next else None
    found["steps"] = [_planned_to_json(item, plan) for item in plan.steps]
    return found


def _answers(plan: Plan) -> Json:
    """Return the answers; a list where a question may have several."""
    several = {question.id: question for question in plan.routine.questions if question.many}
    return {
        name: list(chosen(several[name], plan.answers)) if name in several else given
        for name, given in plan.answers.items()
    }


def _planned_to_json(item: Planned, plan: Plan) -> Json:
    found = step_to_json(item.step, plan)
    if item.branches:
        found["branches"] = list(item.branches)
    if item.varies:
        found["varies"] = {
            name.rstrip("_"): {branch: _plain(value) for branch, value in values.items()}
            for name, values in item.varies.items()
        }
    found["status"] = item.status
    found["because"] = {question: list(options) for question, options in item.because.items()}
    return found


def _plain(value: object) -> object:
    """Return what varies in the form that it has in a step."""
    if not isinstance(value, tuple):
        return value
    return [_after(item) if isinstance(item, After) else item for item in value]


def _after(after: After) -> Json:
    """Return what a step waits for; ``outcome`` is a list where several will do."""
    return {
        "step": after.step,
        "outcome": after.outcome[0] if len(after.outcome) == 1 else list(after.outcome),
    }


def laws_to_json(handbook: Handbook, plan: Plan) -> Json:
    """Return the laws that a plan's steps cite, by id: when each was read, and to which day its wording holds."""
    cited = wording.laws(handbook, (item.step.citation for item in plan.steps))
    return {law.id: {"read": law.read, "to": law.to} for law in cited}


def comparison_to_json(comparison: Comparison) -> Json:
    """Return a comparison: the two sides' answers and branches, the common step ids, the differences."""

    def side(plan: Plan) -> Json:
        settled = plan.branch or plan.gap
        return {"answers": dict(plan.answers), "settled": settled and settled.id}

    return {
        "left": side(comparison.left),
        "right": side(comparison.right),
        "common": [step.id for step in comparison.common],
        "differences": [
            {
                "left": difference.left and step_to_json(difference.left, comparison.left),
                "right": difference.right and step_to_json(difference.right, comparison.right),
                "fields": [name.rstrip("_") for name in difference.fields],
            }
            for difference in comparison.differences
        ],
    }
