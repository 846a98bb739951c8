"""Values with their containers made plain: the first half of what makes data cross (see autograder.guest.wire)."""

from __future__ import annotations

import dataclasses
import decimal
import fractions
import math
import sys
from collections import deque
from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from typing import Any

import numpy as np

from autograder.guest import wire
from autograder.guest.kinds import as_key, dense, fields_of, is_of_pandas
from autograder.guest.limits import MAX_DIGITS
from autograder.guest.sentences import say

_EXACT = (fractions.Fraction, decimal.Decimal)


def plain(value: Any, depth: int = 0) -> Any:
    """The value with its containers made plain: values count, not containers.

    Subclasses, named tuples, ranges, iterators and parameters of a network become the plain list, tuple, dict, set,
    array or tensor that they hold, fractions and decimals the nearest number, dataclasses a dict of the fields that
    count when they are compared, sparse matrices the array that they stand for. A table of pandas stays one, and an
    array of which something is masked stays one with a mask.
    """
    if depth > wire.MAX_DEPTH:
        raise wire.WireError(say("plain.a-value-nested-more-than-deep-or", max_depth=wire.MAX_DEPTH))
    kind = type(value)
    if value is None or kind in (bool, int, float, complex, str, bytes):
        return value
    if isinstance(value, np.ndarray | np.generic):
        if value.dtype.kind in "OSUT":  # an array of strings, or of numbers and arrays, is a list in disguise
            return plain(value.tolist(), depth + 1)
        return np.asarray(value) if type(value) is np.ndarray else _without_class(value)
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return value.detach().cpu().as_subclass(torch.Tensor)
    if isinstance(value, dict):
        return {_key(key): plain(item, depth + 1) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(plain(item, depth + 1) for item in value)
    if isinstance(value, set | frozenset):
        return _plain_set(value)
    if isinstance(value, list | range | deque | Iterator | KeysView | ValuesView | ItemsView):
        return [plain(item, depth + 1) for item in _bounded(value)]
    bases: tuple[type[Any], ...] = (int, float, complex, str, bytes)
    for base in bases:
        if isinstance(value, base):
            return base(value)
    if isinstance(value, _EXACT):
        return _nearest(value)
    if isinstance(value, bytearray):
        return bytes(value)
    if is_of_pandas(value):
        return _plain_table(value, depth)
    if type(value).__module__.startswith("scipy.sparse"):
        return _dense(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(item, depth + 1) for name, item in fields_of(value).items()}
    if hasattr(value, "__array__") and not isinstance(value, type):
        return plain(np.asarray(value), depth + 1)
    return value


def _nearest(value: fractions.Fraction | decimal.Decimal) -> int | float:
    """The number as one that crosses: exactly if it is whole and has not too many digits."""
    if isinstance(value, decimal.Decimal):
        if value.is_nan():
            return math.nan
        whole = value.is_finite() and value.adjusted() < MAX_DIGITS and value == value.to_integral_value()
        return int(value) if whole else float(value)
    try:
        return value.numerator if value.denominator == 1 else float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _key(value: Any) -> Any:
    return _nearest(value) if isinstance(value, _EXACT) else as_key(value)


def _plain_set(value: Any) -> Any:
    items = [_key(item) for item in _bounded(value)]
    try:
        return frozenset(items) if isinstance(value, frozenset) else set(items)
    except TypeError as error:  # a field of a dataclass that its hash leaves out
        raise wire.WireError(say("plain.a-set-of-what-cannot-be-plain", error=error)) from error


def _without_class(value: np.ndarray | np.generic) -> np.ndarray:
    """The array of a subclass, or of a number of NumPy's."""
    if isinstance(value, np.generic) or not isinstance(value, np.ma.MaskedArray):
        return np.asarray(value)
    data, mask = np.asarray(np.ma.getdata(value)), np.asarray(np.ma.getmaskarray(value))
    return np.ma.MaskedArray(data, mask) if mask.any() else data


def _plain_table(value: Any, depth: int) -> Any:
    from autograder.guest import tables  # not above: it imports pandas

    return tables.plain(value, lambda cell: plain(cell, depth + 1))


def _dense(value: Any) -> np.ndarray:
    array = dense(value, wire.MAX_BYTES)
    if array is None:
        raise wire.WireError(say("wire.a-value-larger-than-the-limit-of"))
    return array


def _bounded(items: Any) -> Iterator[Any]:
    for count, item in enumerate(items):
        if count >= wire.MAX_ITEMS:
            raise wire.WireError(say("plain.more-than-items", max_items=wire.MAX_ITEMS))
        yield item
