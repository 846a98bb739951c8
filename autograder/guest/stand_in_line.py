"""The line from the test cells to the student's kernel, and the stand-ins that are made of what it replies."""

from __future__ import annotations

import collections
import sys
import types
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.guest import signatures
from autograder.guest import stand_in_errors as errors
from autograder.guest.common_objects import CommonObjects
from autograder.guest.objects import WRAPPED
from autograder.guest.recursion import Deeper
from autograder.guest.sentences import shortened
from autograder.guest.stand_in_classes import OF_COURSE, derived
from autograder.guest.stand_in_methods import methods_of
from autograder.guest.stand_in_names import KINDS, builtin_error, class_here, harmless, place_of
from autograder.guest.stand_in_objects import StandIn, StandInType, Stopped, Unsupported, tree_of
from autograder.guest.wire import WireError


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
        self._common = CommonObjects(whole_views=False)
        self._at_work = False  # an operation is under way
        self._masked = False  # the tests have given masked arrays themselves
        self.looked_up: dict[str, Any] = {}  # stand-ins that names of the kernel have, until it says otherwise
        self.called_as: dict[int, str] = {}  # names of functions that have been called, by their numbers
        self._objects: dict[int, Any] = {}
        self._kinds: dict[tuple[Any, ...], Any] = {}
        self.functions: list[Any] = []  # of the tests, that the kernel can call
        self._told: list[list[Any]] = []  # of each of them: its name, docstring and signature

    def begin(self, mentioned: Collection[str] = ()) -> None:
        """Begin with a cell, in whose text these names are."""
        self.mentioned = mentioned
        self.called = self.stopped = ""
        self.raised = None
        self._common.begin()
        self.looked_up.clear()  # cells of the student's have run

    @property
    def forgets(self) -> bool:
        """Whether the cell in hand has given more than is kept the same in the kernel."""
        return self._common.forgotten

    def call(self, function: Any, name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function or class of the student's."""
        self.called = _shown_call(name, args, kwargs)
        return self.operate("call", function, args, tuple(kwargs.items()))  # a dict would be kept in common

    def operate(self, operation: str, *values: Any) -> Any:
        """Do something in the kernel; gives the result, or raises the exception that it raised there."""
        if self.stopped:
            raise Stopped(self.stopped)
        self.count += 1
        with Deeper():
            return self._operated(operation, values)

    def _operated(self, operation: str, values: tuple[Any, ...]) -> Any:
        outermost, self._at_work = not self._at_work, True
        try:
            gone = self._common.unneeded() if outermost else []  # others have begun with what there is
            try:
                parts, bodies, changes = self.sent(values)
            except Unsupported:  # maybe for a change of what is not given now
                if not outermost:
                    raise
                self._common.reset()
                parts, bodies, changes = self.sent(values)
                gone, self._common.out_of_step = None, False
            except BaseException:  # what is gone here is not told
                self._common.reset()
                raise
            shared = list(self.classes.values())
            reply = self._exchange(
                {"op": operation, "parts": parts, "objects": bodies, "shared": shared, "gone": gone, "changes": changes}
            )
            if self.stopped:  # by a call within this one, after which the two ends have not the same objects
                raise Stopped(self.stopped)
            if reply.get("status") != "value":
                self._stop(str(reply.get("message") or "no answer came from the student's code"))
            return self._result(reply["value"], outermost, ends=operation == "special" and values[0] == "next")
        except WireError as error:
            self._stop(f"the student's code gave {error}")
        finally:
            self._at_work = not outermost

    def sent(self, values: Sequence[Any]) -> tuple[list[Any], list[Any], list[Any]]:
        """What the kernel gets for these values, see CommonObjects. Raises Unsupported."""
        self._masked = self._masked or any(type(value) is np.ma.MaskedArray for value in _given(values))
        try:
            return self._common.send(values, self.tree, self.classes)
        except WireError as error:
            raise Unsupported(f"The test gives the student's code {error}, which cannot cross.") from None

    def lost(self) -> None:
        """What was to be sent has not been."""
        self._common.reset()

    def received(self, parts: Any, bodies: Any, changes: Any) -> list[Any]:
        """The values that the kernel has sent. Raises WireError."""
        if not self._masked and not _OF_MASKS & set(self.mentioned):  # NumPy's comparisons pass over what is masked
            bodies = [_filled(body) for body in bodies]
        return self._common.receive(parts, bodies, changes, self.value)

    def _result(self, reply: Any, outermost: bool, *, ends: bool) -> Any:
        if type(reply) is not list or len(reply) != 7 or reply[0] not in ("value", "raised"):
            raise WireError("an answer that cannot be read")
        how, parts, bodies, changes, printed, unused, rebound = reply
        if type(printed) is str and printed:
            sys.stdout.write(printed)
        values = self.received(parts, bodies, changes)
        if not (_are_of(int, unused) and _are_of(str, rebound)):
            raise WireError("an answer that cannot be read")
        if outermost:  # else something is being received
            self._common.unused = unused
        for name in rebound:
            self.looked_up.pop(name, None)
        if len(values) != (1 if how == "value" else 7):
            raise WireError("an answer that cannot be read")
        if how == "value":
            return values[0]
        error = self._raised(*values)
        if isinstance(error, StopIteration | StopAsyncIteration | GeneratorExit) and not ends:
            known = error._student  # type: ignore[union-attr]
            error = RuntimeError(type(error).__name__)  # which would end a loop of the test
            error._student = known  # type: ignore[attr-defined]
        self.raised = error
        raise error

    def _stop(self, why: str) -> Any:
        self.stopped = why
        self._common.reset()
        raise Stopped(why) from None

    def may_hear(self, kind: type, values: Sequence[Any]) -> bool:
        """Whether a student's class may be told these values, to compare itself with them or the like: if they are the
        student's own objects, or if the cell in hand is about that class.
        """
        if all(isinstance(type(value), StandInType) or isinstance(value, StandInType) for value in values):
            return True
        return any(base.__name__ in self.mentioned for base in kind.__mro__ if isinstance(base, StandInType))

    # ------------------------------------------------------------------------------------------ what crosses

    def tree(self, value: Any) -> list[Any] | None:
        """What stands for a value of the test that is no plain data."""
        if isinstance(value, StandInType) or isinstance(type(value), StandInType):
            return tree_of(value)
        if type(value) is _Tree:
            return value.tree
        if isinstance(value, BaseException):
            return errors.tree_of(value)
        if isinstance(value, types.TracebackType):  # which `__exit__` is given
            return None
        if hasattr(type(value), "__autograder_tuple_of__") and value.autograder_object is not None:
            return tree_of(value.autograder_object)
        if isinstance(value, type) and value in self.classes:
            return ["n", self.classes[value]]
        place = place_of(value)
        if place:
            return ["g", *place]
        if callable(value) and not isinstance(value, type):
            number = next((number for number, known in enumerate(self.functions) if known is value), None)
            if number is None:
                number = len(self.functions)
                self.functions.append(value)
                doc = value.__doc__ if type(value.__doc__) is str else None
                told = [str(getattr(value, "__name__", "function")), doc, signatures.told(value, self.tree)]
                self._told.append(told)
            return ["c", number, *self._told[number]]
        raise WireError(f"a value of type {type(value).__name__}")

    def value(self, tree: list[Any]) -> Any:
        """What a tree of the kernel stands for. Raises WireError."""
        tag = tree[0]
        if tag == "c":
            return self.functions[tree[1]]
        if tag == "n":
            found = next((kind for kind, name in self.classes.items() if name == tree[1]), None)
            if found is None:
                raise WireError("a class that the course does not have")
            return found
        if tag == "g":
            return harmless(tree[1], tree[2])
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
            if isinstance(kind, type) and issubclass(kind, BaseException):
                return self._error(number, kind)
            made: Any = _instance(kind)
            object.__setattr__(made, "_StandIn__tree", ["h", number])
            self._objects[number] = made
        found = self._objects[number]
        kind = type(found)
        if isinstance(found, BaseException):
            return found
        if kind.__autograder_base__ in ("", *WRAPPED) or kind.__autograder_own__ is not None:
            return found
        value = self.operate("base", found)
        fields = kind.__autograder_fields__
        if type(value) is tuple and fields and len(fields) == len(value) and isinstance(kind, StandInType):
            return _named_tuple(kind, found, value)
        return value

    def _error(self, number: int, kind: Any) -> Any:
        """An exception that is kept in the kernel."""
        kinds, args, message, cause = self.operate("error", _Tree(["h", number]))
        found = self._objects[number] = errors.made(errors.class_of([kind, *kinds]), args, message, ["h", number])
        found.__cause__ = cause if isinstance(cause, BaseException) else None
        return found

    def _kind(self, tree: list[Any]) -> Any:
        key = tuple(tree)
        if key not in self._kinds:
            name, module, place, bases, special, parents, base, is_error, doc, unhashable, fields = self.operate(
                "describe", _Tree(tree)
            )
            error = builtin_error(parents) if is_error else None
            own = [each for each in bases if isinstance(each, StandInType)]
            methods = self._of_solution(str(name), own)
            body: dict[str, Any] = {
                "__slots__": (),
                "__autograder_line__": self,
                "__autograder_tree__": list(tree),
                OF_COURSE: tuple(each for each in bases if isinstance(each, type) and each in self.classes),
                "__module__": str(module),
                "__doc__": doc if type(doc) is str else None,
                "__autograder_base__": str(base),
                "__autograder_own__": methods,
                "__autograder_fields__": fields if type(fields) is list else [],
            }
            if error is None:
                body |= methods_of(
                    [str(each) for each in special], methods, base=str(base), unhashable=bool(unhashable)
                )
                if str(name) in KINDS:
                    body["__doc__"] = property(lambda this: self.operate("get", this, "__doc__"))
                shown = class_here(str(name), place, parents, str(base))
                if shown is not None:
                    body["__class__"] = property(lambda _: shown)
            else:
                del body["__slots__"]
                body |= errors.methods(self.operate)
                body["__init__"] = error.__init__  # what the class's own has done, is done in the kernel
            made = derived(str(name), bases, error or StandIn, body)
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

    def _raised(self, given: Any, kinds: Any, args: Any, message: Any, cause: Any, line: Any, text: Any) -> Any:
        """What the student's code has raised, as an exception of this process."""
        error = given if isinstance(given, BaseException) else errors.made(errors.class_of(kinds), args, message, None)
        if isinstance(cause, BaseException):
            error.__cause__ = cause
        place = kinds[0] if type(kinds) is list and kinds else None
        name = str(place[1]) if type(place) is list and len(place) == 2 else type(error).__name__
        line = line if type(line) is int else None
        known = name, shortened(str(message), 500), line, shortened(str(text), 200)
        error._student = known  # type: ignore[attr-defined]
        return error


_OF_MASKS = frozenset(["ma", "mask", "masked", "masked_array", "MaskedArray", "count_masked", "compressed", "filled"])


def _are_of(kind: type, values: Any) -> bool:
    return type(values) is list and {*map(type, values)} <= {kind}


def _given(values: Sequence[Any]) -> Iterator[Any]:
    """The values of an operation, and those in the arguments of a call."""
    for value in values:
        for part in value if type(value) is tuple else (value,):
            yield from part if type(part) is tuple else (part,)


def _filled(body: Any) -> Any:
    if type(body) is list and len(body) > 1 and body[0] == "w" and type(body[1]) is np.ma.MaskedArray:
        return ["w", body[1].filled(), *body[2:]]
    return body


def _instance(kind: Any) -> Any:
    known: Any = kind if isinstance(kind, StandInType) else StandIn
    return object.__new__(known)


def _shown_call(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    parts = [*map(_shown, args), *(f"{key}={_shown(value)}" for key, value in kwargs.items())]
    return shortened(f"{name}({', '.join(parts)})", _MAX_CALL)


def _shown(value: Any) -> str:
    if isinstance(type(value), StandInType):  # its text would be asked of the student's code
        return f"<{type(value).__name__}>"
    if callable(value):
        return str(getattr(value, "__name__", "a function"))
    try:
        text = repr(value)
    except Exception:
        text = type(value).__name__
    return shortened(" ".join(text.split()), _MAX_CALL)


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
