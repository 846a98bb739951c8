"""The points of questions and of their tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from autograder.course.notebooks import points_in


def shares(points: Any, own: Sequence[float | None]) -> tuple[list[float], str]:
    """What each test of a question earns, as otter says: `points` is of the question, a list, or None, and `own` are
    those that the tests have; and a sentence if that cannot be.
    """
    why = ""
    listed = points if isinstance(points, list) else []
    numbers = [points_in(point) for point in listed]
    if any(point is None and given is not None for point, given in zip(numbers, listed, strict=True)):
        why = f"`points: {points!r}` has something else than numbers: a test with none got its share"
    if isinstance(points, dict):
        each = points_in(points.get("each", 1))
        why = "" if each is not None else f"`points: {points!r}` has no number behind `each`: the question got 1"
        points = None if each is None else each * len(own)
    elif isinstance(points, list) and len(points) == len(own):
        own, points = numbers, None
    elif isinstance(points, list):
        why = f"`points` has {len(points)} numbers for {len(own)} tests: each got the same share"
        points = sum(point or 0 for point in numbers)
    elif points is not None and points_in(points) is None:
        why, points = f"`points: {points!r}` is no number of points: the question got 1", None
    given = sum(point for point in own if point is not None)
    free = own.count(None)
    if points is None:
        rest = 1.0 if given == 0 and free else 0.0
    else:
        rest = float(points) - given
        if rest < -1e-9:
            why, rest = f"its tests have {given:g} points and the question {points:g}: those of the tests count", 0.0
    return [rest / free if point is None else point for point in own], why
