"""The command line: check, plan, compare, export, branches.

Exit status: 0; 1 when the data is broken; 2 for input that does not exist, with one line that names
what does; 74 when the output cannot be written; 141 when its reader has gone, as shells count it.
Nothing prints a traceback.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

from checklist import wording
from checklist.answerkeys import outdated
from checklist.checks import due
from checklist.comparing import compare, plan_of_side
from checklist.controls import read_choice
from checklist.exporting import Json, comparison_to_json, handbook_to_json, laws_to_json, plan_to_json
from checklist.journal import journal_text
from checklist.loading import EXERCISES, ROUTINES, load, load_exercises
from checklist.model import Handbook
from checklist.narrowing import UnknownAnswerError, accept, find_routine
from checklist.planning import plan
from checklist.problems import MOST_SHOWN, BrokenDataError
from checklist.spaces import space_of
from checklist.terminal import put, tell

DATA, JSON = "--data", "--json"
BROKEN, WRONG_INPUT, NOT_WRITTEN, NOBODY_READS = 1, 2, 74, 141


class _UnreadableError(Exception):
    """Arguments that are no command."""


# What argparse says of its own in its help.
_IN_SWEDISH = {
    "usage: ": "användning: ",
    "positional arguments:": "argument:",
    "options:": "val:",
}


class _Parser(argparse.ArgumentParser):
    """Argument parser that leaves to ``main`` what it writes, and what it says in English."""

    def __init__(self, **named: Any) -> None:  # noqa: ANN401 whatever argparse's own takes
        super().__init__(add_help=False, **named)
        self.add_argument("-h", "--help", action="help", help="visa den här hjälpen")

    def format_help(self) -> str:
        text = super().format_help()
        for english, swedish in _IN_SWEDISH.items():
            text = text.replace(english, swedish)
        return text

    def error(self, message: str) -> NoReturn:
        raise _UnreadableError(message)

    def print_help(self, file: object = None) -> None:  # noqa: ARG002 its caller names none
        put(sys.stdout, self.format_help())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit status."""
    try:
        return _run(sys.argv[1:] if arguments is None else arguments)
    except BrokenPipeError:
        tell("checklist: den som tog emot utskriften har slutat läsa (allt kom inte med)")
        return NOBODY_READS
    except OSError:
        tell(
            "checklist: det går inte att skriva ut här (är disken full eller utskriften stängd? skriv någon annanstans)"
        )
        return NOT_WRITTEN


def _run(arguments: Sequence[str]) -> int:
    try:
        options = _parser().parse_args(_settings_first(arguments))
        text = options.run(load(_folder(options.data)), options)
    except _UnreadableError:
        names = "check, plan, compare, export, branches"
        tell(
            f'checklist: kommandot "{" ".join(arguments)}" går inte att läsa (kommandon: {names}; hjälp: --help)'
        )
    except UnknownAnswerError as error:
        tell(f"checklist: {error}")
    except BrokenDataError as error:
        count = len(error.problems)
        least = "minst " if count >= MOST_SHOWN else ""
        tell(*map(str, error.problems), f"{least}{count} fel i underlaget")
        return BROKEN
    else:
        put(sys.stdout, text)
        return 0
    return WRONG_INPUT


