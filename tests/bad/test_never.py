"""What can never happen, in a handbook so small that all of it is seen: told with its place, and its nearest neighbour is not.

Each row changes the same handbook twice: to the fault, and to what is nearest to it and none.
"""

import pytest

R = "mini.yaml"
FILES = {
    "units.yaml": "units:\n  - {id: a, name: Enhet A, letter: A}\n",
    "sources.yaml": """\
sources:
  - {id: kalla, title: Källan, publisher: Kommunen, review: "2027-05-21", about: Prov., no_link: Prov., headings: [{text: Ett}]}
""",
    R: """\
id: mini
title: Mini
edition: "2024"
review: "2027-05-21"
source: kalla
stages:
  - {id: nu, label: Nu}
kinds:
  - {id: gor, label: Gör, stage: nu}
outcomes:
  - {id: ja, label: Ja}
  - {id: nej, label: Nej}
reasons:
  - {id: gjort, label: Redan gjort}
questions:
  - {id: barn, text: Barn?, heading: [Ett], options: [{id: ja, label: Ja}, {id: nej, label: Nej}]}
sections:
  - {id: ett, title: Ett, heading: [Ett]}
branches:
  - id: med
    title: Med barn
    section: ett
    when: {barn: ja}
    heading: [Ett]
    each: {lead: a, kind: gor}
    steps:
      - {id: fraga, text: Fråga., outcomes: [ja, nej]}
      - {id: sedan, text: Gör sedan., after: [{step: fraga, outcome: ja}]}
  - id: utan
    title: Utan barn
    section: ett
    when: {barn: nej}
    heading: [Ett]
    each: {lead: a, kind: gor}
    steps:
      - {id: lyssna, text: Lyssna., outcomes: [ja, nej]}
""",
}
UTAN = FILES[R][FILES[R].index("  - id: utan") :]
GAP = "gaps:\n  - {id: lucka, title: Lucka, text: Saknas., decides: Chefen., when: {barn: nej}, instead: {barn: ja}}\n"


def asking(options, more=""):
    """One question more, that decides steps alone, with these options."""
    listed = ", ".join(f"{{id: {name}, label: {name}}}" for name in options)
    return (
        "sections:",
        f"  - {{id: djur, text: Djur?, heading: [Ett], options: [{listed}]{more}}}\nsections:",
    )


SEVERAL = asking(["hund", "katt"], ", many: true")
PETS = ("text: Gör sedan.", "text: Gör sedan., when: {djur: [hund, katt]}")

# What the fault is; the changes that make it; the lines that the editor is shown; the changes that make its neighbour.
ANSWERS = [
    (
        "en fråga med flera svar i instead",
        [SEVERAL, PETS, (UTAN, GAP.replace("barn: ja}}", "barn: ja, djur: hund}}"))],
        [
            'mini/mini.yaml:31:103: frågan "djur" kan ha flera svar och väljer ingen gren (ta bort den ur instead)'
        ],
        [SEVERAL, PETS, (UTAN, GAP)],
    ),
    (
        "ett svar på en vanlig fråga som ger svar på en som inte finns",
        [
            SEVERAL,
            PETS,
            ("{id: ja, label: Ja}, {id: nej", "{id: ja, label: Ja, gives: {katt: ja}}, {id: nej"),
        ],
        ['mini/mini.yaml:16:83: frågan "katt" finns inte (tillåtna: barn, djur)'],
        [
            SEVERAL,
            PETS,
            ("{id: ja, label: Ja}, {id: nej", "{id: ja, label: Ja, gives: {djur: katt}}, {id: nej"),
        ],
    ),
]


@pytest.fixture
def told(tmp_path, problems_of):
    """A function that gives the problems of the handbook with some changes, each of a text that stands there once."""

    def problems(changes):
        folder = tmp_path / "mini"
        folder.mkdir(exist_ok=True)
        texts = dict(FILES)
        for search, replace in changes:
            (name,) = [name for name, text in texts.items() if search in text]
            assert texts[name].count(search) == 1, search
            texts[name] = texts[name].replace(search, replace)
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
        return problems_of(folder)

    return problems


@pytest.mark.parametrize(
    ("changes", "expected"), [row[1:3] for row in ANSWERS], ids=[row[0] for row in ANSWERS]
)
def test_what_can_never_happen_is_told_with_its_place_and_its_remedy(changes, expected, told):
    assert told(changes) == expected


@pytest.mark.parametrize("changes", [row[3] for row in ANSWERS], ids=[row[0] for row in ANSWERS])
def test_its_nearest_neighbour_is_no_fault(changes, told):
    assert told(changes) == []


def test_the_handbook_is_whole_until_it_is_changed(told):
    assert told([]) == []
