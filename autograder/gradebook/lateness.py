"""Due dates, extensions and penalties, all of them nbgrader's own.

nbgrader has a due date for each assignment (the formgrader's list of assignments, or `nbgrader db assignment add
exercise4 --duedate "2026-11-30 23:59 Europe/Berlin"`) and an extension for each submission, which only its Python
interface can set (`Gradebook.grant_extension`), and only for a submission that the gradebook knows. A penalty is
computed by the plug-in named in `c.AssignLatePenalties.plugin_class` (see penalties.py).
"""

from __future__ import annotations

import contextlib
import datetime
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment

from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.gradebook.database import opened
from autograder.gradebook.nbgrader import course_directory, nbgrader_config
from autograder.submissions.listing import students_of


@dataclass(frozen=True)
class Lateness:
    """When one submission was handed in and was due, and what being late has cost."""

    student: str
    due: datetime.datetime | None  # with the extension
    extension: datetime.timedelta | None
    handed_in: datetime.datetime | None
    seconds: float
    penalty: float
    score: float  # before the penalty

    @property
    def sentence(self) -> str:
        """What a table says about it; empty if there is nothing to say."""
        said = [f"extension of {duration(self.extension.total_seconds())}"] if self.extension else []
        if self.seconds:
            said.append(f"{duration(self.seconds)} late")
            said.append(f"penalty {self.penalty:g}" if self.penalty else "no penalty")
        return ", ".join(said)


class NotYet(CourseError):
    """There is no gradebook, or nothing of this assignment in it, so nothing is due."""


@contextmanager
def gradebook_of(assignment: Assignment) -> Iterator[Gradebook]:
    """The course's gradebook. Raises CourseError if there is none yet, or nothing of this assignment in it, or if it
    cannot be used.
    """
    directory = course_directory(assignment.course, nbgrader_config(assignment.course))
    with opened(directory) as gradebook:
        if gradebook is None:
            if any((assignment.course.root / "autograded").glob(f"*/{assignment.name}/*.ipynb")):
                raise NotYet(
                    f"There is work that was graded, and no gradebook ({directory.db_url}). Put a copy of it back if "
                    "there is one: points by hand, due dates and extensions are in it alone. "
                    f"`autograder grade {assignment.quoted}` records again what else there was."
                )
            raise NotYet(
                f"There is no gradebook yet ({directory.db_url}). Grade first: `autograder grade {assignment.quoted}`."
            )
        try:
            gradebook.find_assignment(assignment.name)
        except MissingEntry as error:
            raise NotYet(
                f"The gradebook does not know {assignment.name} yet. Grade first: "
                f"`autograder grade {assignment.quoted}`."
            ) from error
        yield gradebook


def due_dates(assignment: Assignment) -> tuple[datetime.datetime | None, dict[str, datetime.datetime]]:
    """When the assignment is due (UTC), and when for those with an extension. Neither if there is no gradebook yet.

    Raises CourseError if there is one that cannot be used.
    """
    try:
        with gradebook_of(assignment) as gradebook:
            due = gradebook.find_assignment(assignment.name).duedate
            if due is None:
                return None, {}
            given = gradebook.assignment_submissions(assignment.name)
            return due, {entry.student_id: entry.duedate for entry in given if entry.extension is not None}
    except NotYet:
        return None, {}


def lateness(assignment: Assignment) -> list[Lateness]:
    """Every submission in the gradebook, by student. Raises CourseError."""
    with gradebook_of(assignment) as gradebook:
        found = []
        for entry in gradebook.assignment_submissions(assignment.name):
            found.append(
                Lateness(
                    entry.student_id,
                    due_of(entry),
                    entry.extension,
                    entry.timestamp,
                    seconds_late(entry),
                    float(entry.late_submission_penalty or 0.0),
                    float(entry.score or 0.0),
                )
            )
    return sorted(found, key=lambda entry: entry.student)


def due_of(entry: SubmittedAssignment) -> datetime.datetime | None:
    """When a submission is due. nbgrader's own fails on an extension without a due date."""
    due: datetime.datetime | None = entry.assignment.duedate
    return due + (entry.extension or datetime.timedelta()) if due else None


def seconds_late(entry: SubmittedAssignment) -> float:
    """How late a submission is; 0 if it is not, or if one of the two times is not known."""
    due = due_of(entry)
    return max(0.0, float((entry.timestamp - due).total_seconds())) if due and entry.timestamp else 0.0


def grant_extension(assignment: Assignment, student: str, *, days: float = 0, hours: float = 0) -> datetime.datetime:
    """Give a student more time, in place of what was given before; none takes it back. When the work is due now (UTC).

    The student need not have handed in yet. Raises CourseError, also for somebody whom neither the gradebook nor the
    submissions know.
    """
    if days < 0 or hours < 0:
        raise CourseError("An extension cannot be negative. Give days or hours, or 0 to take an extension back.")
    with gradebook_of(assignment) as gradebook:
        due = gradebook.find_assignment(assignment.name).duedate
        if due is None:
            raise CourseError(
                f"{assignment.name} has no due date. Set one in the formgrader, or with "
                f'`nbgrader db assignment add {assignment.quoted} --duedate "2026-11-30 23:59 Europe/Berlin"`.'
            )
        known = {entry.id for entry in gradebook.students} | set(students_of(assignment))
        if student not in known:
            raise CourseError(
                f"There is no student {student!r}. Check the spelling; somebody who is new is entered by "
                f"`nbgrader db student add {shlex.quote(student)}`."
            )
        gradebook.update_or_create_student(student)
        gradebook.update_or_create_submission(assignment.name, student)
        gradebook.grant_extension(assignment.name, student, days=days, hours=hours)
        found: datetime.datetime = gradebook.find_submission(assignment.name, student).duedate
        return found


def forget_time(assignment: Assignment, student: str) -> None:
    """Take the time of handing in out of the gradebook; nbgrader keeps it when a later submission has none."""
    with contextlib.suppress(CourseError, MissingEntry), gradebook_of(assignment) as gradebook:
        gradebook.find_submission(assignment.name, student).timestamp = None
        gradebook.db.commit()


def duration(seconds: float) -> str:
    """A length of time in its two largest units."""
    rest, parts = round(seconds), []
    for length, name in ((86400, "d"), (3600, "h"), (60, "min"), (1, "s")):
        count, rest = divmod(rest, length)
        if count:
            parts.append(f"{count} {name}")
    return " ".join(parts[:2]) or "0 s"