def _settings_first(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with the settings where argparse looks for them, wherever they have been written."""
    folder: list[str] = []
    left: list[str] = []
    as_json: list[str] = []
    words = iter(arguments)
    for word in words:
        if word.partition("=")[0] == DATA:
            folder += [word, *([] if "=" in word else islice(words, 1))]
        else:
            (as_json if word == JSON else left).append(word)
    return [*folder, *left, *as_json]


def _folder(path: Path) -> Path:
    if not os.path.isdir(path):  # noqa: PTH112 Path.is_dir raises where this says no
        raise UnknownAnswerError(
            f"mappen {path} finns inte, eller är ingen mapp (--data tar en mapp med rutiner)"
        )
    return path


def _parser() -> _Parser:
    parser = _Parser(prog="python -m checklist", description="Bo kvars checklista på kommandoraden.")
    parser.add_argument(DATA, type=Path, default=ROUTINES, help="mapp med rutiner (annars projektets egna)")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)

    def command(name: str, run: object, text: str) -> _Parser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(run=run)
        added.add_argument(JSON, action="store_true", help="skriv JSON")
        return added

    command("check", _check, "kontrollera alla datafiler")
    one = command("plan", _plan, "visa stegen för svar: plan RUTIN FRÅGA=SVAR …")
    one.add_argument("routine", nargs="?", default="")
    one.add_argument("answers", nargs="*", metavar="fråga=svar")
    two = command(
        "compare", _compare, "jämför två grenar, eller två uppsättningar svar (fråga=svar,fråga=svar)"
    )
    for name in ("routine", "left", "right"):
        two.add_argument(name, nargs="?", default="")
    command("export", _export, "skriv hela handboken som JSON")
    listing = command("branches", _branches, "lista grenar, luckor och omöjliga svar")
    listing.add_argument("routine", nargs="?", default="")
    return parser


def _dump(value: Json | list[Json]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _check(handbook: Handbook, options: argparse.Namespace) -> str:
    counts = {
        routine.id: {
            "combinations": len(space_of(routine).rows),
            "branches": len(routine.branches),
            "gaps": len(routine.gaps),
            "impossible": len(routine.impossible),
            "remarks": len(routine.remarks),
        }
        for routine in handbook.routines
    }
    late = due(handbook, date.today())  # noqa: DTZ011 a review date is a local calendar day
    exercises = load_exercises(handbook, _folder(options.data))
    other = outdated(handbook, exercises)
    if options.json:
        return _dump({"problems": [], "routines": counts, "due": late, "exercises": other})
    lines = [
        f"{name}: {of['combinations']} svarskombinationer, {of['branches']} grenar, {of['gaps']} luckor, "
        f"{of['impossible']} omöjliga, {of['remarks']} anmärkningar. Inga fel."
        for name, of in counts.items()
    ]
    lines.append(f"{EXERCISES}: {len(exercises.exercises)} övningsfall. Inga fel.")
    lines += [f"ska ses över: {line}" for line in late] + [f"övningsfall: {line}" for line in other]
    return "".join(f"{line}\n" for line in lines)


def _plan(handbook: Handbook, options: argparse.Namespace) -> str:
    routine = find_routine(handbook.routine_by_id, options.routine)
    found = plan(routine, accept(routine, map(read_choice, options.answers)))
    if not options.json:
        return journal_text(handbook, found, whole=True)
    return _dump({**plan_to_json(found), "laws": laws_to_json(handbook, found)})


def _compare(handbook: Handbook, options: argparse.Namespace) -> str:
    routine = find_routine(handbook.routine_by_id, options.routine)
    found = compare(plan_of_side(routine, options.left), plan_of_side(routine, options.right))
    if options.json:
        return _dump(comparison_to_json(found))
    lines = [f"VÄNSTER  {wording.heading(found.left)}", f"HÖGER    {wording.heading(found.right)}", ""]
    lines += [f"  = {wording.sentence(handbook, routine, step)}" for step in found.common]
    for difference in found.differences:
        lines += [f"  < {wording.sentence(handbook, routine, difference.left)}"] if difference.left else []
        lines += [f"  > {wording.sentence(handbook, routine, difference.right)}"] if difference.right else []
    return "\n".join(lines) + "\n"


def _export(handbook: Handbook, _: argparse.Namespace) -> str:
    return handbook_to_json(handbook) + "\n"


def _branches(handbook: Handbook, options: argparse.Namespace) -> str:
    routine = find_routine(handbook.routine_by_id, options.routine)
    rows: list[Json] = [
        {
            "id": thing.id,
            "type": kind,
            "when": {question: list(held) for question, held in thing.when.items()},
        }
        for kind, things in (
            ("branch", routine.branches),
            ("gap", routine.gaps),
            ("impossible", routine.impossible),
        )
        for thing in things
    ]
    if options.json:
        return _dump(rows)
    kinds = {"branch": "gren", "gap": "lucka", "impossible": "omöjligt"}
    return "".join(
        f"{kinds[row['type']]:9} {row['id']:48} "
        + " ".join(f"{question}={'|'.join(held)}" for question, held in row["when"].items())
        + "\n"
        for row in rows
    )
