"""Stand-ins, in the process of the test cells, for objects and classes of a student's kernel.

A class has a stand-in of its own, with those special methods that the student's class has; an object is an instance of
it. What is asked of them goes to the kernel and comes back as plain data or as other stand-ins.

A comparison or a sum of an object and a value of the test would hand the value to student code, which could say that
all is equal. So it is left to the student's own methods only where the test is about them: if the class, or one that
it is derived from, has the name of a class of the course's solution that has that very method, and the text of the test
cell mentions it; and between two objects of such classes. Any other object equals itself alone, and one of a subclass
of a plain type is that plain value.
"""

from __future__ import annotations

import copy
import dataclasses
import inspect
import types
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from autograder.guest.stand_in_line import Line


class Stopped(BaseException):
    """The test cell cannot go on, and whatever it makes of this exception, it has not passed."""


class Unsupported(BaseException):
    """The test cell asks for something that needs the student's own process."""


#: Methods by which an object of any class would say itself whether it is what a test wants.
_JUDGING = frozenset([
    "equals", "eq", "ne", "lt", "le", "gt", "ge", "isequal", "is_equal", "equal", "compare", "compare_to",
    "same", "issubset", "issuperset", "isdisjoint", "allclose", "isclose", "array_equal", "almost_equals",
    "__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__contains__", "__sub__", "__rsub__",
])  # fmt: skip


#: Attributes with two underscores that a stand-in asks for; others are Python's and its packages' ways to look inside.
_ASKED = frozenset([
    "__name__", "__qualname__", "__doc__", "__dict__", "__annotations__", "__defaults__", "__kwdefaults__",
    "__wrapped__", "__self__", "__func__", "__version__", "__slots__", "__cause__", "__init__", "__str__",
    "__repr__", "__len__", "__iter__", "__next__", "__getitem__", "__add__", "__mul__", "__call__", "__enter__",
    "__exit__", "__hash__", "__abs__", "__neg__", "__bool__", "__match_args__",
    "__mro__", "__members__", "__abstractmethods__",
])  # fmt: skip


_MEMBERS = (types.FunctionType, bool, int, float, str, list, tuple, dict, set, type(None))


class StandInType(type):
    """The stand-in for a class, and the class of the stand-ins for its instances."""

    __autograder_line__: Line
    __autograder_tree__: list[Any]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, made: bool = False) -> Any:
        """A class that a test derives from a student's is made in the kernel, its methods stay here. Raises Unsupported
        if they are such that only the class itself can have.
        """
        if made:
            return super().__new__(cls, name, bases, namespace)
        body = {key: value for key, value in namespace.items() if key not in ("__module__", "__qualname__")}
        plain = all(isinstance(each, _MEMBERS) for each in body.values())
        if "__classcell__" in body or not plain or issubclass(bases[0], BaseException):
            raise Unsupported(f"The test derives a class from {bases[0].__name__}, which is the student's.")
        line: Any = type.__getattribute__(bases[0], "__autograder_line__")
        return line.operate("derive", name, bases, body)

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, made: bool = False) -> None:
        super().__init__(name, bases, namespace)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """An instance, made in the kernel."""
        line: Any = type.__getattribute__(cls, "__autograder_line__")
        return line.call(cls, cls.__name__, args, kwargs)

    def __getattr__(cls, name: str) -> Any:
        if name == "__dataclass_fields__":
            return {field.name: field for field in map(_field, cls.__autograder_line__.operate("fields", cls))}
        if name.startswith("__") and name not in _ASKED:
            raise AttributeError(name)
        return cls.__autograder_line__.operate("get", cls, name)

    def __setattr__(cls, name: str, value: Any) -> None:
        if name.startswith("__"):
            super().__setattr__(name, value)
        else:
            cls.__autograder_line__.operate("set", cls, name, value)

    def __delattr__(cls, name: str) -> None:
        cls.__autograder_line__.operate("delete", cls, name)

    def __iter__(cls) -> Any:  # of an enumeration
        return cls.__autograder_line__.operate("special", "iter", cls)

    def __getitem__(cls, key: Any) -> Any:
        return cls.__autograder_line__.operate("special", "getitem", cls, key)

    def __len__(cls) -> int:
        return int(cls.__autograder_line__.operate("special", "len", cls))

    def __bool__(cls) -> bool:
        return True

    def __instancecheck__(cls, value: Any) -> bool:
        return super().__instancecheck__(value) or getattr(type(value), "__autograder_tuple_of__", None) is cls


