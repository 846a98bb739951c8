"""Signatures of functions as plain data: an answer may look at a function of the test's before it calls it.

A parameter is [name, kind, whether it has a default, the default, the annotation]; the first item of the whole is the
annotation of what is returned. Defaults are plain numbers and texts, or None; annotations are trees of classes, or
texts.
"""

from __future__ import annotations

import functools
import inspect
import types
from collections.abc import Callable
from typing import Any

from autograder.guest.wire import WireError

_EMPTY = inspect.Parameter.empty
_PLAIN = frozenset([types.FunctionType, types.MethodType, types.BuiltinFunctionType])


def told(function: Any, tree_of: Callable[[Any], Any]) -> list[Any] | None:
    """What there is to know of a function's signature; None if it tells none."""
    plain = function.func if type(function) is functools.partial else function
    if type(plain) not in _PLAIN:  # one that leads to a stand-in would be asked while a message is made
        return None
    try:
        signature = inspect.signature(function, follow_wrapped=False)
    except (TypeError, ValueError):
        return None
    parameters = [
        [each.name, int(each.kind), each.default is not _EMPTY, shown(each.default), _told(each.annotation, tree_of)]
        for each in signature.parameters.values()
    ]
    return [_told(signature.return_annotation, tree_of), *parameters]


def shown(default: Any) -> Any:
    """A default, if it is a plain one."""
    return default if default is None or type(default) in (bool, int, float, str) else None


def _told(annotation: Any, tree_of: Callable[[Any], Any]) -> Any:
    if annotation is _EMPTY:
        return []
    if isinstance(annotation, type):
        try:
            return tree_of(annotation)
        except WireError:
            pass
    return annotation if annotation is None or type(annotation) is str else inspect.formatannotation(annotation)


def give(function: Any, found: list[Any], value_of: Callable[[list[Any]], Any]) -> None:
    """Give a function a signature that has been told of another one."""

    def annotation(part: Any) -> Any:
        return _EMPTY if part == [] else value_of(part) if type(part) is list else part

    parameters = [
        inspect.Parameter(
            name, inspect._ParameterKind(kind), default=default if has else _EMPTY, annotation=annotation(of)
        )
        for name, kind, has, default, of in found[1:]
    ]
    signature = inspect.Signature(parameters, return_annotation=annotation(found[0]))
    function.__signature__ = signature
    named = [*((each.name, each.annotation) for each in parameters), ("return", signature.return_annotation)]
    function.__annotations__ = {name: each for name, each in named if each is not _EMPTY}
