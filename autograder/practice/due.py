"""When practice ends, for each student."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from autograder.course.layout import Assignment
from autograder.gradebook.lateness import due_dates

_REMEMBERED = 20.0  # seconds for which a due date is


class DueDates:
    """Due dates as the gradebook has them, which is asked now and then. Times are in seconds since 1970."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._found: dict[str, tuple[float, float | None, dict[str, float]]] = {}

    def of(self, assignment: Assignment, student: str) -> float | None:
        """When this is due for this student; None if it is not. Raises CourseError if the gradebook cannot be read."""
        now = self._clock()
        looked, due, extended = self._found.get(assignment.name, (0.0, None, {}))
        if not 0.0 <= now - looked <= _REMEMBERED:  # the clock may have been set back
            found, by_student = due_dates(assignment)
            due = _seconds(found) if found else None
            extended = {student: _seconds(time) for student, time in by_student.items()}
            self._found[assignment.name] = now, due, extended
        return extended.get(student, due)


def _seconds(time: datetime.datetime) -> float:
    """A time of nbgrader's, which is in UTC and does not say so."""
    return time.replace(tzinfo=datetime.UTC).timestamp()
