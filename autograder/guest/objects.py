"""The student's side of a test cell that runs elsewhere: one operation on the names and objects of a kernel.

What is no plain data stays here and has a number. Like all that runs in a student's kernel, this decides nothing:
student code may replace any of it, and then it gives other answers, which are just answers.
"""

from __future__ import annotations

import collections
import collections.abc
import contextlib
import dataclasses
import importlib
import inspect
import io
import random
import sys
import types
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.guest import signatures, wire
from autograder.guest.common_objects import CommonObjects
from autograder.guest.crossing import Tree
from autograder.guest.messages import Operation
from autograder.guest.plain import plain
from autograder.guest.recursion import MOST_CALLS, Deeper
from autograder.guest.sentences import shortened
from autograder.guest.wire import WireError

MOST_OBJECTS = 200_000
_MOST_ERRORS = 20  # of a group of exceptions, or behind one another
MOST_PRINTED = 100_000  # characters of one operation
#: Special methods that a stand-in can have. Those of `COMPARING` are given a value of the test, which they could lie
#: about; see autograder.guest.stand_in_objects.
HARMLESS = [
    "len", "iter", "next", "reversed", "getitem", "setitem", "delitem", "call", "bool", "float", "int", "index",
    "complex", "abs", "neg", "pos", "round", "trunc", "floor", "ceil", "enter", "exit", "format", "length_hint",
    "missing",
]  # fmt: skip
COMPARING = [
    "eq", "ne", "lt", "le", "gt", "ge", "hash", "contains", "add", "sub", "mul", "matmul", "truediv",
    "floordiv", "mod", "divmod", "pow", "lshift", "rshift", "and", "or", "xor", "radd", "rsub", "rmul",
    "rmatmul", "rtruediv", "rfloordiv", "rmod", "rdivmod", "rpow", "rlshift", "rrshift", "rand", "ror", "rxor",
    "iadd", "isub", "imul", "imatmul", "itruediv", "ifloordiv", "imod", "ipow", "ilshift", "irshift", "iand",
    "ior", "ixor", "invert",
]  # fmt: skip

_BASES = (bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, np.ndarray)
#: What is compared as the plain value that it shows, and is no such value itself: by the name of the class.
WRAPPED: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "Mapping": (collections.abc.Mapping, lambda value: {key: value[key] for key in value}),
    "Set": (collections.abc.Set, set),
    "UserList": (collections.UserList, list),
    "UserString": (collections.UserString, str),
    "memoryview": (memoryview, bytes),
}
_SHARED = frozenset(["builtins", "numpy"])  # modules whose types are named to the other side
_TEXTS = ("__main__", "__notebook__")

Ask = Callable[[bytes], bytes]


class Objects:
    """What a namespace's objects are called at the other end of the line."""

    def __init__(self) -> None:
        self.kept: list[Any] = []
        self.common = CommonObjects()
        self.shared: dict[type, str] = {}  # classes of the course's cells, which the other end has too
        self.looked_up: dict[str, Any] = {}  # what names of the namespace were when the tests asked for them
        self.nested = 0  # calls of the test's functions that are under way
        self._numbers: dict[int, int] = {}
        self._callbacks: dict[int, Any] = {}
        self._of_callbacks: dict[int, int] = {}

    def tree(self, value: Any) -> Tree:
        """What stands for an object that is no plain data."""
        callback = self._of_callbacks.get(id(value))
        if callback is not None:
            return ["c", callback]
        if isinstance(value, type):
            if value in self.shared:
                return ["n", self.shared[value]]
            named = _place(value)
            return ["g", *named] if named and named[0] in _SHARED else ["k", self._number(value)]
        return ["h", self._number(value), self.tree(type(value))]

    def value(self, tree: list[Any], namespace: dict[str, Any], ask: Ask | None) -> Any:
        """The object that a tree of the other end stands for."""
        tag = tree[0]
        if tag in ("h", "k"):
            return self.kept[tree[1]]
        if tag == "c":
            if tree[1] not in self._callbacks:
                made = _callback(self, tree[1:], namespace, ask)
                self._callbacks[tree[1]] = made
                self._of_callbacks[id(made)] = tree[1]
            return self._callbacks[tree[1]]
        if tag == "g":
            found: Any = importlib.import_module(tree[1])
            for part in tree[2].split(".") if tree[2] else ():
                found = getattr(found, part)
            return found
        if tag == "e":
            error: BaseException = self.value(["g", *tree[1:3]], namespace, ask)(*tree[3:])
            return error
        if tag == "n":
            return namespace[tree[1]]
        raise WireError(f"an unknown kind of data ({tag!r})")

    def _number(self, value: Any) -> int:
        number = self._numbers.get(id(value))
        if number is None:
            if len(self.kept) >= MOST_OBJECTS:
                raise WireError(f"more than {MOST_OBJECTS:,} objects")
            number = self._numbers[id(value)] = len(self.kept)
            self.kept.append(value)
        return number


