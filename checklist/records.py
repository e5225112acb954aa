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
    known = fields(made)  # type: ignore[arg-type]
    plain = {one.name: one.default for one in known if one.default is not MISSING}
    fresh = {one.name: one.default_factory for one in known if one.default_factory is not MISSING}
    names = {one.name: None for one in known}
    for name, value in (_METHODS | {"_names": names, "_plain": plain, "_fresh": fresh}).items():
        setattr(made, name, value)
    return made


def _init(self: Any, **given: Any) -> None:  # noqa: ANN401 the class's own annotations hold for callers
    held = self.__dict__
    held.update(self._plain)
    for name, make in self._fresh.items():
        held[name] = make()
    held.update(given)
    if held.keys() == self._names.keys():
        return
    for name in self._names:
        if name not in held:
            message = f"{type(self).__name__} saknar argumentet {name}"
            raise TypeError(message)
    message = (
        f"{type(self).__name__} har inget argument {next(name for name in given if name not in self._names)}"
    )
    raise TypeError(message)


def _values(self: Any) -> tuple[Any, ...]:  # noqa: ANN401
    return tuple([self.__dict__[name] for name in self._names])


def _eq(self: Any, other: object) -> bool:  # noqa: ANN401
    return type(other) is type(self) and _values(self) == _values(other)


def _hash(self: Any) -> int:  # noqa: ANN401
    return hash(_values(self))


def _repr(self: Any) -> str:  # noqa: ANN401
    shown = ", ".join(f"{name}={self.__dict__[name]!r}" for name in self._names)
    return f"{type(self).__name__}({shown})"


def _set(self: Any, name: str, _: object) -> NoReturn:  # noqa: ANN401
    message = f"{type(self).__name__}.{name} går inte att ändra"
    raise AttributeError(message)


_METHODS = {"__init__": _init, "__eq__": _eq, "__hash__": _hash, "__repr__": _repr, "__setattr__": _set}
