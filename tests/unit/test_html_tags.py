"""Elements: what is text is escaped, what is HTML is not, and attributes come and go with their values."""

import pytest
from markupsafe import Markup

from checklist.html import tags as h


@pytest.mark.parametrize(
    ("written", "html"),
    [
        (h.div["text"], "<div>text</div>"),
        (h.p[h.strong["a"], " b"], "<p><strong>a</strong> b</p>"),
        (h.p["<i>", Markup("<i>")], "<p>&lt;i&gt;<i></p>"),
        (h.p[None, False, True, "", [], 0, 12], "<p>012</p>"),
        (h.ul[(h.li[one] for one in "ab"), [[h.li["c"]]]], "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        (h.fragment["&", h.p["a"]], "&amp;<p>a</p>"),
        (h.p[h.input(name="a"), h.span(".b")], '<p><input name="a"><span class="b"></span></p>'),
    ],
    ids=["text", "nested", "escaped", "nothing", "many", "fragment", "empty"],
)
def test_what_is_inside(written, html):
    """Text is escaped and Markup is not; None and truth values are nothing; lists and generators are their items."""
    assert (type(written), written) == (Markup, html)


@pytest.mark.parametrize(
    ("element", "html"),
    [
        (h.a("#b.c.d"), '<a id="b" class="c d"></a>'),
        (h.a(".c"), '<a class="c"></a>'),
        (h.label(for_="a", aria_label="b", data_x=1), '<label for="a" aria-label="b" data-x="1"></label>'),
        (h.input(checked=True, value=""), '<input checked value="">'),
        (h.input(checked=False, value=None), "<input>"),
        (h.a(title='"<&>'), '<a title="&#34;&lt;&amp;&gt;"></a>'),
        (h.a(title=Markup('"')), '<a title="&#34;"></a>'),
        (h.case_checklist(routine="a"), '<case-checklist routine="a"></case-checklist>'),
    ],
    ids=["short", "class", "names", "true", "left out", "escaped", "markup", "custom"],
)
def test_attributes(element, html):
    """Ids and classes as CSS writes them, names with "_"; True has no value, False and None leave the attribute out."""
    assert str(element) == html


def test_an_element_is_a_beginning_that_can_be_used_again():
    """Attributes and content make something new each time; the element itself stays empty."""
    element = h.li(".a")
    assert [element["b"], element["c"], str(element)] == [
        '<li class="a">b</li>',
        '<li class="a">c</li>',
        '<li class="a"></li>',
    ]
