"""Small marks that every other part is made of: units, grounds, remarks, citations, links."""

from collections.abc import Callable, Hashable
from dataclasses import field

from markupsafe import Markup

from checklist import wording
from checklist.documents import Citation
from checklist.html import tags as h
from checklist.model import Handbook, Remark, Routine, Step
from checklist.records import frozen

ONE_PAGE = "#"


class Screen:
    """Which parts the reader's page holds: each is sent once, under a number, and then only named by it.

    A part is known by its id and its key, which is all that its content depends on. What has been rendered waits
    until ``take`` is called.
    """

    __slots__ = ("_fresh", "_last", "_numbers")

    def __init__(self) -> None:
        self._last = 0
        self._numbers: dict[tuple[str, Hashable], int] = {}
        self._fresh: list[Markup] = []

    def forget(self) -> None:
        """Send every part anew: the page holds none. A number is never used twice."""
        self._numbers.clear()

    def number(self, tag: str, name: str, key: Hashable, render: Callable[[], h.Node]) -> int:
        """Return the number of a part, rendered now where the page does not hold it."""
        number = self._numbers.get((name, key))
        if number is None:
            whole = str(h.fragment[render()])
            assert "data-same" not in whole, "a part within a part would never be put in"
            number = self._numbers[name, key] = self._last = self._last + 1
            self._fresh.append(Markup(f'<{tag} data-number="{number}"{whole[len(tag) + 1 :]}'))  # noqa: S704 tags has escaped it
        return number

    def take(self) -> Markup:
        """Return what has been rendered since the last time, one part after the other."""
        taken = Markup("").join(self._fresh)
        self._fresh.clear()
        return taken


@frozen
class Page:
    """What the renderer must know of the page that it writes for.

    ``root`` is the relative way to the site's root ("" or "../"), or "#" where everything stands on one
    page; ``live`` tells that the engine answers, so that controls may be shown. ``kept`` holds what has been
    rendered once. ``screen`` is what the reader's page holds, where it holds anything (a page that the build
    writes does not): an answer changes few of some forty steps, and to render, carry and read them is most of
    what it costs.
    """

    handbook: Handbook
    routine: Routine
    root: str = ""
    live: bool = False
    kept: dict[Hashable, Markup] = field(default_factory=dict)
    screen: Screen | None = None

    def keep(self, key: Hashable, render: Callable[[], h.Node]) -> Markup:
        """Return what ``render`` gives, rendered once for each ``key`` (all that it depends on)."""
        found = self.kept.get(key)
        if found is None:
            found = self.kept[key] = Markup(h.fragment[render()])  # noqa: S704 tags has escaped it
        return found

    def part(self, tag: str, name: str, key: Hashable, render: Callable[[], h.Node]) -> Markup:
        """Return what ``render`` gives, an element ``tag`` with the id ``name``; ``key`` is all that it depends on.

        Where the reader's page holds parts, this one is only named here: empty, with its number. Elements of its kind
        beside it need ids as well, or the page could take one of them for it. A part has no other within it.
        """
        if self.screen is None:
            return self.keep((name, key), render)
        number = self.screen.number(tag, name, key, render)
        return Markup(f'<{tag} id="{name}" data-same="{number}"></{tag}>')  # noqa: S704 names are ids


def folded(page: Page, asks: str, kind: str, title: str, inside: h.Node) -> h.Node:
    """Return a fold. ``inside`` is what it holds when open; without it the fold is closed and empty, as its class says.

    The page asks for it by the name ``asks`` when it is opened. An open one is never a part: it changes with all else.
    """
    name = f"bk-{asks}"
    if inside:
        return h.details(f".bk-{kind}", id=name, data_asks=asks, open=True)[h.summary[title], inside]
    empty = h.details(f".bk-{kind}.bk-{kind}--empty", id=name, data_asks=asks)
    return page.part("details", name, "", lambda: empty[h.summary[title]])


def text_button(name: str, value: str, text: str, *, id_: str, label: str | None = None) -> Markup:
    """Return a button that looks like a link; ``label`` says to a screen reader what the text is about."""
    return h.button(".bk-link", id=id_, type="button", name=name, value=value, aria_label=label)[text]


def branch_href(page: Page, branch_id: str) -> str:
    """Return the address of a branch on its static page."""
    if page.root == ONE_PAGE:
        return f"#{branch_id}"
    section = page.routine.branch_by_id[branch_id].section
    return f"{page.root}rutinen/{section}.html#{branch_id}"


def checklist_href(page: Page, answers: str) -> str:
    """Return the address of the checklist with answers filled in ("fråga=svar&fråga=svar")."""
    return f"#{answers}" if page.root == ONE_PAGE else f"{page.root}checklista.html#{answers}"


def gap_href(page: Page, gap_id: str) -> str:
    """Return the address of a gap on its static page."""
    if page.root == ONE_PAGE:
        return f"#{gap_id}"
    return f"{page.root}rutinen/luckor-och-anmarkningar.html#{gap_id}"


def unit_mark(page: Page, unit_id: str) -> Markup:
    """Return a unit as letter, name and colour: never the colour alone."""
    unit = page.handbook.unit_by_id[unit_id]
    sort = "extern" if unit.external else unit.id
    mark = h.span(class_=f"bk-unit bk-unit--{sort}")
    return page.keep(("enhet", unit_id), lambda: mark[h.b(aria_hidden="true")[unit.letter], unit.name])


def unit_marks(page: Page, unit_ids: tuple[str, ...], joined: str = "och") -> Markup:
    """Return several units in a row, joined by a word that only a screen reader needs."""
    marks: list[h.Node] = []
    for index, unit_id in enumerate(unit_ids):
        if index:
            marks.append(h.span(".bk-quiet")[f" {joined} "])
        marks.append(unit_mark(page, unit_id))
    return h.fragment[marks]


def ground_tag(step: Step) -> h.Node:
    """Return the ground as a word in a box; the routine's own steps, the great majority, carry none."""
    if step.ground == "routine":
        return None
    return h.span(class_=f"bk-ground bk-ground--{step.ground}")[wording.GROUND[step.ground]]


def citation(page: Page, cited: Citation) -> Markup:
    """Return where a step stands; for a law also to which day its wording holds, and when it was read."""
    text = wording.citation(page.handbook, cited)
    days = wording.law_days(page.handbook, [cited])
    return h.span(".bk-citation")[text, days and f" ({days})"]


def remark_box(page: Page, remark: Remark, *, anchor: bool = False) -> Markup:
    """Return a remark; ``anchor`` makes it the place that others link to."""
    where = Citation(source=page.routine.source, heading=remark.heading)
    return h.div(".bk-remark", id=f"anmarkning-{remark.id}" if anchor else None)[
        h.p[h.strong[f"Anmärkning: {remark.title}."], " ", remark.text],
        anchor and h.p(".bk-quiet")[wording.citation(page.handbook, where)],
    ]
