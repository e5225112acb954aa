"""The pages of training cases: written from the data, and nothing of an answer on what the room is given."""

from html import unescape

from checklist.loading import load_exercises
from publish.commands import ROOT
from publish.exercises import main
from publish.exercises import pages as written_pages

PAPER = "seminarier/utskrift/"


def test_the_pages_are_those_that_the_data_gives(handbook):
    """Every case has its three pages, in the words that the data gives them, and no sheet is left of a case that is gone."""
    wanted = written_pages(handbook, load_exercises(handbook).exercises)
    assert {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in wanted} == wanted
    sheets = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / PAPER).iterdir()}
    assert sheets == {name for name in wanted if name.startswith(PAPER)}


def test_a_page_is_written_where_it_is_missing_or_another(tmp_path, handbook):
    """What is as it should be is not touched: its time says when it last changed."""
    assert main(tmp_path) == 0
    names = written_pages(handbook, load_exercises(handbook).exercises)
    first, second, *_ = (tmp_path / name for name in names)
    kept = second.stat().st_mtime_ns
    first.write_text("Något annat.", encoding="utf-8")
    assert main(tmp_path) == 0
    assert first.read_text(encoding="utf-8") == next(iter(names.values()))
    assert second.stat().st_mtime_ns == kept


def test_the_source_of_a_sheet_for_those_who_take_part_has_no_step_in_it(built, handbook):
    """In the whole file, with its head and its menus: no step, no box beside the answer, and no branch where there are several."""
    exercises = {one.id: one for one in load_exercises(handbook).exercises}
    for name, held in exercises.items():
        routine = handbook.routine_by_id[held.routine]
        texts = {step.text for owner in routine.step_sets for step in owner.steps}
        texts |= {note.text for note in held.notes}
        texts |= {branch.title for branch in routine.branches if len(routine.branches) > 1}
        source = unescape(built[f"{PAPER}{name}-deltagare.html"])
        assert [text for text in texts if text in source] == []
        assert any(text in unescape(built[f"{PAPER}{name}-ledare.html"]) for text in texts)


def test_only_sheets_ask_for_the_style_of_paper(pages):
    """The checklist, and every other page, is loaded without it."""
    asking = {
        name for name, page in pages.items() if any("paper" in link["href"] for link in page.all("link"))
    }
    assert asking == {name for name in pages if name.startswith(PAPER)} | {"seminarier/uppfoljningsblad.html"}


def test_what_the_checklist_fetches_has_nothing_of_the_exercises(engine_file, handbook):
    """Neither a title nor a story is in the handbook that a browser fetches."""
    for routine in handbook.routines:
        text = engine_file(f"{routine.id}.json").read_text(encoding="utf-8")
        assert "exercises" not in text
        assert [one.title for one in load_exercises(handbook).exercises if one.title in text] == []


def test_sheets_are_not_found_by_the_search(site):
    """Who searches for a story finds the case, and not its answers on paper."""
    for path in site.glob("search/*"):
        assert PAPER not in path.read_text(encoding="utf-8", errors="replace")
