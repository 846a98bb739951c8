"""Values of a test cell and of student code as plain data, with their references kept, and back.

The wire format (autograder.guest.wire) carries numbers, texts, arrays and tables. Here containers, dates, fractions and
the like become lists of it behind a tag, and what can be changed is noted once, by a number: so both sides know which
object a result is, or contains, and what a call has done to its arguments. What is none of these is `foreign`: whoever
packs says what stands for it, and whoever unpacks what that is.
"""

from __future__ import annotations

import collections
import datetime
import decimal
import fractions
import gc
import pathlib
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.guest import course_objects, formulas, left_behind, wire
from autograder.guest.kinds import is_table
from autograder.guest.wire import WireError

Tree = Any  # plain data: a scalar, or a list that begins with a tag
Foreign = Callable[[Any], Tree]

_SCALARS = frozenset([bool, int, float, complex, str, bytes])
_DICTS: dict[str, type] = {
    "dict": dict,
    "OrderedDict": collections.OrderedDict,
    "Counter": collections.Counter,
    "defaultdict": collections.defaultdict,
}
_VIEWS: dict[type, str] = {type(getattr({}, name)()): name for name in ("keys", "values", "items")}
KEYED = frozenset(_DICTS.values())
IN_ORDER = frozenset([list, set, collections.deque])
_MAX_KEYS = 100_000  # keys of one dict or items of one set; hashing is quadratic at worst
_STRUCTURED = {"date": datetime.date, "datetime": datetime.datetime, "time": datetime.time}


class Packer:
    """Packs the values of one message. `known` objects are already at the other end: their places, by id. New ones get
    those from `first` on. `shared` are classes of which both sides have one of the same name, see course_objects.
    Without `whole_views`, a view of a dict that is not there yet shows what it shows, and nothing else of the dict.
    """

    def __init__(
        self,
        foreign: Foreign,
        known: Mapping[int, int] | None = None,
        shared: dict[type, str] | None = None,
        *,
        first: int = 0,
        whole_views: bool = True,
    ) -> None:
        self.new: list[Any] = []
        self._whole_views = whole_views
        self.bodies: list[Tree] = []  # of the new objects
        self._foreign, self._known, self._first, self._shared = foreign, known or {}, first, shared or {}
        self._numbers: dict[int, int] = {}  # of the new ones

    def pack(self, value: Any) -> Tree:
        """What stands for a value. Raises WireError."""
        tree = self._tree(value, 0)
        while len(self.bodies) < len(self.new):  # not by recursion: a list of linked nodes is deep
            if self._first + len(self.new) > wire.MAX_ITEMS:
                raise WireError(f"more than {wire.MAX_ITEMS:,} objects")
            self.bodies.append(self._body(self.new[len(self.bodies)]))
        return tree

    def changed(self, objects: Iterable[tuple[int, Any]]) -> list[Tree]:
        """These of the known objects, given with their places, each with what it is now. Raises WireError."""
        found = [[number, self._body(value)] for number, value in objects]
        self.pack(None)
        return found

    def _tree(self, value: Any, depth: int) -> Tree:
        kind = type(value)
        if value is None or kind in _SCALARS:
            return value
        number = self._known.get(id(value), self._numbers.get(id(value)))
        if number is not None:
            return ["r", number]
        if depth > wire.MAX_DEPTH:
            raise WireError(f"a value nested more than {wire.MAX_DEPTH} deep")
        if kind in _VIEWS:
            (owner,) = gc.get_referents(value)
            if type(owner) is not dict:
                return self._foreign(value)
            if not (self._whole_views or id(owner) in self._known):
                owner = _shown_by(value, owner)
            return [_VIEWS[kind], self._tree(owner, depth + 1)]
        if kind is tuple or kind is frozenset:
            return ["t" if kind is tuple else "f", *(self._tree(item, depth + 1) for item in value)]
        if kind in self._shared and course_objects.is_constant(value):
            return ["n", self._shared[kind], self._tree(course_objects.content(value), depth + 1)]
        if self._can_change(value):
            number = self._numbers[id(value)] = self._first + len(self.new)
            self.new.append(value)
            return ["r", number]
        atom = _atom(value, kind)
        return self._foreign(value) if atom is None else atom

    def _can_change(self, value: Any) -> bool:
        kind = type(value)
        if kind in IN_ORDER or kind in KEYED or kind is bytearray:
            return True
        if kind in self._shared:
            base = course_objects.base_of(kind)
            return base is not None and base is not tuple and base is not frozenset
        if kind is np.ndarray:
            return value.dtype.name in wire._DTYPES or value.dtype.kind in "OUS"
        if kind is np.ma.MaskedArray:
            return value.dtype.name in wire._DTYPES
        torch = sys.modules.get("torch")
        if torch is not None and kind is torch.Tensor:
            return True
        return is_table(value) and _crosses(value)

    def _body(self, value: Any) -> Tree:
        kind = type(value)
        if kind is list:
            if all(item is None or type(item) in _SCALARS for item in value):
                return ["L", list(value)]
            return ["l", *(self._tree(item, 1) for item in value)]
        if kind in KEYED:
            factory = self._tree(value.default_factory, 1) if kind is collections.defaultdict else None
            pairs = [self._tree(part, 1) for pair in value.items() for part in pair]
            return ["d", kind.__name__, factory, *pairs]
        if kind is set:
            return ["s", *(self._tree(item, 1) for item in value)]
        if kind is collections.deque:
            return ["q", value.maxlen, *(self._tree(item, 1) for item in value)]
        if kind is bytearray:
            return ["y", bytes(value)]
        if kind in self._shared:
            parts = [
                course_objects.content(value),
                *(each for pair in course_objects.attributes(value) for each in pair),
            ]
            return ["o", self._shared[kind], *(self._tree(part, 1) for part in parts)]
        if kind is np.ndarray and value.dtype.kind in "OUS":
            items = [self._tree(item, 1) for item in value.reshape(-1).tolist()]
            return ["A", value.dtype.str, list(value.shape), *items]
        return left_behind.whole(value)


