"""Immutable values, as ``dataclass(frozen=True, kw_only=True)`` makes them, without its start-up cost.

``dataclasses`` writes and compiles source text for every class, which took more than half of the time
that the engine needs to be imported in the browser. Here the methods are ordinary functions that read
the fields; ``fields``, ``replace`` and type checkers see no difference.
"""

from dataclasses import MISSING, dataclass, fields
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make ``cls`` an immutable class with keyword arguments, value equality and a hash.

    Annotations are the fields; a default may be a value or ``field(default_factory=…)``. Setting an
    attribute raises ``AttributeError``; a missing or unknown argument ``TypeError``.
    """
    # The browser's bytecode has no docstrings, and for a class without one dataclasses works out a signature.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made = dataclass(init=False, repr=False, eq=False)(cls)
    for name, value in (_METHODS | {"_fields": fields(made)}).items():  # type: ignore[arg-type]
        setattr(made, name, value)
    return made


def _init(self: Any, **given: Any) -> None:  # noqa: ANN401 the class's own annotations hold for callers
    for known in self._fields:
        if known.name in given:
            self.__dict__[known.name] = given.pop(known.name)
        elif known.default is not MISSING:
            self.__dict__[known.name] = known.default
        elif known.default_factory is not MISSING:
            self.__dict__[known.name] = known.default_factory()
        else:
            message = f"{type(self).__name__} saknar argumentet {known.name}"
            raise TypeError(message)
    if given:
        message = f"{type(self).__name__} har inget argument {next(iter(given))}"
        raise TypeError(message)


def _values(self: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple(self.__dict__[known.name] for known in self._fields)


def _eq(self: Any, other: object) -> bool:  # noqa: ANN401
    return type(other) is type(self) and _values(self) == _values(other)


def _hash(self: Any) -> int:  # noqa: ANN401
    return hash(_values(self))


def _repr(self: Any) -> str:  # noqa: ANN401
    shown = ", ".join(f"{known.name}={self.__dict__[known.name]!r}" for known in self._fields)
    return f"{type(self).__name__}({shown})"


def _set(self: Any, name: str, _: object) -> NoReturn:  # noqa: ANN401
    message = f"{type(self).__name__}.{name} går inte att ändra"
    raise AttributeError(message)


_METHODS = {"__init__": _init, "__eq__": _eq, "__hash__": _hash, "__repr__": _repr, "__setattr__": _set}
