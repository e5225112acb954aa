"""No question moves while they are answered, and each is within reach."""

import pytest
from acting import PAGE, Checklist

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

PLACES = """() => {
  const top = document.querySelector(".bk-case").getBoundingClientRect().top;
  const places = [...document.querySelectorAll(".bk-question")].map((one) => [one.id, one.getBoundingClientRect().top - top]);
  return Object.fromEntries(places);
}"""
# Within a column that scrolls by itself, or on a page that does.
REACHED = """(one) => {
  const option = one.closest("label");
  option.scrollIntoView({ block: "nearest", behavior: "instant" });
  const { left, top, width, height } = option.getBoundingClientRect();
  return option.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)], ids=lambda size: f"{size[0]}")
def test_an_answer_moves_no_question(open_page, address, size):
    page = open_page(viewport={"width": size[0], "height": size[1]})
    checklist = Checklist(page, address).open(PAGE)
    before = page.evaluate(PLACES)
    for option in page.locator(".bk-question input").all():
        if option.is_checked():
            continue  # Another answer has brought it.
        checklist.use(option.evaluate, "(input) => input.click()")
        now = page.evaluate(PLACES)
        moved = {name: now[name] - place for name, place in before.items() if abs(now[name] - place) > 1}
        assert moved == {}, option.get_attribute("id")


def test_every_option_can_be_brought_into_the_window(open_page, address):
    page = open_page(viewport={"width": 1366, "height": 768})
    Checklist(page, address).open(PAGE)
    options = page.locator(".bk-question input").all()
    assert [one.get_attribute("id") for one in options if not one.evaluate(REACHED)] == []
