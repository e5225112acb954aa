"""Broken data files, each with exactly the lines that its editor is shown.

Every fault is one change in one file of the small handbook (tests/small). The messages are exact:
they are what an editor has to go by. What stands here are whole files, and several faults at once.
"""

import unicodedata

import faults_answers
import faults_editions
import faults_exercises
import faults_form
import faults_meant
import faults_names
import faults_references
import faults_sequences
import faults_signs
import faults_yaml
import pytest

from checklist.loading import load

U, S, R = "units.yaml", "sources.yaml", "nyckel.yaml"

# What the fault is; the file; what stands there; what stands there instead; the lines that the editor is shown.
SEVERAL = [
    (
        "flera fel på en gång",
        R,
        "lead: kontor\n        text: Ring den som bor där.\n        outcomes: [svar, tyst]\n      - id: lapp",
        "lead: kontoret\n        text: Ring den som bor där.\n        outcomes: [svar, tst]\n        modality: kan\n      - id: Lapp",
        [
            'liten/nyckel.yaml:89:15: enheten "kontoret" finns inte (menade du "kontor"?)',
            'liten/nyckel.yaml:91:26: utfallet "tst" finns inte (menade du "tyst"?)',
            'liten/nyckel.yaml:92:19: modaliteten "kan" finns inte (menade du "ska"?)',
            'liten/nyckel.yaml:93:13: id "Lapp" ska vara ord med a–z och bindestreck (till exempel "aviserat-hembesok")',
        ],
    ),
    (
        "fel av form går före fel i hänvisningar",
        R,
        "  - id: lagenhet-tappad\n    title",
        "  - id: Lägenhet\n    titel",
        [
            'liten/nyckel.yaml:81:5: nyckeln "title" saknas (lägg till title)',
            'liten/nyckel.yaml:82:5: nyckeln "titel" finns inte här (menade du "title"?)',
        ],
    ),
]
FAULTS = [
    *faults_form.FAULTS,
    *faults_answers.FAULTS,
    *faults_references.FAULTS,
    *faults_sequences.FAULTS,
    *faults_meant.FAULTS,
    *faults_names.FAULTS,
    *faults_signs.FAULTS,
    *faults_yaml.FAULTS,
    *faults_editions.FAULTS,
    *faults_exercises.FAULTS,
    *SEVERAL,
]


