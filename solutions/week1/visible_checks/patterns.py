"""What numbers that differ from those that were wanted have in common with them: a sentence that holds for all of them.

Nothing here guesses at a mistake: each pattern is a fact about the two arrays that a reader could check, and one that
chance does not bring about. Whether it is the cause is for the reader to find out.
"""

from __future__ import annotations

import fractions
import math
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from visible_checks.sentences import say

if TYPE_CHECKING:
    
    Patterns = Iterator[tuple[str, How]]

#: Numbers that are left out or put in, and how they are written.
_KNOWN = {
    "pi": math.pi,
    "2 * pi": 2 * math.pi,
    "sqrt(pi)": math.sqrt(math.pi),
    "sqrt(2 * pi)": math.sqrt(2 * math.pi),
    "sqrt(2)": math.sqrt(2),
    "log(2)": math.log(2),
    "log(10)": math.log(10),
    "log(pi)": math.log(math.pi),
    "log(2 * pi)": math.log(2 * math.pi),
    "log(2 * pi) / 2": math.log(2 * math.pi) / 2,
}

#: Those that are told of several numbers in the right form.
NAMES = frozenset(("absolute", "limits", "whole", "function", "order", "running", "sums", "shifted", "scaled"))

_FUNCTIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "square": np.square,
    "square-root": np.sqrt,
    "exponential": np.exp,
    "logarithm": np.log,
    "reciprocal": np.reciprocal,
    "rest-to-1": lambda values: 1.0 - values,
}


def known_number(number: float) -> str:
    """The number with three digits, and how it is written if it is a fraction or a well-known one."""
    short = f"{number:.3g}"
    if math.isclose(float(short), number, rel_tol=1e-9):
        return short
    for name, value in _KNOWN.items():
        for text, other in ((name, value), (f"1 / ({name})", 1 / value)):
            if math.isclose(abs(number), other, rel_tol=1e-9):
                return say("patterns.which-is", number=short, name=f"-{text}" if number < 0 else text)
    near = fractions.Fraction(number).limit_denominator(60)
    if abs(near.numerator) <= 100 and math.isclose(near, number, rel_tol=1e-9):
        return say("patterns.which-is", number=short, name=f"{near.numerator}/{near.denominator}")
    return short


def factor_of_one(got: float, wanted: float) -> str:
    """The factor between two single numbers, if it is one that has a name; empty if it may be chance."""
    factor = got / wanted if wanted else 0.0
    if not 1e-9 < factor < 1e9:
        return ""
    simple = math.isclose(fractions.Fraction(wanted).limit_denominator(1000), wanted, rel_tol=1e-9)
    if simple or math.isclose(factor, 1.0, rel_tol=1e-6):
        return ""
    near = fractions.Fraction(factor).limit_denominator(60)
    named = near.numerator <= 100 and math.isclose(near, factor, rel_tol=1e-9)
    return known_number(factor) if named or "(" in known_number(factor) else ""


def of_values(got: np.ndarray, wanted: np.ndarray, close: np.ndarray, small: float) -> tuple[str, How] | None:
    """The pattern of finite numbers that are not all close, as what to look at and by name; None if there is none.

    Numbers that are `small` are taken for rounding, beside which the differences have to be large.
    """
    if np.abs(got - wanted).max() < 10 * small:
        return None
    with np.errstate(all="ignore"):
        return next(_found(got, wanted, ~close, small), None)


def _found(got: np.ndarray, wanted: np.ndarray, wrong: np.ndarray, small: float) -> Patterns:
    def same(one: np.ndarray, other: np.ndarray) -> bool:
        return bool(np.abs(one - other).max(initial=0.0) <= small)

    several = len(np.unique(wanted)) > 2
    if several and (wanted < 0).any() and same(got, np.abs(wanted)):
        yield say("patterns.absolute"), "absolute"
    yield from _cut_off(got, wanted, wrong, small)
    if several and not (wanted == np.round(wanted)).all():
        for how, whole in (("cut", np.trunc), ("down", np.floor), ("round", np.round)):
            if np.array_equal(got, whole(wanted)):
                yield say(f"patterns.whole-numbers-{how}"), "whole"
    if several:
        for name, function in _FUNCTIONS.items():
            found = function(wanted)
            if np.isfinite(found).all() and np.allclose(got, found, rtol=1e-9, atol=0.0):
                yield say("patterns.function", name=say(f"patterns.{name}")), "function"
        yield from _moved(got, wanted, same)
    yield from _sums(got, wanted)
    yield from _one_value(got, wanted, wrong, small)
    yield from _rows_and_columns(got, wanted, wrong, small)


