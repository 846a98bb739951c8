"""The inputs of a call, cut down to one row, to one column, and to as many rows as columns.

A function that is right for six rows is often not asked for one. The inputs are made from those of a call on which
answer and reference agree, and only such are used as the author may have meant:

* axes of one length belong together and are cut alike; what the numbers have in common stays so, see smaller.py;
* an axis is left as it is if its length may mean something: where an integer or an index may refer to it, where another
  axis or list is longer or shorter by one, and where sums or sums of squares along it are all the same;
* what was longer than another axis stays so (data than a kernel), unless both are those of one table or several alike;
* the reference gives finite numbers with as many axes as before, each as long as before or cut likewise;
* those numbers change by less than a twentieth of the tolerance if the last digit of the inputs changes, so that a
  right answer which computes in another order passes; without a tolerance they are whole, or occur in the inputs;
* nothing is decided (a whole number, a truth value) on numbers that occur twice, since ties may be broken either way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import numpy as np

from autograder.course.released.comparing import difference
from autograder.guest.sentences import say
from autograder.judging import shrinking
from autograder.judging.laws.forms import form_of

MAX_CUTS = 8  # cuts of one call
_SHARE = 20.0  # of the tolerance that the reference may use up
_ULPS = 4.0

Wanted = Callable[[Any], Any]  # the reference's value for inputs, or None


def cuts(inputs: Any, wanted: Wanted, rtol: float, atol: float) -> Iterator[tuple[str, Any, Any]]:
    """What each cut is called, the inputs so cut, and what the reference gives for them.

    `inputs` are the `args` and `kwargs` of a call. None is given where nothing is sure.
    """
    whole = wanted(inputs)
    if whole is None or not form_of(whole).all_finite or _has_generator(inputs):
        return
    domain = shrinking.Domain(inputs)
    for name, length, kept in _plans(inputs, whole)[:MAX_CUTS]:
        if not (_may_be_cut(inputs, length, kept) and _keeps_order(inputs, length, kept)):
            continue
        for start in sorted({0, (length - kept) // 2, length - kept}):
            with np.errstate(all="ignore"):
                cut = domain.with_shares(shrinking.cut(inputs, {length: slice(start, start + kept)}))
            if _is_like(cut, inputs) and domain.holds(cut):
                value = wanted(cut)
                if value is not None and _fits(value, whole, length, kept) and _is_sure(cut, value, wanted, rtol, atol):
                    yield name, cut, value
                    break


def _plans(inputs: Any, whole: Any) -> list[tuple[str, int, int]]:
    """What may be cut: its name, the length of the axes, and how much of it is kept."""
    arrays = [np.shape(leaf) for _, leaf in shrinking.leaves(inputs) if np.ndim(leaf)]
    lengths = sorted({length for shape in arrays for length in shape if length > 1})
    together = [set(shape) for shape in [*arrays, *form_of(whole).shapes]]
    known = sorted(shrinking.lengths(inputs) - {0, 1})
    pairs = [(one, two) for one, two in combinations(known, 2) if any({one, two} <= shape for shape in together)]
    return [(_name(arrays, length), length, 1) for length in lengths] + [
        (say("edges.as-many-rows-as-columns"), longer, shorter) for shorter, longer in pairs if longer in lengths
    ]


def _name(shapes: list[tuple[int, ...]], length: int) -> str:
    places = {len(shape) - place for shape in shapes if len(shape) > 1 for place, n in enumerate(shape) if n == length}
    return (
        say("edges.one-column") if places == {1} else say("edges.one-row") if places == {2} else say("edges.one-entry")
    )


def _may_be_cut(inputs: Any, length: int, kept: int) -> bool:
    """Whether the length means nothing that can be seen."""
    leaves = [leaf for _, leaf in shrinking.leaves(inputs)]
    for leaf in leaves:
        array = np.asarray(leaf)
        if array.ndim == 0 and isinstance(leaf, int | np.integer) and 2 <= leaf <= length + 1 and leaf > kept:
            return False
        indices = array.ndim and array.dtype.kind in "iu" and array.size and array.min() >= 0
        if indices and kept <= array.max() < length:
            return False
        if length in array.shape and _is_balanced(array, length):
            return False
    shapes = [{*np.shape(leaf)} for leaf in leaves] + [{n} for n in shrinking.lengths(inputs)]
    near = {length - 1, length + 1} & {n for shape in shapes for n in shape} - {1}
    return all(any({length, other} <= shape for shape in shapes) for other in near)


def _keeps_order(inputs: Any, length: int, kept: int) -> bool:
    """Whether no other axis or list that was shorter becomes longer, but for the axes of one table or several alike."""
    shapes = [{*np.shape(leaf)} for _, leaf in shrinking.leaves(inputs) if np.ndim(leaf)]
    overtaken = {other for other in shrinking.lengths(inputs) if kept < other < length}
    return all((length in shape) == (other in shape) for other in overtaken for shape in shapes)


def _is_balanced(array: np.ndarray, length: int) -> bool:
    """Whether sums, or sums of squares, along an axis of this length are all the same, or are 0 or 1 of a single line.

    Shares are not meant: they are scaled to sum to 1 again.
    """
    if array.dtype.kind not in "iuf" or not np.isfinite(array).all() or shrinking.are_shares(array):
        return False
    numbers = np.asarray(array, dtype=float)
    for axis, n in enumerate(array.shape):
        for power in (1, 2) if n == length else ():
            sums = (numbers**power).sum(axis=axis)
            scale = 1e-9 * max(1.0, float((np.abs(numbers) ** power).sum(axis=axis).max()))
            if np.ptp(sums) <= scale if sums.size > 1 else min(abs(sums.item()), abs(sums.item() - 1)) <= scale:
                return True
    return False


def _is_like(cut: Any, inputs: Any) -> bool:
    """Whether numbers are finite where they were."""
    finite = {path for path, leaf in shrinking.leaves(inputs) if np.isfinite(np.asarray(leaf)).all()}
    return all(np.isfinite(np.asarray(leaf)).all() for path, leaf in shrinking.leaves(cut) if path in finite)


def _fits(value: Any, whole: Any, length: int, kept: int) -> bool:
    """Whether the result has the axes that it had, each as long as before or cut likewise."""
    one, other = form_of(value), form_of(whole)
    if not one.all_finite or one.axes != other.axes:
        return False
    pairs = [pair for new, old in zip(one.shapes, other.shapes, strict=True) for pair in zip(new, old, strict=True)]
    return all(new == old or (old == length and new == kept) for new, old in pairs)


def _is_sure(cut: Any, value: Any, wanted: Wanted, rtol: float, atol: float) -> bool:
    """Whether every right answer gives this value, to the tolerance."""
    results = [np.asarray(leaf) for _, leaf in shrinking.leaves(value)]
    given = [np.asarray(leaf) for _, leaf in shrinking.leaves(cut)]
    decided = not results or any(result.dtype.kind in "iub" for result in results)
    if decided and any(np.unique(array).size < array.size for array in given if _is_whole(array)):
        return False
    if rtol == atol == 0:
        numbers = np.concatenate([array.ravel() for array in given])
        return all(_is_whole(result) or np.isin(result, numbers).all() for result in results)
    for sign in (1.0, -1.0):
        near = wanted(_nudged(cut, sign))
        if near is None or difference(near, value, rtol=rtol / _SHARE, atol=atol / _SHARE):
            return False
    return True


def _is_whole(array: np.ndarray) -> bool:
    return array.dtype.kind in "iub" or bool((array == np.round(array)).all())


def _nudged(inputs: Any, sign: float) -> Any:
    """The inputs with the last digit of each number changed, up for the first, down for the second, and so on.

    Whole numbers stay: they may be labels or counts, and 0 may stand for a gap.
    """

    def change(_: shrinking.Path, leaf: Any) -> Any:
        array = np.asarray(leaf)
        if array.dtype.kind != "f" or _is_whole(array):
            return leaf
        steps = sign * _ULPS * np.finfo(array.dtype).eps * (1.0 - 2.0 * (np.arange(array.size) % 2))
        nudged = array * (1.0 + steps.reshape(array.shape))
        return float(nudged) if isinstance(leaf, float) else shrinking.like(leaf, nudged)

    return shrinking.replaced(inputs, change)


def _has_generator(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_generator, value.values()))
    if isinstance(value, list | tuple):
        return any(map(_has_generator, value))
    return isinstance(value, np.random.Generator)
