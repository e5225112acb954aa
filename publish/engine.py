"""Makes the browser's engine: what Pyodide starts from, and the files that it fetches.

Pyodide's files come from its npm package. `npm ci` has checked them against the hashes in
package-lock.json when it put them in place, so they are copied without a second check here.
"""

import base64
import hashlib
import importlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from checklist.addresses import SiteAddresses
from checklist.exporting import alone, handbook_to_json
from checklist.model import Handbook
from publish.commands import ROOT, BuildError, run
from publish.swapping import room

LIBRARY = ROOT / "node_modules/pyodide"
RUNTIME = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
# What the worker calls each file, and its name here.
FILES = {
    "loader": "pyodide.mjs",
    "asm": "pyodide.asm.mjs",
    "wasm": "pyodide.asm.wasm",
    "archive": "engine.zip",
}
LIST = "files.mjs"
# Packing this one takes as long as the rest of the build.
LARGEST = "pyodide.asm.wasm"
# What the engine imports besides the standard library: it has a pure-Python form.
PACKAGES = ("markupsafe",)
PROGRAM = ROOT / "publish/innode/archive.mjs"
PACKING = ROOT / "publish/inpyodide/packing.py"
FINDER = ROOT / "publish/inpyodide/finder.py"
WALK = ROOT / "publish/inpyodide/walk.py"


def write_handbooks(handbook: Handbook, addresses: Mapping[str, SiteAddresses], folder: Path) -> list[Path]:
    """Write what the browser fetches of the data into the new `folder`: a file for each routine, of its own id."""
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    paths = []
    for routine in handbook.routines:
        path = folder / f"{routine.id}.json"
        text = handbook_to_json(alone(handbook, routine), addresses[routine.id])
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def build_engine(wheel: Path, handbooks: Sequence[Path], target: Path, walk: Path = WALK) -> str:
    """Fill `target` with everything that the worker fetches, and say what became of it.

    An engine made from the same inputs is kept, if every file of it is what was written: making and proving it
    takes longer than all the rest.
    """
    sources = target.with_suffix(".sources.zip")
    sources.parent.mkdir(parents=True, exist_ok=True)
    collect_sources(wheel, sources)
    mark = target.with_suffix(".mark")
    library = [path for path in sorted(LIBRARY.glob("*")) if path.is_file()]
    made_from = fingerprint([sources, *handbooks, walk, PACKING, FINDER, PROGRAM, Path(__file__), *library])
    if mark.is_file() and mark.read_text(encoding="utf-8") == mark_of(made_from, target):
        return "oförändrad"
    mark.unlink(missing_ok=True)
    with room(target.parent) as making:
        said = make_engine(sources, handbooks, walk, making / target.name)
        if target.exists():
            shutil.rmtree(target)
        (making / target.name).rename(target)
    mark.write_text(mark_of(made_from, target), encoding="utf-8")
    return said


def make_engine(sources: Path, handbooks: Sequence[Path], walk: Path, target: Path) -> str:
    """Make the engine in the new folder `target`, prove its answers, and say what it holds."""
    target.mkdir()
    paths = {
        "library": LIBRARY,
        "sources": sources,
        "packing": PACKING,
        "finder": FINDER,
        "walk": walk,
        "archive": target / FILES["archive"],
    }
    answer = run(
        ["node", str(PROGRAM)],
        given=json.dumps(
            {name: str(path) for name, path in paths.items()}
            | {"handbooks": [str(path) for path in handbooks]}
        ),
        fault="Motorn för webbläsaren kunde inte byggas",
    )
    for name in RUNTIME:
        shutil.copyfile(LIBRARY / name, target / name)
    for handbook in handbooks:
        shutil.copyfile(handbook, target / handbook.name)
    figures = json.loads(answer)
    (target / LIST).write_text(list_of(target, figures["lock"]), encoding="utf-8")
    size = f"{(target / FILES['archive']).stat().st_size / 1e6:.2f}".replace(".", ",")
    return f"{size} MB, {figures['modules']} moduler, {figures['answers']} svar jämförda"


def list_of(folder: Path, lock: object) -> str:
    """Return the module that tells the worker where each file is, and what it must hold.

    The hash is what a file is refused by when it is cut short or altered; the size is what the reader is told is left.
    ``lock`` is Pyodide's lock, of no packages. The handbooks, one for each routine, stand apart: a page wants only its own.
    """
    handbooks = {path.stem: path.name for path in sorted(folder.glob("*.json"))}
    return (
        f"export const FILES = {_listed(folder, FILES)};\n"
        f"export const HANDBOOKS = {_listed(folder, handbooks)};\n"
        f"export const LOCK = {json.dumps(json.dumps(lock))};\n"
    )


def _listed(folder: Path, files: Mapping[str, str]) -> str:
    lines = [
        f'  "{name}": {{ url: new URL("./{file}", import.meta.url).href, '
        f'integrity: "{integrity(folder / file)}", size: {(folder / file).stat().st_size} }},'
        for name, file in files.items()
    ]
    return "\n".join(["{", *lines, "}"])


def integrity(path: Path) -> str:
    """Return a file's hash in the form that a browser compares with."""
    return f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"


def mark_of(made_from: str, folder: Path) -> str:
    """Return what is written down of an engine: what it was made from, and a hash of each of its files."""
    files = [path for path in sorted(folder.glob("*")) if path.is_file()]
    lines = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}" for path in files]
    return "\n".join([made_from, *lines, ""])


def fingerprint(paths: Iterable[Path]) -> str:
    """Give one hash of all that the engine is made from."""
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def collect_sources(wheel: Path, target: Path) -> None:
    """Gather the pure-Python sources of the engine and its packages: the browser has no use for the rest."""
    with ZipFile(target, "w") as sources:
        with ZipFile(wheel) as built:
            for name in sorted(built.namelist()):
                if name.endswith(".py"):
                    sources.writestr(ZipInfo(name), built.read(name))
        for package in PACKAGES:
            for name, path in package_sources(package):
                sources.writestr(ZipInfo(name), path.read_bytes())


def package_sources(package: str) -> Iterator[tuple[str, Path]]:
    """Yield the Python files of an installed package; one with a C part falls back on these by itself."""
    file = importlib.import_module(package).__file__
    if file is None:
        raise BuildError(f"Paketet {package} har inga källfiler")
    folder = Path(file).parent
    for path in sorted(folder.rglob("*.py")):
        yield str(path.relative_to(folder.parent).as_posix()), path
