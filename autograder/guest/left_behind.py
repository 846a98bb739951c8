"""What the wire format leaves behind of tensors and tables, because no hidden test is about it, and a test cell may be:
whether a tensor wants a gradient, and the frequencies of a table's indexes of dates.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Sequence
from typing import Any

from autograder.guest.limits import WireError

_LONGEST = 100_000  # labels of an index whose frequency is looked at, for it is checked label by label


def of(value: Any) -> list[Any]:
    """What is left behind of a value; empty if nothing."""
    if _is_tensor(value):
        return [True] if value.requires_grad and value.is_leaf else []
    frequencies = [axis.freqstr if getattr(axis, "freq", None) is not None else None for axis in _axes(value)]
    return frequencies if any(frequencies) else []


def give(value: Any, found: Sequence[Any]) -> None:
    """Give a value that has crossed what was left behind of it. Raises WireError."""
    if _is_tensor(value):
        if value.is_leaf and value.requires_grad != bool(found):
            try:
                value.requires_grad_(bool(found))
            except RuntimeError as error:
                raise WireError("a tensor of whole numbers that wants a gradient") from error
        return
    for axis, frequency in zip(_axes(value), found, strict=False):
        if type(frequency) is str and hasattr(axis, "freq") and len(axis) <= _LONGEST:
            with contextlib.suppress(
                ValueError, TypeError, ArithmeticError
            ):  # one that its text does not tell, as with holidays
                axis.freq = frequency


def put_into(tensor: Any, new: Any, found: Sequence[Any]) -> None:
    """Make a tensor what another is."""
    with sys.modules["torch"].no_grad():
        tensor.copy_(new)
    give(tensor, found)


def _is_tensor(value: Any) -> bool:
    torch = sys.modules.get("torch")
    return torch is not None and isinstance(value, torch.Tensor)


def _axes(value: Any) -> list[Any]:
    """The indexes of a table, or an index itself."""
    if type(value).__module__.partition(".")[0] != "pandas":
        return []
    return list(getattr(value, "axes", [value]))


def whole(value: Any) -> list[Any]:
    """The body of an array, a tensor or a table."""
    return ["w", value, *of(value)]
