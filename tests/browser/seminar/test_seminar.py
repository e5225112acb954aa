"""A seminar in two windows: the room sees what the trainer has shown, at once, and nothing else; from a disk as from the site."""

import re
from itertools import combinations

import pytest
from holding import PREVIEW, ROOM, SEEN, after_each_action, opened
from playwright.sync_api import expect

from checklist.answerkeys import answer_key
from checklist.comparing import compare
from checklist.planning import plan

pytestmark = pytest.mark.browser

SMALL = """() => [...document.body.querySelectorAll("*")]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
  .filter((one) => one.checkVisibility() && !one.closest("[aria-hidden]") && parseFloat(getComputedStyle(one).fontSize) < 24)
  .map((one) => one.outerHTML.slice(0, 80))"""
PLACE = "() => location.hash"


# What is shown in both places is held alike by tests/site/test_seminar.py: what goes through every case is tried in one.
ON_A_DISK = pytest.mark.parametrize("where", ["filen"], indirect=True)


def test_the_room_is_what_the_trainer_has_shown_after_every_action(held):
    """200 actions in either window, the room closed and opened now and then: both are the same after each of them."""
    page, first = held("fall-1")
    for room in after_each_action(page, first):
        assert room.evaluate(SEEN) == page.evaluate(PREVIEW)


def test_no_time_passes_between_the_two_windows(held):
    """In the very turn in which a key is heard the room is right: it needs no turn of its own, which a covered window waits for."""
    page, _ = held("fall-1")
    same = page.evaluate(
        """() => [1, 2, 3, 4, 5].map(() => {
          const room = open("", "bo-kvar-salen").document;
          const before = room.querySelector("main").innerHTML;
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "PageDown", bubbles: true }));
          const seen = room.querySelector("main").firstElementChild.innerHTML;
          const told = document.querySelector("[data-preview]").firstElementChild.innerHTML;
          return seen === told && room.querySelector("main").innerHTML !== before;
        })"""
    )
    assert same == [True] * 5


@ON_A_DISK
def test_nothing_of_an_answer_is_in_the_room_before_it_is_shown(held, exercises, handbook):
    """Of no step of the answer a word: not in the room's document, nor in what it was made from; after it all of them."""
    for exercise in exercises:
        key = answer_key(handbook.routine_by_id[exercise.routine], exercise)
        texts = {item.step.text for item in (*key.items, *key.replying)}
        page, room = held(exercise.id)
        for _ in exercise.questions:
            page.keyboard.press("PageDown")
            while not page.evaluate(PLACE).endswith("/0"):
                page.keyboard.press("PageDown")
            told = room.content()
            assert not [text for text in texts if text in told], exercise.id
        room.close()


def test_the_answer_stands_beside_the_rooms_guesses_when_it_is_shown(held):
    page, room = held("fall-1")
    page.keyboard.press("PageDown")
    page.locator("input[type=number]").nth(1).fill("5")
    assert room.locator("[data-count]").all_inner_texts().count("5") == 1
    expect(room.locator(".bk-answer")).to_have_count(0)
    page.locator("input[type=number]").nth(1).press("PageDown")
    expect(room.locator(".bk-answer")).to_be_visible()
    assert room.locator("[data-count]").all_inner_texts().count("5") == 1


@ON_A_DISK
def test_what_a_room_reads_is_large_enough_for_its_back_row(held, exercises):
    """No text in the room's window is under 24 px, in any part of any case."""
    for exercise in exercises[:3]:
        page, room = held(exercise.id)
        for _ in range(60):
            assert room.evaluate(SMALL) == []
            before = page.evaluate(PLACE)
            page.keyboard.press("PageDown")
            if page.evaluate(PLACE) == before:
                break
        room.close()


