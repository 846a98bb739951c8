"""Whether a value is one of pandas, by the names of its classes: nothing is imported for it."""

from __future__ import annotations

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
