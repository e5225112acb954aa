"""One press too many: nothing is lost by it, and nothing is used that the first one has brought."""

import json

import pytest
from acting import ANSWERS, KEY, Checklist, events, kept
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

OTHER = {"hushall": "utan-barn", "skal": "storning"}
LINK = "checklista.html#" + "&".join(f"{question}={option}" for question, option in OTHER.items())


def middle(locator):
    """The point in the window where a control would be pressed."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def twice(checklist, locator, *, apart=False):
    """Press at one point, and again once the answer has come: as two presses, or as a double click."""
    point = middle(locator)
    page = checklist.page
    if apart:
        checklist.use(page.mouse.click, *point)
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.mouse.click(*point)
    else:
        page.mouse.dblclick(*point)


@pytest.fixture
def noted(checklist):
    """The checklist with a branch and a tick that nothing keeps."""
    checklist.answer(**ANSWERS)
    checklist.use(checklist.tick("aktualisera").click)
    return checklist


@pytest.mark.parametrize("apart", [False, True], ids=["dubbelklick", "två tryck"])
def test_clearing_and_taking_back_with_two_presses_each(noted, apart):
    """ "Rensa allt" pressed twice can be undone; "Ångra" pressed twice brings it all back and uses nothing else."""
    steps = noted.steps()
    twice(noted, noted.page.locator("#rensa"), apart=apart)
    expect(noted.page.locator("#angra")).to_be_in_viewport()
    # A second press may have its own answer, which is no news: so each of these is told by what it brings. The
    # uses are answered in their order, so that nothing is under way after this one.
    noted.page.locator("#delad").click()
    expect(noted.page.locator("#spara")).to_have_count(0)
    twice(noted, noted.page.locator("#angra"), apart=apart)
    noted.page.locator("#angra").wait_for(state="detached")
    noted.page.locator("#delad").click()
    expect(noted.page.locator("#spara")).to_be_visible()
    assert noted.page.url == f"{noted.address}checklista.html"
    assert (noted.answered(), noted.steps()) == (ANSWERS, steps)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_that_moves_under_the_pointer_is_pressed(open_page, address, width):
    """A second press at the same point never follows a link or uses a control that was not there at the first."""
    checklist = Checklist(open_page(viewport={"width": width, "height": 700}), address).open()
    for selector in ("#rensa", "#angra", "#ta-bort-antal", 'button[name="inget-utfall"]'):
        checklist.page.goto("about:blank")
        checklist.open()
        checklist.answer(**ANSWERS)
        checklist.use(checklist.page.locator('input[value="uteblev"]').first.click)
        if selector == "#angra":
            checklist.use(checklist.page.locator("#rensa").click)
        control = checklist.page.locator(selector).first
        name = control.get_attribute("name")
        twice(checklist, control, apart=1)
        used = checklist.page.evaluate("() => document.documentElement.dataset.shown")
        checklist.page.evaluate("() => new Promise((done) => setTimeout(done, 100))")
        assert checklist.page.url == f"{address}checklista.html", name
        if name != "rensa":
            assert checklist.page.evaluate("() => document.documentElement.dataset.shown") == used, name


def test_a_deliberate_press_beside_counts_at_once(noted):
    """Two different controls, one right after the other, are both used: only the echo of a press is left out."""
    for option in ("upprepad", "forsta"):
        noted.use(noted.page.mouse.click, *middle(noted.page.locator(f"label:has(#svar-antal-{option})")))
        assert noted.answered()["antal"] == option


def test_a_key_that_is_held_presses_once(noted):
    """Enter held down on "Rensa allt" clears once, and neither undoes nor uses what comes after."""
    noted.page.locator("#rensa").focus()
    noted.page.keyboard.down("Enter")
    noted.page.locator("#angra").wait_for()
    for _ in range(5):
        noted.page.keyboard.down("Enter")
    noted.page.keyboard.up("Enter")
    assert noted.answered() == {}
    noted.page.locator("#angra").focus()
    noted.page.keyboard.down("Enter")
    noted.page.locator("#angra").wait_for(state="detached")
    for _ in range(5):
        noted.page.keyboard.down("Enter")
    noted.page.keyboard.up("Enter")
    assert noted.answered() == ANSWERS


def test_a_key_pressed_twice_uses_nothing_else(noted):
    """When the control that had the focus is gone, a second Enter or Space finds no other control in its place."""
    for key in ("Enter", "Space"):
        noted.page.locator("#ta-bort-antal").focus()
        noted.use(noted.page.keyboard.press, key)
        noted.page.keyboard.press(key)
        assert (
            noted.page.evaluate("() => document.activeElement.matches('input, button, a, summary')") is False
        )
        assert "antal" not in noted.answered()
        noted.answer(antal="forsta")


def test_what_was_cleared_can_come_back_until_something_new_is_noted(noted):
    """Folds, filters and answers leave "Ångra" where it is; a tick in the new case takes it away."""
    noted.use(noted.page.locator("#rensa").click)
    noted.use(noted.page.locator("label:has(#visa-barn-och-unga)").click)
    noted.use(noted.page.locator("#delad").click)
    noted.answer(hushall="barnfamilj")
    expect(noted.page.locator("#angra")).to_be_visible()
    noted.use(noted.page.locator("#visa-alla").click)
    noted.use(noted.page.locator(".bk-tick").first.click)
    expect(noted.page.locator("#angra")).to_have_count(0)


def test_arrows_through_the_outcomes_make_one_attempt(saving):
    """The arrow keys pass through outcomes on their way, and a slip is put right: it is one attempt all the same."""
    first = saving.outcome("kallelse", "kom")
    saving.use(first.click)
    for _ in range(3):
        saving.use(saving.page.keyboard.press, "ArrowDown")
    saving.use(saving.step("kallelse").locator('button[name="inget-utfall"]').click)
    saving.use(saving.outcome("kallelse", "uteblev").click)
    assert "försök" not in saving.step("kallelse").locator(".bk-step__status").inner_text()
    log = [event for step, event in events(saving.page) if step == "kallelse"]
    assert log.count("outcome") == log.count("no-outcome") + 1


def test_a_new_attempt_is_what_the_user_says_is_one(saving):
    """ "Nytt försök" asks how it went this time; only then is it another attempt, and it can be left again."""
    saving.use(saving.outcome("telefon", "fick-inte-kontakt").click)
    again = saving.step("telefon").locator('button[name="igen"]')
    saving.use(again.click)
    expect(saving.outcome("telefon", "fick-inte-kontakt")).not_to_be_checked()
    saving.use(again.click)
    expect(saving.outcome("telefon", "fick-inte-kontakt")).to_be_checked()
    assert "försök" not in saving.step("telefon").locator(".bk-step__status").inner_text()
    saving.use(again.click)
    saving.use(saving.outcome("telefon", "fick-inte-kontakt").click)
    assert "försök 2" in saving.step("telefon").locator(".bk-step__status").inner_text()


def test_a_link_leaves_the_kept_case_alone(saving):
    """A link in the same tab shows its own answers, keeps them nowhere, says so, and the kept case can be brought back."""
    before = kept(saving.page)
    saving.use(saving.page.goto, saving.address + LINK)
    assert saving.answered() == OTHER
    expect(saving.page.locator("#bk-sagt-har")).to_be_in_viewport()
    saving.use(saving.page.locator(".bk-tick").first.click)
    after = kept(saving.page)
    assert (after["case"], after["pending"]) == (before["case"], [])
    saving.page.on("dialog", lambda dialog: dialog.accept())
    saving.page.goto(saving.address + "lagen/tre-veckor.html")
    saving.page.goto(saving.address + LINK)
    saving.wait("ready")
    expect(saving.page.locator("#angra")).to_be_in_viewport()
    saving.use(saving.page.locator("#angra").click)
    assert (saving.answered(), saving.statuses()["aktualisera"]) == (ANSWERS, "done")
    saving.use(saving.tick("aktualisera").click)
    assert events(saving.page)[-1] == ("aktualisera", "undone")


def test_a_link_in_another_tab_mixes_nothing(other_tab, saving):
    """A link in a second tab changes neither what the first shows nor what is kept, whatever is done in either."""
    other_tab.use(other_tab.page.goto, other_tab.address + LINK)
    other_tab.use(other_tab.page.locator(".bk-tick").first.click)
    saving.use(saving.tick("aktualisera").click)
    assert (saving.answered(), other_tab.answered()) == (ANSWERS, OTHER)
    assert json.loads(kept(saving.page)["case"])["answers"] == ANSWERS


def test_a_file_in_another_tab_mixes_nothing(other_tab, saving, routine, tmp_path):
    """Another household's file, opened in a second tab, takes the place of what is kept; the first tab keeps its own."""
    file = tmp_path / "annat.json"
    case = {"routine": routine.id, "edition": routine.edition, "answers": OTHER, "log": []}
    file.write_text(json.dumps(case), encoding="utf-8")
    saving.use(lambda: other_tab.use(other_tab.page.locator("#oppna-fil").set_input_files, file))
    assert (saving.answered(), other_tab.answered()) == (ANSWERS, OTHER)
    expect(saving.page.locator("#spara")).not_to_be_checked()
    expect(saving.page.locator("#bk-sagt-har")).not_to_be_empty()
    saving.use(saving.tick("aktualisera").click)
    assert json.loads(kept(saving.page)["case"])["answers"] == OTHER


