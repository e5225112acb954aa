"""Joins modules into one script: for what a browser starts that may import nothing."""

import re
from pathlib import Path

IMPORT = re.compile(r"^import .*?;$", re.MULTILINE)
# A library that is packed has all on one line.
EXPORT = re.compile(
    r"(?:^|(?<=[;}]))export (?=async|class|function|const)|^export\s*\{[^}]*\};?$", re.MULTILINE
)


def joined(modules: tuple[Path, ...]) -> str:
    """Return modules as one, each before those that use it, without what joins them."""
    texts = [path.read_text(encoding="utf-8") for path in modules]
    return "\n".join(IMPORT.sub("", EXPORT.sub("", text)) for text in texts)
