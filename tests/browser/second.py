"""A second routine beside the real one: the small handbook of the tests, put into the data and the pages of a project."""

import shutil
from pathlib import Path

from checklist.loading import ROUTINES

SMALL = Path(__file__).parents[1] / "small"
SHARED = ("units.yaml", "sources.yaml")
NAV = """\
  - Nycklar:
      - nyckel/checklista.md
      - nyckel/index.md
      - nyckel/villor.md
      - nyckel/lagenheter.md
      - nyckel/polis.md
      - nyckel/luckor-och-anmarkningar.md
"""


def add_data(folder, name="nyckel.yaml"):
    """Put the small routine, with its units and sources, among the routines of a folder, in a file of some name."""
    shutil.copyfile(SMALL / "nyckel.yaml", folder / name)
    for shared in SHARED:
        ours = (ROUTINES / shared).read_text(encoding="utf-8")
        _, _, theirs = (SMALL / shared).read_text(encoding="utf-8").partition(":\n")
        (folder / shared).write_text(ours + theirs, encoding="utf-8")


def add_second(project):
    """Put the small routine into a project: its data, its pages, and their place in the menu."""
    add_data(project / "checklist/routines")
    shutil.copytree(SMALL / "sidor", project / "docs/nyckel")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count("\n# Det tekniska") == 1
    settings.write_text(text.replace("\n# Det tekniska", f"{NAV}\n# Det tekniska"), encoding="utf-8")
