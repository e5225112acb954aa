"""Two routines in one handbook: neither knows of the other, whatever their files are called.

Every macro call of every page is made as MkDocs would make it; see tests/browser/test_second_routine.py for a site.
"""

import ast
import re
import shutil
from types import SimpleNamespace
from urllib.parse import urljoin

import pytest
import yaml

from checklist.exercises import Exercises
from checklist.exporting import alone, handbook_from_json, handbook_to_json
from checklist.loading import load_exercises
from macros import define_env
from macros import pages as written
from macros.addresses import FRONT_MATTER, addresses_of
from macros.book import MissingError
from macros.maps import dot_sources
from publish.commands import ROOT

CALL = re.compile(r"\{\{ (\w+\(.*?\)) \}\}", re.DOTALL)
SMALL = ROOT / "tests/small/sidor"
# These tell of all sources and routines, and so of the other one as well.
WIDE = {"source_list", "checklists", "checklist_files"}


# Of a routine whose answers place its steps, which this one's do not: see test_macros.py.
PLACED = {"placings"}
# A training case names its routine itself, whatever page it stands on.
SEMINARS = {"exercise", "exercise_list", "sheet", "programme", "papers"}


def exercises_of(handbook):
    """The project's own training cases, where their routine is there."""
    return load_exercises(handbook) if "avhysning" in handbook.routine_by_id else Exercises()


@pytest.fixture(scope="session")
def docs(tmp_path_factory):
    """The pages of both routines."""
    folder = tmp_path_factory.mktemp("sidor") / "docs"
    shutil.copytree(ROOT / "docs", folder, ignore=shutil.ignore_patterns("assets", "ikoner", "*.png"))
    shutil.copytree(SMALL, folder / "nyckel")
    return folder


@pytest.fixture(autouse=True)
def maps(tmp_path, monkeypatch, both):
    """A map for every section, which says no more than whose it is."""
    for name in dot_sources(both):
        (tmp_path / f"{name}.svg").write_text(f"<svg><title>{name}</title></svg>", encoding="utf-8")
    monkeypatch.setattr(written, "MAPS", tmp_path)


@pytest.fixture
def macros_of(docs, monkeypatch):
    """A function that gives, for a handbook, a function that makes one macro call on one page."""

    def registered(handbook):
        monkeypatch.setattr("macros.load", lambda: handbook)
        monkeypatch.setattr("macros.load_exercises", exercises_of)
        macros, env = {}, SimpleNamespace(conf={"extra": {}, "docs_dir": str(docs)}, page=None)
        env.macro = lambda function, name: macros.setdefault(name, function)
        define_env(env)

        def call(name, text, **meta):
            front = yaml.safe_load(FRONT_MATTER.match((docs / name).read_text(encoding="utf-8"))[1])
            env.page = SimpleNamespace(
                url=name.replace(".md", ".html"), meta=front | meta, file=SimpleNamespace(src_uri=name)
            )
            called = ast.parse(text, mode="eval").body
            arguments = [ast.literal_eval(argument) for argument in called.args]
            named = {keyword.arg: ast.literal_eval(keyword.value) for keyword in called.keywords}
            return macros[called.func.id](*arguments, **named)

        return call

    return registered


def calls(folder, below=""):
    """Every macro call of the pages in a folder, each with its page."""
    return [
        (f"{below}{path.relative_to(folder).as_posix()}", call)
        for path in sorted(folder.rglob("*.md"))
        if "render_macros: true" in (text := path.read_text(encoding="utf-8"))
        for call in CALL.findall(text)
    ]


REAL, INVENTED = calls(ROOT / "docs"), calls(SMALL, "nyckel/")


def test_the_pages_of_each_routine_are_the_same_with_and_without_the_other(
    both, handbook, small_handbook, macros_of
):
    """No file name takes the handbook over: every macro of every page writes what it wrote with its routine alone."""
    assert len(REAL) > 40
    together = macros_of(both)
    for pages, own in ((REAL, macros_of(handbook)), (INVENTED, macros_of(small_handbook))):
        for name, call in pages:
            if call.partition("(")[0] not in WIDE:
                assert together(name, call) == own(name, call), f"{name}: {call}"


def test_the_second_routine_uses_every_macro_of_routines():
    """What the tests of a second routine do not call, they say nothing of."""
    used = {call.partition("(")[0] for _, call in INVENTED}
    assert used == set(written.MACROS) - {"source_list", "glossary", "checklist_files"} - PLACED - SEMINARS


