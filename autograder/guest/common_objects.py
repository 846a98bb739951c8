"""The lists, dicts, arrays and the like of which test cells and a student's kernel have one each, and keep it the same.

A list that a function returns twice is one list to the test, too: both ends keep such objects in the same order, and
each message says which of them have changed since the last one. The end of the test cells decides which are kept: those
that the test still refers to, but for those that nothing in the kernel refers to, of which a few are kept because they
may be given again. If they are too many or too large to look through at each operation, those are
kept that it has given, with all that they hold, since an object is only known to be as it was if all of that is looked
at. If these are too much, too, none is kept. What crosses again that was forgotten is a copy.
"""

from __future__ import annotations

import gc
import hashlib
import itertools
import operator
import sys
import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from autograder.guest import course_objects, left_behind, wire
from autograder.guest.crossing import IN_ORDER, KEYED, Foreign, Packer, Tree, put_back, unpacked

Own = Callable[[list[Any]], Any]  # what a tree stands for that is no plain data

_LARGEST = 1_000_000  # items of all together, with as many for each object as it takes the time of
_LARGEST_OFTEN = 200_000  # of them once more than this has been looked through, in all the operations of a cell:
_OFTEN = 50_000_000
_FEW = 64  # objects, and
_FEW_ITEMS = 100_000  # their items, that are kept though nothing in the kernel refers to them
_ITEMS_OF_OBJECT = 100
_BYTES_PER_ITEM = 50  # of arrays, which are compared that much faster; a table's and a tensor's are as slow as items
_PACKAGES = ("numpy", "pandas", "torch")


