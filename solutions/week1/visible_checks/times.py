"""Dates and time spans of NumPy: which are the same, and how they are written."""

from __future__ import annotations

from typing import Any

import numpy as np


def are_times(value: Any) -> bool:
    """Whether it is an array of dates or time spans, or one of them; an array with a mask is not."""
    of_numpy = isinstance(value, np.ndarray | np.generic) and not type(value).__module__.startswith("numpy.ma")
    return of_numpy and value.dtype.kind in "mM"


def same_times(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Where two arrays are the same, whatever their units; a missing date is the same as a missing date."""
    try:
        common = np.promote_types(one.dtype, other.dtype)
        fine, wide = one.astype(common), other.astype(common)
        # Back again as well: a finer unit has less room, and NumPy may wrap around without a word.
        whole = (fine.astype(one.dtype) == one) & (wide.astype(other.dtype) == other)
    except (TypeError, OverflowError):  # months and days; a unit that does not reach so far
        return np.zeros(one.shape, dtype=bool)
    return np.asarray(((fine == wide) & whole) | (np.isnat(one) & np.isnat(other)))


def time_text(item: Any) -> str:
    """A date or a time span as it is written, without a time of day that is midnight."""
    if np.isnat(item):
        return "missing"
    if isinstance(item, np.datetime64):
        day, _, time = str(item).partition("T")
        time = time.rstrip("0").rstrip(".") if "." in time else time
        return f"{day} {time.removesuffix(':00')}" if time.strip("0:") else day
    try:
        days, _, time = str(item.astype("timedelta64[us]").item()).rpartition(", ")
        return days if days and time == "0:00:00" else f"{days} {time}".strip()
    except (TypeError, OverflowError):  # months, or more than there is room for
        return str(item)
