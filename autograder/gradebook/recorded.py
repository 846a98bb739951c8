"""What the gradebook has of an assignment, to be held against the results in `autograded/`: it alone counts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from nbgrader.api import (
    Assignment as AssignmentRow,
)
from nbgrader.api import (
    BaseCell,
    Grade,
    Gradebook,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)

from autograder.course.layout import Assignment
from autograder.course.notebooks import GRADED
from autograder.gradebook.database import named, opened
from autograder.gradebook.nbgrader import course_directory, nbgrader_config
from autograder.results import NotebookResult


@dataclass(frozen=True)
class RecordedGrade:
    """One exercise of one student: points of the engine and of a person, and whether a person has to look."""

    automatic: float | None
    by_hand: float | None
    waits: bool


@dataclass
class Recorded:
    """All that is recorded of an assignment: grades by student, notebook and exercise."""

    grades: dict[str, dict[tuple[str, str], RecordedGrade]] = field(default_factory=dict)
    late: set[str] = field(default_factory=set)  # students who are late now, or were when they were recorded

    @classmethod
    def of(cls, assignment: Assignment) -> Recorded:
        """Read it. Raises CourseError if the gradebook cannot be used."""
        with opened(course_directory(assignment.course, nbgrader_config(assignment.course))) as gradebook, named():
            if gradebook is None:
                return cls()
            return cls(_grades(gradebook, assignment.name), _late(gradebook, assignment.name))

    @property
    def graded_by_hand(self) -> set[str]:
        """The students of whom a person has graded something."""
        return {
            student
            for student, found in self.grades.items()
            if any(grade.by_hand is not None for grade in found.values())
        }

    def lacks(self, student: str, results: Mapping[str, NotebookResult]) -> bool:
        """Whether one of these results is not in the gradebook, or is there with other points of the engine."""
        grades = self.grades.get(student, {})
        for name, result in results.items():
            for exercise in result.exercises:
                found = grades.get((name, exercise.exercise))
                if found is None:
                    return True
                decided = not (exercise.waits or exercise.not_graded)
                if decided and (found.automatic is None or abs(found.automatic - exercise.earned) > 1e-9):
                    return True
        return False

    def with_points_by_hand(self, student: str, result: NotebookResult) -> NotebookResult:
        """The result as the gradebook has it: with the points that a person gave, which nobody waits for any more."""
        grades = self.grades.get(student, {})
        exercises = []
        for exercise in result.exercises:
            found = grades.get((result.notebook, exercise.exercise))
            if found is not None and found.by_hand is not None:
                exercise = replace(exercise, by_hand=found.by_hand, waits=found.waits and exercise.written)
            exercises.append(exercise)
        return replace(result, exercises=exercises)


def _late(gradebook: Gradebook, assignment: str) -> set[str]:
    submissions = gradebook.db.query(SubmittedAssignment).join(AssignmentRow).filter(AssignmentRow.name == assignment)
    due = gradebook.db.query(AssignmentRow.duedate).filter(AssignmentRow.name == assignment).scalar()
    late = {
        entry.student_id
        for entry in submissions
        if due is not None and entry.timestamp and entry.timestamp > due + (entry.extension or datetime.timedelta())
    }
    penalised = (
        gradebook.db.query(SubmittedAssignment.student_id)
        .join(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(AssignmentRow, AssignmentRow.id == SubmittedAssignment.assignment_id)
        .filter(AssignmentRow.name == assignment, SubmittedNotebook.late_submission_penalty > 0)
    )
    return late | {student for (student,) in penalised}


def _grades(gradebook: Gradebook, assignment: str) -> dict[str, dict[tuple[str, str], RecordedGrade]]:
    rows = (
        gradebook.db.query(
            SubmittedAssignment.student_id,
            Notebook.name,
            BaseCell.name,
            Grade.auto_score,
            Grade.manual_score,
            Grade.needs_manual_grade,
        )
        .select_from(Grade)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(SubmittedNotebook, SubmittedNotebook.id == Grade.notebook_id)
        .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
        .join(AssignmentRow, AssignmentRow.id == SubmittedAssignment.assignment_id)
        .filter(AssignmentRow.name == assignment)
    )
    found: dict[str, dict[tuple[str, str], RecordedGrade]] = {}
    for student, notebook, cell, automatic, by_hand, waits in rows:
        grade = RecordedGrade(automatic, by_hand, bool(waits))
        found.setdefault(student, {})[notebook, cell.removeprefix(GRADED)] = grade
    return found