@pytest.mark.parametrize(
    ("name", "search", "replace", "expected"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_a_fault_is_told_with_its_place_and_its_remedy_and_nothing_else_is(
    name, search, replace, expected, change, problems_of
):
    assert problems_of(change(name, search, replace)) == expected


def test_the_small_handbook_is_whole_until_it_is_changed(folder, problems_of):
    """The contrast to every fault above."""
    assert problems_of(folder) == []


@pytest.mark.parametrize("text", ["", "\n", "# bara en kommentar\n"])
def test_a_file_without_content_is_told_and_its_comments_are_not_thrown_away(folder, problems_of, text):
    (folder / U).write_text(text, encoding="utf-8")
    assert problems_of(folder) == [
        "liten/units.yaml:1:1: filen har inget innehåll, bara tomma rader eller kommentarer (skriv nycklarna, eller ta bort # framför dem)"
    ]


def test_letters_in_two_parts_are_the_same_text_everywhere(folder, small_handbook):
    """As a Mac writes them in names of files, and a PDF in its text."""
    for name in (U, S, R):
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(unicodedata.normalize("NFD", text), encoding="utf-8")
    assert (folder / R).read_text(encoding="utf-8").count("a\u030a") > 0
    assert load(folder) == small_handbook


def test_a_file_that_is_a_list_is_told(folder, problems_of):
    (folder / U).write_text("- vaktmastare\n", encoding="utf-8")
    assert problems_of(folder) == [
        "liten/units.yaml:1:1: här ska det stå nycklar med värden, ingen text och ingen lista (nyckel: värde)"
    ]


def test_faults_in_all_files_are_told_at_once_sorted_by_file_and_line(change, problems_of):
    change(R, "lead: kontor\n        text: Anmäl", "lead: kontr\n        text: Anmäl")
    change(S, 'review: "2026-12-01"', 'review: "2026-13-01"')
    change(R, 'edition: "2026-01-01"', "edition: i fjol")
    folder = change(U, "id: lassmed", "id: Låssmed")
    assert problems_of(folder) == [
        'liten/nyckel.yaml:3:10: edition ska vara ett år, en månad eller en dag, som "2026", "2026-11" eller "2026-11-21", inte "i fjol"',
        'liten/nyckel.yaml:68:14: enheten "lassmed" finns inte (menade du "Låssmed"?)',
        'liten/nyckel.yaml:107:15: enheten "kontr" finns inte (menade du "kontor"?)',
        'liten/sources.yaml:27:13: review ska vara ett datum som "2026-11-21", inte "2026-13-01"',
        'liten/units.yaml:5:10: id "Låssmed" ska vara ord med a–z och bindestreck (till exempel "aviserat-hembesok")',
    ]


def test_two_routines_with_one_id_are_told(folder, problems_of):
    (folder / "kopia.yaml").write_text((folder / R).read_text(encoding="utf-8"), encoding="utf-8")
    assert problems_of(folder) == [
        'liten/nyckel.yaml:1:5: rutinen "nyckel" finns redan på rad 1 i liten/kopia.yaml (välj ett annat id)'
    ]


def test_two_exercises_or_two_programmes_with_one_id_are_told(folder, problems_of):
    text = (folder / "exercises/tappad.yaml").read_text(encoding="utf-8")
    (folder / "exercises/annan.yaml").write_text(text, encoding="utf-8")
    path = folder / "exercises/programmes.yaml"
    _, _, programme = path.read_text(encoding="utf-8").partition(":\n")
    path.write_text(path.read_text(encoding="utf-8") + programme, encoding="utf-8")
    assert problems_of(folder) == [
        'liten/exercises/programmes.yaml:8:9: programmet "tio" finns redan på rad 2 (välj ett annat id)',
        'liten/exercises/tappad.yaml:1:5: övningsfallet "tappad" finns redan på rad 1 i liten/exercises/annan.yaml (välj ett annat id)',
    ]


def test_a_section_id_in_two_routines_is_told(folder, problems_of):
    """Each would draw its map into the same file."""
    text = (folder / R).read_text(encoding="utf-8")
    (folder / "larm.yaml").write_text(text.replace("id: nyckel\n", "id: larm\n", 1), encoding="utf-8")
    assert problems_of(folder) == [
        f'liten/nyckel.yaml:{line}:10: avsnittet "{name}" finns redan på rad {line} i liten/larm.yaml (välj ett annat id, också om det andra hör till en annan rutin)'
        for line, name in ((48, "villor"), (49, "lagenheter"))
    ]


def test_a_recursive_anchor_is_told_and_does_not_crash(folder, problems_of):
    """YAML lets a list hold itself; an editor who does so by mistake shall get a line, not a traceback."""
    (folder / S).write_text(
        (folder / S)
        .read_text(encoding="utf-8")
        .replace(
            "headings:\n      - text: Allmänt\n",
            "headings: &igen\n      - text: Allmänt\n        under: *igen\n",
        ),
        encoding="utf-8",
    )
    assert any(line.startswith("liten/sources.yaml:") for line in problems_of(folder))


@pytest.mark.parametrize(
    ("own", "told"), [("", "vader=sol"), ("        when: {vader: [sno, regn]}\n", "vader=sno")]
)
@pytest.mark.parametrize("many", ["false", "true"])
def test_what_a_step_waits_for_is_told_with_the_answer_that_takes_it_away(
    own, told, many, change, problems_of
):
    """Not with an answer that leads to the branch, which is none the better for being changed."""
    options = "{id: sol, label: Sol}, {id: sno, label: Snö}, {id: regn, label: Regn}"
    change(
        R,
        "\nsections:\n",
        f"  - {{id: vader, text: Väder?, many: {many}, heading: [Allmänt], options: [{options}]}}\n\nsections:\n",
    )
    change(R, "        text: Gå dit.\n", "        text: Gå dit.\n        when: {vader: regn}\n")
    change(
        R,
        "        text: Ring den som bor där.\n        modality",
        "        text: Ring.\n        when: {vader: [sol, sno, regn]}\n        modality",
    )
    folder = change(
        R, "text: Lägg en lapp i lådan.\n        after", f"text: Lägg en lapp.\n{own}        after"
    )
    assert [line for line in problems_of(folder) if '"lapp" väntar' in line] == [
        f'liten/nyckel.yaml:{83 + bool(own)}:20: steget "lapp" väntar på "hembesok", som inte finns i varje plan där det självt finns ({told}: ändra when, eller vänta på ett annat steg)'
    ]
