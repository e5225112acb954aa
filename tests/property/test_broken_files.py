"""Whatever an editor's slip has made of a data file: it is read, or there are lines in Swedish with their places."""

import re
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

from checklist.model import Routine
from checklist.parsing import parse
from checklist.problems import BrokenDataError

TEXT = (Path(__file__).parents[1] / "small/nyckel.yaml").read_text(encoding="utf-8")
ENGLISH = re.compile(r"\b(expected|found|while|could|not|but|token|scalar|stream|codec|limit|large)\b")
SLIP = st.one_of(
    st.text(alphabet="-?:,[]{}#&*!|>'\"%@`\\ \n\taåx0~=<.U", max_size=8),
    st.text(max_size=5),
    st.sampled_from(
        [
            "%YAML 9.1\n---\n",
            "%YAML 1." + "9" * 5_000 + "\n---\n",
            "...\n",
            "--- ",
            "!!int x",
            '"\\UFFFFFFFF"',
        ]
    ),
)


def problems_of_text(text):
    """Return the problems of a routine's text, or None when it can be read."""
    try:
        parse(Routine, text, "f.yaml")
    except BrokenDataError as error:
        return error.problems
    return None


@given(st.integers(0, len(TEXT)), st.integers(0, 12), SLIP)
@example(0, 0, "%YAML 9.1\n---\n")
@example(0, 0, "%YAML 1." + "9" * 5_000 + "\n---\n")
@example(0, 0, "%TAG ! x\n%TAG ! y\n---\n")
@example(len(TEXT), 0, "...\nid: x\n")
@example(0, 0, "&a &b ")
@example(0, 0, "*a : *b\n")
def test_a_slip_anywhere_is_read_or_told_in_swedish_within_the_file(index, gone, slip):
    text = TEXT[:index] + slip + TEXT[index + gone :]
    told = problems_of_text(text)
    assert told != []
    for problem in told or ():
        assert str(problem).isprintable()
        assert 1 <= problem.place.line <= text.count("\n") + 2
        assert not ENGLISH.search(re.sub('"[^"]*"', "", problem.message))
