"""Law: the day of a note is what it says on paper; order is the log's, whatever the user's clock says."""

import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from checklist import bridge
from checklist.cases import Case, case_from_json, case_to_json
from checklist.exporting import handbook_to_json
from checklist.journal import journal_text
from checklist.planning import plan


def test_no_step_has_another_status_because_the_clock_was_turned_back(handbook, routine, law):
    """The same notes with other days, in any order, also days that do not exist, give the same plan."""

    @given(case=law.case(), data=st.data())
    def same(case, data):
        answers, log = case
        days = st.one_of(st.dates().map(str), st.sampled_from(["2026-02-31", "0000-01-01", "9999-12-31"]))
        other = tuple(replace(entry, at=data.draw(days)) for entry in log)
        found = plan(routine, answers, other)
        assert law.statuses(found) == law.statuses(plan(routine, answers, log))
        stored = Case(routine=routine.id, edition=routine.edition, answers=answers, log=other)
        assert case_from_json(case_to_json(stored), routine) == stored
        assert journal_text(handbook, found, "1970-01-01")

    same()


def test_a_case_goes_on_under_a_clock_that_goes_backwards(small_handbook, small, read):
    """Each note is last in the log, the last day counts from the days that were given, and nothing is lost."""
    bridge.start(handbook_to_json(small_handbook))
    case, view = None, None

    def use(today, name, value, *, checked=True):
        nonlocal case, view
        control = {"name": name, "value": value, "checked": checked}
        request = {"routine": "nyckel", "today": today, "case": case, "view": view, "control": control}
        answer = json.loads(bridge.update(json.dumps(request)))
        case, view = answer["case"], answer["view"]
        return read(answer["html"])

    use("2026-11-24", "svar:hus", "villa")
    html = use("2026-11-24", "svar:nyckel", "stulen")
    use("2026-11-24", "spara", "1")
    day = html("input", type="text")[0]["name"]
    tick = html("input", name="klart")[0]["value"]
    for today in ("2026-11-24", "2019-01-31", "1969-12-31", "9999-12-31", "2026-11-23"):
        html = use(today, "klart", tick)
        assert "checked" in html.one("input", name="klart", value=tick)
        html = use(today, day, "2026-11-02")
        assert len(html(css="bk-deadline")) == 1
        use(today, "klart", tick, checked=False)
    log = json.loads(case)["log"]
    days = [entry["at"] for entry in log if entry["event"] == "done"]
    assert days == ["2026-11-24", "2019-01-31", "1969-12-31", "9999-12-31", "2026-11-23"]
    assert [entry["at"] for entry in log if entry["event"] == "dated"] == ["2026-11-24"]


def test_a_clock_that_says_nothing_refuses_the_note_and_keeps_the_case(small_handbook, small):
    """A day that cannot be read is no day to note; the page says so and goes on."""
    bridge.start(handbook_to_json(small_handbook))
    case = case_to_json(Case(routine="nyckel", edition="2026-01-01", answers={"hus": "villa"}))
    for today in (None, "", "i dag", "2026-13-01", 7):
        control = {"name": "klart", "value": "ring@01234567", "checked": True}
        request = {"routine": "nyckel", "today": today, "case": case, "control": control}
        answer = json.loads(bridge.update(json.dumps(request)))
        assert answer["case"] == case
        assert answer["view"]["message"]
