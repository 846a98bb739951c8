"""What a page of practice may say: decided here and nowhere else.

Whatever is let through, a student may collect over many tries. So nothing of it may help to write a wrong answer that
earns more in the end:

* inputs of practice are drawn apart from those of the grade (`Judging`), so that what was wanted for them is of no use;
* of inputs that come again in every grading, nothing is told (`judging/fixed.py`);
* right versions of earlier exercises, which would answer whatever they are asked, do not stand in;
* tests with `practice=False` are not tried, nor those that run where the student's code is;
* of an exception its kind is told: a message may say what the code was given, and so may the line among many;
* how much of the rest is shown is the course's choice (`policy.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from autograder.practice.policy import Policy, Shown
from autograder.results import ExerciseResult, NotebookResult, Outcome
from autograder.results.kinds import of_kind_alone

_MAX_LINE = 60  # up to which the line at which an answer was stopped is told


def shown(result: NotebookResult, policy: Policy, assignment: str, seen: Mapping[str, int]) -> NotebookResult:
    """The part of a notebook's result that a page is made of. Points are those of the tests that were tried.

    `seen` says for each exercise how often its present mistake was named before, one after the other.
    """
    exercises = [
        _shown(entry, policy.shows(assignment, entry.exercise), seen.get(entry.exercise, 0))
        for entry in result.exercises
    ]
    return replace(result, exercises=exercises)


def _shown(result: ExerciseResult, level: Shown, seen: int) -> ExerciseResult:
    outcomes = [of_kind_alone(outcome) for outcome in result.outcomes]
    result = replace(result, points=result.points - result.kept, faults=[], outcomes=outcomes)
    if result.stop is not None and (result.stop.line or 0) > _MAX_LINE:
        result = replace(result, stop=replace(result.stop, line=None, text=""))
    if result.recognised is not None:
        recognised = replace(result.recognised, then=result.recognised.then[:seen])
        result = replace(result, recognised=recognised)
    if level == "examples":
        return result
    if level == "mistakes":
        return replace(result, outcomes=[_claim(outcome) for outcome in result.outcomes])
    outcomes = [Outcome(outcome.test, "", outcome.points, outcome.status) for outcome in result.outcomes]
    return ExerciseResult(
        result.exercise, result.points, outcomes, written=result.written, waits=result.waits, kept=result.kept
    )


def _claim(outcome: Outcome) -> Outcome:
    """The claim with its outcome, and what the test tells everybody to look at."""
    look_at = outcome.look_at if outcome.general else ""
    return Outcome(
        outcome.test, outcome.claim, outcome.points, outcome.status, look_at=look_at, general=True, part=outcome.part
    )


def named_before(found: list[dict[str, dict[str, Any]]], now: NotebookResult) -> dict[str, int]:
    """How often the present mistake of each exercise was named in the tries before, one after the other."""
    counted = {}
    for entry in now.exercises:
        name = entry.recognised.name if entry.recognised else ""
        times = 0
        for earlier in reversed(found):
            if not name or earlier.get(entry.exercise, {}).get("mistake") != name:
                break
            times += 1
        counted[entry.exercise] = times
    return counted
