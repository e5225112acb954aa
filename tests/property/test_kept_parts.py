"""Law: what a page keeps between two answers never shows: it is what a fresh page would show."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.html.parts import Page
from checklist.html.plans import checklist
from checklist.html.views import View
from checklist.planning import plan

NAMED = re.compile(r'<(\w+) id="([^"]+)" data-same></\1>')


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


def test_what_an_answer_only_names_is_what_the_page_shows_already(handbook, routine, law):
    """With the named parts put in from the answer before, an answer is what a fresh page would show."""
    used = Page(handbook=handbook, routine=routine, live=True)
    named = []

    @settings(max_examples=20)
    @given(case=law.case(), unit=st.sampled_from(["", "barn-och-unga"]))
    def whole(case, unit):
        answers, log = case
        found, view = plan(routine, answers, log), View(unit=unit, today="2026-11-21")
        used.screen.turn(known=True)
        short = str(checklist(used, found, view))
        named.append(len(NAMED.findall(short)))
        fresh = Page(handbook=handbook, routine=routine, live=True)
        before = used.screen.before
        assert NAMED.sub(lambda part: used.kept[part[2], before[part[2]]], short) == str(
            checklist(fresh, found, view)
        )

    whole()
    assert max(named) > 0


def test_a_page_that_has_lost_its_place_gets_the_whole(handbook, routine):
    """Nothing is only named unless the page says that it shows the answer before."""
    page = Page(handbook=handbook, routine=routine, live=True)
    found = plan(routine, {"hushall": "barnfamilj"})
    first = str(checklist(page, found, View()))
    page.screen.turn(known=True)
    assert NAMED.search(str(checklist(page, found, View())))
    page.screen.turn(known=False)
    assert str(checklist(page, found, View())) == first
