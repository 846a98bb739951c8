"""Inputs made smaller: shorter along each axis, and with simpler numbers, without leaving their domain.

Inputs are plain data, such as the arguments of a call. What they have in common stays so, because a function may be
asked for nothing else:

* axes of one length are one dimension, and stay equally long; none becomes empty; a table has two;
* a number keeps its sign and its kind, and comes neither above the largest nor below the smallest of its array (of its
  place, in a list of tuples); a number alone stays within a factor of two, but an integer may come nearer to 0;
* 0, nan and infinities stay where they are, and numbers between 0 and 1 stay there;
* shares that sum to 1 still do, and what is rising, symmetric or without an empty row or column is so afterwards.

Everything is drawn from booleans, the first option being the simplest.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from autograder.guest.kinds import is_table

Path = tuple[Any, ...]  # to a number or an array; "*" for any item of a list
Toss = Callable[[], bool]

MAX_NUMBERS = 24  # numbers that are made simpler one by one
_SHARES = 1e-9  # sums of shares are 1 to so much


def size(value: Any) -> int:
    """How many numbers there are, and how many cells in tables."""
    return sum(np.asarray(leaf).size for _, leaf in leaves(value)) + _cells(value)


def total(value: Any) -> float:
    """The sum of the absolute values of all finite numbers."""
    return float(
        sum(np.abs(np.nan_to_num(np.asarray(leaf, dtype=float), posinf=0, neginf=0)).sum() for _, leaf in leaves(value))
    )


def shorter(inputs: Any, toss: Toss) -> Any:
    """The inputs with a window of each axis in place of the axis."""
    windows = {}
    for length in sorted(lengths(inputs) - {0, 1}):
        taken = _pick(toss, sorted({*range(1, min(length, 5)), (length + 1) // 2, length}))
        last = length - taken
        start = _pick_any(toss, sorted({round(last * eighth / 7) for eighth in range(8)}))
        windows[length] = slice(start, start + taken)
    return cut(inputs, windows)


def simpler(inputs: Any, domain: Domain, toss: Toss) -> Any:
    """The inputs with a simpler number in place of each."""

    def change(path: Path, leaf: Any) -> Any:
        def one(number: Any) -> Any:
            return type(number)(_pick(toss, domain.options(path, number)))

        if isinstance(leaf, int | float):
            return one(leaf)
        array = np.asarray(leaf)
        return like(leaf, np.array([one(number) for number in array.ravel().tolist()]).reshape(array.shape))

    return domain.with_shares(replaced(inputs, change))


class Domain:
    """What the numbers of some inputs have in common."""

    def __init__(self, inputs: Any) -> None:
        arrays: dict[Path, list[np.ndarray]] = {}
        for path, leaf in leaves(inputs):
            arrays.setdefault(path, []).append(np.asarray(leaf))
        self._alone = {path for path, found in arrays.items() if len(found) == 1 and found[0].size == 1}
        self._numbers = {path: np.concatenate([array.ravel() for array in found]) for path, found in arrays.items()}
        self._laws = {
            path: [law for law in _LAWS if all(law(array) for array in found)] for path, found in arrays.items()
        }
        columns = {path: found for path, found in self._numbers.items() if all(not a.ndim for a in arrays[path])}
        self._columns = {path for path, found in columns.items() if len(found) > 1 and are_shares(found)}
        self._rows = {path for path, found in arrays.items() if all(a.ndim and are_shares(a) for a in found)}

    def holds(self, inputs: Any) -> bool:
        """Whether the inputs keep the laws that the original ones keep."""
        return all(law(np.asarray(leaf)) for path, leaf in leaves(inputs) for law in self._laws[path])

    def with_shares(self, inputs: Any) -> Any:
        """The inputs with shares scaled so that they sum to 1 again."""
        totals: dict[Path, float] = {}
        for path, leaf in leaves(inputs):
            if path in self._columns:
                totals[path] = totals.get(path, 0.0) + leaf

        def change(path: Path, leaf: Any) -> Any:
            if path in totals:
                return leaf / totals[path]
            array = np.asarray(leaf)
            return like(leaf, array / array.sum(axis=-1, keepdims=True)) if path in self._rows else leaf

        return replaced(inputs, change)

    def options(self, path: Path, number: float) -> list[float]:
        """What may stand in place of a number, the simplest first, itself last."""
        if not math.isfinite(number) or number == 0:
            return [number]
        low, high = self._range(path, number)
        whole = bool((self._numbers[path] == np.round(self._numbers[path])).all())
        top = math.floor(math.log10(max(abs(low), abs(high))))
        powers = range(0, top + 1) if whole else range(top - 1, top + 1)
        ladder = sorted({sign * digit * 10.0**power for sign in (1, -1) for digit in (1, 2, 3, 5) for power in powers})
        near = sorted((c for c in ladder if low <= c <= high), key=_as_written)[:5]
        rounded = [float(f"{number:.{digits}g}") for digits in (1, 2)]
        found = [*near, *(c for c in rounded if low <= c <= high and not (whole and c % 1)), number]
        return list(dict.fromkeys(found))

    def _range(self, path: Path, number: float) -> tuple[float, float]:
        numbers = self._numbers[path]
        numbers = numbers[np.isfinite(numbers) & (numbers != 0)]
        low, high = float(numbers.min()), float(numbers.max())
        if path in self._alone:
            # From the original number: the present one may have been made simpler before.
            nearest, farthest = (math.copysign(1.0, low), low) if isinstance(number, int) else (low / 2, low * 2)
            low, high = sorted((nearest, farthest))
        if low > 0 and float(numbers.max()) < 1:
            high = min(high, math.nextafter(1.0, 0.0))
        return low, high


def _as_written(number: float) -> tuple[int, str, float]:
    """A short number comes before a long one, 0.1 before 0.5, and 1 before -1."""
    text = f"{abs(number):g}"
    return len(f"{number:g}"), text.lstrip("0."), -number


def _is_rising(array: np.ndarray) -> bool:
    return array.ndim == 1 and bool((np.diff(array) > 0).all())


def _is_symmetric(array: np.ndarray) -> bool:
    return array.ndim == 2 and np.array_equal(array, array.T)


def _has_no_empty_row(array: np.ndarray) -> bool:
    return array.ndim > 0 and bool((array != 0).any(axis=-1).all())


def _has_no_empty_column(array: np.ndarray) -> bool:
    return array.ndim > 1 and bool((array != 0).any(axis=-2).all())


_LAWS = (_is_rising, _is_symmetric, _has_no_empty_row, _has_no_empty_column)


def are_shares(array: np.ndarray) -> bool:
    """Whether they sum to 1 over the last axis."""
    floats = array.dtype.kind == "f" and array.shape[-1] > 1
    return floats and bool((array >= 0).all()) and bool((abs(array.sum(axis=-1) - 1) < _SHARES).all())


def _pick(toss: Toss, options: Sequence[Any]) -> Any:
    """One of the options: each is half as likely as the one before, and one false for a true leads to a simpler one."""
    for option in options[:-1]:
        if not toss():
            return option
    return options[-1]


def _pick_any(toss: Toss, options: Sequence[Any]) -> Any:
    """One of the options, all of them about as likely."""
    index = 0
    for _ in range((len(options) - 1).bit_length()):
        index = 2 * index + toss()
    return options[index % len(options)]


def _is_leaf(value: Any) -> bool:
    """Whether it is a number that NumPy has, or an array or tensor of numbers; the rest is left as it is."""
    if type(value) is float or (type(value) is int and -(2**63) <= value < 2**63):
        return True
    return _is_array(value) and np.asarray(value).dtype.kind in "iuf"


def _is_array(value: Any) -> bool:
    torch = sys.modules.get("torch")
    return type(value) is np.ndarray or (torch is not None and isinstance(value, torch.Tensor))


def _has_axes(value: Any) -> bool:
    """Whether it can be cut along axes: an array, also one with a mask, a tensor or a table."""
    return _is_array(value) or isinstance(value, np.ndarray) or is_table(value)


def _cells(value: Any) -> int:
    """How many values are in tables, and in arrays with a mask, none of which is made simpler."""
    if _has_axes(value) and not _is_array(value):
        return int(value.size)
    return sum(_cells(item) for _, item in _items(value))


def _items(value: Any) -> list[tuple[Any, Any]]:
    """A container's items with their steps of the path."""
    if isinstance(value, list):
        return [("*", item) for item in value]
    if isinstance(value, tuple):
        return list(enumerate(value))
    return list(value.items()) if isinstance(value, dict) else []


