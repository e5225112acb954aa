"""The macros that pages may use, registered with mkdocs-macros.

Only registration stands here; what a macro writes is made by the pure functions in ``pages`` and
``maps``. Imports are absolute, and only ``env.macro`` is used, so that another generator can run them.
"""

from typing import Any

from checklist.loading import load
from macros.book import Book
from macros.pages import MACROS


def define_env(env: Any) -> None:  # noqa: ANN401 mkdocs-macros has no types
    """Register every macro; called by mkdocs-macros once for each build."""
    book = Book(load())

    def register(name: str, function: Any) -> None:  # noqa: ANN401 any of the functions in pages
        def macro(*arguments: str) -> str:
            return str(function(book, env.page, *arguments))

        env.macro(macro, name)

    for name, function in MACROS.items():
        register(name, function)
