"""Law: what a page keeps between two answers never shows: it is what a fresh page would show."""

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.html.parts import Page
from checklist.html.plans import checklist
from checklist.html.views import View
from checklist.planning import plan


def test_a_page_that_has_shown_other_cases_shows_this_one_as_a_fresh_page_does(handbook, routine, law):
    used = Page(handbook=handbook, routine=routine, live=True)

    @settings(max_examples=20)
    @given(case=law.case(), unit=st.sampled_from(["", "barn-och-unga"]))
    def same(case, unit):
        answers, log = case
        found, view = plan(routine, answers, log), View(unit=unit, today="2026-11-21")
        fresh = Page(handbook=handbook, routine=routine, live=True)
        assert str(checklist(used, found, view)) == str(checklist(fresh, found, view))

    same()