@ON_A_DISK
def test_one_thing_changed_stands_beside_the_case_in_the_room_and_is_gone_in_the_next_part(held, exercises):
    """Every change of every case shows the room what differs, or that nothing does; a choice of one's own too."""
    differs = []
    for exercise in exercises:
        page, room = held(exercise.id)
        beside = room.locator("[data-beside]")
        if exercise.changes:
            while not beside.count():
                page.keyboard.press("PageDown")
            expect(beside.locator("table")).to_have_count(0)
            for place, change in enumerate(exercise.changes):
                if change.answers:
                    page.locator(f"button[name=byt][value='{place}']").click()
                    expect(beside).to_contain_text("lika")
                    differs.append(beside.locator("table").count())
            for choice in page.locator("select").all()[:1]:
                other = choice.evaluate("(one) => [...one.options].find((option) => !option.selected).value")
                choice.select_option(other)
                expect(beside).to_contain_text(re.compile("skiljer|går inte ihop"))
                differs.append(beside.locator("table").count())
                choice.press("PageDown")
                page.keyboard.press("PageUp")
                while not beside.count():
                    page.keyboard.press("PageUp")
                expect(beside.locator("table")).to_have_count(0)
        room.close()
    assert sum(differs) > len(differs) / 2


def test_any_two_branches_stand_beside_each_other(page, address, handbook):
    """For every pair that the trainer chooses, either way round, the room reads as many differences as the engine has."""
    routine = handbook.routines[0]
    plans = {branch.id: plan(routine, branch.answers) for branch in routine.branches}
    page.goto(f"{address}seminarium.html")
    page.locator(f'a[href="#grenar:{routine.id}"]').click()
    room = opened(page)
    for pair in combinations(plans, 2):
        for side, branch in zip(("left", "right"), pair, strict=True):
            page.locator(f"[data-question={side}]").select_option(branch)
        known = compare(*(plans[branch] for branch in pair))
        told, rows = room.evaluate(
            "() => [document.querySelector('[data-beside] p').textContent, document.querySelectorAll('[data-beside] tr').length]"
        )
        assert int(re.search("[0-9]+", told)[0]) == len(known.common), pair
        assert max(rows - 1, 0) == len(known.differences), pair
    assert room.evaluate(SMALL) == []
    left = page.locator("[data-question=left]")
    left.select_option(pair[1])
    assert room.evaluate("() => document.querySelector('[data-beside]').textContent").count("lika") == 1
    expect(room.locator("[data-beside] table")).to_have_count(0)


def test_a_key_moves_one_part_though_the_room_was_asked_for_twice(held):
    page, room = held("fall-1")
    page.get_by_role("button", name=ROOM).click()
    room.keyboard.press("PageDown")
    assert page.evaluate(PLACE) == "#fall-1/1/0"


def test_nothing_is_stored_and_nothing_asked_for(held):
    page, room = held("fall-1")
    asked = []
    page.context.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("PageDown")
    page.locator("input[type=number]").first.fill("3")
    for _ in range(8):
        room.keyboard.press("PageDown")
    # The room's window has the site's own style; from a disk it brings even that.
    assert [url for url in asked if "/assets/" not in url] == []
    assert page.evaluate("() => [localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]


def test_every_pair_of_branches_is_divided_as_the_engine_divides_it(page, address, site, handbook):
    """For all pairs each step stands in one of same, changed, only left and only right, and in the engine's."""
    routine = handbook.routines[0]
    page.goto(f"{address}seminarium.html")
    [module] = [path.relative_to(site).as_posix() for path in (site / "assets/seminar").glob("beside.*.mjs")]
    plans = [plan(routine, branch.answers) for branch in routine.branches]
    pairs = list(combinations(plans, 2))
    steps = {item.key: {"id": item.step.id} for side in plans for item in side.steps}
    told = page.evaluate(
        """async ([module, steps, pairs]) => {
          const { compared } = await import(module);
          return pairs.map(([left, right]) => compared(steps, left, right));
        }""",
        [
            f"./{module}",
            steps,
            [[[item.key for item in side.steps] for side in pair] for pair in pairs],
        ],
    )
    for (left, right), found in zip(pairs, told, strict=True):
        known = compare(left, right)
        keys = [f"{step.id}@{step.version}" for step in known.common]
        assert found["same"] == keys
        both = {(one.left.id, one.right.id) for one in known.differences if one.left and one.right}
        assert {tuple(re.sub("@.*", "", step) for step in pair) for pair in found["changed"]} == both
        whole = [*found["same"], *(one for one, _ in found["changed"]), *found["onlyLeft"]]
        assert sorted(whole) == sorted(item.key for item in left.steps)
        whole = [*found["same"], *(other for _, other in found["changed"]), *found["onlyRight"]]
        assert sorted(whole) == sorted(item.key for item in right.steps)
