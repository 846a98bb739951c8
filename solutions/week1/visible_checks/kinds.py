"""What a value is, and which one may be in a set. Nothing is imported for it: pandas is known by names of classes."""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np

_TABLES = frozenset(["DataFrame", "Series", "Index"])


def is_of_pandas(value: Any) -> bool:
    """Whether the value's type, or one that it is a subclass of, is defined by pandas."""
    return any(kind.__module__.partition(".")[0] == "pandas" for kind in type(value).__mro__)


def is_table(value: Any) -> bool:
    """Whether the value is a table of pandas, or a subclass of one, and not a scalar (NA, a time stamp)."""
    kind = type(value)
    if kind is np.ndarray or kind is float or kind is int or kind is list or kind is str:  # most values
        return False
    kinds = {kind.__name__ for kind in kind.__mro__ if kind.__module__.partition(".")[0] == "pandas"}
    return not kinds.isdisjoint(_TABLES)


def as_key(value: Any) -> Any:
    """The value as it may be in a set or be the key of a dict, also inside tuples and frozensets: numbers of NumPy as
    Python's, dates of NumPy and pandas too, subclasses as what they hold, a dataclass as its fields with their names.
    Anything else as it is.
    """
    kind = type(value)
    if value is None or kind is int or kind is str or kind is float or kind is bool:
        return value
    if isinstance(value, np.generic):
        return _scalar(value)
    if isinstance(value, tuple):
        return tuple(as_key(item) for item in value)
    if isinstance(value, frozenset):
        return frozenset(as_key(item) for item in value)
    bases: tuple[type[Any], ...] = (int, float, complex, str, bytes)
    for base in bases:
        if isinstance(value, base):
            return base(value)
    if is_of_pandas(value) and value == value and getattr(value, "tzinfo", None) is None:
        for name in ("to_datetime64", "to_timedelta64"):
            if hasattr(value, name):
                return _scalar(getattr(value, name)())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return tuple((name, as_key(item)) for name, item in fields_of(value).items())
    return value


def fields_of(value: Any) -> dict[str, Any]:
    """The fields of a dataclass that count when it is compared, as far as they have a value."""
    names = [field.name for field in dataclasses.fields(value) if field.compare]
    return {name: getattr(value, name) for name in names if hasattr(value, name)}


def dense(sparse: Any, max_bytes: int) -> np.ndarray | None:
    """The array that a sparse matrix of SciPy stands for; None if it is too large."""
    size = math.prod(sparse.shape) * sparse.dtype.itemsize
    return None if size > max_bytes else np.asarray(sparse.toarray())


def _scalar(value: np.generic) -> Any:
    """A number, a text, a date or a time span of NumPy as one of Python's."""
    if value.dtype.kind in "mM" and isinstance(value.item(), int):  # in nanoseconds, which Python does not have
        return value.astype(f"{value.dtype.kind}8[us]").item()
    item = value.item()
    return item if not isinstance(item, np.generic) else complex(item) if value.dtype.kind == "c" else float(item)
