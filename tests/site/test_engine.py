"""The browser's engine as a file: the same inputs give the same bytes, and nothing in it needs the sources."""

import importlib
import json
import marshal
import os
import subprocess
import sys
import time
from zipfile import ZipFile, ZipInfo

import pytest

from publish import engine
from publish.commands import ROOT, BuildError
from publish.engine import FILES, collect_sources, fingerprint, integrity
from publish.inpyodide import finder, packing
from publish.wheel import build_wheel

PACK = """
import json, sys
from pathlib import Path
from publish.inpyodide import packing
library, home, target, modules, finder = sys.argv[1:]
packing.ARCHIVE = library
Path(target).write_bytes(packing.pack(json.loads(modules), home, finder))
"""
SOURCE = "NAMES = {'a', 'b', 'c'}\n\ndef first(text: str) -> str:\n    '''Docstring.'''\n    assert text\n    return text in NAMES\n"


@pytest.fixture
def inputs(tmp_path):
    """A standard library of three modules in an archive, and a package of our own beside it."""
    library, home = tmp_path / "python.zip", tmp_path / "hem"
    with ZipFile(library, "w") as archive:
        archive.writestr(ZipInfo("json/__init__.py"), SOURCE)
        archive.writestr(ZipInfo("abc.py"), SOURCE)
        archive.writestr(ZipInfo("encodings/__init__.py"), SOURCE)
    (home / "checklist").mkdir(parents=True)
    (home / "checklist/bridge.py").write_text(SOURCE, encoding="utf-8")
    modules = {
        "json": f"{library}/json/__init__.py",
        "abc": f"{library}/abc.py",
        "encodings": f"{library}/encodings/__init__.py",
        "checklist.bridge": f"{home}/checklist/bridge.py",
        "sys": None,
        "annat": "/nagon/annanstans.py",
    }
    return library, home, modules


def packed(inputs, target, modules, seed):
    """Pack in a Python of its own, whose sets have an order of their own."""
    library, home, _ = inputs
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [
        sys.executable,
        "-c",
        PACK,
        str(library),
        str(home),
        str(target),
        json.dumps(modules),
        "SOUGHT = 1\n",
    ]
    subprocess.run(command, check=True, env=environment)
    return target.read_bytes()


def test_two_packings_are_the_same_to_the_byte(inputs, tmp_path):
    """Whatever the order of the modules, the dates of the files and the hash seed, the archive is the same."""
    _, home, modules = inputs
    first = packed(inputs, tmp_path / "a.zip", modules, "1")
    later = time.time() + 86_400
    os.utime(home / "checklist/bridge.py", (later, later))
    second = packed(inputs, tmp_path / "b.zip", dict(reversed(modules.items())), "2")
    assert first == second


def test_only_what_the_walk_has_imported_is_packed(inputs, tmp_path):
    """The archive holds the modules of the library and of our packages, as bytecode, and nothing else.

    What Python needs before the finder lies for itself, and all else together, where only the finder looks.
    """
    *_, modules = inputs
    packed(inputs, tmp_path / "a.zip", modules, "0")
    with ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist() == ["encodings/__init__.pyc", "modules", "sitecustomize.pyc"]
        together = marshal.loads(archive.read("modules"))
    assert {name: entry[:2] for name, entry in together.items()} == {
        "abc": (False, "abc.py"),
        "checklist.bridge": (False, "checklist/bridge.py"),
        "json": (True, "json/__init__.py"),
    }


def test_the_finder_hands_out_what_lies_together(monkeypatch):
    """A package and a module in it are imported out of the dictionary and name their files; others are not found."""
    sources = {
        "prov_paket": (True, "prov_paket/__init__.py", ""),
        "prov_paket.del_ett": (False, "prov_paket/del_ett.py", "X = 7"),
    }
    together = {
        name: (is_package, file, marshal.dumps(compile(text, file, "exec")))
        for name, (is_package, file, text) in sources.items()
    }
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, finder.Finder("/arkiv.zip", together)])
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    module = importlib.import_module("prov_paket.del_ett")
    assert (module.X, module.__file__) == (7, "/arkiv.zip/prov_paket/del_ett.py")
    assert hasattr(importlib.import_module("prov_paket"), "__path__")
    assert not hasattr(module, "__path__")
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("prov_paket.del_tva")


def test_the_finder_and_the_packer_agree():
    """The one reads the file that the other writes."""
    assert finder.TOGETHER == packing.TOGETHER


def test_bytecode_does_not_look_for_its_source():
    """A module's bytecode is bound to its source's hash, unchecked, and leaves docstrings and asserts out."""
    code = packing.bytecode("prov.py", SOURCE.encode())
    assert int.from_bytes(code[4:8], "little") == 1
    assert b"Docstring" not in code
    assert b"AssertionError" not in code


def test_the_published_archive(engine_file):
    """The archive on the site is sorted and undated, bytecode of one Python, with the bridge and no parser."""
    with ZipFile(engine_file("engine.zip")) as archive:
        names = archive.namelist()
        assert names == sorted(names)
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        heads = {archive.read(name)[:8] for name in names if name != packing.TOGETHER}
        assert archive.testzip() is None
        together = marshal.loads(archive.read(packing.TOGETHER))
    files = [file for _, file, _ in together.values()]
    assert len(heads) == 1
    assert {name.rpartition(".")[2] for name in names if name != packing.TOGETHER} == {"pyc"}
    assert files == sorted(files)
    assert "checklist.bridge" in together
    # Frozen in the interpreter already.
    assert not {"os", "_collections_abc"} & set(together)
    assert not {"checklist.parsing", "checklist.loading", "checklist.cli"} & set(together)
    assert not [
        file for file in files if file.startswith(("yaml/", "publish/", "macros/", *packing.OPTIONAL))
    ]