class CommonObjects:
    """One end's objects that the other end has too, at the same places. For `whole_views` see Packer."""

    def __init__(self, *, whole_views: bool = True) -> None:
        self._whole_views = whole_views
        self.objects: list[Any] = []
        self._places: dict[int, int] = {}  # of the objects, by their ids
        self._seen: list[tuple[Any, ...]] = []  # what they were when both ends agreed
        self._sizes: list[int] = []  # and how large
        self.out_of_step = True  # the other end may have some from a process of tests that is gone
        self._filling = 0  # values that are being received
        self._given: set[int] = set()  # ids of those that this end had first
        self._looked = 0  # items that the operations of a cell have looked through
        self._let_go = 0  # items of what this end had first and still has, and the other end has not kept
        self.forgotten = False  # of what this end had first, something that is still in use here
        self._few = _FEW, _FEW_ITEMS
        self.unused: list[int] = []  # places of those that the other end says that it does not need

    def begin(self) -> None:
        """Begin with a cell."""
        self.forgotten, self._looked, self._let_go = False, 0, 0

    def reset(self) -> None:
        """Keep none: the other end may have others."""
        self.drop(None)
        self._given.clear()
        self.out_of_step = True

    def unneeded(self) -> list[int] | None:
        """Forget those that nothing else here refers to or nothing at the other end, and what is too much; their
        places, or None if all are forgotten.
        """
        left = {place for place, count in enumerate(_references(self.objects)) if count > _ALONE}
        unused = left.intersection(self.unused)
        left -= unused
        self._let_go += sum(self._sizes[place] for place in unused if id(self.objects[place]) in self._given)
        self.forgotten |= self._let_go > _LARGEST  # had the answer kept them
        if self._is_too_much(left):
            left = self._held_by_given(left)
            if self._is_too_much(left):
                self.forgotten = True
                self.reset()
                left = set()
        self._looked += sum(map(self._sizes.__getitem__, left))
        gone = [place for place in range(len(self.objects)) if place not in left]
        self.drop(gone)
        self._given.intersection_update(self._places)
        all_gone, self.out_of_step = self.out_of_step, False
        return None if all_gone else gone

    def _is_too_much(self, places: set[int]) -> bool:
        most = _LARGEST if self._looked < _OFTEN else _LARGEST_OFTEN
        return sum(map(self._sizes.__getitem__, places)) > most

    def out_of_reach(self) -> list[int]:
        """The places of those that only the other end can still have changed or asked for, if they are more than a few
        and twice as many as were left when they were last looked for.
        """
        if len(self.objects) <= self._few[0] and sum(self._sizes) <= self._few[1]:
            return []
        # Each is referred to once by what holds it, and once by what that was when both ends agreed.
        inside = Counter(map(id, itertools.chain.from_iterable(self._seen)))
        counts = zip(self.objects, _references(self.objects), strict=True)
        held = [
            place
            for place, (value, count) in enumerate(counts)
            if count - 2 * inside[id(value)] > _ALONE or not _is_reached_by_reference(value)
        ]
        left = set(held)
        while held:
            parts = {self._places.get(id(part), -1) for part in self._seen[held.pop()]} - left - {-1}
            left |= parts
            held += parts
        self._few = max(_FEW, 2 * len(left)), max(_FEW_ITEMS, 2 * sum(map(self._sizes.__getitem__, left)))
        return [place for place in range(len(self.objects)) if place not in left]

    def _held_by_given(self, places: set[int]) -> set[int]:
        """Which of these places are those of objects that this end has given, or of what they hold."""
        known = self._places
        todo: list[Any] = [self.objects[place] for place in places if id(self.objects[place]) in self._given]
        held, seen = {known[id(value)] for value in todo}, {*map(id, todo)}
        while todo:
            value = todo.pop()
            parts = value.ravel().tolist() if _is_of_objects(value) else gc.get_referents(value)
            for part in parts:
                if id(part) not in seen and (id(part) in known or type(part) in _BETWEEN):
                    seen.add(id(part))
                    todo.append(part)
                    held |= {known[id(part)]} if id(part) in known else set()
        return held

    def drop(self, gone: list[int] | None) -> None:
        """Forget those at these places, or all."""
        self.unused = []
        if gone == []:
            return
        forgotten = range(len(self.objects)) if gone is None else set(gone)
        first = min(forgotten, default=0)
        for value in self.objects[first:]:
            self._places.pop(id(value), None)
        lists: tuple[list[Any], ...] = self.objects, self._seen, self._sizes
        for each in lists:
            each[first:] = [one for place, one in enumerate(each[first:], first) if place not in forgotten]
        self._add(())

    def send(
        self, values: Sequence[Any], foreign: Foreign, classes: dict[type, str] | None = None
    ) -> tuple[list[Tree], list[Tree], list[Tree]]:
        """What the other end gets for these values: their trees, the bodies of new objects, and what has changed of the
        others. Raises WireError, and then nothing has become of it.
        """
        self._add(())
        packer = Packer(foreign, self._places, classes, first=len(self.objects), whole_views=self._whole_views)
        changed = self._changed()
        changes = packer.changed((place, self.objects[place]) for place in changed)
        trees = [packer.pack(value) for value in values]
        self._given.update(map(id, packer.new))
        self._add(packer.new)
        self._agree(changed)
        return trees, packer.bodies, changes

    def receive(self, trees: Sequence[Tree], bodies: Sequence[Tree], changes: Sequence[Tree], own: Own) -> list[Any]:
        """The values that the other end has sent. Raises WireError."""
        first = len(self.objects)
        self._filling += 1
        try:
            values: tuple[Any, ...] = unpacked(["t", *trees], bodies, own, self.objects)
            self._add(())
            changed = put_back(changes, own, self.objects)
        finally:
            self._filling -= 1
        self._agree([*changed, *range(first, len(self.objects))])
        return list(values)

    def _add(self, new: Iterable[Any]) -> None:
        self.objects += new
        for place in range(len(self._places), len(self.objects)):
            self._places[id(self.objects[place])] = place

    def _changed(self) -> list[int]:
        """The places of those that are not what they were."""
        pairs = enumerate(zip(self.objects, self._seen, strict=False))
        return [] if self._filling else [at for at, (value, seen) in pairs if not _is_as(value, seen)]

    def _agree(self, changed: Iterable[int]) -> None:
        """Both ends have those at these places as they are now, and so the new ones."""
        if self._filling:  # with what comes now, others are made on the way
            return
        for place in (place for place in changed if place < len(self._seen)):
            self._seen[place] = _state(self.objects[place])
            self._sizes[place] = _size(self.objects[place])
        new = self.objects[len(self._seen) :]
        self._seen += map(_state, new)
        self._sizes += map(_size, new)


