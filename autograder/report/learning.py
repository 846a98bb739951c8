"""What practice shows of learning: tries until right, what followed a hint, and who is stuck now.

The figures come from the history that `autograder watch` keeps. They say what followed what; no figure here says why.
"""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.course.answer_bank import AnswerFile, misconceptions
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.practice.history import PRACTISED, Attempt, History
from autograder.practice.progress import stuck_on, tries_at
from autograder.report.recorded import Place

_NORMAL = 1.959964  # quantile of the normal distribution, for 95 %
MOST = 4  # tries that are told apart: the last column is of so many or more


@dataclass(frozen=True)
class Share:
    """So many of so many, with the 95 % interval of the share (Wilson 1927, Probable inference, the law of succession,
    and statistical inference, Journal of the American Statistical Association 22); None where there is nobody.
    """

    count: int
    of: int
    low: float | None = None
    high: float | None = None

    @classmethod
    def counted(cls, count: int, of: int) -> Share:
        if not of:
            return cls(0, 0)
        share, weight = count / of, _NORMAL**2 / of
        middle = (share + weight / 2) / (1 + weight)
        half = math.sqrt(weight * share * (1 - share) + weight**2 / 4) / (1 + weight)
        return cls(count, of, max(0.0, middle - half), min(1.0, middle + half))


@dataclass(frozen=True)
class UntilRight:
    """How many tries it took some students: `after` has how many were right in their first, second, ... and in their
    MOSTth try or later.
    """

    students: int
    after: list[int]
    right: Share

    @property
    def not_yet(self) -> int:
        return self.students - self.right.count


@dataclass(frozen=True)
class Practised:
    """One exercise."""

    exercise: str
    until: UntilRight


@dataclass(frozen=True)
class Hint:
    """A step of a hint: of the students to whom it was shown for the first time, those who have tried again since, how
    many of them were right then, made the same mistake, or another one.
    """

    step: int  # from 1
    text: str
    shown: int
    right: Share
    same: int
    other: int


@dataclass(frozen=True)
class Mistake:
    """A misconception that practice has recognised, with the tries from there on until the answer was right."""

    exercise: str
    name: str
    idea: str
    until: UntilRight
    hints: list[Hint]


@dataclass(frozen=True)
class Stuck:
    """A student who has an exercise not right, and not in the last tries at it either."""

    student: str
    exercise: str
    tries: int
    mistake: str  # that was recognised in the last try
    fails: list[str]  # hidden tests that did not pass in it
    last: str  # when it was, in UTC


@dataclass(frozen=True)
class Learning:
    """Practice of one assignment."""

    students: int
    tries: int
    exercises: list[Practised]
    mistakes: list[Mistake]
    stuck: list[Stuck]


def learning(assignment: Assignment, places: Sequence[Place]) -> Learning | None:
    """The figures of practice; None where there was none. Raises CourseError if its history cannot be read."""
    history = History(assignment.course)
    try:
        attempts = history.of(assignment.name)
    finally:
        history.close()
    by_student: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        if attempt.kind == PRACTISED:
            by_student.setdefault(attempt.student, []).append(attempt)
    counted = [each for each in attempts if each.kind == PRACTISED and each.counts]
    if not counted:
        return None
    exercises, mistakes, stuck = [], [], []
    for place in places:
        tries = {student: tries_at(found, place.name) for student, found in by_student.items()}
        tries = {student: found for student, found in tries.items() if found}
        if not tries:
            continue
        until = _until_right([_right(found, place.name) for found in tries.values()])
        exercises.append(Practised(place.name, until))
        mistakes += _mistakes(assignment, place.name, tries)
        stuck += [
            _stuck(student, place.name, tries[student])
            for student in sorted(tries)
            if place.name in stuck_on(by_student[student])
        ]
    return Learning(len({each.student for each in counted}), len(counted), exercises, mistakes, stuck)


def _right(tries: Sequence[Attempt], exercise: str) -> int:
    """In which of these tries the exercise was right for the first time, from 1; 0 if in none."""
    return next((at for at, each in enumerate(tries, 1) if each.found[exercise]["status"] == "passed"), 0)


def _until_right(numbers: Sequence[int]) -> UntilRight:
    counted = Counter(min(number, MOST) for number in numbers if number)
    right = sum(counted.values())
    return UntilRight(
        len(numbers), [counted[number] for number in range(1, MOST + 1)], Share.counted(right, len(numbers))
    )


def _mistakes(assignment: Assignment, exercise: str, tries: dict[str, list[Attempt]]) -> list[Mistake]:
    """The misconceptions of an exercise that were recognised, the commonest first."""
    known = _known(assignment, exercise)
    names = {each.found[exercise]["mistake"] for found in tries.values() for each in found} - {""}
    found = []
    for name in names:
        numbers, shown = [], list[tuple[int, Attempt | None]]()
        for attempts in tries.values():
            at = [index for index, each in enumerate(attempts) if each.found[exercise]["mistake"] == name]
            if not at:
                continue
            numbers.append(_right(attempts[at[0] + 1 :], exercise))
            shown += _first_shown([attempts[index] for index in at], attempts, exercise)
        kept = known.get(name)
        steps = sorted({step for step, _ in shown})
        hints = [_hint(step, kept, [each for at, each in shown if at == step], exercise, name) for step in steps]
        found.append(Mistake(exercise, name, kept.idea if kept else "", _until_right(numbers), hints))
    return sorted(found, key=lambda mistake: (-mistake.until.students, mistake.name))


def _first_shown(
    named: Sequence[Attempt], attempts: Sequence[Attempt], exercise: str
) -> list[tuple[int, Attempt | None]]:
    """Each step of a hint that a student has read, by its number, with the try behind the page that had it first."""
    found: dict[int, Attempt | None] = {}
    for attempt in named:
        step = attempt.found[exercise].get("hint", 0)
        if step:
            behind = attempts.index(attempt) + 1
            found.setdefault(step, attempts[behind] if behind < len(attempts) else None)
    return list(found.items())


def _hint(step: int, kept: AnswerFile | None, nexts: Sequence[Attempt | None], exercise: str, name: str) -> Hint:
    texts = (kept.hint, *kept.then) if kept else ()
    again = [attempt.found[exercise] for attempt in nexts if attempt is not None]
    right = sum(entry["status"] == "passed" for entry in again)
    same = sum(entry["mistake"] == name for entry in again)
    text = texts[step - 1] if step <= len(texts) else ""
    return Hint(step, text, len(nexts), Share.counted(right, len(again)), same, len(again) - right - same)


def _known(assignment: Assignment, exercise: str) -> dict[str, AnswerFile]:
    """The course's misconceptions by name; none if one of the files is not as it must be, which a check says."""
    try:
        return {kept.name: kept for kept in misconceptions(assignment, exercise)}
    except CourseError:
        return {}


def _stuck(student: str, exercise: str, tries: Sequence[Attempt]) -> Stuck:
    entry = tries[-1].found[exercise]
    fails = [test for test, status in entry["tests"].items() if status != "passed"]
    last = datetime.datetime.fromtimestamp(tries[-1].answered, datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
    return Stuck(student, exercise, len(tries), entry["mistake"], fails, last)