def operate(namespace: dict[str, Any], objects: Objects, action: Operation, ask: Ask | None) -> list[Any]:
    """Do one operation. Gives how it ended ("value" or "raised"), the result or what `_raised` tells, as CommonObjects
    sends it, what was printed, the places of objects that nothing here needs, and the names that have been looked up
    and are something else now. Raises KeyboardInterrupt, and WireError for what cannot cross.
    """
    common = objects.common
    objects.shared = {kind: name for name in action.shared if isinstance(kind := namespace.get(name), type)}

    def value_of(tree: list[Any]) -> Any:
        return objects.value(tree, namespace, ask)

    common.drop(action.gone)
    values = common.receive(action.parts, action.objects, action.changes, value_of)
    with _printed(objects.nested) as printed:
        try:
            done = [
                "value",
                *common.send([_OPERATIONS[action.op](namespace, objects, *values)], objects.tree, objects.shared),
            ]
        except (KeyboardInterrupt, WireError):
            raise
        except BaseException as error:
            done = ["raised", *common.send(_raised(error), objects.tree, objects.shared)]
    if action.op == "name" and done[1][0] and type(done[1][0]) is list and done[1][0][0] in ("h", "k"):
        objects.looked_up[values[0]] = namespace[values[0]]
    found = objects.looked_up.items()
    rebound = [name for name, value in found if namespace.get(name) is not value]
    for name in rebound:
        del objects.looked_up[name]
    return [*done, printed.getvalue(), [] if objects.nested else common.out_of_reach(), rebound]


# ---------------------------------------------------------------------------------------------- operations


def _call(_: dict[str, Any], __: Objects, function: Any, args: tuple[Any, ...], kwargs: tuple[Any, ...]) -> Any:
    return function(*args, **dict(kwargs))


def _get(namespace: dict[str, Any], _: Objects, name: str) -> Any:
    return namespace[name]


def _set(namespace: dict[str, Any], _: Objects, name: str, value: Any) -> None:
    namespace[name] = value


def _delete(namespace: dict[str, Any], _: Objects, name: str) -> None:
    del namespace[name]


def _special(_: dict[str, Any], __: Objects, name: str, value: Any, *args: Any) -> Any:
    return getattr(type(value), f"__{name}__")(value, *args)


def _base(_: dict[str, Any], __: Objects, value: Any) -> Any:
    """The plain value that an object of a subclass of a plain type is."""
    for base in (list, dict, set, frozenset, tuple):
        if isinstance(value, base):
            return base(base.__iter__(value)) if base is not dict else dict(dict.items(value))  # type: ignore[arg-type]
    for wrapped, shows in WRAPPED.values():
        if isinstance(value, wrapped):
            return shows(value)
    for base in _tables():
        if isinstance(value, base):
            if base is np.generic:
                return np.asarray(value)[()]
            return base(value) if base.__module__ != "torch" else base.as_subclass(value.detach(), base)
    return plain(value)


def _fields(kind: Any) -> list[str]:
    """The names of a named tuple's items."""
    fields = getattr(kind, "_fields", None) if issubclass(kind, tuple) else None
    return [str(each) for each in fields] if type(fields) is tuple else []


