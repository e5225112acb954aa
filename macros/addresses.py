"""Where each routine stands on this site: the pages of its sections by name, its checklist by what a page says of itself.

A routine has a folder of its own: ``docs/<routine>/<section>.md`` for each section, one page for gaps and remarks, and
perhaps a page for an addition, by the addition's name. The checklist is the page with ``has_checklist`` and the routine
in its front matter, wherever it lies.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from checklist.addresses import SiteAddresses
from checklist.model import Handbook, Routine

GAPS = "luckor-och-anmarkningar"
FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*\n", re.DOTALL)


def addresses_of(docs: Path, handbook: Handbook) -> dict[str, SiteAddresses]:
    """Return the addresses of every routine, by its id; ``docs`` is the folder of the site's pages.

    A routine without a checklist has an empty address for it: ``publish.frontmatter`` refuses the site then.
    """
    checklists = {
        str(front["routine"]): path.relative_to(docs).with_suffix(".html").as_posix()
        for path in sorted(docs.rglob("*.md"))
        if (front := _front_matter(path)).get("has_checklist") and "routine" in front
    }
    return {
        routine.id: _addresses(docs, routine, checklists.get(routine.id, "")) for routine in handbook.routines
    }


def left_at_once(docs: Path, handbook: Handbook) -> set[str]:
    """Return the routines, by their ids, whose checklist may have to be left in a hurry (``quick_exit``)."""
    return {
        name
        for name, where in addresses_of(docs, handbook).items()
        if where.checklist and _front_matter((docs / where.checklist).with_suffix(".md")).get("quick_exit")
    }


def file_name(address: str) -> str:
    """Return the name of the edition in one file of the page at an address."""
    return f"bo-kvar-{address.replace('/', '-')}"


def _addresses(docs: Path, routine: Routine, checklist: str) -> SiteAddresses:
    folder = docs / routine.id
    return SiteAddresses(
        checklist=checklist,
        gaps=f"{routine.id}/{GAPS}.html",
        sections={section.id: f"{routine.id}/{section.id}.html" for section in routine.sections},
        additions={
            addition.id: f"{routine.id}/{addition.id}.html"
            for addition in routine.additions
            if (folder / f"{addition.id}.md").is_file()
        },
    )


def _front_matter(path: Path) -> Mapping[str, Any]:
    found = FRONT_MATTER.match(path.read_text(encoding="utf-8"))
    return (found and yaml.safe_load(found[1])) or {}
