"""The first difference between two plain values, in words.

Values count, not containers: a list, a tuple, an array, a tensor and a 0-d array for a number are all the same here. A
Series may stand for an array of one dimension, and a DataFrame for one of two; where they are wanted themselves, see
tables.py. Shapes must be right, and so must the numbers within the tolerance that the hidden test states.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from visible_checks.describing import (
    MAX_FULL,
    MAX_SHOWN,
    as_array,
    describe,
    distinct,
    elements,
    exact_array,
    in_order,
    is_masked,
    kind_and_shape,
    precise,
    scalar,
    untabled,
)
from visible_checks.numbers import agreeing
from visible_checks.patterns import factor_of_one, known_number, of_places, of_shapes, of_values
from visible_checks.times import are_times, as_time, same_times
from visible_checks.kinds import is_table
from visible_checks.sentences import say

_MORE_TRIES = 2_000  # to find two items of sets that are near each other

SHAPE = say("comparing.the-shape-of-what-you-return")
NOTHING_RETURNED = say("comparing.the-return-statement-the-function-returned-nothing")


@dataclass(frozen=True)
class Difference:
    """How two values differ first: in words a student can use, and by a name that no wording changes."""

    got: str
    wanted: str
    look_at: str = ""
    how: str = ""
    place: tuple[int, ...] | None = None  # the first of the numbers that differ, where numbers of the same shape do

    def at(self, place: str, *, returned: bool = False) -> Difference:
        """This one in a part of the value, `place` as words before it. With `returned`, None in that part is no sign
        that the function returned nothing.
        """
        quiet = returned and self.how == "nothing returned"
        return replace(self, got=place + self.got, look_at="" if quiet else self.look_at, how="" if quiet else self.how)


@dataclass(frozen=True)
class Symptom:
    """What kind of difference it is, as something to look at."""

    look_at: str = ""
    how: str = ""


def difference(got: Any, wanted: Any, *, rtol: float = 0.0, atol: float = 0.0) -> Difference | None:
    """The most basic difference: kind, number of items, shape, then values; None if they agree.

    |got - wanted| <= atol + rtol |wanted| for every element; nan agrees with nan, infinities with themselves. Two whole
    numbers are compared exactly, however large they are.
    """
    got, wanted = as_time(got), as_time(wanted)
    if is_table(wanted):
        return tables.difference(got, wanted, rtol, atol)
    if isinstance(wanted, dict):
        return _difference_of_dicts(got, wanted, rtol, atol)
    if isinstance(wanted, set | frozenset):
        return _difference_of_sets(got, wanted, rtol, atol)
    if isinstance(wanted, bytes):
        return None if isinstance(got, bytes) and got == wanted else other_kind(got, describe(wanted))
    if wanted is None or isinstance(wanted, str):
        same = got is None if wanted is None else isinstance(got, str) and got == wanted
        if not same and isinstance(got, str) and isinstance(wanted, str):
            return _difference_of_texts(got, wanted)
        return None if same else other_kind(got, describe(wanted))
    got = untabled(got)
    if is_masked(wanted):
        return _difference_of_masked(got, wanted, rtol, atol)
    if are_times(wanted):
        return _difference_of_times(got, np.asarray(wanted))
    target, array = exact_array(wanted), exact_array(got)
    if isinstance(wanted, list | tuple) and (target is None or (array is None and isinstance(got, list | tuple))):
        return _difference_of_items(got, wanted, rtol, atol)
    if target is None:
        raise TypeError(f"a hidden test wanted {type(wanted).__name__}, which is no plain value")
    if array is None:
        return other_kind(got, kind_and_shape(target))
    if array.shape != target.shape:
        return Difference(kind_and_shape(array), kind_and_shape(target), shape_to_look_at(array, target), "shape")
    return _difference_of_numbers(array, target, got, wanted, rtol, atol)


def shape_to_look_at(array: np.ndarray, target: np.ndarray) -> str:
    """That it is the shape that differs, and how, if that can be said shortly."""
    how = of_shapes(array.shape, target.shape)
    return f"{SHAPE}: {how}" if how else SHAPE


def _difference_of_dicts(got: Any, wanted: dict[Any, Any], rtol: float, atol: float) -> Difference | None:
    if not isinstance(got, dict):
        return other_kind(got, describe(wanted))
    more, missing = in_order(got.keys() - wanted.keys()), in_order(wanted.keys() - got.keys())
    if len(more) != len(missing) or difference(more, missing, rtol=rtol, atol=atol):
        names = [describe(sorted(map(_name, keys))) for keys in (got, wanted)]
        if names[0] == names[1]:  # a text and a number may read the same
            names = [describe(in_order(keys)) for keys in (got, wanted)]
        told = [say("comparing.the-names", value=value) for value in names]
        return Difference(told[0], told[1])
    alike = dict(zip(missing, more, strict=True))  # numbers that are near each other, nan and nan
    for key in wanted:
        found = difference(got[alike.get(key, key)], wanted[key], rtol=rtol, atol=atol)
        if found:
            return found.at(say("comparing.for", name=key), returned=True)
    return None


def _name(key: Any) -> str:
    return key if isinstance(key, str) else describe(key)


def _difference_of_sets(got: Any, wanted: Any, rtol: float, atol: float) -> Difference | None:
    if not isinstance(got, set | frozenset):
        return other_kind(got, describe(wanted), say("comparing.a-set-is-wanted"))
    missing, more = in_order(wanted - got), in_order(got - wanted)
    if len(missing) == len(more) and _are_pairs(more, missing, rtol, atol):
        return None  # numbers that are near each other, nan and nan
    said = [("comparing.what-is-missing", missing), ("comparing.what-does-not-belong", more)]
    look_at = "; ".join(say(key, items=_first(items)) for key, items in said if items)
    return Difference(describe(got), describe(wanted), look_at)


def _are_pairs(got: list[Any], wanted: list[Any], rtol: float, atol: float) -> bool:
    """Whether each has another one near it. They are in order, but numbers near each other may have changed places."""
    if not difference(got, wanted, rtol=rtol, atol=atol):
        return True
    left, tries = list(got), len(got) + _MORE_TRIES
    for other in wanted:
        for place, one in enumerate(left[:tries]):
            tries -= 1
            if not difference(one, other, rtol=rtol, atol=atol):
                del left[place]
                break
        else:
            return False
    return True


def _first(items: list[Any]) -> str:
    return ", ".join(map(describe, items[:3])) + (", ..." if len(items) > 3 else "")


def _difference_of_texts(got: str, wanted: str) -> Difference:
    # What lies behind the first difference may be much, and is nothing that is told.
    got = got[: len(wanted) + MAX_SHOWN]
    one, other = got.splitlines(), wanted.splitlines()
    if one != other and len(other) > 1:  # the first line that differs
        count = min(len(one), len(other))
        line = next((index for index in range(count) if one[index] != other[index]), count)
        told = (
            say("comparing.line-of-text", line=line + 1, text=describe(lines[line]))
            if line < len(lines)
            else say("comparing.lines-of-text", count=len(lines))
            for lines in (one, other)
        )
        return Difference(next(told), next(told))
    if describe(got) != describe(wanted):
        return Difference(describe(got), describe(wanted))
    place = next((i for i, (one, other) in enumerate(zip(got, wanted, strict=False)) if one != other), 0)
    place = place or min(len(got), len(wanted))  # one is the beginning of the other
    where = say("comparing.from-character-on", place=place + 1)
    return Difference(scalar(got[place:]) + where, scalar(wanted[place:]) + where)


def _difference_of_items(got: Any, wanted: list[Any] | tuple[Any, ...], rtol: float, atol: float) -> Difference | None:
    if not isinstance(got, list | tuple):
        array = got if are_times(got) else as_array(got)
        if array is None or array.ndim == 0:
            return other_kind(got, counted(wanted))
        got = array
    if len(got) != len(wanted):
        return Difference(
            counted(got),
            counted(wanted),
            say("comparing.how-many-values-you-return"),
            "count",
        )
    for index, (one, other) in enumerate(zip(got, wanted, strict=True)):
        found = difference(one, other, rtol=rtol, atol=atol)
        if found:
            return found.at(say("comparing.value-of", index=index + 1, count=len(wanted)), returned=True)
    return None


def counted(value: Any) -> str:
    """How many values they are, and which, if they can be told shortly."""
    count = say("comparing.value") if len(value) == 1 else say("comparing.values", count=len(value))
    if not isinstance(value, list | tuple):
        return count
    shown = describe(value)
    return f"{count}: {shown}" if 0 < len(value) <= 6 and len(shown) <= MAX_SHOWN else count


def _difference_of_masked(got: Any, wanted: Any, rtol: float, atol: float) -> Difference | None:
    target = np.asarray(wanted.data)
    array = np.asarray(got.data) if is_masked(got) else got if are_times(got) else as_array(got)
    times = are_times(target)
    if array is None or are_times(array) != times or (times and array.dtype.kind != target.dtype.kind):
        return other_kind(got, describe(wanted))
    if array.shape != target.shape:
        return Difference(kind_and_shape(array), kind_and_shape(target), SHAPE, "shape")
    mask = np.ma.getmaskarray(wanted)
    other = np.ma.getmaskarray(got) if is_masked(got) else np.zeros(array.shape, dtype=bool)
    if (mask != other).any():
        place = tuple(int(index) for index in np.argwhere(mask != other)[0])
        told = (
            say("comparing.masked-at", place=list(place))
            if one[place]
            else say("comparing.not-masked-at", place=list(place))
            for one in (other, mask)
        )
        return Difference(next(told), next(told), say("comparing.the-mask-which-says-what-is-left"), "mask")
    array, target = array[~mask], target[~mask]
    if times:
        found = _difference_of_times(array, target)
    else:
        found = _difference_of_numbers(array, target, array, target, rtol, atol)
    start = say("comparing.of-what-is-not-masked") if mask.any() else ""
    return found and found.at(start)


def _difference_of_times(got: Any, wanted: np.ndarray) -> Difference | None:
    """The difference from dates or time spans, of whatever unit."""
    if wanted.ndim and isinstance(got, list | tuple):
        return _difference_of_items(got, list(wanted), 0.0, 0.0)
    if not are_times(got) or got.dtype.kind != wanted.dtype.kind:
        return other_kind(got, describe(wanted))
    array = np.asarray(got)
    if array.shape != wanted.shape:
        return Difference(describe(got), describe(wanted), SHAPE, "shape")
    same = same_times(array, wanted)
    if same.all():
        return None
    if array.size <= MAX_FULL:
        return Difference(elements(array), elements(wanted))
    place = tuple(int(index) for index in np.argwhere(~same)[0])
    more = say("comparing.of-values-differ", value=int((~same).sum()), size=same.size)
    return Difference(
        say("comparing.at-3", value=scalar(array[place]), place=list(place), more=more),
        say("comparing.at-2", value=scalar(wanted[place]), place=list(place)),
    )


def _difference_of_numbers(
    array: np.ndarray, target: np.ndarray, got: Any, wanted: Any, rtol: float, atol: float
) -> Difference | None:
    close = agreeing(array, target, rtol, atol)
    if close.all():
        return None
    with np.errstate(all="ignore"):
        found = symptom(array, target, close, rtol)
    place = tuple(int(index) for index in np.argwhere(~close)[0])
    if array.size <= MAX_FULL:
        told = precise(got, array, target), precise(wanted, target, array)
        return Difference(*told, found.look_at, found.how, place)
    wrong = int((~close).sum())
    where = ", ".join(str(index) for index in place)
    return Difference(
        say(
            "comparing.at-of-values-differ",
            value=distinct(array[place], target[place]),
            where=where,
            wrong=wrong,
            size=array.size,
        ),
        say("comparing.at", value=distinct(target[place], array[place]), where=where),
        found.look_at,
        found.how,
        place,
    )


def symptom(array: np.ndarray, target: np.ndarray, close: np.ndarray, rtol: float) -> Symptom:
    """What kind of difference it is; empty if it is none of the common kinds."""
    if array.dtype.kind not in "fiub" or target.dtype.kind not in "fiub":
        return Symptom()
    got, wanted = np.asarray(array, dtype=float), np.asarray(target, dtype=float)
    if np.isnan(got[~close]).any() and not np.isnan(wanted).any():
        return Symptom(say("comparing.where-nan-comes-from-inf-inf-or"), "nan")
    if np.isinf(got[~close]).any() and not np.isinf(wanted).any():
        return Symptom(say("comparing.where-the-infinity-comes-from-an-overflow"), "infinity")
    scale = float(np.abs(wanted[np.isfinite(wanted)]).max(initial=0.0))
    if scale == 0.0 or not np.isfinite(got).all() or not np.isfinite(wanted).all():
        return Symptom()
    off = float(np.abs(got - wanted).max())
    if off == 0.0:  # integers that float64 cannot tell apart
        return Symptom()
    spread = np.ptp(got, axis=0).max() if got.ndim == 2 and len(got) > 1 else np.inf
    alike = spread <= 1e-4 * min(np.ptp(wanted, axis=0).max(), np.abs(got).max())
    if alike and np.ptp(got) > 0 and not (wanted == wanted[0]).all():
        return Symptom(say("comparing.all-rows-are-the-same"), "repeated")
    near = say("comparing.the-values-agree-to-about", value=_significant(off / scale))
    single = array.dtype in (np.float16, np.float32) or np.array_equal(got, got.astype(np.float32))
    precision = Symptom(say("comparing.precision-compute-in-float", near=near), "precision")
    if rtol < 1e-7 and np.array_equal(got, wanted.astype(np.float32)):
        return precision
    small = 1e-9 * scale
    if np.abs(got + wanted).max() <= small:
        return Symptom(say("comparing.the-sign"), "sign")
    if array.ndim == 2 and array.shape[0] == array.shape[1] and np.abs(got.T - wanted).max() <= small:
        return Symptom(say("comparing.rows-and-columns-the-result-is-transposed"), "transposed")
    few = got.size <= 2 and (np.abs(wanted).min() < 1 or bool((got == np.round(got)).any()))  # it may be chance
    for digits in range(3 if few else 1, 9):
        if np.abs(got - np.round(wanted, digits)).max() <= 1e-13 * scale:
            return Symptom(say("comparing.rounded-to-decimals", digits=digits), "rounded")
    shift = got - wanted
    if got.size > 1 and np.ptp(shift) <= min(small, 1e-3 * off):
        return Symptom(
            say("comparing.a-constant-every-value-is-off-by", value=known_number(float(shift.flat[0]))), "constant"
        )
    largest = int(np.abs(wanted).argmax())
    factor = float(got.flat[largest] / wanted.flat[largest])
    proportional = np.abs(got - factor * wanted).max() <= small * abs(factor)
    if got.size > 1 and factor != 0.0 and _significant(factor) != "1" and proportional:
        return Symptom(say("comparing.a-factor-every-value-is-times-what", factor=known_number(factor)), "factor")
    one = factor_of_one(factor * wanted.flat[0], float(wanted.flat[0])) if got.size == 1 and scale < 1e15 else ""
    if one:
        return Symptom(say("comparing.a-factor-yours-is-times-what", factor=one), "ratio")
    pattern = of_values(got, wanted, close, max(small, min(rtol, 1e-4) * scale))
    if pattern:
        return Symptom(*pattern)
    if off <= 1e-6 * scale and rtol < 1e-7 and single:
        return precision
    if off <= 1e-4 * scale and (rtol < 1e-7 or 2 * np.count_nonzero(close) < close.size):
        return Symptom(say("comparing.a-small-difference", near=near, small=_SMALL), "precision")
    return Symptom(of_places(close))


_SMALL_COUNT = 20
_SMALL = say("comparing.something-small-is-added-left-out-or")


def symptom_of_number(got: Any, wanted: Any) -> str:
    """What is telling about one finite number that differs: a simple factor, or else how far off it is; empty if
    nothing is.
    """
    if isinstance(got, complex | np.complexfloating) or isinstance(wanted, complex | np.complexfloating):
        return ""
    counts = all(isinstance(value, int | np.integer) for value in (got, wanted))
    one, other = (int(got), int(wanted)) if counts else (float(got), float(wanted))
    if counts and max(abs(one), abs(other)) > 2**53:
        amount = scalar(abs(one - other))  # what follows is for floats
    else:
        if not (math.isfinite(one) and math.isfinite(other)) or (counts and abs(other) <= _SMALL_COUNT):
            return ""  # a small count speaks for itself
        for factor in (2, 3, 4, 5, 10, 100, 1000):
            if math.isclose(one, other * factor, rel_tol=1e-6):
                return say("comparing.a-factor-you-got-times-what", factor=factor)
            if math.isclose(one * factor, other, rel_tol=1e-6):
                return say("comparing.a-factor-you-got-times-what", factor=f"1/{factor}")
        amount = f"{abs(one - other):.6g}"
    if one > other:
        return say("comparing.you-got-more-than-wanted", amount=amount)
    return say("comparing.you-got-less-than-wanted", amount=amount)


def _significant(number: float) -> str:
    return f"{number:.3g}"


def other_kind(got: Any, wanted: str, look_at: str = "", how: str = "") -> Difference:
    """How a value differs from one of another kind: nothing is told as that, anything else by `look_at`."""
    if got is None:
        return Difference(describe(got), wanted, NOTHING_RETURNED, "nothing returned")
    return Difference(describe(got), wanted, look_at, how)


from visible_checks import tables  # noqa: E402, which needs all of the above
