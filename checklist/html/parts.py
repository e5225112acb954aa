"""Small marks that every other part is made of: units, grounds, remarks, citations, links."""

from markupsafe import Markup

from checklist import wording
from checklist.addresses import Addresses, OnePage
from checklist.documents import Citation
from checklist.html import tags as h
from checklist.model import Handbook, Remark, Routine, Step
from checklist.records import frozen


@frozen
class Page:
    """What the renderer must know of the page that it writes for.

    ``addresses`` say where links lead, as seen from that page; ``live`` tells that the engine answers, so that
    controls may be shown, and ``keeps`` that a case may be kept. ``place`` is where others reach the checklist (empty
    where they do not), if a link may lead to it.
    """

    handbook: Handbook
    routine: Routine
    addresses: Addresses = OnePage()
    live: bool = False
    keeps: bool = True
    place: str | None = None


def folded(asks: str, kind: str, title: str, inside: h.Node) -> h.Node:
    """Return a fold. ``inside`` is what it holds when open; without it the fold is closed and empty, as its class says.

    The page asks for it by the name ``asks`` when it is opened.
    """
    name = f"bk-{asks}"
    if inside:
        return h.details(f".bk-{kind}", id=name, data_asks=asks, open=True)[h.summary[title], inside]
    return h.details(f".bk-{kind}.bk-{kind}--empty", id=name, data_asks=asks)[h.summary[title]]


def text_button(name: str, value: str, text: str, *, id_: str, label: str | None = None) -> Markup:
    """Return a button that looks like a link; ``label`` says to a screen reader what the text is about."""
    return h.button(".bk-link", id=id_, type="button", name=name, value=value, aria_label=label)[text]


def branch_href(page: Page, branch_id: str) -> str:
    """Return the address of a branch, where it can be read as a whole."""
    return page.addresses.branch(page.routine.branch_by_id[branch_id])


def unit_mark(page: Page, unit_id: str) -> Markup:
    """Return a unit as letter, name and colour: never the colour alone."""
    unit = page.handbook.unit_by_id[unit_id]
    mark = h.span(class_=f"bk-unit bk-unit--{unit.colour}" if unit.colour else "bk-unit")
    return mark[h.b(aria_hidden="true")[unit.letter], unit.name]


def unit_marks(page: Page, unit_ids: tuple[str, ...], joined: str = "och") -> Markup:
    """Return several units in a row, joined by a word that only a screen reader needs."""
    marks: list[h.Node] = []
    for index, unit_id in enumerate(unit_ids):
        if index:
            marks.append(h.span(".bk-quiet")[f" {joined} "])
        marks.append(unit_mark(page, unit_id))
    return h.fragment[marks]


def ground_tag(page: Page, step: Step) -> h.Node:
    """Return the ground as a word in a box; the steps of an adopted routine carry none."""
    found = wording.mark(page.handbook, step)
    return bool(found) and h.span(class_=f"bk-ground bk-ground--{step.ground}")[found]


def to_fill_in(names: tuple[str, ...]) -> h.Node:
    """Return what is filled in by hand on paper, each with room after it."""
    return bool(names) and h.p(".bk-print-only.bk-fill-in")[[h.span[f"{name}:"] for name in names]]


def citation(page: Page, cited: Citation) -> Markup:
    """Return where a step stands; for a law also to which day its wording holds, and when it was read."""
    text = wording.citation(page.handbook, page.routine, cited)
    days = wording.law_days(page.handbook, [cited])
    return h.span(".bk-citation")[text, days and f" ({days})"]


def remark_box(page: Page, remark: Remark, *, anchor: bool = False) -> Markup:
    """Return a remark; ``anchor`` makes it the place that others link to."""
    where = Citation(source=page.routine.source, heading=remark.heading)
    return h.div(".bk-remark", id=f"anmarkning-{remark.id}" if anchor else None)[
        h.p[h.strong[f"Anmärkning: {wording.ended(remark.title)}"], " ", remark.text],
        anchor and h.p(".bk-quiet")[wording.citation(page.handbook, page.routine, where)],
    ]