def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Each number and array with its path."""
    if _is_leaf(value):
        yield path, value
    for step, item in _items(value):
        yield from leaves(item, (*path, step))


def replaced(value: Any, change: Callable[[Path, Any], Any], path: Path = ()) -> Any:
    """A copy with another number or array in place of each."""
    if _is_leaf(value):
        return change(path, value)
    items = [(step, replaced(item, change, (*path, step))) for step, item in _items(value)]
    if isinstance(value, dict):
        return dict(items)
    return type(value)(item for _, item in items) if isinstance(value, list | tuple) else value


def lengths(value: Any) -> set[int]:
    """The lengths of all axes and lists."""
    if _has_axes(value):
        return set(value.shape)
    inside = [lengths(item) for _, item in _items(value)]
    return set().union({len(value)} if isinstance(value, list) else set(), *inside)


def cut(value: Any, windows: dict[int, slice]) -> Any:
    """The value with a window of each axis and list of these lengths in place of it."""
    if _has_axes(value):
        window = tuple(windows.get(length, slice(None)) for length in value.shape)
        rows = value.iloc if hasattr(value, "iloc") else value
        return rows[window if len(window) > 1 else window[0]] if window else value
    if isinstance(value, dict):
        return {key: cut(item, windows) for key, item in value.items()}
    if isinstance(value, list | tuple):
        kept = value[windows[len(value)]] if isinstance(value, list) and len(value) in windows else value
        return type(value)(cut(item, windows) for item in kept)
    return value


def like(original: Any, array: np.ndarray) -> Any:
    """The array in the type and dtype of the original."""
    array = np.asarray(array, dtype=np.asarray(original).dtype)
    if isinstance(original, np.ndarray):
        return array
    import torch

    return torch.from_numpy(array)
