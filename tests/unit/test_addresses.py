"""addresses: where a routine stands, on a website and on one page."""

import pytest

from checklist.addresses import OnePage


@pytest.fixture
def things(small):
    """A branch, a gap, an addition that has a page on the site of the tests, and one that has none."""
    return small.branch_by_id["villa"], small.gaps[0], small.additions[0], small.additions[1]


def test_on_a_site_each_thing_has_its_page_as_seen_from_the_page_that_links(small_addresses, things):
    branch, gap, with_page, without = things
    for root in ("", "../", "../../"):
        seen = small_addresses.seen_from(root)
        assert seen.branch(branch) == f"{root}nyckel/villor.html#villa"
        assert seen.gap(gap) == f"{root}nyckel/luckor-och-anmarkningar.html#stulen-i-lagenhet"
        assert seen.addition(with_page) == f"{root}nyckel/polis.html"
        assert seen.addition(without) == ""
        assert seen.page("lagen/nyckel") == f"{root}lagen/nyckel.html"
        assert seen.page("lagen/nyckel#reserv") == f"{root}lagen/nyckel.html#reserv"


def test_the_way_into_the_checklist_carries_the_answers_in_the_fragment_only(small_addresses):
    seen = small_addresses.seen_from("../")
    assert seen.open("hus=villa&hund=ja") == "../nyckel/checklista.html#hus=villa&hund=ja"


def test_on_one_page_every_link_stays_on_it_and_there_are_no_other_pages(things):
    branch, gap, addition, _ = things
    here = OnePage().seen_from("../")
    assert here == OnePage()
    assert here.branch(branch) == "#villa"
    assert here.gap(gap) == "#stulen-i-lagenhet"
    assert here.addition(addition) == "#polis"
    assert here.open("hus=villa") == "#hus=villa"
    assert here.page("lagen/nyckel") == ""
