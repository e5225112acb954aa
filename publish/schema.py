"""A JSON Schema of the data files, for editors that complete keys and mark faults while one writes: `python -m publish.schema`.

It is made from the model, with the ids that the handbook has now as the permitted ones, and lies beside the files, which
name it in their first lines. What no schema can say (that every answer leads somewhere, that nothing is there twice) is
found by `python -m checklist check` as before.
"""

import dataclasses
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, cast, get_args, get_origin, get_type_hints

from checklist.catalogues import Kind, Placing
from checklist.controls import EDITION
from checklist.deadlines import Due
from checklist.documents import COLOURS, Source, Unit
from checklist.exercises import ANSWERED_BY, CHECK, Ask, Exercise, Note, Part, Times
from checklist.ids import LONGEST_ID
from checklist.loading import EXERCISES, PROGRAMMES, ROUTINES, ProgrammesFile, load
from checklist.model import (
    GROUNDS,
    MODALITIES,
    OPENS,
    POSITIONS,
    REMARK_TYPES,
    After,
    Branch,
    Handbook,
    Routine,
    Step,
)
from checklist.parsing import FILLED_IN_LATER, KEY_OF_FIELD, SourcesFile, UnitsFile
from checklist.questions import Option, Question
from checklist.signs import SIGNS