def _shown_by(view: Any, owner: dict[Any, Any]) -> dict[Any, Any]:
    """A dict with as much of the owner of a view as the view shows."""
    if type(view) is type({}.keys()):
        return dict.fromkeys(owner)
    return dict(enumerate(owner.values())) if type(view) is type({}.values()) else dict(owner)


def unpacked(tree: Tree, bodies: Sequence[Tree], foreign: Callable[[list[Any]], Any], objects: list[Any]) -> Any:
    """The value that a tree stands for. `objects` are those that are known, and get those of the bodies added.

    Raises WireError for what no Packer makes; `foreign` is asked for what is not of this format.
    """
    try:
        first = len(objects)
        objects += [_empty(body, foreign) for body in bodies]
        # Keys and items of sets are to be whole by the time that they are hashed, and are sent behind what holds them.
        last_to_first = range(len(bodies) - 1, -1, -1)
        for number in sorted(last_to_first, key=lambda number: isinstance(objects[first + number], dict | set)):
            _fill(objects[first + number], bodies[number], foreign, objects)
        return _value(tree, foreign, objects)
    except Exception as error:  # also StopIteration, which would end a loop of the test's
        raise _refused("data of another form than a value's", error) from error


def put_back(changes: Sequence[Any], foreign: Callable[[list[Any]], Any], objects: list[Any]) -> list[int]:
    """Make objects what changes say that they are now, in place; their places. Raises WireError if one cannot be it."""
    try:
        for number, body in changes:
            _put_back(objects[number], body, foreign, objects)
        return [number for number, _ in changes]
    except Exception as error:
        raise _refused("a change that cannot be made here", error) from error


def _refused(what: str, error: Exception) -> WireError:
    return error if isinstance(error, WireError) else WireError(f"{what} ({type(error).__name__}: {error})")