def _cut_off(got: np.ndarray, wanted: np.ndarray, wrong: np.ndarray, small: float) -> Patterns:
    """Limits that none of the numbers goes beyond, while what was wanted does, and all others are right."""
    low, high = float(got.min()), float(got.max())
    over, under = wrong & (wanted > high + small), wrong & (wanted < low - small)
    at_limits = (np.abs(got[over] - high) <= small).all() and (np.abs(got[under] - low) <= small).all()
    if wrong.all() or not at_limits or not (over | under)[wrong].all():
        return
    several = [len(np.unique(wanted[part])) > 1 for part in (over, under)]
    if not any(several) or (over.any() and not several[0]) or (under.any() and not several[1]):
        return
    key = "between" if all(several) else "above" if several[0] else "below"
    yield say(f"patterns.limits-{key}", low=f"{low:.4g}", high=f"{high:.4g}"), "limits"


def _moved(got: np.ndarray, wanted: np.ndarray, same: Callable[[np.ndarray, np.ndarray], bool]) -> Patterns:
    """The numbers that were wanted at other places, or added up."""
    if wanted.ndim == 2 and wanted.shape[1] > 1 and len(wanted) > 1:
        rows = [array[np.lexsort(np.round(array, 9).T)] for array in (got, wanted)]
        if same(*rows):
            yield say("patterns.order-of-rows"), "order"
    if wanted.ndim == 1 and len(wanted) > 3:
        if same(got[1:], wanted[:-1]):
            yield say("patterns.one-place-later"), "order"
        if same(got[:-1], wanted[1:]):
            yield say("patterns.one-place-earlier"), "order"
    if same(np.sort(got, axis=None), np.sort(wanted, axis=None)):
        yield say("patterns.order"), "order"
    if wanted.ndim == 1:
        if same(got, np.cumsum(wanted)):
            yield say("patterns.running-sum"), "running"
        if same(got, np.cumsum(wanted) / np.arange(1, len(wanted) + 1)):
            yield say("patterns.running-mean"), "running"


def _sums(got: np.ndarray, wanted: np.ndarray) -> Patterns:
    """Rows that should add up to 1."""
    if not wanted.ndim or wanted.shape[-1] < 2 or (wanted < 0).any():
        return

    def is_one(sums: np.ndarray) -> np.ndarray:
        return np.abs(sums - 1.0) < 1e-5

    sums = got.sum(axis=-1)
    if not is_one(wanted.sum(axis=-1)).all() or is_one(sums).all():
        return
    if wanted.ndim == 1:
        yield say("patterns.sum-to-1", sum=f"{sums:.4g}"), "sums"
    elif is_one(got.sum()):
        yield say("patterns.sum-to-1-together"), "sums"
    elif is_one(got.sum(axis=0)).all():
        yield say("patterns.sum-to-1-columns"), "sums"
    else:
        yield say("patterns.sum-to-1-rows", sum=f"{sums[~is_one(sums)].flat[0]:.4g}"), "sums"