def _tables() -> list[Any]:
    """Classes of packages that are compared as data; what a notebook derives from them is that data."""
    names = [("pandas", "DataFrame"), ("pandas", "Series"), ("pandas", "Index"), ("torch", "Tensor")]
    return [np.generic, *(getattr(sys.modules[package], name) for package, name in names if package in sys.modules)]


def _text(_: dict[str, Any], __: Objects, how: str, value: Any) -> str:
    return (str if how == "str" else repr)(value)


def _seed(_: dict[str, Any], __: Objects, which: str, *args: Any) -> None:
    if which == "random":
        random.seed(*args)
    elif which == "numpy":
        np.random.seed(*args)
    elif which == "torch":
        sys.modules["torch"].manual_seed(*args)


def _signature(_: dict[str, Any], __: Objects, function: Any) -> list[Any]:
    parameters = inspect.signature(function).parameters.values()
    empty = inspect.Parameter.empty
    return [
        [each.name, int(each.kind), each.default is not empty, signatures.shown(each.default)] for each in parameters
    ]


def _describe(_: dict[str, Any], objects: Objects, kind: Any) -> list[Any]:
    """Name, module, where it can be imported, bases, special methods and docstring of a class."""
    own = object.__dict__
    special = [
        name
        for name in (*HARMLESS, *COMPARING, "str", "repr")
        if (found := getattr(kind, f"__{name}__", None)) is not None and found is not own.get(f"__{name}__")
    ]
    place = _place(kind)
    kinds = _BASES if place else (*_BASES, *_tables())
    base = next((base.__name__ for base in kinds if issubclass(kind, base)), "")
    base = base or next((name for name, (wrapped, _) in WRAPPED.items() if issubclass(kind, wrapped)), "")
    bases = (
        [] if place else [kind] if kind in objects.shared else [each for each in kind.__bases__ if each is not object]
    )
    parents = [[str(each.__module__), str(each.__qualname__)] for each in kind.__mro__ if _place(each)]
    doc = kind.__doc__ if type(kind.__doc__) is str else None
    is_error = issubclass(kind, BaseException)
    return [
        str(kind.__name__), str(kind.__module__), list(place or ()), bases, special, parents, base, is_error, doc,
        getattr(kind, "__hash__", None) is None, _fields(kind),
    ]  # fmt: skip


def _error(_: dict[str, Any], __: Objects | None, error: BaseException) -> list[Any]:
    """Where the classes of an exception can be imported, if they can, its arguments, its message and its cause."""
    args: list[Any] = []
    message = ""
    with contextlib.suppress(BaseException):
        args = [arg if arg is None or type(arg) in (bool, int, float, str) else repr(arg) for arg in error.args[:10]]
        if isinstance(error, BaseExceptionGroup):
            args = [error.message, list(error.exceptions[:_MOST_ERRORS])]
    with contextlib.suppress(BaseException):
        message = shortened(str(error), 500).encode(errors="replace").decode()
    return [[list(_place(kind) or ()) for kind in type(error).__mro__], args, message, _cause(error)]


def _cause(error: BaseException) -> BaseException | None:
    """What an exception says that it comes from, if that has an end."""
    slot: Any = BaseException.__dict__["__cause__"]
    cause = found = slot.__get__(error)
    for _ in range(_MOST_ERRORS):
        if cause is None:
            return found
        cause = slot.__get__(cause)
    return None


def _derive(_: dict[str, Any], __: Objects, name: str, bases: tuple[Any, ...], body: dict[str, Any]) -> Any:
    """A class that the tests derive from the student's; its methods are run where the tests are."""
    return types.new_class(name, bases, exec_body=lambda namespace: namespace.update(body))


def _dataclass_fields(_: dict[str, Any], __: Objects, kind: Any) -> list[Any]:
    """What there is to know of a data class's fields: name, type, whether it is an argument, default."""
    return [
        [each.name, each.type if isinstance(each.type, type | str) else str(each.type), each.init, each.default]
        if each.default is not dataclasses.MISSING
        else [each.name, each.type if isinstance(each.type, type | str) else str(each.type), each.init]
        for each in dataclasses.fields(kind)
    ]