def test_a_newer_case_is_not_written_over(saving):
    """What a later version of the checklist stores while this page is open stays as it is, whatever is ticked here."""
    newer = json.dumps({"form": 2, "fall": "nyare"})
    elsewhere = saving.page.context.new_page()
    elsewhere.goto(f"{saving.address}om/index.html")
    elsewhere.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, newer])
    expect(saving.page.locator("#bk-sagt-har")).not_to_be_empty()
    expect(saving.page.locator("#spara")).not_to_be_checked()
    saving.use(saving.tick("aktualisera").click)
    assert elsewhere.evaluate("(key) => localStorage.getItem(key)", KEY) == newer


@pytest.mark.parametrize("change", ["&amp;", "punkt", "parentes", "dubbelt"])
def test_a_link_that_a_mail_program_has_changed(unopened, change):
    """Answers come whole through a link that has been written anew, or stands at the end of a sentence."""
    link = "&".join(f"{question}={option}" for question, option in ANSWERS.items())
    changed = {
        "&amp;": link.replace("&", "&amp;"),
        "punkt": link + ".",
        "parentes": link + ").",
        "dubbelt": link.replace("=", "%253D").replace("&", "%2526"),
    }
    unopened.open(f"checklista.html#{changed[change]}")
    unopened.page.locator('html[data-shown="1"]').wait_for(state="attached")
    assert unopened.answered() == ANSWERS
    expect(unopened.page.locator("#bk-sagt-har")).to_be_empty()


def test_answers_of_a_link_do_not_vanish_without_a_word(unopened):
    """What cannot be read in a link is told of, at the top of the window."""
    unopened.open("checklista.html#hushall=utan-barn&aktuell=ugglor")
    expect(unopened.page.locator("#bk-sagt-har")).to_be_in_viewport()


@pytest.mark.parametrize("moves", [0, 200], ids=["står still", "flyttas"])
def test_a_double_click_leaves_the_focus_where_its_first_press_put_it(page, address, moves):
    """On every page, also when the first press has the page move before the second comes."""
    page.goto(f"{address}ordlista.html")
    page.evaluate(
        """(by) => {
          const button = document.createElement("button");
          Object.assign(button, { id: "provet", type: "button", textContent: "Provet" });
          button.addEventListener("click", () => scrollBy({ top: by, behavior: "instant" }));
          document.querySelector("h1").after(button);
        }""",
        moves,
    )
    page.mouse.dblclick(*middle(page.locator("#provet")))
    assert page.evaluate("scrollY") == moves
    assert page.evaluate("document.activeElement.id") == "provet"
