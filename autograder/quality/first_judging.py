"""What became of unseen answers when they were first judged, before anybody changed a hidden test knowing them.

`tests/<assignment>/first_judging.toml` holds one table for each such judging; nobody changes it afterwards:

    [[judging]]
    when = 2026-11-28
    tests = "27ac5dd"                # the commit whose hidden tests judged

    [judging.exercises.mse]
    right = 11                       # how many were judged
    wrong = 27
    refused = []                     # the names of right ones that lost points
    accepted = ["checks_predicted"]  # the names of wrong ones that kept all points
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.course.layout import Assignment, side
from autograder.errors import CourseError
from autograder.quality.toml_files import read_tables

_CONFIDENCE = 0.95


@dataclass(frozen=True)
class Counts:
    """How many right and wrong answers were judged, and the names of those that were misjudged."""

    right: int
    wrong: int
    refused: tuple[str, ...] = ()
    accepted: tuple[str, ...] = ()


@dataclass(frozen=True)
class Judging:
    """One first judging: the day, the commit of the hidden tests, and the counts by exercise."""

    when: datetime.date
    tests: str
    exercises: dict[str, Counts]

    def of(self, names: Collection[str]) -> Judging:
        """The part of it that is about these exercises."""
        return Judging(self.when, self.tests, {name: self.exercises[name] for name in names if name in self.exercises})

    def __str__(self) -> str:
        return f"{self.when.isoformat()} ({self.tests})"


def total(exercises: Mapping[str, Counts]) -> Counts:
    """The counts of all exercises together."""
    found = exercises.values()
    return Counts(
        sum(each.right for each in found),
        sum(each.wrong for each in found),
        tuple(name for each in found for name in each.refused),
        tuple(name for each in found for name in each.accepted),
    )


def at_most(errors: int, tries: int) -> float:
    """The largest error rate that is compatible with so many errors: Clopper and Pearson's bound, one-sided, 95 %."""
    from scipy.stats import beta

    return 1.0 if errors >= tries else float(beta.ppf(_CONFIDENCE, errors + 1, tries - errors))


def load(assignment: Assignment) -> list[Judging]:
    """The first judgings of an assignment, in the order of the file; none is no fault.

    Raises CourseError, naming the file and what is wrong with it.
    """
    path = assignment.first_judging
    if not path.exists():
        return []
    tables = read_tables(path, "judging", __name__)
    return [_judging(assignment, f"{path}: judging {number}", table) for number, table in enumerate(tables, start=1)]


def _judging(assignment: Assignment, where: str, table: Any) -> Judging:
    if not isinstance(table, dict) or set(table) != {"when", "tests", "exercises"}:
        raise CourseError(f"{where} must have 'when', 'tests' and 'exercises'. See the top of {__name__}.")
    when, tests, exercises = table["when"], table["tests"], table["exercises"]
    if type(when) is not datetime.date:
        raise CourseError(f"{where}: 'when' must be a day such as 2026-11-28, without quotes.")
    if not isinstance(tests, str) or not tests.strip():
        raise CourseError(f"{where}: 'tests' must name the commit whose hidden tests judged.")
    if not isinstance(exercises, dict) or not exercises:
        raise CourseError(f"{where} has no table [judging.exercises.<name>]. See the top of {__name__}.")
    return Judging(when, tests, {name: _counts(assignment, name, where, each) for name, each in exercises.items()})


def _counts(assignment: Assignment, name: str, where: str, table: Any) -> Counts:
    folder = assignment.unseen(name, right=True).parent
    if not folder.is_dir():
        raise CourseError(f"{where}: there is no folder {folder}, so no answer to {name}. Correct the name.")
    if not isinstance(table, dict) or set(table) != {"right", "wrong", "refused", "accepted"}:
        raise CourseError(f"{where}: {name} must have 'right', 'wrong', 'refused' and 'accepted' and nothing else.")
    for right, misjudged in ((True, "refused"), (False, "accepted")):
        count, names = table[side(right)], table[misjudged]
        if type(count) is not int or count < 0:
            raise CourseError(f"{where}: {side(right)!r} of {name} must be a whole number from 0.")
        if not isinstance(names, list) or len(set(map(str, names))) != len(names) or len(names) > count:
            raise CourseError(
                f"{where}: {misjudged!r} of {name} must list different names, and no more of them than were judged."
            )
        for each in names:
            if not (assignment.unseen(name, right=right) / f"{each}.py").is_file():
                raise CourseError(f"{where}: there is no answer {name}/unseen/{side(right)}/{each}. Correct the name.")
    return Counts(table["right"], table["wrong"], tuple(table["refused"]), tuple(table["accepted"]))