_OPERATIONS: dict[str, Callable[..., Any]] = {
    "name": _get,
    "set name": _set,
    "delete name": _delete,
    "call": _call,
    "get": lambda _, __, value, name: getattr(value, name),
    "set": lambda _, __, value, name, new: setattr(value, name, new),
    "delete": lambda _, __, value, name: delattr(value, name),
    "special": _special,
    "base": _base,
    "text": _text,
    "seed": _seed,
    "signature": _signature,
    "describe": _describe,
    "error": _error,
    "derive": _derive,
    "fields": _dataclass_fields,
}


# ---------------------------------------------------------------------------------------------- helpers


def _place(value: Any) -> tuple[str, str] | None:
    """Module and name by which a class or function can be imported, if it is no notebook's own."""
    module, name = getattr(value, "__module__", None), getattr(value, "__qualname__", None)
    if type(module) is not str or type(name) is not str or module in _TEXTS or module not in sys.modules:
        return None
    found: Any = sys.modules[module]
    for part in name.split("."):
        found = getattr(found, part, None)
    return (module, name) if found is value else None


def _raised(error: BaseException) -> list[Any]:
    """What has been raised: the exception if its class is a student's, what `_error` tells, and the line."""
    from autograder.guest.evaluate import student_line

    line, text = student_line(error.__traceback__)
    told = _error({}, None, error)
    error.__traceback__ = None  # which would keep all that the student's code had at hand
    return [None if told[0][0] else error, *told, line, shortened(text, 200)]


def _callback(objects: Objects, told: list[Any], namespace: dict[str, Any], ask: Ask | None) -> Any:
    """A function of the test, called where it is: at the other end of the line."""
    number, name, doc, signature = told

    def value_of(tree: list[Any]) -> Any:
        return objects.value(tree, namespace, ask)

    def called(*args: Any, **kwargs: Any) -> Any:
        if ask is None:
            raise RuntimeError(f"{name} cannot be called here")
        if objects.nested >= MOST_CALLS:
            raise RecursionError("maximum recursion depth exceeded")
        with Deeper():
            objects.nested += 1
            try:
                return exchanged(ask, args, kwargs)
            finally:
                objects.nested -= 1

    def exchanged(ask: Ask, args: Any, kwargs: Any) -> Any:
        parts, bodies, changes = objects.common.send([args, tuple(kwargs.items())], objects.tree, objects.shared)
        message = {"callback": number, "parts": parts, "objects": bodies, "changes": changes}
        answer = wire.decode(ask(wire.encode(message)))
        value = None
        if "value" in answer:
            (value,) = objects.common.receive([answer["value"]], answer["objects"], answer["changes"], value_of)
        if answer.get("error") is not None:
            raise value if isinstance(value, BaseException) else _as_error(*answer["error"])
        return value

    called.__name__ = called.__qualname__ = name
    called.__doc__ = doc
    if signature is not None:
        signatures.give(called, signature, value_of)
    return called


def _as_error(kind: str, message: str) -> BaseException:
    """For what a function of the test has raised, if that cannot cross: the error of Python's that is called so."""
    named = getattr(sys.modules["builtins"], kind, None)
    return named(message) if isinstance(named, type) and issubclass(named, Exception) else RuntimeError(message)


class _Capped(io.StringIO):
    """Text up to a limit; what is written beyond is dropped."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most

    def write(self, text: str) -> int:
        if self.tell() < self._most:
            super().write(text[: self._most])
        return len(text)


@contextlib.contextmanager
def _printed(nested: int) -> Iterator[_Capped]:
    """What is printed meanwhile, without errors, which go nowhere already if operations are under way."""
    capped = _Capped(MOST_PRINTED)
    with contextlib.ExitStack() as stack:
        if not nested:
            stack.enter_context(contextlib.redirect_stderr(_Capped(0)))
        stack.enter_context(contextlib.redirect_stdout(capped))
        yield capped
