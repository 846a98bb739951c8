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

import builtins
import collections
import inspect
import sys
import types
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.guest.crossing import Packer, put_back, unpacked
from autograder.guest.objects import COMPARING, HARMLESS
from autograder.guest.wire import WireError


class Stopped(BaseException):
    """The test cell cannot go on, and whatever it makes of this exception, it has not passed."""


class Unsupported(BaseException):
    """The test cell asks for something that needs the student's own process."""


#: Methods by which an object of any class would say itself whether it is what a test wants.
_JUDGING = frozenset(
    [
        "equals",
        "eq",
        "ne",
        "lt",
        "le",
        "gt",
        "ge",
        "isequal",
        "is_equal",
        "equal",
        "compare",
        "compare_to",
        "same",
        "issubset",
        "issuperset",
        "isdisjoint",
        "allclose",
        "isclose",
        "array_equal",
        "almost_equals",
        "__eq__",
        "__ne__",
        "__lt__",
        "__le__",
        "__gt__",
        "__ge__",
        "__contains__",
        "__sub__",
        "__rsub__",
    ]
)
#: Attributes with two underscores that a stand-in asks for; others are Python's and its packages' ways to look inside.
_ASKED = frozenset(
    [
        "__name__",
        "__qualname__",
        "__doc__",
        "__dict__",
        "__annotations__",
        "__defaults__",
        "__kwdefaults__",
        "__wrapped__",
        "__self__",
        "__func__",
        "__version__",
        "__slots__",
        "__cause__",
        "__init__",
        "__str__",
        "__repr__",
        "__len__",
        "__iter__",
        "__next__",
        "__getitem__",
        "__add__",
        "__mul__",
        "__call__",
        "__enter__",
        "__exit__",
        "__hash__",
        "__abs__",
        "__neg__",
        "__bool__",
        "__dataclass_fields__",
        "__match_args__",
        "__mro__",
        "__members__",
        "__abstractmethods__",
    ]
)
#: Packages of whose exceptions a test may speak.
_LIBRARIES = frozenset(
    [
        "builtins",
        "numpy",
        "pandas",
        "scipy",
        "sklearn",
        "torch",
        "json",
        "decimal",
        "csv",
        "sqlite3",
        "zlib",
        "struct",
        "socket",
        "urllib",
        "networkx",
        "requests",
        "subprocess",
        "queue",
        "binascii",
        "statsmodels",
        "zoneinfo",
    ]
)
_KINDS: dict[str, type] = {
    "function": types.FunctionType,
    "method": types.MethodType,
    "generator": types.GeneratorType,
    "module": types.ModuleType,
    "builtin_function_or_method": types.BuiltinFunctionType,
    "coroutine": types.CoroutineType,
}


class StandInType(type):
    """The stand-in for a class, and the class of the stand-ins for its instances."""

    __autograder_line__: Line
    __autograder_tree__: list[Any]

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, made: bool = False) -> Any:
        """Raises Unsupported where a test derives a class from a student's."""
        if not made:
            raise Unsupported(f"The test derives a class from {bases[0].__name__}, which is the student's.")
        return type.__new__(cls, name, bases, namespace)

    def __init__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any], *, made: bool = False) -> None:
        super().__init__(name, bases, namespace)

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        """An instance, made in the kernel; an exception is made here, so that it can be raised."""
        if issubclass(cls, BaseException):
            return super().__call__(*args)
        line: Any = type.__getattribute__(cls, "__autograder_line__")
        return line.call(cls, cls.__name__, args, kwargs)

    def __getattr__(cls, name: str) -> Any:
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
        return type(self).__autograder_line__.operate("call", dir, (self,), {})

    def __reduce_ex__(self, protocol: Any) -> Any:
        raise Unsupported("The test copies an object of the student's.")


def tree_of(value: StandIn | StandInType) -> list[Any]:
    """What a stand-in is called in the kernel."""
    if isinstance(value, StandInType):
        return value.__autograder_tree__
    found: list[Any] = object.__getattribute__(value, "_StandIn__tree")
    return found


