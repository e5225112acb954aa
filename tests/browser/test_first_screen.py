"""Whoever has just answered sees the first act without scrolling, and few boxes in all."""

import pytest
from acting import PAGE, Checklist

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("started")]

MOST_BOXES = 10
# A link on the same page: at a narrow width it leads to the steps, as "Visa stegen" does.
FOLLOW = """(answers) => new Promise((shown) => {
  const element = document.querySelector("case-checklist");
  scrollTo(0, 0);
  element.addEventListener("shown", () => requestAnimationFrame(() => requestAnimationFrame(shown)), { once: true });
  location.hash = answers;
})"""
SEEN = """() => ({
  top: document.querySelector("#bk-nu .bk-step .bk-step__text").getBoundingClientRect().bottom,
  boxes: [...document.querySelectorAll(".bk-plan .bk-tick:not(:checked)")].filter((box) => box.checkVisibility()).length,
})"""


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)], ids=lambda size: f"{size[0]}")
def test_the_first_act_of_every_branch_stands_in_the_first_screen(open_page, address, routine, size):
    page = open_page(viewport={"width": size[0], "height": size[1]})
    Checklist(page, address).open(PAGE)
    seen = {}
    for branch in routine.branches:
        answers = branch.answers | {"kronofogden": "nej"}
        page.evaluate(FOLLOW, "&".join(f"{question}={option}" for question, option in answers.items()))
        if size[0] > 1000:
            page.evaluate("scrollTo(0, 0)")
        seen[branch.id] = page.evaluate(SEEN)
    assert {name: found for name, found in seen.items() if found["top"] > size[1]} == {}
    assert {name: found for name, found in seen.items() if not 0 < found["boxes"] <= MOST_BOXES} == {}
