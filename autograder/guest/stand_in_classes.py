"""Stand-ins for a student's classes: from what they are derived, which may be a class of the course's own cells, of
which the test cells have the class itself.
"""

from __future__ import annotations

import abc
import contextlib
import types
from collections.abc import Collection, Sequence
from typing import Any

from autograder.guest.stand_in_objects import StandInType

OF_COURSE = "__autograder_course__"  # attribute of a stand-in class: those of the course's that it is derived from


def derived(name: str, bases: Sequence[Any], root: type, body: dict[str, Any]) -> Any:
    """A stand-in for a class with these bases: `root`, and other stand-ins, classes of exceptions and the course's."""
    known = [each for each in bases if isinstance(each, StandInType) or _may_be_raised(each)]
    if not any(issubclass(each, root) for each in known):
        known.append(root)
    course = body[OF_COURSE]
    body = _asked_of_kernel(course, () if issubclass(root, BaseException) else ("__dict__",)) | body
    with contextlib.suppress(Exception):
        kind = _OfAbstract if any(type(each) is abc.ABCMeta for each in course) else StandInType
        return kind(name, (*known, *(each for each in course if each not in known)), body, made=True)
    with contextlib.suppress(TypeError):  # the course's have `__slots__`, or are derived from a plain type
        shown = types.new_class(name, (_Silent, *course))
        return StandInType(name, tuple(known), body | {"__class__": property(lambda _: shown)}, made=True)
    return StandInType(name, (root,), body, made=True)


class _OfAbstract(StandInType, abc.ABCMeta):
    """The class of stand-ins for what is derived from the course's abstract classes."""

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, made: bool = False) -> None:
        super().__init__(name, bases, namespace, made=made)
        type.__delattr__(cls, "__abstractmethods__")  # which only the kernel knows

    def __setattr__(cls, name: str, value: Any) -> None:
        if name.startswith("_abc_"):  # its metaclass's
            type.__setattr__(cls, name, value)
        else:
            super().__setattr__(name, value)


def _may_be_raised(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Exception | SystemExit)


def _asked_of_kernel(classes: Sequence[type], asked: Collection[str]) -> dict[str, Any]:
    """What a stand-in would else find in the course's classes, and the student may have written anew."""
    names = {name for kind in classes for each in kind.__mro__[:-1] for name in vars(each)}
    return {name: _Asked(name) for name in names if not name.startswith(("__", "_abc_")) or name in asked}


class _Asked:
    """An attribute that is asked for in the kernel."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, this: Any, kind: Any) -> Any:
        return StandInType.__getattr__(kind, self._name) if this is None else kind.__getattr__(this, self._name)


class _Silent:
    """Nothing that the course's class does with each class that is derived from it."""

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        pass
