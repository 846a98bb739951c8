"""Values with their containers made plain: the first half of what makes data cross (see autograder.kernels.wire)."""

from __future__ import annotations

import sys
from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from typing import Any

import numpy as np

from autograder.kernels import wire


def plain(value: Any, depth: int = 0) -> Any:
    """The value with its containers made plain: values count, not containers.

    Subclasses, named tuples, ranges, iterators, pandas objects and parameters of a network become the plain list,
    tuple, dict, array or tensor that they hold.
    """
    if depth > wire.MAX_DEPTH:
        raise wire.WireError(f"a value nested more than {wire.MAX_DEPTH} deep, or containing itself")
    kind = type(value)
    if value is None or kind in (bool, int, float, complex, str, bytes):
        return value
    if isinstance(value, np.ndarray | np.generic):
        if value.dtype.kind in "OU":  # an array of strings, or of numbers and arrays, is a list in disguise
            return plain(value.tolist(), depth + 1)
        return np.asarray(value)
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return value.detach().cpu().as_subclass(torch.Tensor)
    if isinstance(value, dict):
        return {
            (key.item() if isinstance(key, np.generic) else key): plain(item, depth + 1) for key, item in value.items()
        }
    if isinstance(value, tuple):
        return tuple(plain(item, depth + 1) for item in value)
    if isinstance(value, list | range | Iterator | KeysView | ValuesView | ItemsView):
        return [plain(item, depth + 1) for item in _bounded(value)]
    bases: tuple[type[Any], ...] = (int, float, complex, str)
    for base in bases:
        if isinstance(value, base):
            return base(value)
    if hasattr(value, "__array__") and not isinstance(value, type):
        return plain(np.asarray(value), depth + 1)
    return value


def _bounded(items: Any) -> Iterator[Any]:
    for count, item in enumerate(items):
        if count >= wire.MAX_ITEMS:
            raise wire.WireError(f"more than {wire.MAX_ITEMS:,} items")
        yield item
