"""What an id looks like: the name by which data, cases and addresses know a thing."""

import re
from typing import Protocol

# A case is stored by the ids that it names: what a data file may call its things, a case can be read back with.
LONGEST_ID = 80
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_id(text: str, longest: int = LONGEST_ID) -> bool:
    """Tell whether a text has the form of an id: words of a to z with hyphens, not too long."""
    return len(text) <= longest and bool(_ID.fullmatch(text))


class HasId(Protocol):
    """Anything that other data names by its id."""

    @property
    def id(self) -> str:
        """The id."""
