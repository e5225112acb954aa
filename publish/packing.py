"""Runs inside Pyodide: packs the modules that a walk needs into one archive of bytecode.

Bytecode must be made by the Python that runs it, and only that Python knows which modules its own
start imports. So this file is read by archive.mjs and run there; the build's Python only checks its types.
"""

import importlib.util
import io
import sys
from importlib._bootstrap_external import _code_to_hash_pyc  # type: ignore[attr-defined]
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

# Docstrings are left out, a seventh of the size, since the browser has no help(); so are asserts,
# which state what the check of the data has proved.
OPTIMIZE = 2
# Where loadPyodide puts the archive that it is given: tracebacks name this path.
ARCHIVE = f"/lib/python{sys.version_info.major}{sys.version_info.minor}.zip"


# What the standard library itself does without where it is missing (each import stands in a try), and which
# nothing here uses: encrypted sockets, and three ways to compress. The proof is that the walk runs without.
OPTIONAL = ("ssl.py", "bz2.py", "lzma.py", "compression/")


def unpack(archive: str, target: str) -> None:
    """Lay the sources of our packages out, importable, for the walk in the stock interpreter."""
    with ZipFile(archive) as sources:
        sources.extractall(target)
    sys.path.insert(0, target)


def pack(modules: dict[str, str | None], sources: str) -> bytes:
    """Give the archive of the modules that sys.modules held after the walk, each with its file.

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
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_STORED) as archive:
        for name in sorted(found):
            # The form PACKAGE/MODULE.pyc without __pycache__ is the one that zipimport looks for.
            entry = ZipInfo(f"{name}c", (1980, 1, 1, 0, 0, 0))
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, bytecode(name, found[name]))
    return target.getvalue()


def bytecode(name: str, source: bytes) -> bytes:
    """Compile one module to an unchecked hash-based pyc (PEP 552): no date, and no source to look for."""
    code = compile(source, f"{ARCHIVE}/{name}", "exec", dont_inherit=True, optimize=OPTIMIZE)
    pyc: bytes = _code_to_hash_pyc(code, importlib.util.source_hash(source), checked=False)
    return pyc
