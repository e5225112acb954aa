"""The macros' pure functions: what they write agrees with the data."""

from html import unescape
from types import SimpleNamespace

import pytest

from checklist.exporting import alone
from checklist.links import link_of
from macros import pages
from macros.book import MissingError
from macros.pages import MACROS
from publish.commands import ROOT


@pytest.fixture
def written(book, below, read):
    """A function that gives the tree of what a macro writes on a page in a folder."""

    def write(name, *arguments, **named):
        return read(str(MACROS[name](book, below, *arguments, **named)))

    return write


@pytest.fixture
def units_in(handbook):
    """A function that gives the ids of a cell's units, by the names on their marks."""
    ids = {f"{unit.letter}{unit.name}": unit.id for unit in handbook.units}
    return lambda cell: [ids[mark.text] for mark in cell.all(css="bk-unit")]


def rows(table):
    """The cells of a table's rows, the first of them a heading."""
    return [
        [node for node in row.children if not isinstance(node, str)] for row in table.one("tbody").all("tr")
    ]


def target(cell):
    """The fragment that the link of a cell leads to."""
    return cell.one("a")["href"].partition("#")[2]


def test_every_macro_is_used(book, pages):
    """Every macro is used by some page, or is left out: nothing is kept for its own sake."""
    texts = " ".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
    assert [name for name in MACROS if f"{{{{ {name}(" not in texts] == []


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("checklist", []),
        ("overview", []),
        ("matrix", []),
        ("acts", ["visit-announced", "visit-unannounced"]),
        ("outside", []),
        ("gaps", []),
        ("remarks", []),
        ("source_list", []),
        ("unit_steps", ["barn-och-unga"]),
        ("addition_steps", ["kronofogden"]),
        ("branches", ["barnfamilj-ej-aktuell"]),
        ("exercise", ["fall-3"]),
        ("exercise_list", ["brev"]),
        ("sheet", ["fall-6", "ledare"]),
        ("programme", ["lunch-45"]),
        ("papers", ["lunch-45"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_html_stands_in_blocks_that_markdown_leaves_alone(book, below, name, arguments):
    """What a macro writes is headings and blocks of one line each, with blank lines around them."""
    text = str(MACROS[name](book, below, *arguments))
    for block in text.split("\n\n"):
        line = block.strip("\n")
        assert "\n" not in line
        assert not line or line.startswith(("<div>", "#")), line[:80]


def test_the_way_to_the_root(book, top, below, read):
    """Links go up as many folders as the page stands below the site's root."""
    near = read(str(pages.overview(book, top))).all("a")
    far = read(str(pages.overview(book, below))).all("a")
    assert all(link["href"].startswith("avhysning/") for link in near)
    assert [f"../{link['href']}" for link in near] == [link["href"] for link in far]


def test_overview_lists_every_branch(written, routine):
    """The overview has one row for each branch, by section, with the number of its steps."""
    found = [(target(row[1]), int(row[2].text)) for row in rows(written("overview"))]
    expected = [
        (branch.id, len(branch.steps))
        for section in routine.sections
        for branch in routine.branches
        if branch.section == section.id
    ]
    assert found == expected
    assert len(found) == len(routine.branches)


def test_the_matrix_agrees_with_the_data(written, routine, units_in):
    """Each cell of the matrix has the units of the branch's steps of that sort, and only those."""
    table = written("matrix")
    labels = [cell.text for cell in table.one("thead").all("th")][1:]
    kinds = {kind.label: kind.id for kind in routine.kinds}
    assert len(labels) == len(set(labels))
    body = rows(table)
    assert [target(row[0]) for row in body] == [branch.id for branch in routine.branches]
    for row, branch in zip(body, routine.branches, strict=True):
        for cell, label in zip(row[1:], labels, strict=True):
            steps = [step for step in branch.steps if step.kind == kinds[label]]
            expected = {unit for step in steps for unit in (step.to or (step.lead, *step.with_))}
            assert set(units_in(cell)) == expected, f"{branch.id} {label}"


def test_who_takes_part_in_kinds_of_acts_agrees_with_the_data(written, routine, units_in):
    """Each branch's home visits are shown with exactly the units that go."""
    kinds = ("visit-announced", "visit-unannounced")
    for row, branch in zip(rows(written("acts", *kinds)), routine.branches, strict=True):
        assert target(row[0]) == branch.id
        for cell, kind in zip(row[1:], kinds, strict=True):
            expected = [
                unit for step in branch.steps if step.kind == kind for unit in (step.lead, *step.with_)
            ]
            assert units_in(cell) == expected, f"{branch.id} {kind}"


def test_unit_steps_agree_with_the_data(written, routine, handbook):
    """A unit's table says in each branch what it leads, joins and is told of."""
    for unit in (unit for unit in alone(handbook, routine).units if not unit.external):
        for row, branch in zip(rows(written("unit_steps", unit.id)), routine.branches, strict=True):
            parts = (
                [step for step in branch.steps if step.lead == unit.id],
                [step for step in branch.steps if unit.id in step.with_],
                [step for step in branch.steps if unit.id in step.to],
            )
            for cell, steps in zip(row[1:], parts, strict=True):
                kinds = dict.fromkeys(step.kind for step in steps)
                labels = [routine.kind_by_id[kind].label.lower() for kind in kinds]
                assert cell.text == (", ".join(labels) or "–"), f"{branch.id} {unit.id}"


def test_each_answer_has_the_steps_that_it_places_and_each_leads_to_its_section(book, handbook, read):
    """A sign's row has the supports that a line with it puts under each stage, and no row leads nowhere."""
    page = SimpleNamespace(url="stod/sida.html", meta={"routine": "stod"})
    stod = handbook.routine_by_id["stod"]
    steps = {step.text: step for step in stod.branches[0].steps}
    for question in stod.questions:
        table = read(str(MACROS["placings"](book, page, question.id, "prova", "kanske")))
        options = {option.label: option.id for option in question.options}
        for label, *cells in rows(table):
            for stage, cell in zip(("prova", "kanske"), cells, strict=True):
                links = cell.all("a")
                assert [link.text for link in links] == [
                    step.text
                    for step in steps.values()
                    if any(
                        line.stage == stage and options[label.text] in line.when.get(question.id, ())
                        for line in step.placed
                    )
                ]
                for link in links:
                    place, _, anchor = steps[link.text].page.partition("#")
                    assert link["href"] == f"../{place}.html#{anchor}"
            assert any(cell.all("a") for cell in cells)


def test_outside_names_every_unit_from_outside(written, routine, handbook):
    """Those outside the social services are listed with the sorts of steps in which they are met or told."""
    found = {row[0].text: row[1].text for row in rows(written("outside"))}
    for unit in (unit for unit in alone(handbook, routine).units if unit.external):
        kinds = {
            routine.kind_by_id[step.kind].label
            for owner in routine.step_sets
            for step in owner.steps
            if unit.id in step.to
        }
        named = next(labels for name, labels in found.items() if unit.name in name)
        assert kinds
        assert set(named.split(", ")) == kinds


def test_branches_without_a_map(book, below, tmp_path, monkeypatch):
    """A map that has not been drawn stops the build, with its file name."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MissingError, match=r"utan-barn-ej-aktuell\.svg"):
        pages.branches(book, below, "utan-barn-ej-aktuell")


def test_a_case_with_a_branch(written, routine, book):
    """The answer to a training case names its branch, shows the routine's own steps, and opens the checklist."""
    box = written("exercise", "fall-1").one(css="bk-answer")
    targets = [link["href"] for link in box.all("a")]
    assert targets[0].endswith("#barnfamilj-ej-aktuell-hyresskuld-forsta")
    answers = next(one for one in book.exercises.exercises if one.id == "fall-1").answers
    assert targets[-1] == f"../checklista.html#{link_of(routine, answers)}"
    shown = [node.text for node in box.all(css="bk-step__text")]
    branch = routine.branch_by_id["barnfamilj-ej-aktuell-hyresskuld-forsta"]
    assert set(shown) >= {step.text for step in branch.steps}


def test_a_case_in_a_gap(written, routine):
    """The answer to a case that the routine leaves out says so, in the words of the gap."""
    box = written("exercise", "fall-3").one(css="bk-answer")
    gap = next(gap for gap in routine.gaps if gap.id == "familj-hos-bada-enheterna")
    assert gap.text in box.text


def test_a_page_of_a_case_leads_to_its_sheets(written):
    """Both sheets, and the one to follow up with, before the story begins."""
    links = [link["href"] for link in written("exercise", "fall-2").one("nav").all("a")]
    assert links == [
        "../seminarier/utskrift/fall-2-deltagare.html",
        "../seminarier/utskrift/fall-2-ledare.html",
        "../seminarier/uppfoljningsblad.html",
    ]


def test_what_is_not_there_stops_the_build(book, below):
    """A case, a sheet or a programme that does not exist is told by its name."""
    for name, arguments in (("exercise", ["fall-0"]), ("sheet", ["fall-1", "alla"]), ("programme", ["natt"])):
        with pytest.raises(MissingError, match=arguments[-1]):
            MACROS[name](book, below, *arguments)


def test_a_sheet_for_those_who_take_part_says_nothing_of_the_answer(book, below, handbook):
    """In no case does it hold the text of a step, the name of the branch, or what stands in a box beside the answer."""
    for held in book.exercises.exercises:
        routine = handbook.routine_by_id[held.routine]
        texts = {step.text for owner in routine.step_sets for step in owner.steps}
        texts |= {branch.title for branch in routine.branches} | {gap.title for gap in routine.gaps}
        texts |= {note.text for note in held.notes} | {ask.reply for ask in held.questions if ask.reply}
        texts |= {*held.debrief.questions, *held.trainer, *(one.text for one in held.talk)}
        given, leading = (
            unescape(MACROS["sheet"](book, below, held.id, name)) for name in ("deltagare", "ledare")
        )
        assert [text for text in texts if text in given] == []
        assert sum(text in leading for text in texts) > len(held.debrief.questions)


def test_a_programme_has_each_minute_once(written, book):
    """Each part begins where the one before it ends, and leads to its case."""
    for held in book.exercises.programmes:
        table = rows(written("programme", held.id))
        ends = [tuple(map(int, row[0].text.split("–"))) for row in table]
        assert [begin for begin, _ in ends] == [0, *(end for _, end in ends[:-1])]
        assert ends[-1][1] == held.minutes
        cases = [link["href"] for row in table for link in row[2].all("a")]
        assert cases == [f"../seminarier/{part.exercise}.html" for part in held.parts if part.exercise]
        assert len(written("papers", held.id).all("a")) == 2 * len(cases)


def test_sources_have_their_anchors(written, handbook):
    """Every source stands at the anchor to which the foot of a page links."""
    anchors = [node["id"] for node in written("source_list").all("dt")]
    assert anchors == [f"kalla-{source.id}" for source in handbook.sources]


def test_edition_is_in_words(book, below, routine):
    """The edition is written as a reader says it, with the year of the data."""
    assert pages.edition(book, below).endswith(routine.edition[:4])


def test_every_macro_is_registered():
    """mkdocs-macros gets every macro, bound to the book and to the page that it is used on."""
    from types import SimpleNamespace

    from macros import define_env

    found = {}
    env = SimpleNamespace(
        conf={"extra": {}, "docs_dir": str(ROOT / "docs")},
        page=SimpleNamespace(url="a/b/c.html", meta={"routine": "avhysning"}),
        macro=lambda function, name: found.setdefault(name, function),
    )
    define_env(env)
    assert set(found) == set(MACROS)
    assert 'href="../../avhysning/' in found["overview"]()
    assert env.conf["extra"] == {}, "what templates need is in the settings that the build writes"