#: Types of what an object can hold others in.
_BETWEEN = frozenset([tuple, frozenset, dict, *(type(getattr({}, name)()) for name in ("keys", "values", "items"))])


def _is_of_objects(value: Any) -> bool:
    return type(value) is np.ndarray and value.dtype.kind == "O"  # which the collector of garbage does not look into


def _references(objects: list[Any]) -> list[int]:
    return [sys.getrefcount(value) for value in objects]


_ALONE = _references([[]])[0]  # of an object in such a list and nowhere else


def _is_reached_by_reference(value: Any) -> bool:
    """Whether Python counts each way to change an object, other than one of a tensor, whose memory others may have."""
    kind = type(value)
    if kind is np.ndarray:
        memory = value if value.base is None else value.base
        if type(memory) is not np.ndarray or not memory.flags.owndata:
            return False
        if memory is not value and sys.getrefcount(memory) > _OF_VIEW:
            return False
    elif not (kind in IN_ORDER or kind in KEYED or kind is bytearray):
        return False
    return weakref.getweakrefcount(value) == 0


def _view_alone() -> int:
    """References to the memory of a view, if nothing else has it."""
    value = np.zeros(2)[:1]
    memory = value if value.base is None else value.base
    return sys.getrefcount(memory)


_OF_VIEW = _view_alone()


def _state(value: Any) -> tuple[Any, ...]:
    """What an object is made of. What can change among its items has a place of its own."""
    kind = type(value)
    if kind in IN_ORDER:
        return tuple(value)
    if kind in KEYED:
        return (*value.keys(), *value.values(), getattr(value, "default_factory", None))
    if kind is bytearray:
        return (bytes(value),)
    if kind is np.ndarray:
        head = value.dtype.str, str(value.shape)
        return (*head, *value.ravel().tolist()) if value.dtype.kind == "O" else (*head, value.tobytes())
    if kind.__module__.partition(".")[0] in _PACKAGES:
        return (_mark_of(left_behind.whole(value)),)
    return course_objects.state(value)


def _is_as(value: Any, seen: tuple[Any, ...]) -> bool:
    """Whether an object has this state."""
    kind = type(value)
    if kind in IN_ORDER and len(value) == len(seen) and all(map(operator.is_, value, seen)):
        return True
    if kind is np.ndarray and len(seen) == 3 and value.dtype.str == seen[0] and value.tobytes() == seen[2]:
        return str(value.shape) == seen[1]
    return _is_same(_state(value), seen)


def _is_same(now: tuple[Any, ...], seen: tuple[Any, ...]) -> bool:
    return len(now) == len(seen) and (all(map(operator.is_, now, seen)) or all(map(_is_it, now, seen)))


def _is_it(one: Any, other: Any) -> bool:
    return one is other or (type(one) in (str, bytes) and type(other) is type(one) and bool(one == other))


def _size(value: Any) -> int:
    return _ITEMS_OF_OBJECT + _items(value)


def _items(value: Any) -> int:
    if type(value).__module__.partition(".")[0] in _PACKAGES:
        size = getattr(value, "nbytes", None)
        if type(value) is np.ndarray and not _is_of_objects(value):
            return value.nbytes // _BYTES_PER_ITEM
        return int(size if size is not None else value.memory_usage(index=True, deep=False).sum())
    if type(value).__module__ in ("builtins", "collections"):
        return len(value)
    return len(course_objects.state(value))


def _mark_of(body: Tree) -> bytes:
    """What tells an object, by its body, from itself after a change."""
    try:
        return hashlib.blake2b(wire.encode(body), digest_size=16).digest()
    except wire.WireError:
        return b""
