"""Which numbers agree within a tolerance. Whole numbers are compared exactly, of whatever size they are."""

from __future__ import annotations

import math
import sys
from fractions import Fraction
from typing import Any

import numpy as np


def agreeing(array: np.ndarray, target: np.ndarray, rtol: float, atol: float) -> np.ndarray:
    """Where |array - target| <= atol + rtol |target|; both have the same shape."""
    whole = all(each.dtype.kind in "iub" for each in (array, target))
    if whole and rtol == atol == 0:
        return np.asarray(array == target)
    if array.dtype.kind == "O" or target.dtype.kind == "O" or (whole and max(map(_largest, (array, target))) > 2**53):
        return _agreeing_exactly(array, target, rtol, atol)
    # In the widest type, so that float32 or integer results are not compared with rounded bounds.
    wide = np.complex128 if array.dtype.kind == "c" or target.dtype.kind == "c" else np.float64
    one, other = np.asarray(array, dtype=wide), np.asarray(target, dtype=wide)
    with np.errstate(all="ignore"):
        finite = np.isfinite(one) & np.isfinite(other)
        near = (one == other) | (np.abs(one - other) <= atol + rtol * np.abs(other))  # 0 times what overflows is NaN
        return np.where(finite, near, (one == other) | (np.isnan(one) & np.isnan(other)))


def _agreeing_exactly(array: np.ndarray, target: np.ndarray, rtol: float, atol: float) -> np.ndarray:
    """Of numbers of Python's: two whole ones in whole numbers, others as floats, which an enormous one is not."""
    relative, absolute = (Fraction(min(tolerance, sys.float_info.max)) for tolerance in (rtol, atol))
    parts = math.lcm(relative.denominator, absolute.denominator)
    slope, room = int(relative * parts), int(absolute * parts)

    def near(one: Any, other: Any) -> bool:
        if isinstance(one, int) and isinstance(other, int):
            return one == other or abs(one - other) * parts <= room + slope * abs(other)
        try:
            one, other = complex(one), complex(other)
        except OverflowError:
            return False
        return one == other or abs(one - other) <= atol + rtol * abs(other) or (one != one and other != other)

    pairs = zip(array.ravel().tolist(), target.ravel().tolist(), strict=True)
    return np.array([near(*pair) for pair in pairs], dtype=bool).reshape(array.shape)


def _largest(array: np.ndarray) -> int:
    return max(abs(int(array.max())), abs(int(array.min()))) if array.size else 0