def _rows_and_columns(got: np.ndarray, wanted: np.ndarray, wrong: np.ndarray, small: float) -> Patterns:
    """What holds for the rows of a table, each by itself, or for its columns."""
    if got.ndim != 2 or min(got.shape) < 2:
        return
    for axis, name in ((1, "rows"), (0, "columns")):
        if got.shape[axis] > 2 and wrong.any(axis=axis).all():
            shift = got - wanted
            if np.ptp(shift, axis=axis).max() <= small and np.abs(shift).max() > 1e3 * small:
                yield say(f"patterns.each-of-the-{name}-off"), "shifted"
            ratio = got / wanted
            if np.isfinite(ratio).all() and np.ptp(ratio, axis=axis).max() <= 1e-8 * np.abs(ratio).max():
                yield say(f"patterns.each-of-the-{name}-times"), "scaled"
    for name, one, other in (("columns", got.T, wanted.T), ("rows", got, wanted)):
        for place in range(1, len(one) if len(one) <= 50 else 0):
            alike = np.abs(one[:place] - one[place]).max(axis=1) <= small
            apart = np.abs(other[:place] - other[place]).max(axis=1) > 1e3 * small
            if (alike & apart).any() and np.ptp(one[place]) > 0:
                first = int(np.argmax(alike & apart))
                yield say(f"patterns.two-of-the-{name}-alike", first=first, second=place), "repeated"


def _one_value(got: np.ndarray, wanted: np.ndarray, wrong: np.ndarray, small: float) -> Patterns:
    """One number that stands wherever something is wrong, on one of the two sides.

    It has no name: a smaller example may be a single number.
    """
    number = int(np.count_nonzero(wrong))
    if number < 2:
        return
    if np.ptp(got[wrong]) == 0 and np.ptp(wanted[wrong]) > small:
        value = f"{got[wrong].flat[0]:.4g}"
        key = "all-are" if wrong.all() else "all-that-differ-are"
        yield say(f"patterns.{key}", number=number, value=value), ""
    elif np.ptp(wanted[wrong]) == 0 and not wrong.all():
        value = wanted[wrong].flat[0]
        if (np.abs(wanted[~wrong] - value) > small).all():
            yield say("patterns.those-that-should-be", value=f"{value:.4g}"), ""


def of_places(close: np.ndarray) -> str:
    """Where numbers differ, if that is one place of several, such as the last row; empty if it is not."""
    wrong = ~close
    if wrong.ndim == 1 and wrong.size > 2 and wrong.sum() == 1 and (wrong[0] or wrong[-1]):
        return say("patterns.only-the-first" if wrong[0] else "patterns.only-the-last")
    if wrong.ndim != 2 or wrong.sum() < 2:
        return ""
    for axis, name in ((1, "row"), (0, "column")):
        lines = np.flatnonzero(wrong.any(axis=axis))
        count = wrong.shape[1 - axis]
        if len(lines) == 1 and count > 2:
            place = int(lines[0])
            end = "-first" if place == 0 else "-last" if place == count - 1 else ""
            return say(f"patterns.only-one-{name}{end}", place=place)
    return ""


def of_shapes(got: tuple[int, ...], wanted: tuple[int, ...]) -> str:
    """How a shape differs, if that can be said in a few words; empty if it cannot."""
    if len(got) != len(wanted):
        if [n for n in got if n != 1] == [n for n in wanted if n != 1]:
            return say("patterns.axis-of-1-lost" if len(got) < len(wanted) else "patterns.axis-of-1-more")
        if not got:
            return say("patterns.one-number")
        gone = [axis for axis in range(len(wanted)) if wanted[:axis] + wanted[axis + 1 :] == got]
        if len(gone) == 1:
            end = "first" if gone[0] == 0 else "last" if gone[0] == len(wanted) - 1 else "inner"
            return say(f"patterns.axis-gone-{end}")
        return say("patterns.as-many") if math.prod(got) == math.prod(wanted) else ""
    if sorted(got) == sorted(wanted):
        return say("patterns.axes-in-another-order")
    other = [axis for axis in range(len(got)) if got[axis] != wanted[axis]]
    if len(other) == 1 and len(got) <= 2:
        kind = "values" if len(got) == 1 else "columns" if other[0] else "rows"
        one, two, named = got[other[0]], wanted[other[0]], say(f"patterns.{kind}")
        return say("patterns.too-many" if one > two else "patterns.too-few", kind=named, got=one, wanted=two)
    return ""
