"""What the macros for seminars write: a training case, its sheets for paper, and the programmes.

A sheet for those who take part has nothing of the answer in it, not even folded.
"""

from collections.abc import Sequence

from markupsafe import Markup

from checklist.answerkeys import AnswerKey, answer_key
from checklist.exercises import Exercise, Part, Programme
from checklist.html import exercises as pen
from checklist.html import tags as h
from checklist.html.parts import Page
from checklist.wording import lower_first
from macros.book import Book, PageFile, found, html, root_of

# Where the pages lie that publish.exercises writes, and what each sheet's file is called.
FOLDER, PAPER = "seminarier", "seminarier/utskrift"
# The page where seminars are held.
SEMINAR = "seminarium.html"
SHEETS = {"deltagare": "För deltagarna", "ledare": "För dig som leder"}


def exercise(book: Book, file: PageFile, exercise_id: str) -> str:
    """A training case: the story, the questions, the answer folded, and what to talk about."""
    page, key = _read(book, file, exercise_id)
    held = key.exercise
    return _headed(
        ("", html(_ways_in(root_of(file), held.id, alone=True)), html(_papers(page, held))),
        ("Berättelsen", html(pen.story(page, held))),
        ("Gissa först", html(pen.asks(page, held))),
        ("Svaret", html(pen.answer(page, key))),
        ("Tala om", html(pen.talk(page, held))),
        ("Ändra en sak", html(pen.changes(page, held)) if held.changes else ""),
        ("Efteråt", html(pen.listed(page, held.debrief.questions, numbered=True))),
        ("Till dig som leder", html(pen.listed(page, held.trainer))),
    )


def sheet(book: Book, file: PageFile, exercise_id: str, audience: str) -> str:
    """A sheet for paper: for those who take part ("deltagare"), or for who leads ("ledare")."""
    page, key = _read(book, file, exercise_id)
    held = key.exercise
    found("bladet", [_Sheet(name) for name in SHEETS], audience)
    parts: list[tuple[str, h.Node]] = [("Berättelsen", pen.story(page, held))]
    if audience == "deltagare":
        parts.append(("Gissa först", pen.asks(page, held, room=True)))
    else:
        rest = [item for item in key.items if item not in key.replying]
        parts += [
            ("Tiderna", [h.p[pen.timed(held.times)], h.p[pen.written_for(page, key)]]),
            ("Svaren", [pen.replies(page, key), pen.notes(page, held)]),
            ("Övriga steg", pen.short(page, key, rest)),
            ("Tala om", pen.talk(page, held)),
            ("Efteråt", pen.listed(page, held.debrief.questions, numbered=True)),
            ("Att tänka på", pen.listed(page, held.trainer)),
        ]
    return html(
        h.div(f".bk-sheet.bk-sheet--{audience}")[
            [[h.h2[heading], inside] for heading, inside in parts if inside]
        ]
    )


class _Sheet:
    """A sheet by the name that a macro gives it."""

    def __init__(self, name: str) -> None:
        self.id = name


def exercise_list(book: Book, file: PageFile, first: str) -> str:
    """A table of the training cases whose ids begin with a word ("fall"), with whom they are about and minutes."""
    root = root_of(file)
    rows = [
        h.tr[
            h.td[h.a(href=f"{root}{FOLDER}/{one.id}.html")[one.title]],
            h.td[one.household],
            h.td[f"{one.times.total} minuter"],
        ]
        for one in book.exercises.exercises
        if one.id.startswith(f"{first}-")
    ]
    head = h.tr[[h.th(scope="col")[name] for name in ("Fall", "Vilka det gäller", "Tid")]]
    return html(h.table[h.thead[head], h.tbody[rows]])


def programme(book: Book, file: PageFile, programme_id: str) -> str:
    """A programme as a table: from which minute to which, how long, and what."""
    held = found("programmet", book.exercises.programmes, programme_id)
    begins = 0
    rows = []
    for part in held.parts:
        ends = begins + part.minutes
        rows.append(h.tr[h.td[f"{begins}–{ends}"], h.td[part.minutes], h.td[_named(book, file, part)]])
        begins = ends
    head = h.tr[[h.th(scope="col")[name] for name in ("Minut", "Längd", "Del")]]
    return html(_ways_in(root_of(file), held.id)) + html(h.table[h.thead[head], h.tbody[rows]])


def papers(book: Book, file: PageFile, programme_id: str) -> str:
    """What to print for a programme: the sheets of each of its cases."""
    held = found("programmet", book.exercises.programmes, programme_id)
    root = root_of(file)
    links = [
        h.li[
            h.a(href=f"{root}{PAPER}/{one.id}-{name}.html")[f"{one.title}: {lower_first(shown)}"],
            ", ett till dig" if name == "ledare" else ", ett per deltagare",
        ]
        for one in _held(book, held)
        for name, shown in SHEETS.items()
    ]
    return html(h.ul[links])


def _held(book: Book, programme: Programme) -> Sequence[Exercise]:
    known = {one.id: one for one in book.exercises.exercises}
    return [known[part.exercise] for part in programme.parts if part.exercise]


def _named(book: Book, file: PageFile, part: Part) -> h.Node:
    if not part.exercise:
        return part.text
    held = found("övningsfallet", book.exercises.exercises, part.exercise)
    link = h.a(href=f"{root_of(file)}{FOLDER}/{held.id}.html")[held.title]
    return h.fragment[link, part.text and f": {part.text}"]


def _read(book: Book, file: PageFile, exercise_id: str) -> tuple[Page, AnswerKey]:
    held = found("övningsfallet", book.exercises.exercises, exercise_id)
    page = book.page(file, held.routine)
    return page, answer_key(page.routine, held)


def _ways_in(root: str, name: str, *, alone: bool = False) -> Markup:
    """Return the ways into the seminar, which is a page of its own (publish.seminar)."""
    return h.p(".bk-ways")[
        h.a(".bk-button", href=f"{root}{SEMINAR}#{name}")["Starta seminarium"],
        alone and [" ", h.a(".bk-button.bk-button--quiet", href=f"{root}{SEMINAR}#ova:{name}")["Öva själv"]],
    ]


def _papers(page: Page, held: Exercise) -> h.Node:
    links = [
        h.li[h.a(href=page.addresses.page(f"{PAPER}/{held.id}-{name}"))[shown]]
        for name, shown in SHEETS.items()
    ]
    follow_up = h.li[h.a(href=page.addresses.page(f"{FOLDER}/uppfoljningsblad"))["Uppföljningsblad"]]
    return h.nav(".bk-links", aria_label="Utskrifter")[h.p["Skriv ut"], h.ul[links, follow_up]]


def _headed(*parts: tuple[str, ...]) -> str:
    """Return blocks under their headings, without those that have nothing in them."""
    return "".join(
        f"\n\n## {heading}\n{''.join(blocks)}" if heading else "".join(blocks)
        for heading, *blocks in parts
        if any(blocks)
    )


def _root(file: PageFile) -> str:
    return "../" * file.url.count("/")
