"""Ways from page to page: the menu, the trail above a page, and the pages before and after it."""

import re
from urllib.parse import urljoin

# What is for those who build the site or change the routine, and not for its reader.
TECHNICAL = re.compile(
    r"utveckling/|om/(?:andra-en-rutin|skriva-ett-ovningsfall|meddelanden|licenser|sokningen)\.html"
)
# What is printed and laid on a table; each leads from the page of its case.
PAPER = re.compile(r"seminarier/utskrift/")
ODD = {"404.html"}


def targets(name, node):
    """Where the links within an element lead, as pages of the site."""
    return [
        urljoin(f"/{name}", link["href"]).partition("#")[0].removeprefix("/") or "index.html"
        for link in node.all("a")
    ]


def onward(name, page, rel):
    """Where a page's link to the one before or after it leads, or None."""
    found = page.all("a", rel=rel)
    assert len(found) <= 1, name
    return urljoin(f"/{name}", found[0]["href"]).removeprefix("/") if found else None


def test_who_turns_the_pages_reads_each_of_them_once(pages):
    """From the start page "next" leads through every page for readers, and "previous" the same way back."""
    seen = ["index.html"]
    while after := onward(seen[-1], pages[seen[-1]], "next"):
        assert after not in seen
        assert onward(after, pages[after], "prev") == seen[-1]
        seen.append(after)
    assert onward("index.html", pages["index.html"], "prev") is None
    assert set(seen) == {name for name in pages if not TECHNICAL.match(name) and not PAPER.match(name)} - ODD


def test_a_page_says_where_it_stands(pages, addresses):
    """Above every page, but for the checklists, is a trail from the start page through the first page of each of its folders."""
    checklists = {where.checklist for where in addresses.values()}
    for name in pages.keys() - ODD - {"index.html"} - checklists:
        folders = name.split("/")[:-1]
        firsts = [f"{'/'.join(folders[: depth + 1])}/index.html" for depth in range(len(folders))]
        trail = targets(name, pages[name].one("nav", "bk-path"))
        assert trail == ["index.html", *(first for first in firsts if first in pages and first != name)]


def test_the_readers_menu_has_nothing_technical(pages):
    """Neither the menu, nor the tabs, nor the list beside a page leads to a technical page; the page about the handbook does."""
    for name, page in pages.items():
        menus = [
            *page.all("nav", "bk-tabs"),
            *page.all("nav", "bk-section"),
            *page.all("dialog", id="bk-menu"),
        ]
        assert [to for menu in menus for to in targets(name, menu) if TECHNICAL.match(to)] == []
    reached, unread = set(), ["om/index.html"]
    while unread:
        name = unread.pop()
        reached.add(name)
        unread += {to for to in targets(name, pages[name].one("article")) if TECHNICAL.match(to)} - reached
    assert {name for name in pages if TECHNICAL.match(name)} <= reached


def test_every_source_has_its_link_or_says_why_not(pages, handbook):
    """In the list of sources each has a link to its own page, or else the reason why it has none: never both or neither."""
    listed = pages["om/kallor.html"].one("dl", "bk-sources")
    names, texts = listed.all("dt"), listed.all("dd")
    assert [name["id"] for name in names] == [f"kalla-{source.id}" for source in handbook.sources]
    wrong = [
        name["id"]
        for name, text in zip(names, texts, strict=True)
        if len(name.all("a")) + len(text.all("span", "bk-no-link")) != 1
    ]
    assert wrong == []
