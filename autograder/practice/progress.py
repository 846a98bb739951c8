"""How students get on with one exercise: which of their submissions tried it, and who is stuck."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.practice.history import PRACTISED, Attempt

STUCK = 3  # tries at an exercise, the last ones and none right, after which a student is named as stuck on it
TRIED = ("passed", "not yet")  # what comes of an answer that is there


def tries_at(attempts: Sequence[Attempt], exercise: str) -> list[Attempt]:
    """A student's tries at an exercise: those in which its answer is there, and it or what came of it is another than
    in the try before. Who corrects one exercise has not tried the others again.
    """
    found: list[Attempt] = []
    last: object = None
    for attempt in attempts:
        entry = attempt.found.get(exercise, {})
        if attempt.kind != PRACTISED or not attempt.counts or entry.get("status") not in TRIED:
            continue
        now = entry.get("answer"), entry["status"], entry.get("tests")
        if not now[0] or now != last:  # without a digest nobody can know
            found.append(attempt)
        last = now
    return found


def stuck_on(attempts: Sequence[Attempt]) -> list[str]:
    """The exercises that a student has not right now, nor in the last STUCK tries at them."""
    practised = [attempt for attempt in attempts if attempt.kind == PRACTISED]
    names = practised[-1].found if practised else {}
    return sorted(name for name in names if names[name]["status"] == "not yet" and _is_stuck(attempts, name))


def _is_stuck(attempts: Sequence[Attempt], exercise: str) -> bool:
    last = tries_at(attempts, exercise)[-STUCK:]
    return len(last) == STUCK and all(attempt.found[exercise]["status"] == "not yet" for attempt in last)
