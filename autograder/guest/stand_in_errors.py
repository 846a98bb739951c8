"""Exceptions of the student's as exceptions of the test cells' process, so that they can be raised and caught there.

They have the arguments and the text that they have in the kernel; other attributes and methods are asked for there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from autograder.guest.stand_in_names import builtin_error, place_of
from autograder.guest.stand_in_objects import StandInType
from autograder.guest.wire import WireError

_PLAIN = (bool, int, float, str)
_TREE = "_StandIn__tree"


def class_of(kinds: Any) -> Any:
    """The class that the first of these is, or the first of them that is known here."""
    if type(kinds) is not list:
        return RuntimeError
    first = kinds[0] if kinds else None
    known = isinstance(first, StandInType) and issubclass(first, BaseException)
    return first if known else builtin_error([each for each in kinds if type(each) is list])


def made(kind: Any, args: Any, message: Any, tree: list[Any] | None) -> BaseException:
    """An exception with these arguments; `tree` is what it is called in the kernel, if it is kept there."""
    given = args if type(args) is list and all(arg is None or type(arg) in _PLAIN for arg in args) else [message]
    if issubclass(kind, BaseExceptionGroup):
        given = args if _are_of_group(args) else [message, [RuntimeError(message)]]
    error: BaseException = kind.__new__(kind, *given)
    try:
        error.__init__(*given)  # type: ignore[misc]
    except Exception:  # some cannot be made of what they say
        error.args = tuple(given)
    if tree is not None:
        object.__setattr__(error, _TREE, tree)
    return error


def _are_of_group(args: Any) -> bool:
    if type(args) is not list or len(args) != 2 or type(args[0]) is not str or type(args[1]) is not list:
        return False
    return bool(args[1]) and all(isinstance(each, Exception) for each in args[1])


def tree_of(error: BaseException) -> list[Any]:
    """What an exception is called in the kernel, or how one of a package's can be made there. Raises WireError."""
    if _TREE in vars(error):
        found: list[Any] = vars(error)[_TREE]
        return found
    place = place_of(type(error))
    if place is None or not all(arg is None or type(arg) in _PLAIN for arg in error.args):
        raise WireError(f"a value of type {type(error).__name__}")
    return ["e", *place, *error.args]


def methods(operate: Callable[..., Any]) -> dict[str, Any]:
    """What a class of the student's that is an exception has here, besides what is Python's."""

    def attribute(this: Any, name: str) -> Any:
        if name.startswith("__") or name == _TREE or _TREE not in vars(this):
            raise AttributeError(f"{type(this).__name__!r} object has no attribute {name!r}")
        return operate("get", this, name)

    def text(this: Any) -> str:
        return str(operate("text", "str", this)) if _TREE in vars(this) else BaseException.__str__(this)

    return {"__getattr__": attribute, "__str__": text}
