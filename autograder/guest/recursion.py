"""Room on Python's stack for what stands between the test cells and a student's kernel.

Where an answer and a function of the test call each other, each call takes frames that plain Python does not need. They
are added to the limit; and a call begins only if there is room for all that carries it, because one that fails on its
way would leave the two ends with different objects.
"""

from __future__ import annotations

import sys

MOST_CALLS = 250  # within one another, from the student's code to the test's
MOST_FRAMES = 5_000  # of a grader, who is between the two and needs fewer than twenty for each call
_FRAMES = 16  # of one call, at one end
_ROOM = 150  # frames that a call needs at most to come to its other end


class Deeper:
    """A context in which a call goes to the other end. Raises RecursionError if there is no room for it."""

    def __enter__(self) -> None:
        _need(_ROOM)
        self._limit = sys.getrecursionlimit()
        sys.setrecursionlimit(self._limit + _FRAMES)

    def __exit__(self, *_: object) -> None:
        sys.setrecursionlimit(self._limit)


def _need(frames: int) -> None:
    if frames:
        _need(frames - 1)
