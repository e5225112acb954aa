"""A seminar in two windows: the room sees what the trainer has shown, at once, and nothing else; from a disk as from the site."""

import re
from itertools import combinations

import pytest
from holding import FILE, PREVIEW, ROOM, SEEN, SIZE, after_each_action, opened
from playwright.sync_api import expect

from checklist.answerkeys import answer_key
from checklist.comparing import compare
from checklist.loading import load_exercises
from checklist.planning import plan

pytestmark = pytest.mark.browser

SMALL = """() => [...document.body.querySelectorAll("*")]
  .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
  .filter((one) => one.checkVisibility() && !one.closest("[aria-hidden]") && parseFloat(getComputedStyle(one).fontSize) < 24)
  .map((one) => one.outerHTML.slice(0, 80))"""
PLACE = "() => location.hash"


# What is shown in both places is held alike by tests/site/test_seminar.py: what goes through every case is tried in one.
ON_A_DISK = pytest.mark.parametrize("where", ["filen"], indirect=True)


@pytest.fixture(params=["webbplatsen", "filen"])
def where(request, address, site):
    """The seminar on the site, and as one file on a disk."""
    return f"{address}seminarium.html" if request.param == "webbplatsen" else (site / FILE).as_uri()


@pytest.fixture(scope="module")
def window(browser):
    """One context of the browser for all of these tests, which keeps nothing."""
    context = browser.new_context(viewport=SIZE, locale="sv-SE")
    yield context
    context.close()


@pytest.fixture
def page(window):
    """The trainer's page; what it complains about fails the test."""
    faults = []
    page = window.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    yield page
    page.close()
    assert faults == []


@pytest.fixture
def held(page, where):
    """A function that begins a case: the trainer's page, and the room's window."""

    def begun(name):
        page.goto("about:blank")
        page.goto(f"{where}#{name}")
        return page, opened(page)

    return begun


@pytest.fixture(scope="module")
def exercises(handbook):
    return load_exercises(handbook).exercises


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


def test_dark_shows_the_room_nothing_and_one_screen_shows_the_room_alone(held):
    page, room = held("fall-1")
    page.keyboard.press("b")
    assert room.locator("body").inner_text().strip() == ""
    page.keyboard.press("b")
    assert room.locator("h1").count() == 1
    page.keyboard.press("e")
    expect(page.locator("[data-notes]")).to_be_hidden()
    expect(page.locator("[data-preview] h1")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.locator("[data-preview] table")).to_be_visible()
    page.keyboard.press("e")
    expect(page.locator("[data-notes]")).to_be_visible()


def test_on_one_screen_guesses_are_typed_where_the_room_sees_them_and_the_answer_says_all(held):
    """No answer stands beside the fields, and what a room's window would explain is explained there too."""
    page, room = held("stod-1")
    page.keyboard.press("e")
    page.keyboard.press("PageDown")
    fields = page.locator("[data-preview] input[type=number]")
    fields.nth(1).press_sequentially("12")
    expect(page.locator("[data-preview] .bk-answer")).to_have_count(0)
    expect(page.locator("[data-notes]")).to_be_hidden()
    fields.nth(1).press("PageDown")
    expect(page.locator("[data-preview] .bk-answer")).to_be_visible()
    assert fields.nth(1).input_value() == "12"
    assert room.locator("[data-count]").all_inner_texts().count("12") == 1
    shown = page.locator("[data-preview] .bk-answer .bk-quiet")
    assert shown.count() == room.locator(".bk-answer .bk-quiet").count() > 0
    assert all(one.is_visible() for one in shown.all())


def test_a_room_is_told_of_what_does_not_fit_and_the_arrows_of_a_field_move_it(held):
    """There is a mark as long as there is more below; an arrow in a field for counts moves the room, not the count."""
    page, room = held("fall-1")
    expect(room.locator(".bk-more")).to_have_count(0)
    page.keyboard.press("PageDown")
    page.locator("input[type=number]").first.fill("7")
    page.locator("input[type=number]").first.press("ArrowDown")
    assert page.locator("input[type=number]").first.input_value() == "7"
    while not page.locator("button[name=byt]").count():
        page.keyboard.press("PageDown")
    page.locator("button[name=byt]").nth(1).click()
    expect(room.locator(".bk-more")).to_be_visible()
    for _ in range(5):
        page.keyboard.press("ArrowDown")
    expect(room.locator(".bk-more")).to_have_count(0)


@pytest.fixture
def clocked(browser, address):
    """The trainer's page in a browser context of its own, whose clock is the test's."""
    context = browser.new_context(viewport=SIZE, locale="sv-SE")
    context.clock.install()
    page = context.new_page()
    page.goto(f"{address}seminarium.html#fall-1")
    yield page
    context.close()


def test_the_clock_goes_from_the_first_step_and_is_marked_when_a_part_is_late(clocked):
    """What is set up long before is not late; the mark is quiet: nothing is said aloud, and the room sees no clock."""
    page = clocked
    room = opened(page)
    clock = page.locator("[data-clock]")
    page.clock.fast_forward("30:00")
    expect(clock).not_to_have_class("bk-late")
    page.keyboard.press("PageDown")
    page.clock.fast_forward("02:00")
    expect(clock).to_contain_text("2 min")
    expect(clock).not_to_have_class("bk-late")
    page.clock.fast_forward("05:00")
    expect(clock).to_have_class("bk-late")
    assert (
        page.locator("[role=status]").inner_text().count("min") == room.locator("[data-clock]").count() == 0
    )


def test_who_loads_the_page_anew_is_told_to_open_the_room_again(held):
    page, room = held("fall-1")
    others = [one for one in page.context.pages if one != room]
    page.keyboard.press("PageDown")
    page.reload()
    expect(page.locator("[data-said]")).to_contain_text("Öppna salens fönster igen")
    page.get_by_role("button", name=ROOM).click()
    expect(page.locator("[data-said]")).to_contain_text("är öppet")
    [*_, again] = [one for one in page.context.pages if one not in others]
    assert again.evaluate(SEEN) == page.evaluate(PREVIEW)


def test_who_practises_alone_is_told_what_was_missed(page, where):
    page.goto(f"{where}#ova:fall-1")
    page.keyboard.press("PageDown")
    rows = page.locator("[data-preview] tr[data-guess]")
    rows.first.locator("input").check()
    rows.first.locator("input").press("PageDown")
    said = [row.split("\t")[-1].strip() for row in rows.all_inner_texts()]
    assert len(set(said)) > 1
    assert page.locator("[data-preview] [data-right]").count() == 1
    assert rows.first.locator("td").last.inner_text() != ""


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
