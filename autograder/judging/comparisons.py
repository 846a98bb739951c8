"""Comparing and describing what a student's code gave: if that fails, it is the value that differs, and no fault of the
course, for which a person would have to look at it.
"""

from __future__ import annotations

from typing import Any

from autograder.course.released import comparing, describing
from autograder.course.released.comparing import Difference
from autograder.guest.sentences import say


def difference(got: Any, wanted: Any, *, rtol: float = 0.0, atol: float = 0.0) -> Difference | None:
    """The most basic difference (see comparing.py). Raises if what is wanted cannot even be compared with itself."""
    try:
        return comparing.difference(got, wanted, rtol=rtol, atol=atol)
    except Exception:
        comparing.difference(wanted, wanted, rtol=rtol, atol=atol)
        return Difference(describe(got), describe(wanted))


def describe(value: Any) -> str:
    """The value in a few words (see describing.py), or at least its type."""
    try:
        return describing.describe(value)
    except Exception:
        return say("comparing.a-value-of-type", kind=describing.kind_of(value))
