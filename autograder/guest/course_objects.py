"""Objects of classes that a course's own cell defines, of which test cells and kernel have one each: what they are
made of, and an object that is made of it.

No method of the class has a part in it, neither when an object is taken apart nor when it is made: so it is what it
was, whatever the class does with a new one. What Python keeps of an object behind its attributes (the items of a list,
the arguments of an exception, the value of a number) is its content.
"""

from __future__ import annotations

import collections
import contextlib
import enum
import functools
import inspect
import types
from collections.abc import Iterable, Sequence
from typing import Any

from autograder.guest.limits import WireError

_FIXED = (str, int, float, complex, bytes)
_CONSTANT = (enum.Enum, tuple, frozenset)
_ITEMS = (list, set, collections.deque)
_DICTS = (collections.OrderedDict, dict)
_BASES = (*_CONSTANT, BaseException, *_FIXED, *_ITEMS, *_DICTS)
_METHODS = (types.FunctionType, classmethod, staticmethod, property)
NOTED = "_student"  # what the process of the test cells notes of an exception, in the exception itself

Base = Any  # a class whose methods reach an object's content


def base_of(kind: Any) -> Base | None:
    """The class of Python's that says what content an object of this class has; `object` if none, None if it has other
    content than can be told.
    """
    return _base_of(kind)


@functools.cache
def _base_of(kind: Any) -> Base | None:
    for base in _BASES:
        if issubclass(kind, base):
            return base
    try:
        object.__new__(kind)
    except TypeError:  # derived from a class that is written in C
        return None
    return object


def is_constant(value: Any) -> bool:
    """Whether a value, of a class that `base_of` knows, never changes, so that nobody tells two of them apart."""
    base = base_of(type(value))
    return base is enum.Enum or (base in _CONSTANT and not list(attributes(value)))


def content(value: Any) -> Any:
    """What there is to know of an object behind its attributes, as a plain value."""
    base = base_of(type(value))
    if base is enum.Enum:
        return value._value_ if isinstance(value, enum.Flag) else value._name_
    if base is tuple or base is frozenset:
        return base(base.__iter__(value))
    if base in _FIXED:
        return base(*base.__getnewargs__(value))
    if base is BaseException:
        return value.args
    if base in _DICTS:
        pairs = [part for pair in base.items(value) for part in pair]
        return (value.default_factory if isinstance(value, collections.defaultdict) else None, *pairs)
    if base in _ITEMS:
        return (value.maxlen if base is collections.deque else None, *base.__iter__(value))
    return None


def attributes(value: Any) -> Iterable[tuple[str, Any]]:
    """An object's attributes, those of `__slots__` and of Python's exceptions too, such as `errno`."""
    for name, slot in _slots(type(value)).items():
        with contextlib.suppress(AttributeError):  # it has none yet
            yield name, slot.__get__(value)
    yield from ((name, item) for name, item in getattr(value, "__dict__", {}).items() if name != NOTED)


def constant(kind: type, found: Any) -> Any:
    """The object that never changes, by its content. Raises what such a class does for content of another form."""
    base: Any = base_of(kind)
    if base is enum.Enum and type(found) is (int if issubclass(kind, enum.Flag) else str):
        return kind(found) if issubclass(kind, enum.Flag) else kind[found]  # type: ignore[index]
    if (
        base is enum.Enum
        or base not in _CONSTANT
        or type(found) is not base
        or len(found) != len(getattr(kind, "_fields", found))
    ):
        raise WireError("a constant of another form")
    return base.__new__(kind, found)


def empty(kind: type, found: Any) -> Any:
    """An object that is yet to be filled; `found` is its content as it is sent."""
    base: Any = base_of(kind)
    if base is None or base is enum.Enum:
        raise WireError("an object that cannot be made")
    if base in _FIXED:
        if type(found) is not base:
            raise WireError("a part of another type")
        return base.__new__(kind, found)
    if base is frozenset or base is tuple:
        raise WireError("an object that cannot be made")
    return (_root(kind) if base is BaseException else base).__new__(kind)


def fill(value: Any, found: Any, names: Sequence[Any], items: Sequence[Any]) -> None:
    """Make an object what it is to be, whatever it was."""
    kind = type(value)
    base: Any = base_of(kind)
    if base is BaseException:
        value.args = found
    elif base in _DICTS:
        base.clear(value)
        for key, item in zip(found[1::2], found[2::2], strict=True):
            base.__setitem__(value, key, item)
        if isinstance(value, collections.defaultdict):
            value.default_factory = found[0]
    elif base is set:
        base.clear(value)
        base.update(value, found[1:])
    elif base in _ITEMS:
        if base is collections.deque and value.maxlen != found[0]:
            base.__init__(value, (), found[0])
        base.clear(value)
        base.extend(value, found[1:])
    slots = _slots(kind)
    for slot in slots.values():
        with contextlib.suppress(AttributeError):  # there is nothing
            slot.__delete__(value)
    if hasattr(value, "__dict__"):
        vars(value).clear()
    for name, item in zip(map(str, names), items, strict=True):
        if name in slots:
            slots[name].__set__(value, item)
        elif name == NOTED or isinstance(inspect.getattr_static(kind, name, None), _METHODS):
            raise WireError(f"an object of the course's with another {name!r} than its class has")
        else:
            vars(value)[name] = item


def state(value: Any) -> tuple[Any, ...]:
    """All that an object holds; if each of it is the same as before, the object has not changed."""
    found = content(value)
    parts = [part for pair in attributes(value) for part in pair]
    return (*(found if type(found) is tuple else [found]), *parts)


def _slots(kind: Any) -> dict[str, Any]:
    return _slots_of(kind)


@functools.cache
def _slots_of(kind: Any) -> dict[str, Any]:
    return {
        name: slot
        for each in reversed(kind.__mro__)
        if "__slots__" in vars(each) or issubclass(each, BaseException)
        for name, slot in vars(each).items()
        if type(slot) is types.MemberDescriptorType and not name.startswith("__")
    }


def _root(kind: type) -> Any:
    """The first of the classes of an exception that is Python's own."""
    return next(each for each in kind.__mro__ if each.__module__ == "builtins")