def _put_back(value: Any, body: Tree, foreign: Callable[[list[Any]], Any], objects: list[Any]) -> None:
    if isinstance(value, np.ndarray):
        new = body[1] if body[0] == "w" else _empty(body, foreign)
        if body[0] == "A":
            _fill(new, body, foreign, objects)
        if new.shape != value.shape:
            if new.size != value.size:  # views of it would be left with memory that is gone
                raise WireError("an array that has another size than before")
            value.shape = new.shape
        value[...] = new
        return
    if body[0] == "w":
        if is_table(value):
            left_behind.give(body[1], body[2:])
            type(value).__init__(value, body[1])  # what pandas itself offers for that is private
        else:
            left_behind.put_into(value, body[1], body[2:])
        return
    if body[0] != "o":
        value.clear()
    _fill(value, body, foreign, objects)


def _empty(body: Tree, foreign: Callable[[list[Any]], Any]) -> Any:
    tag = body[0]
    if tag in ("L", "l"):
        return []
    if tag == "d":
        return _DICTS[body[1]]()
    if tag == "s":
        return set()
    if tag == "q":
        return collections.deque(maxlen=None if body[1] is None else int(body[1]))
    if tag == "y":
        return bytearray()
    if tag == "A":
        if np.dtype(body[1]).kind not in "OUS":
            raise WireError("an array of another kind")
        return np.empty([int(size) for size in body[2]], dtype=np.dtype(body[1]))
    if tag == "o":
        return course_objects.empty(foreign(["n", body[1]]), body[2])
    if tag == "w":
        left_behind.give(body[1], body[2:])
        return body[1]
    raise WireError(f"an unknown kind of object ({tag!r})")


def _fill(value: Any, body: Tree, foreign: Callable[[list[Any]], Any], objects: list[Any]) -> None:
    tag = body[0]
    if tag == "L":
        if type(body[1]) is not list or not {*map(type, body[1])} <= _SCALARS | {type(None)}:
            raise WireError("a list of scalars that holds something else")
        value.extend(body[1])
    elif tag == "l":
        value.extend(_value(item, foreign, objects) for item in body[1:])
    elif tag == "d":
        if len(body) > 2 * _MAX_KEYS + 3:  # tag, kind and factory come first
            raise WireError("a dict of too many keys")
        if body[1] == "defaultdict" and body[2] is not None:
            value.default_factory = _value(body[2], foreign, objects)
        parts = [_value(part, foreign, objects) for part in body[3:]]
        for key, item in zip(parts[::2], parts[1::2], strict=True):
            value[key] = item
    elif tag == "s":
        value.update(_items(body, foreign, objects))
    elif tag == "q":
        value.extend(_value(item, foreign, objects) for item in body[2:])
    elif tag == "y":
        value += body[1]
    elif tag == "A":
        flat = value.reshape(-1)
        for place, item in enumerate(body[3:]):
            flat[place] = _value(item, foreign, objects)
    elif tag == "o":
        if type(body[2]) is list and len(body[2]) > 2 * _MAX_KEYS + 2:  # tag and factory come first
            raise WireError("an object of too many items")
        content, *parts = (_value(part, foreign, objects) for part in body[2:])
        course_objects.fill(value, content, parts[::2], parts[1::2])


def _items(parts: list[Any], foreign: Callable[[list[Any]], Any], objects: list[Any]) -> list[Any]:
    """Those of a set, behind its tag."""
    if len(parts) > _MAX_KEYS + 1:
        raise WireError("a set of too many items")
    return [_value(item, foreign, objects) for item in parts[1:]]


def _value(tree: Tree, foreign: Callable[[list[Any]], Any], objects: list[Any]) -> Any:
    if type(tree) is not list:
        if tree is None or type(tree) in _SCALARS:
            return tree
        raise WireError("data of another form than a value's")
    tag = tree[0]
    if tag == "r":
        return objects[tree[1]]
    if tag == "t":
        return tuple(_value(item, foreign, objects) for item in tree[1:])
    if tag == "f":
        return frozenset(_items(tree, foreign, objects))
    if tag in _VIEWS.values():
        return getattr(_value(tree[1], foreign, objects), tag)()
    if tag == "n" and len(tree) == 3:
        return course_objects.constant(foreign(tree[:2]), _value(tree[2], foreign, objects))
    if tag == "slice":
        return slice(*(_value(item, foreign, objects) for item in tree[1:4]))
    known = _ATOMS.get(tag)
    return foreign(tree) if known is None else known(*tree[1:])


