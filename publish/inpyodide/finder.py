"""Runs inside Pyodide as `sitecustomize`: hands out the modules that lie together in the archive.

Python would look each module up in the archive, open the file, seek and read, by way of an imitated file system:
at every start, more than a hundred times. Here one file is read once. Python imports a module by the name of
`sitecustomize` by itself, before all but the text encodings and what is frozen in the interpreter. It swallows what
goes wrong there: a broken finder shows as modules that are missing.
"""

import sys
from marshal import loads

# importlib, typing and types are among those that are not to be found yet.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType
    from typing import Any

# By module name: whether it is a package, the file that tracebacks name, and bytecode.
Together = dict[str, tuple[bool, str, bytes]]
# What `packing` calls the file.
TOGETHER = "modules"


class Finder:
    """Finds and runs modules for the import system (PEP 451), out of a dictionary.

    ``archive`` is the path that the files of ``modules`` are said to be in.
    """

    def __init__(self, archive: str, modules: Together) -> None:
        self.archive = archive
        self.modules = modules
        self.spec_type: Any = type(sys.__spec__)

    def find_spec(
        self, name: str, _path: "Sequence[str] | None", _target: "ModuleType | None" = None, /
    ) -> "ModuleSpec | None":
        """Return what the import system needs to load the module ``name``, or None if it is not here."""
        if name not in self.modules:
            return None
        is_package, file, _ = self.modules[name]
        spec: ModuleSpec = self.spec_type(name, self, origin=f"{self.archive}/{file}", is_package=is_package)
        spec.has_location = True
        return spec

    def create_module(self, spec: "ModuleSpec") -> None:
        """Leave the making of the module to the import system."""

    def exec_module(self, module: "ModuleType") -> None:
        """Run a module's code in it."""
        exec(loads(self.modules[module.__name__][2]), module.__dict__)  # noqa: S102, S302 - our own


if __name__ == "sitecustomize":
    loader: "Any" = __spec__.loader
    together = loads(loader.get_data(f"{loader.archive}/{TOGETHER}"))  # noqa: S302 - our own
    sys.meta_path.insert(0, Finder(loader.archive, together))
