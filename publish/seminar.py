"""The seminar in one file: every exercise and programme, part by part, as the trainer's page shows them to the room.

It opens from a USB stick with a double click, without a server and without the engine: the answers have been worked
out when it is built. What the room may not see yet lies in templates in the trainer's page alone.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from markupsafe import Markup

from checklist.addresses import SiteAddresses
from checklist.answerkeys import AnswerKey, answer_key
from checklist.conditions import Answers
from checklist.exercises import Exercises, Programme
from checklist.exporting import alone
from checklist.html import tags as h
from checklist.html.exercises import opened
from checklist.html.parts import Page
from checklist.loading import load_exercises
from checklist.model import Handbook, Routine
from macros.exercises import SEMINAR
from publish.commands import ROOT
from publish.hosting.policy import TRUSTED
from publish.hosting.servers import published
from publish.joining import joined
from publish.onefile import AT_HAND, canonical, drawing, hash_of
from publish.sides import rule_of, rule_of_branches
from publish.slides import Slide, said, slides, two_branches

ASSETS = ROOT / "docs/assets"
STYLES = ("site.css", "checklist/checklist.css", "seminar/seminar.css")
MODULES = tuple(
    ASSETS / f"{name}.mjs"
    for name in (
        "reached",
        "seminar/beside",
        "seminar/guessing",
        "seminar/phones",
        "seminar/room",
        "seminar/seminar",
    )
)

# What the parts are called in which two branches of a routine stand beside each other.
TWO = "grenar:"


def write_seminar(site: Path, handbook: Handbook, addresses: Mapping[str, SiteAddresses]) -> None:
    """Write the seminar as a page of the site, which loads the site's own script and styles."""
    links: list[h.Node] = [h.link(rel="stylesheet", href=f"assets/{name}") for name in STYLES]
    links.append(h.link(rel="icon", href="assets/marke.svg"))
    script = h.script(type="module", src="assets/seminar/seminar.mjs")[""]
    (site / SEMINAR).write_text(_page(handbook, addresses, links, script, "index.html"), encoding="utf-8")


def in_one_file(handbook: Handbook, addresses: Mapping[str, SiteAddresses]) -> str:
    """Return the seminar as a page that needs nothing beside it."""
    script = f"{drawing()}{joined(MODULES).replace(*AT_HAND)}".replace("</", "<\\/")
    style = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in STYLES)
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src '{hash_of(script)}'",
            f"style-src '{hash_of(style)}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            *TRUSTED,
        ]
    )
    inside: list[h.Node] = [
        h.meta(http_equiv="Content-Security-Policy", content=policy),
        h.style[Markup(style)],  # noqa: S704 our own style sheets
    ]
    return _page(handbook, addresses, inside, h.script(type="module")[Markup(script)])  # noqa: S704 our own script


def _page(
    handbook: Handbook,
    addresses: Mapping[str, SiteAddresses],
    inside: Iterable[h.Node],
    script: Markup,
    home: str = "",
) -> str:
    """Return the page: the way in, what the trainer steers with, every part as a template, and the rules as data."""
    found = load_exercises(handbook)
    routines = {one.routine: handbook.routine_by_id[one.routine] for one in found.exercises}
    pages = {
        name: Page(handbook=alone(handbook, routine), routine=routine) for name, routine in routines.items()
    }
    branching = [routine for routine in handbook.routines if len(routine.branches) > 1]
    keys = {one.id: answer_key(routines[one.routine], one) for one in found.exercises}
    at = {
        name: opened(replace(pages[key.exercise.routine], addresses=addresses[key.exercise.routine]), key)
        for name, key in keys.items()
    }
    page = h.html(lang="sv")[
        h.head[
            h.meta(charset="utf-8"),
            inside,
            h.meta(name="viewport", content="width=device-width,initial-scale=1"),
            h.title["Seminarium - Bo kvar"],
            canonical(published(SEMINAR)),
        ],
        h.body(".bk-stand", data_md_color_scheme="default")[
            h.header(".bk-stand__head")[h.a(href=home)["Bo kvar"] if home else "Bo kvar", ", seminarium"],
            h.main(".md-typeset.bk-seminar")[_choose(found, branching), _console()],
            [
                _templates(one.id, slides(pages[one.routine], keys[one.id], at[one.id]), one.answers)
                for one in found.exercises
            ],
            [_programme(programme, pages, keys, at) for programme in found.programmes],
            [_two(one) for one in branching],
            [
                h.script(type="application/json", id=f"bk-rule-{name}")[_data(rule_of(handbook, key))]
                for name, key in keys.items()
                if key.exercise.changes
            ],
            [
                h.script(type="application/json", id=f"bk-rule-{TWO}{one.id}")[
                    _data(rule_of_branches(handbook, one))
                ]
                for one in branching
            ],
            script,
        ],
    ]
    return f"<!doctype html>{page}"


