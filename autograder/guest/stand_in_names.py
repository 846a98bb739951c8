"""Names of modules, classes and functions by which the process of the test cells and the student's kernel agree."""

from __future__ import annotations

import builtins
import re
import sys
import types
import unittest
from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.guest.stand_in_objects import StandInType
from autograder.guest.wire import WireError

#: Packages of whose exceptions a test may speak.
_LIBRARIES = (sys.stdlib_module_names - {"unittest", "doctest"}) | {  # which could have a test left out
    "numpy", "pandas", "scipy", "sklearn", "torch", "networkx", "requests", "statsmodels", "sympy",
}  # fmt: skip


KINDS: dict[str, type] = {
    "function": types.FunctionType,
    "method": types.MethodType,
    "generator": types.GeneratorType,
    "module": types.ModuleType,
    "property": property,
    "staticmethod": staticmethod,
    "classmethod": classmethod,
    "builtin_function_or_method": types.BuiltinFunctionType,
    "builtin_method": type(re.compile("").match),  # of some classes written in C
    "coroutine": types.CoroutineType,
}


_TYPES: dict[str, type] = {
    kind.__name__: kind
    for kind in (int, float, complex, bool, str, bytes, list, tuple, dict, set, frozenset, object, type, range)
}


def place_of(value: Any) -> tuple[str, str] | None:
    """Module and name by which the kernel can import a module, class or function."""
    if isinstance(value, types.ModuleType):
        return value.__name__, ""
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", getattr(value, "__name__", None))
    if module is None and isinstance(value, types.BuiltinMethodType | type(len)):
        module = "builtins"
    if type(module) is not str or type(name) is not str or module not in sys.modules or module == "__main__":
        return None
    found: Any = sys.modules[module]
    for part in name.split("."):
        found = getattr(found, part, None)
    return (module, name) if found is value else None


def harmless(module: Any, name: Any) -> Any:
    """A type that the kernel names: a plain one, an exception, a number of NumPy's; nothing that does anything."""
    if module == "builtins" and type(name) is str:
        if name in _TYPES:
            return _TYPES[name]
        found = getattr(builtins, name, None)
        if name == "NoneType":
            return type(None)
        if isinstance(found, type) and issubclass(found, BaseException):
            return found
    if module == "numpy" and type(name) is str:
        found = getattr(np, name, None)
        if isinstance(found, type) and issubclass(found, np.generic | np.ndarray):
            return found
    raise WireError("a name that no test needs")


def builtin_error(places: Sequence[Any]) -> Any:
    """The first of an exception's classes, by module and name, that is Python's or a well-known package's."""
    for place in places:
        if type(place) is list and len(place) == 2 and str(place[0]).partition(".")[0] in _LIBRARIES:
            found: Any = sys.modules.get(str(place[0]))
            for part in str(place[1]).split("."):
                found = getattr(found, part, None)
            if isinstance(found, type) and issubclass(found, Exception | SystemExit) and _is_of_library(found):
                return found
    return RuntimeError


def _is_of_library(kind: type) -> bool:
    """Whether an exception is what it is called, and none by which a test is left out, whoever has a name for it."""
    return kind.__module__.partition(".")[0] in _LIBRARIES and not issubclass(kind, unittest.SkipTest)


def class_here(name: str, place: Any, parents: Any, base: str) -> type | None:
    """What `isinstance` shall go by: the same class of a package, or one derived from the packages', or from the plain
    type, that it is.
    """
    if name in KINDS and place[:1] in ([], ["builtins"]):
        return KINDS[name]
    for module, qualified in parents:
        root = module.partition(".")[0]
        if root in ("builtins", "abc", "typing") or module not in sys.modules:
            continue
        found: Any = sys.modules[module]
        for part in qualified.split("."):
            found = getattr(found, part, None)
        if not isinstance(found, type) or isinstance(found, StandInType):
            continue
        if place:
            return found
        try:
            return types.new_class(name, (found,))
        except Exception:
            return None
    return types.new_class(name, (_TYPES[base],)) if base in _TYPES and not place else None