Json = dict[str, Any]
DATED = r"^(1[89]|2[0-9])[0-9]{2}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
# The signs that no editor shows, but those beyond U+FFFF and halves of such, which not every editor's expressions know.
_BEYOND = "\ud800-\udfff\U00010000-\U0010ffff"
HIDDEN = "".join(re.sub(f"[{_BEYOND}](-[{_BEYOND}])?", "", signs) for signs, *_ in SIGNS)
TEXT: Json = {"type": "string", "pattern": f"^[^{HIDDEN}]+$"}
ID: Json = {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": LONGEST_ID}
DAY: Json = {"type": "string", "format": "date"}
SIMPLE: dict[type, Json] = {bool: {"type": "boolean"}, int: {"type": "integer"}}
UNITS, SOURCES = "units.schema.json", "sources.schema.json"
EXERCISE = f"{EXERCISES}/exercise.schema.json"
HELD = f"{EXERCISES}/{Path(PROGRAMMES).stem}.schema.json"
# One option of a question, or several where it may have them.
CHOSEN: Json = {"type": "string", "pattern": "^[a-z0-9]+([-,][a-z0-9]+)*$"}


def schemas(handbook: Handbook) -> dict[str, Json]:
    """Return the schemas of a handbook's files, by the name that each has beside them."""
    files: list[tuple[str, type, Routine | None]] = [(UNITS, UnitsFile, None), (SOURCES, SourcesFile, None)]
    files += [(EXERCISE, Exercise, None), (HELD, ProgrammesFile, None)]
    files += [(f"{routine.id}.schema.json", Routine, routine) for routine in handbook.routines]
    return {name: _schema(cls, handbook, routine) for name, cls, routine in files}


def main(folder: Path = ROUTINES) -> int:
    """Write the schemas beside the data files in ``folder``, where they have changed."""
    for name, schema in schemas(load(folder)).items():
        path, text = folder / name, json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    return 0


def _schema(cls: type, handbook: Handbook, routine: Routine | None) -> Json:
    writer = _Writer(_words(handbook) | (_own_words(routine) if routine else {}))
    found = writer.reference(cls)
    headings = {text for source in handbook.sources for path in source.outline for text in path}
    definitions = {"heading": _one_of(headings), **writer.definitions}
    return {"$schema": "http://json-schema.org/draft-07/schema#", **found, "definitions": definitions}


def _one_of(words: Iterable[str]) -> Json:
    return {"enum": sorted({str(word) for word in words})}


def _words(handbook: Handbook) -> dict[tuple[type | None, str], Json]:
    """Return what a field's texts may be, by the class and the name, or by the name alone."""
    units, sources = _one_of(handbook.unit_by_id), _one_of(handbook.source_by_id)
    named = {
        "id": ID,
        "ground": _one_of(GROUNDS),
        "modality": _one_of(MODALITIES),
        "opens": _one_of(OPENS),
        "position": _one_of(POSITIONS),
        "type": _one_of(REMARK_TYPES),
        "source": sources,
        "lead": units,
        "with_": units,
        "heading": {"$ref": "#/definitions/heading"},
        "review": DAY,
        "edition": {"type": "string", "pattern": DATED},
        "page": {"type": "string", "pattern": "^[a-z0-9][a-z0-9/-]*(#[a-z0-9-]+)?$"},
    }
    steps = [step.id for routine in handbook.routines for owner in routine.step_sets for step in owner.steps]
    questions = _one_of(name for routine in handbook.routines for name in routine.question_by_id)
    facts = _one_of(fact.id for routine in handbook.routines for fact in routine.facts)
    return {(None, name): found for name, found in named.items()} | {
        (Exercise, "routine"): _one_of(handbook.routine_by_id),
        (Exercise, "sources"): sources,
        (Exercise, "next"): named["page"],
        (Exercise, "checked"): DAY,
        (Exercise, "answer"): {"type": "string", "pattern": "^[0-9a-f]{8}$"},
        (Exercise, "ground"): _one_of(ANSWERED_BY),
        (Exercise, "days"): {"type": "object", "propertyNames": facts, "additionalProperties": DAY},
        (Note, "ground"): _one_of((*GROUNDS, CHECK)),
        (Ask, "steps"): _one_of(steps),
        (Ask, "question"): questions,
        (None, "answers"): {"type": "object", "propertyNames": questions, "additionalProperties": CHOSEN},
        (Question, "id"): {**ID, "not": {"const": EDITION}},
        (Step, "to"): units,
        (Unit, "colour"): _one_of(COLOURS),
        (Unit, "letter"): {**TEXT, "maxLength": 2},
        (Source, "dated"): {"type": "string", "pattern": DATED},
        (Source, "read"): DAY,
        (Source, "to"): DAY,
        (Source, "url"): {"type": "string", "pattern": r"^(https?://|mailto:)[^\s/]\S*$"},
    }


def _own_words(routine: Routine) -> dict[tuple[type | None, str], Json]:
    """Return what the ids may be that a routine's things name each other by."""
    kinds, facts = _one_of(routine.kind_by_id), _one_of(fact.id for fact in routine.facts)
    stages = _one_of(stage.id for stage in routine.stages)
    places = _one_of([*(section.id for section in routine.sections), *routine.branch_by_id])
    outcomes, remarks = _one_of(routine.outcome_by_id), _one_of(routine.remark_by_id)
    return {
        (Step, "kind"): kinds,
        (Step, "at"): kinds,
        (Step, "stage"): stages,
        (Kind, "stage"): stages,
        (Placing, "stage"): stages,
        (Step, "outcomes"): outcomes,
        (After, "outcome"): outcomes,
        (After, "step"): _one_of(step.id for owner in routine.step_sets for step in owner.steps),
        (Step, "remarks"): remarks,
        (Routine, "endings"): remarks,
        (Step, "facts"): facts,
        (Due, "from_"): facts,
        (Due, "at_least"): facts,
        (Due, "needs"): facts,
        (Branch, "section"): _one_of(section.id for section in routine.sections),
        (Step, "heading_of"): places,
        (None, "when"): _conditions(routine, several=True),
        (None, "instead"): _conditions(routine, several=True),
        (Option, "gives"): _conditions(routine, several=False),
    }


def _conditions(routine: Routine, *, several: bool) -> Json:
    """Return the schema of a condition: the questions that there are, and their options."""

    def answers(question: Question) -> Json:
        options = _one_of(
            option.id for option in question.options if question.source or not option.unknown or not several
        )
        return {"anyOf": [options, _list(options)]} if several else options

    known = {question.id: answers(question) for question in routine.question_by_id.values()}
    return {"type": "object", "properties": known, "additionalProperties": False}


def _list(items: Json) -> Json:
    return {"type": "array", "items": items, "uniqueItems": True}


class _Writer:
    """The definitions of the model's classes, as far as they have been asked for; ``words`` are the permitted texts."""

    def __init__(self, words: Mapping[tuple[type | None, str], Json]) -> None:
        self.words = words
        self.definitions: dict[str, Json] = {}

    def reference(self, cls: type) -> Json:
        """Return a reference to the definition of a class, which is made if it is not there."""
        if cls.__name__ not in self.definitions:
            self.definitions[cls.__name__] = {}
            self.definitions[cls.__name__] = self.record(cls) | RULES.get(cls, {})
        return {"$ref": f"#/definitions/{cls.__name__}"}

    def record(self, cls: Any) -> Json:  # noqa: ANN401 any dataclass of the model
        """Return the schema of a mapping that stands for a class."""
        types = get_type_hints(cls)
        fields = {
            KEY_OF_FIELD.get(field.name, field.name): field
            for field in dataclasses.fields(cls)
            if (cls, field.name) not in FILLED_IN_LATER
        }
        keys = {key: self.value(cls, field.name, types[field.name]) for key, field in fields.items()}
        needed = [
            key
            for key, field in fields.items()
            if field.default is field.default_factory is dataclasses.MISSING
        ]
        for key, least in LEAST.items():
            if key in needed:
                keys[key] = {**keys[key], "minItems": least}
        return {"type": "object", "properties": keys, "additionalProperties": False, "required": needed}

    def value(self, cls: type, name: str, expected: Any) -> Json:  # noqa: ANN401 the type is a value here
        """Return the schema of what a field holds."""
        args = get_args(expected)
        if name == "each":
            return {**self.record(Step), "required": []}
        if get_origin(expected) is tuple:
            one = self.value(cls, name, args[0])
            # A list of texts may be written as one text.
            return {"anyOf": [one, _list(one)]} if args[0] is str else _list(one)
        if get_origin(expected) is not None and issubclass(get_origin(expected), Mapping):
            return self.words.get((cls, name)) or self.words.get((None, name)) or {"type": "object"}
        if args:
            return self.value(cls, name, args[0])
        if dataclasses.is_dataclass(expected):
            return self.reference(cast("type", expected))
        return SIMPLE.get(expected) or self.words.get((cls, name)) or self.words.get((None, name)) or TEXT


# How many there must be at least of what must be there.
LEAST = {"options": 2, "steps": 1, "reasons": 1, "from": 1}
# What the fields alone do not say.
_MEASURES = [("days", "weeks"), ("days", "months"), ("weeks", "months")]
_GUESSED = [("who", "guesses"), ("who", "question")]
RULES: dict[type, Json] = {
    # What a step is like, or what all steps of its branch have, can give it all but its name and its text.
    Step: {"required": [], "anyOf": [{"required": ["same_as"]}, {"required": ["id", "text"]}]},
    Option: {
        "if": {"properties": {"unknown": {"const": True}}, "required": ["unknown"]},
        "then": {"required": ["hint"]},
    },
    Ask: {
        "dependencies": {"who": ["steps"]},
        "not": {"anyOf": [{"required": list(pair)} for pair in _GUESSED]},
    },
    Part: {"anyOf": [{"required": ["text"]}, {"required": ["exercise"]}]},
    Times: {
        "properties": {
            field.name: {"type": "integer", "minimum": 1} for field in dataclasses.fields(cast("Any", Times))
        }
    },
    Source: {"dependencies": {"read": ["to"], "to": ["read"]}},
    Due: {"not": {"anyOf": [{"required": list(pair)} for pair in _MEASURES]}},
}

if __name__ == "__main__":
    sys.exit(main())
