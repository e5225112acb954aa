"""Writes gzip and brotli beside each file that gains from them, for servers that send such a file as it stands.

No server compresses as hard as a build can, and none compresses 10 MB of WebAssembly while a reader waits.
The hardest setting takes half a minute for that one file, so what was made is kept between builds by the
hash of its content and of what packs it. It is kept with a hash of its own, and made again where that is wrong.
"""

import hashlib
import json
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile

from publish.commands import ROOT, BuildError, run

PROGRAM = ROOT / "publish/innode/compress.mjs"
KEPT = ROOT / "build/precompressed"
# What a browser asks for that may shrink; pictures are packed already, and nobody waits for a source map.
SUFFIXES = (
    ".css",
    ".html",
    ".js",
    ".json",
    ".mjs",
    ".svg",
    ".txt",
    ".wasm",
    ".webmanifest",
    ".xml",
    ".zip",
)
FORMS = ("gz", "br")
# Less than this fits in the first packet as it is.
SMALL = 1000
# The edition in one file is gzip in base64: gzip takes the base64 away again, and brotli would take 16 s for 1 % more.
DOWNLOADS = "ladda-ner"
DOWNLOAD_FORMS = ("gz",)
LEFT_OUT_FOLDERS = ("deploy",)
# The bytes of the hash that stands before what is kept.
HASH = 32
# A file, where each form of it is kept, and one form.
Job = tuple[Path, Path, str]


def precompress(site: Path, kept: Path = KEPT) -> None:
    """Write ``name.gz`` and ``name.br`` into the finished ``site``; ``kept`` holds what earlier builds made.

    Must come last, since a file that is changed afterwards would be served in its old form.
    """
    kept.mkdir(parents=True, exist_ok=True)
    wanted = [(path, kept / digest(path), forms_of(site, path)) for path in candidates(site)]
    # Two files with the same content share what is made of it.
    missing = {
        packed(target, form): (path, target, form)
        for path, target, forms in wanted
        for form in forms
        if whole(packed(target, form)) is None
    }
    compress(list(missing.values()))
    for path, target, forms in wanted:
        for form in forms:
            small = whole(packed(target, form))
            if small is None:
                raise BuildError(f"{path.name} kunde inte packas: det som sparades är inte helt (bygg igen)")
            if small:
                path.with_name(f"{path.name}.{form}").write_bytes(small)
    tidy(kept, (packed(target, form) for _, target, forms in wanted for form in forms))


@contextmanager
def ahead(path: Path, kept: Path = KEPT) -> Iterator[None]:
    """Pack one large file beside whatever the block does, so that it is kept already when its turn comes.

    The block's end waits for it; when the block fails, the packing is given up.
    """
    kept.mkdir(parents=True, exist_ok=True)
    target = kept / digest(path)
    jobs = [(path, target, form) for form in FORMS if whole(packed(target, form)) is None]
    if not jobs:
        yield
        return
    with TemporaryFile() as given:
        given.write(as_json(jobs).encode())
        given.seek(0)
        # What goes wrong here is tried again in its turn, and told then.
        packing = subprocess.Popen(["node", str(PROGRAM)], stdin=given, stderr=subprocess.DEVNULL)
    try:
        yield
    except BaseException:
        packing.terminate()
        raise
    finally:
        packing.wait()


def candidates(site: Path) -> list[Path]:
    """Return the files that may gain, in a fixed order."""
    return [
        path
        for path in sorted(site.rglob("*"))
        if path.suffix in SUFFIXES
        and path.is_file()
        and path.stat().st_size >= SMALL
        and path.relative_to(site).parts[0] not in LEFT_OUT_FOLDERS
        and (path.suffix != ".zip" or path.parent != site / DOWNLOADS)
    ]


def forms_of(site: Path, path: Path) -> tuple[str, ...]:
    """Return the forms that a file gets."""
    return DOWNLOAD_FORMS if path.parent == site / DOWNLOADS else FORMS


def compress(jobs: list[Job]) -> None:
    """Let Node make the forms that are missing; it has brotli, and Python's library has not."""
    if jobs:
        run(["node", str(PROGRAM)], given=as_json(jobs), fault="Sidorna kunde inte komprimeras")


def as_json(jobs: list[Job]) -> str:
    """Return what the program is given: the largest file first."""
    ordered = sorted(jobs, key=lambda job: -job[0].stat().st_size)
    return json.dumps(
        [
            {"source": str(source), "target": str(packed(target, form)), "form": form}
            for source, target, form in ordered
        ]
    )


def tidy(kept: Path, used: Iterable[Path]) -> None:
    """Drop what no file of this build needs, or the folder would grow with every build."""
    for path in set(kept.iterdir()) - set(used):
        path.unlink()


def packed(target: Path, form: str) -> Path:
    """Return where one form of a file is kept."""
    return target.with_name(f"{target.name}.{form}")


def digest(path: Path) -> str:
    """Return the name that a file's content has among what is kept: what packs it decides too what it becomes."""
    return hashlib.sha256(packer() + path.read_bytes()).hexdigest()


@cache
def packer() -> bytes:
    """Return a hash of what packs: our program, and the Node that runs it."""
    node = run(["node", "--version"], fault="Sidorna kunde inte komprimeras")
    return hashlib.sha256(PROGRAM.read_bytes() + node.encode()).digest()


def whole(path: Path) -> bytes | None:
    """Return a form that is kept, empty if it gains too little; None where it is missing or not what was written."""
    if not path.is_file():
        return None
    kept = path.read_bytes()
    check, content = kept[:HASH], kept[HASH:]
    return content if hashlib.sha256(content).digest() == check else None
