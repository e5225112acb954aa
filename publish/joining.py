"""Joins modules into one script: for what a browser starts that may import nothing."""

import re
from pathlib import Path

IMPORT = re.compile(r"^import .*?;$", re.MULTILINE)
# A library that is packed has all on one line.
EXPORT = re.compile(
    r"(?:^|(?<=[;}]))export (?=async|class|function|const)|^export\s*\{[^}]*\};?$", re.MULTILINE
)

PACKED = re.compile(r"export\{([^}]*)\};?\s*$")


def enclosed(name: str, module: Path) -> str:
    """Return a packed library as one constant that holds what it exports: its own names are of one letter, as others' are."""
    text = module.read_text(encoding="utf-8")
    exported = PACKED.search(text)
    assert exported, "a packed library ends with what it exports"
    given = re.sub(r"(\w+) as (\w+)", r"\2:\1", exported[1])
    return f"const {name} = (() => {{\n{text[: exported.start()]}return {{{given}}};\n}})();\n"


def joined(modules: tuple[Path, ...]) -> str:
    """Return modules as one, each before those that use it, without what joins them."""
    texts = [path.read_text(encoding="utf-8") for path in modules]
    return "\n".join(IMPORT.sub("", EXPORT.sub("", text)) for text in texts)
