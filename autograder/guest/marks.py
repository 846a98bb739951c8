"""What tells a value from itself after a change, in little room."""

from __future__ import annotations

import zlib
from typing import Any

import numpy as np

from autograder.guest import wire
from autograder.guest.plain import plain
from autograder.guest.sentences import say


def mark(value: Any, depth: int = 0) -> Any:
    """A checksum in place of numbers; random generators have none, for they are there to be changed.

    Raises WireError for what is not plain data.
    """
    kind = type(value)
    if value is None or kind in (bool, int, float, str):
        return value
    if depth > wire.MAX_DEPTH:
        raise wire.WireError(say("marks.a-value-that-contains-itself"))
    if kind is list or kind is tuple:
        return [mark(item, depth + 1) for item in value]
    if kind is dict:
        return {key: mark(item, depth + 1) for key, item in value.items()}
    if kind is np.random.Generator:
        return None
    value = plain(value)
    if type(value).__module__.startswith("torch"):
        value = value.numpy()
    if type(value) is np.ndarray and value.dtype.kind != "O":
        return value.dtype.str, value.shape, zlib.crc32(np.ascontiguousarray(value).view(np.uint8).data)
    return zlib.crc32(wire.encode(value))


def is_changed(value: Any, before: Any) -> bool:
    """Whether a value is another one than it was when its mark was taken."""
    try:
        return bool(mark(value) != before)
    except wire.WireError:  # not plain data any more
        return True
