"""Law: export then parse is the identity, for the handbook and for a case."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checklist.cases import MAX_LOG, Case, Entry, case_from_json, case_to_json
from checklist.exporting import handbook_from_json, handbook_to_json

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)


def test_the_real_handbook_survives_export(handbook):
    assert handbook_from_json(handbook_to_json(handbook))[0] == handbook


def test_any_text_in_any_unit_or_step_survives_export(small_handbook, small):
    @given(name=TEXTS, text=TEXTS, external=st.booleans(), times=st.integers(0, 3))
    def same(name, text, external, times):
        unit = replace(small_handbook.units[0], name=name, about=text, external=external)
        step = replace(small.branches[0].steps[1], text=text, to=(name,) * times, heading=(text,) * times)
        branch = replace(small.branches[0], steps=(step,) * times, when={name: (text,) * times})
        routine = replace(small, branches=(branch,), gaps=())
        book = replace(small_handbook, units=(unit,), routines=(routine,))
        assert handbook_from_json(handbook_to_json(book))[0] == book

    same()


ENTRIES = st.one_of(
    st.builds(
        Entry,
        step=IDS,
        version=st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
        event=st.sampled_from(["done", "undone", "no-outcome", "back", "confirm"]),
        at=st.dates().map(str),
    ),
    st.builds(
        Entry,
        step=IDS,
        version=st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
        event=st.sampled_from(["outcome", "aside", "dated", "undated"]),
        at=st.dates().map(str),
        detail=IDS,
    ),
)


def test_any_case_survives_storage(routine, law):
    @given(answers=law.answers(), log=st.lists(ENTRIES, max_size=20), edition=st.dates().map(str))
    def same(answers, log, edition):
        case = Case(routine=routine.id, edition=edition, answers=answers, log=tuple(log))
        assert case_from_json(case_to_json(case), routine) == case

    same()


def test_a_full_log_survives_storage(routine):
    """A log that ``record`` has let grow must not be too long to be read again."""
    longest = max((step.id for owner in routine.step_sets for step in owner.steps), key=len)
    entry = Entry(
        step=longest, version="01234567", event="outcome", at="2026-11-21", detail="fick-inte-kontakt"
    )
    case = Case(routine=routine.id, edition=routine.edition, answers={}, log=(entry,) * MAX_LOG)
    assert case_from_json(case_to_json(case), routine) == case
