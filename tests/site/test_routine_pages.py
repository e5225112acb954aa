"""The routine as it is published: every branch, step, gap, remark and map in its place."""

import pytest

from checklist.links import read_link
from macros.maps import deciding, ladder
from macros.pages import MAPS
from publish.commands import ROOT

GAPS = "avhysning/luckor-och-anmarkningar.html"


def section_page(section_id):
    """The address of a section's page."""
    return f"avhysning/{section_id}.html"


def under(page, anchor):
    """Return what stands under a heading: the elements up to the next heading of its level or above."""
    heading = page.one(id=anchor)
    siblings = [node for node in heading.parent.children if not isinstance(node, str)]
    found = []
    for node in siblings[siblings.index(heading) + 1 :]:
        if node.tag[0] == "h" and node.tag[1:].isdigit() and node.tag <= heading.tag:
            break
        found.append(node)
    return found


def steps_of(nodes):
    """The steps that stand in some elements."""
    return [step for node in nodes for step in node.all("li", "bk-step")]


def units_of(step):
    """The units that a step shows: the letter and the name of each."""
    return [mark.text for mark in step.one(css="bk-step__who").all(css="bk-unit")]


@pytest.fixture(scope="module")
def mark_of(handbook):
    """A function that gives what a unit's mark shows."""
    return lambda name: f"{handbook.unit_by_id[name].letter}{handbook.unit_by_id[name].name}"


def test_every_branch_with_its_steps(routine, pages, mark_of):
    """Every branch has its heading on its section's page, and under it its steps, all and in order."""
    for branch in routine.branches:
        shown = steps_of(under(pages[section_page(branch.section)], branch.id))
        ordered = [
            step for stage in routine.stages for step in branch.steps if routine.stage_of(step) == stage.id
        ]
        assert [step.one(css="bk-step__text").text for step in shown] == [step.text for step in ordered]
        assert [units_of(step) for step in shown] == [
            [mark_of(unit) for unit in (step.lead, *step.with_, *step.to)] for step in ordered
        ]


def test_a_section_page_has_its_own_branches_only(routine, pages):
    """A section's page has the section's branches as headings, in the routine's order."""
    names = set(routine.branch_by_id)
    for section in routine.sections:
        page = pages[section_page(section.id)]
        headings = [node["id"] for node in page.all("h2") if node["id"] in names]
        assert headings == [branch.id for branch in routine.branches if branch.section == section.id]


def test_every_remark_at_its_step(routine, pages):
    """Every remark of a branch's step is named at that step on the branch's page."""
    for branch in routine.branches:
        shown = steps_of(under(pages[section_page(branch.section)], branch.id))
        for step in branch.steps:
            item = next(found for found in shown if found.one(css="bk-step__text").text == step.text)
            for remark in step.remarks:
                assert routine.remark_by_id[remark].title in item.text, f"{branch.id} {step.id} {remark}"


def test_every_addition_is_published(routine, pages):
    """Every step of every addition stands on some page of the handbook."""
    shown = {
        step.one(css="bk-step__text").text
        for page in pages.values()
        for article in page.all("article")
        for step in article.all("li", "bk-step")
        if not step.up("case-checklist") and not step.up("details")
    }
    lost = [
        f"{addition.id} {step.id}"
        for addition in routine.additions
        for step in addition.steps
        if step.text not in shown
    ]
    assert lost == []


def test_every_gap_has_its_place(routine, pages):
    """Every gap stands under its own heading, with who decides and links to branches."""
    for gap in routine.gaps:
        nodes = under(pages[GAPS], gap.id)
        assert gap.decides in " ".join(node.text for node in nodes)
        targets = {link["href"].partition("#")[2] for node in nodes for link in node.all("a")}
        assert targets
        assert targets <= set(routine.branch_by_id)


def test_every_remark_has_its_place(routine, pages):
    """Every remark, general ones as well, stands once on the page of remarks, at its own anchor."""
    anchors = [node["id"] for node in pages[GAPS].all(css="bk-remark") if node["id"]]
    assert sorted(anchors) == sorted(f"anmarkning-{remark.id}" for remark in routine.remarks)


def test_every_remark_names_where_it_bites(routine, pages):
    """A remark links to every branch at one of whose steps it stands."""
    for remark in routine.remarks:
        entry = pages[GAPS].one(id=f"anmarkning-{remark.id}").parent
        targets = {link["href"].partition("#")[2] for link in entry.all("a")}
        branches = {
            branch.id for branch in routine.branches for step in branch.steps if remark.id in step.remarks
        }
        assert targets & set(routine.branch_by_id) == branches, remark.id


def test_every_section_has_its_map(routine, pages, read):
    """Every section's page has one map, inline, drawn from the data, with a name for those who do not see it."""
    for section in routine.sections:
        figure = pages[section_page(section.id)].one("figure", "bk-map")
        picture = figure.one("svg")
        assert picture.parent["role"] == "img"
        assert section.title in picture.parent["aria-label"]
        drawn = read((ROOT / MAPS / f"{section.id}.svg").read_text(encoding="utf-8"))
        assert picture.all("text")
        assert [node.text for node in picture.all("text")] == [node.text for node in drawn.all("text")]


def test_a_map_can_be_read_as_text(routine, handbook, pages):
    """Under the map stands one line for each branch, with the same meeting and visits and their units."""
    for section in routine.sections:
        figure = pages[section_page(section.id)].one("figure", "bk-map")
        lines = [item.text for item in figure.one("details").all("li")]
        branches = [branch for branch in routine.branches if branch.section == section.id]
        assert len(lines) == len(branches)
        for line, branch in zip(lines, branches, strict=True):
            assert all(label in line for label in deciding(routine, section, branch))
            parts = line.split("; ")
            steps = ladder(routine, branch)
            assert len(parts) == len(steps)
            for part, (label, step) in zip(parts, steps, strict=True):
                assert label.lower() in part
                named = {unit.id for unit in handbook.units if unit.name in part}
                assert named == {step.lead, *step.with_}, f"{branch.id}: {part}"


def test_the_checklist_works_as_links(routine, pages):
    """The checklist's page, as it is published, links to every branch and gap without any script."""
    static = pages["checklista.html"].one(css="bk-static")
    targets = {link["href"].partition("#")[2] for link in static.all("a")}
    assert {thing.id for thing in (*routine.branches, *routine.gaps)} <= targets


def test_the_checklist_is_there_before_the_engine(routine, pages):
    """The page is published with all questions and their options, so that answering can begin at once."""
    live = pages["checklista.html"].one("case-checklist")
    for question in routine.questions:
        radios = live.all("input", type="radio", name=f"svar:{question.id}")
        assert [radio["value"] for radio in radios] == [option.id for option in question.options]
    for part in ("message", "status", "live"):
        live.one(**{"data-part": part})


def test_every_branch_opens_in_the_checklist(routine, pages):
    """The button at a branch brings the answers of that branch, and no other."""
    for branch in routine.branches:
        nodes = under(pages[section_page(branch.section)], branch.id)
        button = next(link for node in nodes for link in node.all("a", "bk-button"))
        link = read_link(routine, button["href"].partition("#")[2])
        assert (link.edition, link.unread) == (routine.edition, 0)
        answers = link.answers
        assert set(answers) == set(branch.when)
        assert all(answers[question] in options for question, options in branch.when.items())
