"""The macros that pages may use, registered with mkdocs-macros.

Only registration stands here, and what an author is told whose page asks for what there is not; what a macro writes
is made by the pure functions in ``pages`` and ``maps``. Imports are absolute, and only ``env.macro`` is used, so that another generator can run them.
"""

from inspect import signature
from pathlib import Path
from typing import Any

from checklist.loading import load, load_exercises
from macros.addresses import addresses_of
from macros.book import Book, MissingError
from macros.pages import MACROS


def define_env(env: Any) -> None:  # noqa: ANN401 mkdocs-macros has no types
    """Register every macro; called by mkdocs-macros once for each build."""
    handbook = load()
    addresses = addresses_of(Path(env.conf["docs_dir"]), handbook)
    book = Book(handbook, addresses, load_exercises(handbook))

    def register(name: str, function: Any) -> None:  # noqa: ANN401 any of the functions in pages
        def macro(*arguments: str, **named: str) -> str:
            try:
                return written(function, book, env.page, *arguments, **named)
            except MissingError as error:
                message = f"{env.page.file.src_uri}: makrot {name}: {error}"
                raise MissingError(message) from None

        env.macro(macro, name)

    for name, function in MACROS.items():
        register(name, function)


def written(function: Any, *arguments: Any, **named: Any) -> str:  # noqa: ANN401 any of the functions in pages
    """Return what a macro writes; MissingError where it is given too much or too little."""
    wanted = signature(function)
    try:
        wanted.bind(*arguments, **named)
    except TypeError:
        names = ", ".join(name for name in wanted.parameters if name not in ("book", "file", "_"))
        raise MissingError(f"fel antal uppgifter inom parentes (skriv: {names or 'inget'})") from None
    return str(function(*arguments, **named))
