"""Law: what a page keeps between two answers never shows: it is what a fresh page would show."""

from hypothesis import given, settings
from hypothesis import strategies as st

from checklist.html.ahead import plans_ahead
from checklist.html.parts import Page, Screen
from checklist.html.plans import checklist
from checklist.html.views import View
from checklist.planning import plan
from checklist.spaces import space_of


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


def test_what_an_answer_only_names_is_what_a_fresh_page_would_show(handbook, routine, law, holder):
    """With the parts put in that the page has been given, an answer is what a fresh page would show."""
    screen = Screen()
    used = Page(handbook=handbook, routine=routine, live=True, screen=screen)
    sent = []

    @settings(max_examples=20)
    @given(case=law.case(), unit=st.sampled_from(["", "barn-och-unga"]), some=st.integers(0, 3))
    def same(case, unit, some):
        answers, log = case
        found = plan(routine, answers, log)
        keys = tuple(f"{item.step.id}@{item.version}" for item in found.steps)
        unfolded = ("tank-om", "journal", *keys[::2])[:some] + keys[some::5]
        view = View(unit=unit, today="2026-11-21", unfolded=unfolded)
        short = str(checklist(used, found, view))
        sent.append(holder.hold(str(screen.take())))
        fresh = Page(handbook=handbook, routine=routine, live=True)
        assert holder.whole(short) == str(checklist(fresh, found, view))

    same()
    assert min(sent) < 20 < max(sent)


def test_what_is_prepared_is_what_a_fresh_page_would_show(handbook, routine, holder):
    """After all has been prepared, whatever is answered is put together of what the page holds."""
    screen = Screen()
    used = Page(handbook=handbook, routine=routine, live=True, screen=screen)
    assert list(plans_ahead(used))
    holder.hold(str(screen.take()))
    for answers in space_of(routine).rows:
        found = plan(routine, answers)
        fresh = Page(handbook=handbook, routine=routine, live=True)
        assert holder.whole(str(checklist(used, found, View()))) == str(checklist(fresh, found, View()))
    assert str(screen.take()) == ""
