"""Where the parts of a routine are published.

The engine writes links and knows no website: whoever builds a page hands in one of these, and the browser gets it
with the handbook.
"""

from collections.abc import Mapping
from dataclasses import replace

from checklist.model import Addition, Branch, Gap
from checklist.records import frozen


@frozen
class SiteAddresses:
    """Where one routine stands on a website.

    Each page is named as seen from the site's root ("nyckel/villor.html"), and ``root`` is the way there from the
    page that links ("" or "../"). ``sections`` has the page of each section's branches; ``additions`` those of the
    additions that have a page of their own.
    """

    checklist: str
    gaps: str
    sections: Mapping[str, str]
    additions: Mapping[str, str]
    root: str = ""

    def seen_from(self, root: str) -> "SiteAddresses":
        """Return the same addresses for a page from which ``root`` is the way to the site's root."""
        return replace(self, root=root)

    def branch(self, branch: Branch) -> str:
        """Return the address of a branch, on its section's page."""
        return f"{self.root}{self.sections[branch.section]}#{branch.id}"

    def gap(self, gap: Gap) -> str:
        """Return the address of a gap."""
        return f"{self.root}{self.gaps}#{gap.id}"

    def addition(self, addition: Addition) -> str:
        """Return the address of an addition's page; an empty text where it has none of its own."""
        page = self.additions.get(addition.id)
        return f"{self.root}{page}" if page else ""

    def open(self, answers: str) -> str:
        """Return the address of the checklist with answers filled in ("fråga=svar&fråga=svar")."""
        return f"{self.root}{self.checklist}#{answers}"

    def page(self, name: str) -> str:
        """Return the address of a page that the data names without its ending ("lagen/tre-veckor", "stod/ekonomi#bidrag")."""
        page, mark, anchor = name.partition("#")
        return f"{self.root}{page}.html{mark}{anchor}"


@frozen
class OnePage:
    """Where everything stands on the page itself, at its own anchor; there are no other pages to lead to."""

    root: str = "#"

    def seen_from(self, root: str) -> "OnePage":
        """Return the same addresses: there is no way to go."""
        del root
        return self

    def branch(self, branch: Branch) -> str:
        """Return the anchor of a branch."""
        return f"#{branch.id}"

    def gap(self, gap: Gap) -> str:
        """Return the anchor of a gap."""
        return f"#{gap.id}"

    def addition(self, addition: Addition) -> str:
        """Return the anchor of an addition."""
        return f"#{addition.id}"

    def open(self, answers: str) -> str:
        """Return the way to the checklist on this page with answers filled in."""
        return f"#{answers}"

    def page(self, name: str) -> str:
        """Return no address, since there is no such page here."""
        del name
        return ""


Addresses = SiteAddresses | OnePage
