"""terminal: what is written arrives, or that is told; a real terminal is tried in test_main."""

import io
import json

import pytest

from checklist.terminal import put, tell


def stream(encoding):
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\n")


@pytest.mark.parametrize(
    ("encoding", "written"), [("utf-8", "å…\n"), ("ascii", "\\u00e5\\u2026\n"), ("latin-1", "å\\u2026\n")]
)
def test_letters_that_a_stream_does_not_have_are_written_as_json_writes_them(encoding, written):
    to = stream(encoding)
    put(to, "å…\n")
    assert to.buffer.getvalue() == written.encode(encoding)


def test_json_is_json_whatever_the_stream_has():
    to = stream("ascii")
    text = json.dumps(["rör inte å, \U0001f511 och \udcff"], ensure_ascii=False)
    put(to, text)
    assert json.loads(to.buffer.getvalue()) == json.loads(text)


def test_a_stream_without_letters_of_its_own_takes_all_of_them():
    to = io.StringIO()
    put(to, "å")
    assert to.getvalue() == "å"


def test_what_nobody_can_hear_is_no_error(monkeypatch):
    monkeypatch.setattr("sys.stderr", None)
    tell("hallå")


def test_each_message_is_one_line_and_cannot_steer_a_terminal(capsys):
    tell("en\nrad", "\x1b[2J")
    assert capsys.readouterr().err == "en\\nrad\n\\x1b[2J\n"
