"""Runs inside Pyodide: packs the modules that a walk needs into one archive of bytecode.

Most of them lie together in one file of the archive, which finder.py reads at the start.

Bytecode must be made by the Python that runs it, and only that Python knows which modules its own
start imports. So this file is read by archive.mjs and run there; the build's Python only checks its types.
"""

import importlib.util
import io
import marshal
import sys
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from pathlib import Path
from types import CodeType
from zipfile import ZIP_STORED, ZipFile, ZipInfo

# Docstrings are left out, a seventh of the size, since the browser has no help(); so are asserts,
# which state what the check of the data has proved.
OPTIMIZE = 2
# Where loadPyodide puts the archive that it is given: tracebacks name this path.
ARCHIVE = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"


# What the standard library itself does without where it is missing (each import stands in a try), and which
# nothing here uses: encrypted sockets, and three ways to compress. The proof is that the walk runs without.
OPTIONAL = ("ssl.py", "bz2.py", "lzma.py", "compression/")
# What Python imports before the finder: it must lie in the archive as a module of its own.
EARLY = "encodings/"
# The finder under the name by which Python imports it, and what it reads.
FINDER, TOGETHER = "sitecustomize.py", "modules"
# A form of marshal that does not write down how many names a value has: that differs between two runs.
PLAIN = 2


def unpack(archive: str, target: str) -> None:
    """Lay the sources of our packages out, importable, for the walk in the stock interpreter."""
    with ZipFile(archive) as sources:
        sources.extractall(target)
    sys.path.insert(0, target)


def pack(modules: dict[str, str | None], sources: str, finder: str) -> bytes:
    """Give the archive of the modules that sys.modules held after the walk, each with its file.

    ``sources`` is the folder of our own; ``finder`` the text of finder.py.

    Sorted names, one fixed date and unchecked hashes make every build the same to the byte. The archive is
    not compressed: unpacking costs time at every start, and a server or a cache does it better.
    """
    with ZipFile(ARCHIVE) as library:
        found = {}
        for file in modules.values():
            if file and file.startswith(ARCHIVE + "/"):
                name = file.removeprefix(ARCHIVE + "/")
                if name.startswith(OPTIONAL):
                    continue
                found[name] = library.read(name)
            elif file and file.startswith(sources + "/"):
                found[file.removeprefix(sources + "/")] = Path(file).read_bytes()
    together = {}
    # The form PACKAGE/MODULE.pyc without __pycache__ is the one that zipimport looks for.
    entries = {f"{FINDER}c": bytecode(FINDER, finder.encode())}
    for name in sorted(found):
        if name.startswith(EARLY):
            entries[f"{name}c"] = bytecode(name, found[name])
        else:
            module, is_package = module_of(name)
            together[module] = (is_package, name, marshal.dumps(compiled(name, found[name])))
    entries[TOGETHER] = marshal.dumps(together, PLAIN)
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name in sorted(entries):
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, entries[name])
    return target.getvalue()


def module_of(file: str) -> tuple[str, bool]:
    """Return the name of the module in a file, and whether it is a package."""
    stem = file.removesuffix(".py")
    name = stem.removesuffix("/__init__")
    return name.replace("/", "."), name != stem


def compiled(name: str, source: bytes) -> CodeType:
    """Compile one module, so that tracebacks name its file in the archive."""
    code: CodeType = compile(source, f"{ARCHIVE}/{name}", "exec", dont_inherit=True, optimize=OPTIMIZE)
    return code


def bytecode(name: str, source: bytes) -> bytes:
    """Compile one module to an unchecked hash-based pyc (PEP 552): no date, and no source to look for."""
    pyc: bytes = _code_to_hash_pyc(compiled(name, source), importlib.util.source_hash(source), checked=False)
    return pyc