def test_the_site_serves_what_the_build_made(engine_file):
    """What the site serves of the engine is what the build has made and compared, to the byte."""
    for name in FILES.values():
        assert engine_file(name).read_bytes() == (ROOT / "build/engine" / name).read_bytes()


def test_the_worker_is_told_what_each_file_must_hold(engine_file):
    """The list names each file as it is published, with the hash to compare with, and its size."""
    text = engine_file("files.mjs").read_text(encoding="utf-8")
    for name, file in {**FILES, "avhysning": "avhysning.json"}.items():
        path = engine_file(file)
        told = f'integrity: "{integrity(path)}", size: {path.stat().st_size} }}'
        assert f'"{name}": {{ url: new URL("./{path.name}", import.meta.url).href, {told}' in text
    lock = json.loads(json.loads(text.partition("LOCK = ")[2].rstrip(";\n")))
    assert lock["packages"] == {}


def test_pyodide_is_what_the_lock_says(engine_file):
    """Pyodide's files are those of its npm package."""
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"):
        assert engine_file(name).read_bytes() == (ROOT / "node_modules/pyodide" / name).read_bytes()


def test_two_wheels_are_the_same_to_the_byte(tmp_path):
    """Two builds of the wheel give the same bytes, so that the engine made from it is the same."""
    first, second = build_wheel(tmp_path / "a"), build_wheel(tmp_path / "b")
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()
    with ZipFile(first) as wheel:
        assert "checklist/bridge.py" in wheel.namelist()
        assert "checklist/routines/avhysning.yaml" in wheel.namelist()
    collect_sources(first, tmp_path / "a.zip")
    collect_sources(second, tmp_path / "b.zip")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_the_fingerprint_sees_every_change(tmp_path):
    """The mark of an engine changes with any of its inputs, and with nothing else."""
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    mark = fingerprint([one, two])
    os.utime(one, (0, 0))
    assert fingerprint([one, two]) == mark
    two.write_bytes(b"3")
    assert fingerprint([one, two]) != mark


@pytest.fixture
def kept_engine(tmp_path, monkeypatch):
    """A function that builds an engine as small as can be, and gives its folder and whether it was made anew."""
    made = []

    def make(sources, handbooks, walk, target):
        made.append(target)
        target.mkdir()
        for name in FILES.values():
            (target / name).write_text(f"{name} ur {handbooks[0].name}", encoding="utf-8")
        return "ny"

    monkeypatch.setattr(engine, "make_engine", make)
    with ZipFile(tmp_path / "a.whl", "w") as wheel:
        wheel.writestr("checklist/bridge.py", SOURCE)
    (tmp_path / "nyckel.json").write_text("{}", encoding="utf-8")

    def run():
        made.clear()
        engine.build_engine(tmp_path / "a.whl", [tmp_path / "nyckel.json"], tmp_path / "build/engine")
        return tmp_path / "build/engine", bool(made)

    return run


@pytest.mark.parametrize("name", FILES.values())
@pytest.mark.parametrize("damage", ["halv", "ändrad", "borta"])
def test_a_damaged_engine_is_made_anew(kept_engine, name, damage):
    """An engine is taken as it is only when every file of it is what was written: whichever is damaged, it is made anew."""
    folder, made = kept_engine()
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert made
    assert kept_engine() == (folder, False)
    if damage == "borta":
        (folder / name).unlink()
    else:
        content = whole[name]
        (folder / name).write_bytes(content[: len(content) // 2] if damage == "halv" else content[:-1] + b"x")
    assert kept_engine() == (folder, True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == whole
    assert kept_engine() == (folder, False)


def test_what_does_not_belong_to_an_engine_is_not_published(kept_engine):
    """A file that somebody has put among the engine's goes when it is made anew."""
    folder, _ = kept_engine()
    (folder / "extra.mjs").write_text("a", encoding="utf-8")
    assert kept_engine() == (folder, True)
    assert not (folder / "extra.mjs").exists()


def test_another_pyodide_is_another_engine(kept_engine, tmp_path, monkeypatch):
    """Each file of Pyodide's counts, not its version alone: one that is half there was never what it says."""
    library = tmp_path / "pyodide"
    library.mkdir()
    (library / "package.json").write_text("{}", encoding="utf-8")
    (library / "pyodide.asm.wasm").write_bytes(b"hel")
    monkeypatch.setattr(engine, "LIBRARY", library)
    kept_engine()
    assert not kept_engine()[1]
    (library / "pyodide.asm.wasm").write_bytes(b"h")
    assert kept_engine()[1]


def test_a_wheel_that_cannot_be_built(tmp_path, capfd):
    """A project that cannot be built ends with one line."""
    (tmp_path / "pyproject.toml").write_text("trasig", encoding="utf-8")
    with pytest.raises(BuildError, match="wheel"):
        build_wheel(tmp_path / "ut", project=tmp_path)
    assert capfd.readouterr().err
