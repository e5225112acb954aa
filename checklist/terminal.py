"""Writing to a terminal, a pipe or a file, which may be full, closed or without the letters å, ä and ö."""

import codecs
import contextlib
import errno
import json
import os
import sys
from pathlib import Path
from typing import TextIO

from checklist.problems import one_line


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Return what cannot be encoded as JSON writes it, so that JSON stays JSON, and where it ends."""
    assert isinstance(error, UnicodeEncodeError)
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error("bo-kvar", _escaped)


def put(stream: TextIO | None, text: str) -> None:
    """Write all of ``text``; letters that the stream does not have are escaped.

    Raises ``OSError`` where it cannot be written. What is left is then thrown away, for Python would try
    again when it ends, and complain in its own words.
    """
    if stream is None:
        raise OSError(errno.EBADF, "stängd")
    encoding = stream.encoding or "utf-8"
    try:
        stream.write(text.encode(encoding, "bo-kvar").decode(encoding))
        stream.flush()
    except (OSError, KeyboardInterrupt):
        with Path(os.devnull).open("wb") as nothing:
            os.dup2(nothing.fileno(), stream.fileno())
        raise


def tell(*messages: str) -> None:
    """Write messages for the user, one line each; if nobody can hear them, the exit status remains."""
    with contextlib.suppress(OSError):
        put(sys.stderr, "".join(f"{one_line(message)}\n" for message in messages))