class Line:
    """The way from the test cells to the student's kernel.

    `exchange` sends one operation and gives the reply. `answers` are the classes that the course's solution defines,
    each with the methods that it has, `classes` those of its own cells, by name.
    """

    def __init__(self, exchange: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        self._exchange = exchange
        self.answers: Mapping[str, Collection[str]] = {}
        self.classes: dict[type, str] = {}
        self.count = 0  # operations so far
        self.called = ""  # the last call, as text
        self.mentioned: Collection[str] = ()  # names in the text of the cell in hand
        self.stopped = ""  # why the cell in hand cannot pass any more
        self.raised: BaseException | None = None  # the last exception of the student's
        self._masked = False  # the tests have given masked arrays themselves
        self._objects: dict[int, StandIn] = {}
        self._kinds: dict[tuple[Any, ...], Any] = {}
        self.functions: list[Any] = []  # of the tests, that the kernel can call

    def begin(self, mentioned: Collection[str] = ()) -> None:
        """Begin with a cell, in whose text these names are."""
        self.mentioned = mentioned
        self.called = self.stopped = ""
        self.raised = None

    def call(self, function: Any, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function or class of the student's."""
        self.called = _shown_call(name, args, kwargs)
        return self.operate("call", function, args, kwargs)

    def operate(self, operation: str, *values: Any) -> Any:
        """Do something in the kernel; gives the result, or raises the exception that it raised there."""
        if self.stopped:
            raise Stopped(self.stopped)
        self.count += 1
        packer = Packer(self.tree, shared=self.classes)
        try:
            parts = [packer.pack(value) for value in values]
        except WireError as error:
            raise Unsupported(f"The test gives the student's code {error}, which cannot cross.") from None
        self._masked = self._masked or any(type(value) is np.ma.MaskedArray for value in packer.kept)
        sent = {"op": operation, "parts": parts, "objects": packer.bodies, "shared": list(self.classes.values())}
        reply = self._exchange(sent)
        if reply.get("status") != "value":
            self._stop(str(reply.get("message") or "no answer came from the student's code"))
        try:
            return self._result(reply["value"], packer.kept, ends=operation == "special" and values[0] == "next")
        except WireError as error:
            self._stop(f"the student's code gave {error}")

    def _result(self, reply: Any, sent: list[Any], *, ends: bool) -> Any:
        if type(reply) is not list or not reply or reply[0] not in ("value", "raised"):
            raise WireError("an answer that cannot be read")
        *head, changed, bodies, printed = reply if reply[0] == "raised" else [*reply[:2], reply[3], reply[2], reply[4]]
        if type(printed) is str and printed:
            sys.stdout.write(printed)
        if not self._masked and not _OF_MASKS & set(self.mentioned):  # NumPy's comparisons pass over what is masked
            bodies = [_filled(body) for body in bodies]
        objects = list(sent)
        value = unpacked(head[1] if head[0] == "value" else None, bodies, self.value, objects)
        for number, body in changed:
            put_back(sent[number], body, self.value, objects)
        if head[0] == "raised":
            error = self._error(*head[1:6])
            if isinstance(error, StopIteration | StopAsyncIteration | GeneratorExit) and not ends:
                known = error._student  # type: ignore[union-attr]
                error = RuntimeError(type(error).__name__)  # which would end a loop of the test
                error._student = known  # type: ignore[attr-defined]
            self.raised = error
            raise self.raised
        return value

    def _stop(self, why: str) -> Any:
        self.stopped = why
        raise Stopped(why) from None

    def may_hear(self, kind: type, values: Sequence[Any]) -> bool:
        """Whether a student's class may be told these values, to compare itself with them or the like: if they are the
        student's own objects, or if the cell in hand is about that class.
        """
        if all(isinstance(type(value), StandInType) or isinstance(value, StandInType) for value in values):
            return True
        return any(base.__name__ in self.mentioned for base in kind.__mro__ if isinstance(base, StandInType))

    # ------------------------------------------------------------------------------------------ what crosses

    def tree(self, value: Any) -> list[Any]:
        """What stands for a value of the test that is no plain data."""
        if isinstance(value, StandInType) or isinstance(type(value), StandInType):
            return tree_of(value)
        if type(value) is _Tree:
            return value.tree
        if hasattr(type(value), "__autograder_tuple_of__") and value.autograder_object is not None:
            return tree_of(value.autograder_object)
        place = _place(value)
        if place:
            return ["g", *place]
        if callable(value) and not isinstance(value, type):
            number = next((number for number, known in enumerate(self.functions) if known is value), None)
            if number is None:
                number = len(self.functions)
                self.functions.append(value)
            return ["c", number, str(getattr(value, "__name__", "function"))]
        raise WireError(f"a value of type {type(value).__name__}")

    def value(self, tree: list[Any]) -> Any:
        """What a tree of the kernel stands for. Raises WireError."""
        tag = tree[0]
        if tag == "c":
            return self.functions[tree[1]]
        if tag == "o":
            kind = next(kind for kind, name in self.classes.items() if name == tree[1])
            return object.__new__(kind)
        if tag == "g":
            return _harmless(tree[1], tree[2])
        if tag == "k":
            return self._kind(tree)
        if tag == "h":
            return self._object(tree)
        raise WireError(f"an unknown kind of data ({tag!r})")

    def _object(self, tree: list[Any]) -> Any:
        number = tree[1]
        if type(number) is not int:
            raise WireError("an object without a number")
        if number not in self._objects:
            kind = self._kind(tree[2])
            made: Any = _instance(kind)
            object.__setattr__(made, "_StandIn__tree", ["h", number])
            self._objects[number] = made
        found = self._objects[number]
        kind = type(found)
        if not kind.__autograder_base__ or kind.__autograder_own__ is not None:
            return found
        value = self.operate("base", found)
        fields = kind.__autograder_fields__
        if type(value) is tuple and fields and len(fields) == len(value) and isinstance(kind, StandInType):
            return _named_tuple(kind, found, value)
        return value

    def _kind(self, tree: list[Any]) -> Any:
        key = tuple(tree)
        if key not in self._kinds:
            name, module, place, bases, special, parents, base, is_error, doc, unhashable, fields = self.operate(
                "describe", _Tree(tree)
            )
            error = _builtin_error([["g", *each] for each in parents]) if is_error else None
            own = [each for each in bases if isinstance(each, StandInType)]
            methods = self._of_solution(str(name), own)
            body: dict[str, Any] = {
                "__slots__": (),
                "__module__": str(module),
                "__doc__": doc if type(doc) is str else None,
                "__autograder_base__": str(base),
                "__autograder_own__": methods,
                "__autograder_fields__": fields if type(fields) is list else [],
            }
            if error is None:
                body |= _methods([str(each) for each in special], methods, base=bool(base), unhashable=bool(unhashable))
                if str(name) in _KINDS:
                    body["__doc__"] = property(lambda this: self.operate("get", this, "__doc__"))
                shown = _class_here(str(name), place, parents)
                if shown is not None:
                    body["__class__"] = property(lambda _: shown)
            else:
                del body["__slots__"]
            roots = (error,) if error is not None else (StandIn,)
            try:
                made = StandInType(str(name), (*own, *(root for root in roots if not own)), body, made=True)
            except TypeError:
                made = StandInType(str(name), roots, body, made=True)
            type.__setattr__(made, "__autograder_line__", self)
            type.__setattr__(made, "__autograder_tree__", list(tree))
            self._kinds[key] = made
        return self._kinds[key]

    def _of_solution(self, name: str, bases: Sequence[Any]) -> frozenset[str] | None:
        """The methods that the solution's class of this name has, or those of the classes that this is derived from.

        The name is the kernel's word, so a function's or a variable's does not count.
        """
        known = [each.__autograder_own__ for each in bases if each.__autograder_own__ is not None]
        if name in self.answers:
            known.append(frozenset(self.answers[name]))
        return frozenset().union(*known) if known else None

    def _error(self, kinds: Any, args: Any, message: Any, line: Any, text: Any) -> BaseException:
        """The exception of the student's as one of this process."""
        first = kinds[0] if type(kinds) is list and kinds else ["g", "builtins", "RuntimeError"]
        kind = self._kind(first) if first[0] == "k" else _builtin_error(kinds)
        if not (isinstance(kind, type) and issubclass(kind, BaseException)):
            kind = RuntimeError
        given = args if type(args) is list and all(arg is None or type(arg) in _PLAIN for arg in args) else [message]
        error: Any = kind.__new__(kind, *given)
        try:
            error.__init__(*given)
        except Exception:  # some cannot be made of what they say
            error.args = tuple(given)
        known = kind.__name__, str(message)[:500], line if type(line) is int else None, str(text)[:200]
        error._student = known
        return error


_PLAIN = (bool, int, float, str)
_OF_MASKS = frozenset(["ma", "mask", "masked", "masked_array", "MaskedArray", "count_masked", "compressed", "filled"])


def _filled(body: Any) -> Any:
    if type(body) is list and len(body) == 2 and body[0] == "w" and type(body[1]) is np.ma.MaskedArray:
        return ["w", body[1].filled()]
    return body


def _instance(kind: Any) -> Any:
    known: Any = kind if isinstance(kind, StandInType) else StandIn
    return object.__new__(known)


def _shown_call(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    parts = [*map(_shown, args), *(f"{key}={_shown(value)}" for key, value in kwargs.items())]
    return f"{name}({', '.join(parts)})"[:_MAX_CALL]


def _shown(value: Any) -> str:
    if isinstance(type(value), StandInType):  # its text would be asked of the student's code
        return f"<{type(value).__name__}>"
    if callable(value):
        return str(getattr(value, "__name__", "a function"))
    try:
        text = repr(value)
    except Exception:
        text = type(value).__name__
    return " ".join(text.split())[:_MAX_CALL]


def _named_tuple(kind: Any, found: StandIn, value: tuple[Any, ...]) -> Any:
    """A named tuple of the student's as one of this process; what else it has is asked for in the kernel."""
    made = _NAMED_TUPLES.get(kind)
    if made is None:
        make: Any = collections.namedtuple
        body = {
            "__autograder_tuple_of__": kind,
            "autograder_object": None,
            "__getattr__": lambda this, name: getattr(this.autograder_object, name),
        }
        plain = make(kind.__name__, kind.__autograder_fields__, rename=True)
        made = _NAMED_TUPLES[kind] = type(kind.__name__, (plain,), body)
    result = made(*value)
    result.autograder_object = found
    return result


_NAMED_TUPLES: dict[Any, Any] = {}
_MAX_CALL = 300  # characters of a call that are shown


class _Tree:
    """A class of the kernel that has no stand-in yet."""

    def __init__(self, tree: list[Any]) -> None:
        self.tree = tree


def _place(value: Any) -> tuple[str, str] | None:
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


_TYPES: dict[str, type] = {
    kind.__name__: kind
    for kind in (int, float, complex, bool, str, bytes, list, tuple, dict, set, frozenset, object, type, range)
}


def _harmless(module: Any, name: Any) -> Any:
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
        import numpy as np

        found = getattr(np, name, None)
        if isinstance(found, type) and issubclass(found, np.generic | np.ndarray):
            return found
    raise WireError("a name that no test needs")


def _builtin_error(kinds: Sequence[Any]) -> Any:
    """The first of an exception's classes that is Python's or a well-known package's."""
    for tree in kinds:
        if type(tree) is list and len(tree) == 3 and tree[0] == "g" and str(tree[1]).partition(".")[0] in _LIBRARIES:
            found: Any = sys.modules.get(str(tree[1]))
            for part in str(tree[2]).split("."):
                found = getattr(found, part, None)
            if isinstance(found, type) and issubclass(found, Exception | SystemExit):
                return found
    return RuntimeError


def _class_here(name: str, place: Any, parents: Any) -> type | None:
    """What `isinstance` shall go by: the same class of a package, or one derived from the packages' that it is."""
    if name in _KINDS and place[:1] in ([], ["builtins"]):
        return _KINDS[name]
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
    return None


def _methods(special: Sequence[str], methods: frozenset[str] | None, *, base: bool, unhashable: bool) -> dict[str, Any]:
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
        elif name in COMPARING and base and methods is not None:
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
    name = kind.__autograder_line__.operate("get", self, "__name__") if kind.__name__ in _KINDS else kind.__name__
    return kind.__autograder_line__.call(self, str(name), args, kwargs)


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


def signature_of(value: Any) -> inspect.Signature:
    """The signature of a function or class of the student's."""
    line = (value if isinstance(value, StandInType) else type(value)).__autograder_line__
    parameters = [
        inspect.Parameter(name, inspect._ParameterKind(kind), default=default if has else inspect.Parameter.empty)
        for name, kind, has, default in line.operate("signature", value)
    ]
    return inspect.Signature(parameters)