class StandIn(metaclass=StandInType, made=True):
    """An object of the student's."""

    __slots__ = ("_StandIn__tree", "__weakref__")
    __tree: list[Any]
    __autograder_fields__: Sequence[str] = ()  # of a named tuple
    __autograder_base__ = ""  # of the plain type that the class is derived from
    __autograder_own__: frozenset[str] | None = None  # methods that the solution's class has, if it has that class

    def __getattr__(self, name: str) -> Any:
        kind = type(self)
        if name == "__dataclass_fields__":
            return getattr(kind, name)
        if name.startswith("__") and name.endswith("__") and name not in _ASKED:
            raise AttributeError(f"{kind.__name__!r} object has no attribute {name!r}")
        if name in _JUDGING and name not in (kind.__autograder_own__ or ()):
            raise AttributeError(
                f"{kind.__name__!r} object: its {name!r} would be the student's own word on whether it is right"
            )
        return kind.__autograder_line__.operate("get", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        type(self).__autograder_line__.operate("set", self, name, value)

    def __delattr__(self, name: str) -> None:
        type(self).__autograder_line__.operate("delete", self, name)

    def __repr__(self) -> str:
        return str(type(self).__autograder_line__.operate("text", "repr", self))

    def __str__(self) -> str:
        return str(type(self).__autograder_line__.operate("text", "str", self))

    def __dir__(self) -> Any:
        return type(self).__autograder_line__.operate("call", dir, (self,), ())

    def __copy__(self) -> Any:
        return type(self).__autograder_line__.operate("call", copy.copy, (self,), ())

    def __deepcopy__(self, memo: Any) -> Any:
        return type(self).__autograder_line__.operate("call", copy.deepcopy, (self,), ())

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise Unsupported("The test copies an object of the student's.")


def tree_of(value: StandIn | StandInType) -> list[Any]:
    """What a stand-in is called in the kernel."""
    if isinstance(value, StandInType):
        return value.__autograder_tree__
    found: list[Any] = object.__getattribute__(value, "_StandIn__tree")
    return found


def _field(told: Sequence[Any]) -> Any:
    """A field of a data class, of what is known of it: name, type, whether it is an argument, default."""
    name, kind, is_argument, *default = told
    made = dataclasses.make_dataclass("Fields", [(name, kind, dataclasses.field(init=is_argument))])
    (found,) = dataclasses.fields(made)
    found.default = default[0] if default else dataclasses.MISSING
    return found


def signature_of(value: Any) -> inspect.Signature:
    """The signature of a function or class of the student's."""
    line = (value if isinstance(value, StandInType) else type(value)).__autograder_line__
    parameters = [
        inspect.Parameter(name, inspect._ParameterKind(kind), default=default if has else inspect.Parameter.empty)
        for name, kind, has, default in line.operate("signature", value)
    ]
    return inspect.Signature(parameters)


def full_argument_specification(signature: inspect.Signature) -> inspect.FullArgSpec:
    """What `inspect.getfullargspec` gives for a function with this signature."""
    kinds = inspect.Parameter
    each = list(signature.parameters.values())
    args = [one for one in each if one.kind in (kinds.POSITIONAL_ONLY, kinds.POSITIONAL_OR_KEYWORD)]
    only = [one for one in each if one.kind is kinds.KEYWORD_ONLY]
    defaults = tuple(one.default for one in args if one.default is not kinds.empty)
    return inspect.FullArgSpec(
        [one.name for one in args],
        next((one.name for one in each if one.kind is kinds.VAR_POSITIONAL), None),
        next((one.name for one in each if one.kind is kinds.VAR_KEYWORD), None),
        defaults or None,
        [one.name for one in only],
        {one.name: one.default for one in only if one.default is not kinds.empty} or None,
        {},
    )