def _atom(value: Any, kind: type) -> Tree | None:
    """What stands for a value that is neither a container nor can change; None if it is of none of these kinds."""
    if isinstance(value, np.generic) and kind.__module__ == "numpy":
        if kind is np.str_:
            return ["np.str", str(value)]
        return ["np", np.asarray(value)] if value.dtype.name in wire._DTYPES else None
    if kind is range:
        return ["range", value.start, value.stop, value.step]
    if kind is slice:
        parts = [value.start, value.stop, value.step]
        return ["slice", *parts] if all(part is None or type(part) is int for part in parts) else None
    if value is Ellipsis:
        return ["..."]
    if value is NotImplemented:
        return ["NotImplemented"]
    if kind in _STRUCTURED.values():
        return [kind.__name__, value.isoformat()]
    if kind is datetime.timedelta:
        return ["timedelta", value.days, value.seconds, value.microseconds]
    if kind is decimal.Decimal:
        return ["Decimal", str(value)]
    if kind is fractions.Fraction:
        return ["Fraction", value.numerator, value.denominator]
    if kind is pathlib.PosixPath:
        return ["Path", str(value)]
    if isinstance(value, np.dtype):
        return ["dtype", value.str] if value.kind in "biufcOUSMm" else None
    if kind.__module__.partition(".")[0] == "pandas":
        return _of_pandas(value, kind)
    if kind.__module__ == "torch":
        if kind.__name__ == "Size":
            return ["t", *map(int, value)]
        if kind.__name__ == "dtype":
            return ["torch.dtype", str(value).removeprefix("torch.")]
    return formulas.tree_of(value)


def _of_pandas(value: Any, kind: type) -> Tree | None:
    if kind.__name__ in ("NaTType", "NAType"):
        return ["pd." + kind.__name__]
    if kind.__name__ in ("Timestamp", "Timedelta"):
        return ["pd." + kind.__name__, value.isoformat()]
    return None


def _pandas(name: str) -> Callable[..., Any]:
    def made(*arguments: str) -> Any:
        import pandas

        found = getattr(pandas, name)
        return found(*map(str, arguments)) if arguments else found

    return made


def _torch_dtype(name: str) -> Any:
    import torch

    found = getattr(torch, name)
    if not isinstance(found, torch.dtype):
        raise WireError("no dtype of torch")
    return found


def _scalar(array: Any) -> Any:
    if type(array) is not np.ndarray or array.shape:
        raise WireError("a number of another form")
    return array[()]


_ATOMS: dict[str, Callable[..., Any]] = {
    "np": _scalar,
    "np.str": lambda text: np.str_(_exactly(text, str)),
    "range": lambda start, stop, step: range(_exactly(start, int), _exactly(stop, int), _exactly(step, int)),
    "...": lambda: Ellipsis,
    "NotImplemented": lambda: NotImplemented,
    **{name: kind.fromisoformat for name, kind in _STRUCTURED.items()},  # type: ignore[attr-defined]
    "timedelta": lambda days, seconds, micro: datetime.timedelta(int(days), int(seconds), int(micro)),
    "Decimal": lambda text: decimal.Decimal(_exactly(text, str)),
    "Fraction": lambda top, bottom: fractions.Fraction(_exactly(top, int), _exactly(bottom, int)),
    "Path": lambda text: pathlib.Path(_exactly(text, str)),
    "dtype": lambda text: np.dtype(_exactly(text, str)),
    "torch.dtype": _torch_dtype,
    "sympy": formulas.value_of,
    "pd.NaTType": _pandas("NaT"),
    "pd.NAType": _pandas("NA"),
    "pd.Timestamp": _pandas("Timestamp"),
    "pd.Timedelta": _pandas("Timedelta"),
}


def _exactly(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise WireError("a part of another type")
    return value


def _crosses(table: Any) -> bool:
    try:
        wire.encode(table)
    except WireError:
        return False
    return type(table).__module__.partition(".")[0] == "pandas"
