"""What the controls of the page are called, and how names and values carry ids: written and read here alone.

A control's name is a verb, alone ("klart") or with what it is about behind a colon ("utfall:ring@0123abcd"). Whoever
writes HTML makes the name here, ``effects`` reads it here, and the page's scripts know only ``KNOWN_TO_PAGE``.
"""

from datetime import date
from enum import StrEnum

# Where a message stands that no control on the page has brought about.
HERE = "har"
# Where somebody comes back to a kept case, and may begin a new one; and where a case has been closed.
CAME_BACK, CLOSED_CASE = "nytt", "avslutat"
# What a link calls the edition that its answers are for: no question may have that id.
EDITION = "utgava"
# Why a browser cannot keep a case, as it says itself: another tab has cleared it, or nothing can be kept.
OTHER_TAB, NO_ROOM = "annan-flik", "gar-inte"


class Verb(StrEnum):
    """What a control does to a case, or to how it is looked at (see ``effects``)."""

    ANSWER = "svar"
    TAKE_BACK = "ta-bort"
    LINK = "lank"
    TICK = "klart"
    NOTE_DONE = "gjort"
    DAY_OF_ACT = "dag"
    DAY_OF_FACT = "datum"
    OUTCOME = "utfall"
    NO_OUTCOME = "inget-utfall"
    AGAIN = "igen"
    CONFIRM = "bekrafta"
    ASK_ASIDE = "fraga-undan"
    ASIDE = "undan"
    BACK = "ater"
    UNFOLD = "vik"
    WHY = "varfor"
    UNIT = "visa"
    WHOLE = "hela"
    WHAT_IF = "tank-om"
    KEEP = "spara"
    KEEP_DAYS = "spara-dagar"
    SHARE = "delad"
    OPEN = "oppna"
    MERGE = "sammanfoga"
    REMEMBER = "minns"
    COPY = "kopiera"
    COPY_LINK = "kopiera-lanken"
    SAVE_FILE = "spara-fil"
    CLEAR = "rensa"
    UNDO = "angra"

    def about(self, subject: str) -> str:
        """Return the name of a control that does this to ``subject``."""
        return f"{self}:{subject}"


class PageVerb(StrEnum):
    """What the page does by itself, without the engine."""

    PRINT = "skriv-ut"
    SHOW_STEPS = "visa-stegen"
    OPEN_FILE = "oppna-fil"
    SHOW_QR = "visa-qr"


# The page brings these about, or does more than carry them to the engine and back.
KNOWN_TO_PAGE = frozenset(
    {
        PageVerb.PRINT,
        PageVerb.SHOW_STEPS,
        PageVerb.SHOW_QR,
        Verb.LINK,
        Verb.UNFOLD,
        Verb.KEEP,
        Verb.OPEN,
        Verb.MERGE,
        Verb.REMEMBER,
        Verb.COPY,
        Verb.COPY_LINK,
        Verb.SAVE_FILE,
        OTHER_TAB,
        NO_ROOM,
    }
)


def read_name(name: str) -> tuple[str, str]:
    """Return the verb of a control's name, and what it is about (empty where the name is the verb alone)."""
    verb, _, subject = name.partition(":")
    return verb, subject


def step_key(step: str, version: str) -> str:
    """Return what controls call one wording of a step: "ring@0123abcd"."""
    return f"{step}@{version}"


def read_step_key(key: str) -> tuple[str, str]:
    """Return the step and the version of a key."""
    step, _, version = key.partition("@")
    return step, version


def fact_key(fact: str, key: str) -> str:
    """Return what the field for a fact's day at a step is about: "delgiven:ring@0123abcd"."""
    return f"{fact}:{key}"


def read_fact_key(subject: str) -> tuple[str, str]:
    """Return the fact, and the key of the step at which its day is asked for."""
    fact, _, key = subject.partition(":")
    return fact, key


def choice(question: str, option: str) -> str:
    """Return an answer as a value: "hus=villa"."""
    return f"{question}={option}"


def read_choice(value: str) -> tuple[str, str]:
    """Return the question and the option of an answer."""
    question, _, option = value.partition("=")
    return question, option


def dated(fact: str, day: date) -> str:
    """Return how the log notes that a fact has a day: "delgiven-2026-11-21"."""
    return f"{fact}-{day.isoformat()}"


def read_dated(detail: str) -> tuple[str, str]:
    """Return the fact and the day, which is text still, of what the log has noted."""
    return detail[: -len("-2026-11-21")], detail[-len("2026-11-21") :]
