"""The lists, dicts, arrays and the like of which test cells and a student's kernel have one each, and keep it the same.

A list that a function returns twice is one list to the test, too: both ends keep such objects in the same order, and
each message says which of them have changed since the last one. The end of the test cells decides which are kept: those
that the test still refers to, unless they are too many or too large to look through at each operation. Then those are
kept that it has given, with all that they hold, since an object is only known to be as it was if all of that is looked
at. If these are too much, too, none is kept. What crosses again that was forgotten is a copy.
"""

from __future__ import annotations

import gc
import hashlib
import operator
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from autograder.guest import course_objects, left_behind, wire
from autograder.guest.crossing import IN_ORDER, KEYED, Foreign, Packer, Tree, put_back, unpacked

Own = Callable[[list[Any]], Any]  # what a tree stands for that is no plain data

_MOST = 500  # objects
_LARGEST = 200_000  # items of all together
_BYTES_PER_ITEM = 20  # of arrays, which are compared that much faster; a table's and a tensor's are as slow as items
_PACKAGES = ("numpy", "pandas", "torch")


class CommonObjects:
    """One end's objects that the other end has too, at the same places. For `whole_views` see Packer."""

    def __init__(self, *, whole_views: bool = True) -> None:
        self._whole_views = whole_views
        self.objects: list[Any] = []
        self._seen: list[tuple[Any, ...]] = []  # what they were when both ends agreed
        self.out_of_step = True  # the other end may have some from a process of tests that is gone
        self._filling = 0  # values that are being received
        self._given: set[int] = set()  # ids of those that this end had first
        self.forgotten = False  # of these, some that are still in use here

    def reset(self) -> None:
        """Keep none: the other end may have others."""
        self.drop(None)
        self._given.clear()
        self.out_of_step = True

    def unneeded(self) -> list[int] | None:
        """Forget those that nothing else here refers to, and what is too much; their places, or None if all are
        forgotten.
        """
        left = {place for place, count in enumerate(_references(self.objects)) if count > _ALONE}
        if self._is_too_much(left):
            left = self._held_by_given(left)
            if self._is_too_much(left):
                self.forgotten = True
                self.reset()
        gone = [place for place in range(len(self.objects)) if place not in left]
        self.drop(gone)
        self._given.intersection_update(map(id, self.objects))
        all_gone, self.out_of_step = self.out_of_step, False
        return None if all_gone else gone

    def _is_too_much(self, places: set[int]) -> bool:
        return len(places) > _MOST or sum(_size(self.objects[place]) for place in places) > _LARGEST

    def _held_by_given(self, places: set[int]) -> set[int]:
        """Which of these places are those of objects that this end has given, or of what they hold."""
        known = {id(value): place for place, value in enumerate(self.objects)}
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
        if gone is None:
            self.objects, self._seen = [], []
        elif gone:
            forgotten = set(gone)
            left = [place for place in range(len(self.objects)) if place not in forgotten]
            self._seen = [self._seen[place] for place in left if place < len(self._seen)]
            self.objects = [self.objects[place] for place in left]

    def send(
        self, values: Sequence[Any], foreign: Foreign, classes: dict[type, str] | None = None
    ) -> tuple[list[Tree], list[Tree], list[Tree]]:
        """What the other end gets for these values: their trees, the bodies of new objects, and what has changed of the
        others. Raises WireError, and then nothing has become of it.
        """
        packer = Packer(foreign, self.objects, classes, whole_views=self._whole_views)
        changes = packer.changed(changed := self._changed())
        trees = [packer.pack(value) for value in values]
        self._given.update(map(id, packer.kept[len(self.objects) :]))
        self.objects = packer.kept
        self._agree(changed)
        return trees, packer.bodies, changes

    def receive(self, trees: Sequence[Tree], bodies: Sequence[Tree], changes: Sequence[Tree], own: Own) -> list[Any]:
        """The values that the other end has sent. Raises WireError."""
        first = len(self.objects)
        self._filling += 1
        try:
            values: tuple[Any, ...] = unpacked(["t", *trees], bodies, own, self.objects)
            changed = put_back(changes, own, self.objects)
        finally:
            self._filling -= 1
        self._agree([*changed, *range(first, len(self.objects))])
        return list(values)

    def _changed(self) -> list[int]:
        """The places of those that are not what they were."""
        pairs = enumerate(zip(self.objects, self._seen, strict=False))
        return [] if self._filling else [at for at, (value, seen) in pairs if not _is_same(_state(value), seen)]

    def _agree(self, changed: Iterable[int]) -> None:
        """Both ends have those at these places as they are now, and so the new ones."""
        if self._filling:  # with what comes now, others are made on the way
            return
        for place in (place for place in changed if place < len(self._seen)):
            self._seen[place] = _state(self.objects[place])
        self._seen += map(_state, self.objects[len(self._seen) :])


#: Types of what an object can hold others in.
_BETWEEN = frozenset([tuple, frozenset, dict, *(type(getattr({}, name)()) for name in ("keys", "values", "items"))])


def _is_of_objects(value: Any) -> bool:
    return type(value) is np.ndarray and value.dtype.kind == "O"  # which the collector of garbage does not look into


def _references(objects: list[Any]) -> list[int]:
    return [sys.getrefcount(value) for value in objects]


_ALONE = _references([[]])[0]  # of an object in such a list and nowhere else


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
        head = f"{value.shape} {value.dtype.str}"
        return (head, *value.ravel().tolist()) if value.dtype.kind == "O" else (head, value.tobytes())
    if kind.__module__.partition(".")[0] in _PACKAGES:
        return (_mark_of(left_behind.whole(value)),)
    return course_objects.state(value)


def _is_same(now: tuple[Any, ...], seen: tuple[Any, ...]) -> bool:
    return len(now) == len(seen) and (all(map(operator.is_, now, seen)) or all(map(_is_it, now, seen)))


def _is_it(one: Any, other: Any) -> bool:
    return one is other or (type(one) in (str, bytes) and type(other) is type(one) and bool(one == other))


def _size(value: Any) -> int:
    if type(value).__module__.partition(".")[0] in _PACKAGES:
        size = getattr(value, "nbytes", None)
        if type(value) is np.ndarray and not _is_of_objects(value):
            return value.nbytes // _BYTES_PER_ITEM
        return int(size if size is not None else value.memory_usage(index=True, deep=False).sum())
    return len(value) if type(value).__module__ in ("builtins", "collections") else len(course_objects.state(value))


def _mark_of(body: Tree) -> bytes:
    """What tells an object, by its body, from itself after a change."""
    try:
        return hashlib.blake2b(wire.encode(body), digest_size=16).digest()
    except wire.WireError:
        return b""