def test_the_links_of_the_second_routine_lead_to_its_own_pages(both, macros_of, read, docs):
    """Every link that a macro writes on its pages leads to one of them, or to the checklist of the other."""
    call = macros_of(both)
    for name, text in INVENTED:
        if text == "edition()":
            continue
        for link in read(call(name, text)).all("a"):
            path = urljoin(f"/{name}", link["href"]).partition("#")[0].partition("?")[0].removeprefix("/")
            assert (docs / path.replace(".html", ".md")).is_file(), f"{name}: {text}: {link['href']}"
            assert path.startswith("nyckel/") or text == "checklists()"


def test_each_routine_is_called_the_routine_where_it_is_cited(both, macros_of, read):
    """What stands in a routine is cited as the routine, in both; the other's document by its title nowhere."""
    call = macros_of(both)
    for name, text in (
        ("nyckel/villor.md", 'branches("villor")'),
        ("avhysning/utan-barn-ej-aktuell.md", 'branches("utan-barn-ej-aktuell")'),
    ):
        shown = call(name, text)
        assert "Rutinen: " in shown
        assert not [source.title for source in both.sources if f"{source.title}: " in shown and not source.to]


def test_the_start_page_of_checklists_names_those_that_are_not_its_own(
    both, small_handbook, macros_of, read, docs
):
    """With one routine there is nothing to choose; with more, each checklist leads to the others, and a page of none to all."""
    assert macros_of(small_handbook)("nyckel/checklista.md", "checklists()") == ""
    call, where = macros_of(both), addresses_of(docs, both)
    for own, name, up in (("avhysning", "checklista.md", ""), ("nyckel", "nyckel/checklista.md", "../")):
        links = read(call(name, "checklists()")).all("a")
        others = [routine for routine in both.routines if routine.id != own]
        assert [(link["href"], link.text) for link in links] == [
            (f"{up}{where[routine.id].checklist}", routine.title) for routine in others
        ]
    assert len(read(call("index.md", "checklists()", routine=None)).all("a")) == len(both.routines)


@pytest.mark.parametrize("text", [call for _, call in INVENTED if call != "checklists()"])
def test_a_macro_on_a_page_of_no_routine_says_what_to_write(both, macros_of, text):
    """The message is one line, with the page, the macro, and every routine that could be named."""
    name = text.partition("(")[0]
    with pytest.raises(MissingError) as error:
        macros_of(both)("nyckel/index.md", text, routine=None)
    assert str(error.value).startswith(f"nyckel/index.md: makrot {name}: ")
    assert all(f"routine: {routine.id}" in str(error.value) for routine in both.routines)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('branches("vilor")', 'avsnittet "vilor" finns inte (menade du "villor"?)'),
        ('branches("utan-barn-ej-aktuell")', "avsnittet"),
        ('addition_steps("polisen")', 'menade du "polis"?'),
        ('acts("visit-announced")', "slaget"),
        ('unit_steps("vuxenenheten")', "enheten"),
        ('count_your_own("nyckel=borta")', "borta"),
        ('timeline("Rad.", "larm 2026-05-29 Larmet gick.")', "uppgiften"),
        ('timeline("Rad.", "avsand igår Larmet gick.")', "dag"),
        ('timeline("Rad.", "avsand 2026-05-29 Larmet gick.")', "avsand"),
        ('edition("nyckel")', "parentes"),
        ("addition_steps()", "addition_id"),
    ],
)
def test_a_macro_that_names_what_the_routine_has_not_says_so(both, macros_of, text, named):
    """Another routine's names are no more known than misspelt ones."""
    with pytest.raises(MissingError) as error:
        macros_of(both)("nyckel/index.md", text)
    assert named in str(error.value)
    assert str(error.value).startswith(f"nyckel/index.md: makrot {text.partition('(')[0]}: ")


def test_each_routine_is_fetched_by_itself(both, handbook, docs):
    """What the browser fetches for a routine is the same to the byte, however many others there are: its own units and sources."""
    addresses = addresses_of(docs, both)

    def fetched(book, name):
        return handbook_to_json(alone(book, book.routine_by_id[name]), addresses[name])

    assert fetched(both, "avhysning") == fetched(handbook, "avhysning")
    theirs, where = handbook_from_json(fetched(both, "nyckel"))
    assert [routine.id for routine in theirs.routines] == ["nyckel"]
    assert {unit.id for unit in theirs.units} == {"vaktmastare", "kontor", "lassmed"}
    assert {source.id for source in theirs.sources} == {"parmen", "balken", "forslag"}
    assert where == addresses["nyckel"]