def _data(thing: object) -> Markup:
    """Return JSON as it may stand in a page."""
    return Markup(json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c"))  # noqa: S704 no tag ends in it


def _choose(found: Exercises, branching: list[Routine]) -> Markup:
    """Return the way in: which case, or which programme."""
    return h.section(data_choose=True)[
        h.h1["Seminarium"],
        h.p[
            "Välj ett fall, eller ett program längre ner. Sedan öppnar du salens fönster och drar det till den andra skärmen. Det här fönstret är bara"
            " ditt: här står svaren, tiden och vad som kommer. Salen ser inget förrän du visar det. Inget sparas, och"
            " inget lämnar datorn."
        ],
        h.h2["Fall"],
        h.ul[
            [
                h.li[
                    h.a(id=one.id, href=f"#{one.id}")[one.title],
                    f" ({one.times.total} min) · ",
                    h.a(id=f"ova:{one.id}", href=f"#ova:{one.id}", aria_label=f"Öva själv: {one.title}")[
                        "Öva själv"
                    ],
                ]
                for one in found.exercises
            ]
        ],
        h.h2["Program"],
        h.ul[[h.li[h.a(id=one.id, href=f"#{one.id}")[one.title]] for one in found.programmes]],
        h.h2["Två grenar bredvid varandra"],
        h.ul[[h.li[h.a(id=f"{TWO}{one.id}", href=f"#{TWO}{one.id}")[one.title]] for one in branching]],
        _keys(),
    ]


def _keys() -> Markup:
    return h.p(".bk-quiet")[
        "Tangenter: högerpil, mellanslag eller Page Down går framåt, vänsterpil eller Page Up bakåt. B släcker och tänder salens"
        " bild. Upp- och nedpil flyttar det som inte får plats. E visar bara salens bild, för dig som har en enda skärm."
        " De gäller i båda fönstren, och för en fjärrkontroll."
    ]


def _console() -> Markup:
    """Return what the trainer steers with, empty until a case is chosen."""

    def button(name: str, text: str) -> Markup:
        return h.button(".bk-button", type="button", name=name)[text]

    return h.section(data_console=True, hidden=True)[
        h.div(".bk-steer")[
            button("salen", "Öppna salens fönster"),
            button("en-skarm", "Visa på en skärm (E)"),
            button("svart", "Släck (B)"),
            h.a(href="#")["Välj ett annat fall"],
        ],
        h.p(data_said=True, role="status"),
        h.div(".bk-steer")[button("forra", "Bakåt"), button("nasta", "Framåt"), h.strong(data_next=True)],
        h.p[h.span(data_place=True), " ", h.span(data_clock=True)],
        h.p(".bk-way-back")["E: tillbaka"],
        h.div(".bk-two")[
            h.section(aria_label="Det här ser salen")[
                h.p(".bk-quiet", data_seen=True)["Det här ser salen:"],
                h.div(".bk-room", data_preview=True, tabindex="-1"),
            ],
            h.section(".bk-notes", aria_label="Bara för dig")[
                h.p(".bk-quiet")["Bara för dig:"], h.div(data_notes=True)
            ],
        ],
    ]


def _templates(of: str, slides: Iterable[Slide], chosen: Answers) -> list[Markup]:
    """Return parts as templates; ``chosen`` is what the trainer's menus begin with."""
    answers = json.dumps(dict(chosen)) if chosen else None
    return [
        h.template(data_of=of, data_title=one.title, data_minutes=str(one.minutes), data_answers=answers)[
            h.div(data_room=True)[one.room], h.div(data_trainer=True)[one.trainer]
        ]
        for one in slides
    ]


def _two(routine: Routine) -> list[Markup]:
    """Return the part in which two branches of a routine stand beside each other, to begin with the first two."""
    name = f"{TWO}{routine.id}"
    left, right, *_ = routine.branches
    return _templates(name, [two_branches(routine, name)], {"left": left.id, "right": right.id})


def _programme(
    programme: Programme, pages: Mapping[str, Page], keys: Mapping[str, AnswerKey], at: Mapping[str, str]
) -> Iterator[list[Markup]]:
    """Yield the parts of a programme: what is said, and the cases that it holds."""
    for part in programme.parts:
        if not part.exercise:
            yield _templates(programme.id, [said(part)], {})
            continue
        key = keys[part.exercise]
        if part.times:
            key = replace(key, exercise=replace(key.exercise, times=part.times))
        yield _templates(
            programme.id, slides(pages[key.exercise.routine], key, at[key.exercise.id]), key.exercise.answers
        )
