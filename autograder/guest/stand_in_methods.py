"""The special methods of a stand-in's class: those that its student's class has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from autograder.guest.objects import COMPARING, HARMLESS, WRAPPED
from autograder.guest.stand_in_names import KINDS
from autograder.guest.stand_in_objects import StandIn, StandInType, tree_of


def methods_of(
    special: Sequence[str], methods: frozenset[str] | None, *, base: str, unhashable: bool
) -> dict[str, Any]:
    """Special methods of a stand-in class, those of them that its student's class has.

    Those that compare are the student's if the solution's class has the same, else those of the plain type.
    """
    found: dict[str, Any] = {}
    for name in special:
        if name == "call":
            found["__call__"] = _called
        elif name in HARMLESS:
            found[f"__{name}__"] = _forwarded(name)
        elif name in COMPARING and f"__{name}__" in (methods or ()):
            found[f"__{name}__"] = _forwarded(name, comparing=True)
        elif name in COMPARING and base and (methods is not None or base in WRAPPED):
            found[f"__{name}__"] = _of_base(name)
    if "getitem" in special and "iter" not in special:
        found["__iter__"] = _by_items
    if "len" in special and "__iter__" in found and methods is None:
        found["__iter__"] = _as_long_as_it_says(found["__iter__"])
    found.setdefault("__eq__", object.__eq__)
    found.setdefault("__hash__", None if unhashable and methods is not None else object.__hash__)
    return found


def _called(self: StandIn, *args: Any, **kwargs: Any) -> Any:
    kind = type(self)
    line, number = kind.__autograder_line__, tree_of(self)[1]
    if kind.__name__ in KINDS and number not in line.called_as:
        line.called_as[number] = str(line.operate("get", self, "__name__"))
    return line.call(self, line.called_as.get(number, kind.__name__), args, kwargs)


def _forwarded(name: str, *, comparing: bool = False) -> Callable[..., Any]:
    plain = _of_base(name)

    def method(self: StandIn, *args: Any) -> Any:
        kind = type(self)
        if comparing and not kind.__autograder_line__.may_hear(kind, args):
            return plain(self, *args)
        return kind.__autograder_line__.operate("special", name, self, *args)

    method.__name__ = f"__{name}__"
    return method


def _of_base(name: str) -> Callable[..., Any]:
    """The method of the plain type that a student's class is derived from."""

    def method(self: StandIn, *args: Any) -> Any:
        kind = type(self)
        if kind.__autograder_base__:
            base = kind.__autograder_line__.operate("base", self)
            own = getattr(type(base), f"__{name}__", None)
            if own is not None and not isinstance(type(base), StandInType):
                values = [_plain_of(value) for value in args]
                return own(base, *values)
        return False if name == "contains" else NotImplemented

    method.__name__ = f"__{name}__"
    return method


def _plain_of(value: Any) -> Any:
    kind = type(value)
    if isinstance(kind, StandInType) and kind.__autograder_base__:
        return kind.__autograder_line__.operate("base", value)
    return value


def _by_items(self: StandIn) -> Any:
    number = 0
    while True:
        try:
            yield self[number]  # type: ignore[index]
        except IndexError:
            return
        number += 1


def _as_long_as_it_says(items: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def iterated(self: Any) -> Any:
        length, number = len(self), 0
        for item in items(self):
            number += 1
            yield item
        if number != length:
            raise AssertionError(f"an object of length {length} has {number} items")

    return iterated
