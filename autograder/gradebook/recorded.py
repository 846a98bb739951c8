"""What the gradebook has of an assignment, to be held against the results in `autograded/`: it alone counts."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from nbgrader.api import (
    Assignment as AssignmentRow,
)
from nbgrader.api import (
    BaseCell,
    Grade,
    Gradebook,
    MissingEntry,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
)

from autograder.course.layout import Assignment
from autograder.course.notebooks import GRADED
from autograder.gradebook.database import named, opened
from autograder.gradebook.nbgrader import course_directory, nbgrader_config
from autograder.results import NotebookResult, SubmissionResult


@dataclass(frozen=True)
class RecordedGrade:
    """One exercise of one student: points of the engine and of a person, and whether a person has to look."""

    automatic: float | None
    by_hand: float | None
    waits: bool
    extra: float = 0.0

    @property
    def is_known(self) -> bool:
        """Whether the engine or a person has given points."""
        return self.automatic is not None or self.by_hand is not None

    @property
    def points(self) -> float:
        """What counts, as nbgrader computes it: extra credit only beside points."""
        counts = self.by_hand if self.by_hand is not None else self.automatic
        return float(counts or 0.0) + self.extra if self.is_known else 0.0


@dataclass
class Recorded:
    """All that is recorded of an assignment: grades by student, notebook and exercise."""

    grades: dict[str, dict[tuple[str, str], RecordedGrade]] = field(default_factory=dict)

    @classmethod
    def of(cls, assignment: Assignment) -> Recorded:
        """Read it. Raises CourseError if the gradebook cannot be used."""
        with opened(course_directory(assignment.course, nbgrader_config(assignment.course))) as gradebook, named():
            if gradebook is None:
                return cls()
            return cls(_grades(gradebook, assignment.name))

    @property
    def graded_by_hand(self) -> set[str]:
        """The students to whom a person has given points or extra credit."""
        return {
            student
            for student, found in self.grades.items()
            if any(grade.by_hand is not None or grade.extra for grade in found.values())
        }

    def lacks(self, student: str, results: Mapping[str, NotebookResult]) -> bool:
        """Whether one of these results is not in the gradebook, or is there with other points of the engine."""
        grades = self.grades.get(student, {})
        for name, result in results.items():
            for exercise in result.exercises:
                found = grades.get((name, exercise.exercise))
                if found is None:
                    return True
                decided = not (exercise.waits or exercise.not_graded or exercise.by_hand is not None)
                if decided and (found.automatic is None or abs(found.automatic - exercise.judged) > 1e-9):
                    return True
        return False

    def ungraded(self, students: Iterable[str], assignment: Assignment) -> list[str]:
        """Those of these students, who have handed in, of whom the gradebook has no grade."""
        return [
            student
            for student in students
            if not any(grade.is_known for grade in self.grades.get(student, {}).values())
            and (student not in self.grades or not assignment.autograded(student).is_dir())
        ]

    def without_folder(self, students: Iterable[str]) -> list[str]:
        """Those who have points, and are not among these students, who have a folder."""
        return sorted(
            student
            for student in self.grades.keys() - set(students)
            if any(grade.is_known for grade in self.grades[student].values())
        )

    def without(self, results: Iterable[SubmissionResult]) -> set[str]:
        """The students of whom the gradebook does not have these results: it alone counts, whatever was tried."""
        return {
            result.student
            for result in results
            if result.student not in self.grades
            or self.lacks(result.student, {notebook.notebook: notebook for notebook in result.notebooks})
        }

    def has_points_by_hand(self, student: str, notebooks: Collection[str]) -> bool:
        """Whether a person gave points in one of these notebooks."""
        grades = self.grades.get(student, {})
        return any(grade.by_hand is not None for (notebook, _), grade in grades.items() if notebook in notebooks)

    def with_points_by_hand(
        self, student: str, result: NotebookResult, before: Iterable[NotebookResult] | None = None
    ) -> NotebookResult:
        """The result as the gradebook has it: with the points that a person gave, and whether they wait for one again.

        A result that is not recorded comes with those that are, `before`, and is as the gradebook would have it.
        """
        grades = self.grades.get(student, {})
        same = [each for each in before or () if each.notebook == result.notebook]
        old = {entry.exercise: entry for each in same for entry in each.exercises}
        exercises = []
        for exercise in result.exercises:
            if found := grades.get((result.notebook, exercise.exercise)):
                by_hand, waits, earlier = found.by_hand, found.waits, old.get(exercise.exercise)
                if before is not None:
                    by_hand = exercise.takes(earlier, by_hand, waits=waits)
                    given = by_hand if by_hand is not None else 0.0 if found.extra else None
                    waits = waits or (given is not None and exercise.reopens(earlier, given))
                exercise = replace(exercise, by_hand=by_hand, extra=found.extra)
                if exercise.given:
                    exercise = replace(exercise, waits=waits)
            exercises.append(exercise)
        return replace(result, exercises=exercises)


def state_of(notebook: SubmittedNotebook) -> str:
    """A hash of all that a page of feedback says about the grade of one notebook of one student, and of the sum of
    all notebooks.
    """
    comments = [(comment.name, comment.comment) for comment in notebook.comments]
    state = [sorted(comments), notebook.name]
    for each in sorted(notebook.assignment.notebooks, key=lambda each: str(each.name)):
        grades = [
            (grade.name, grade.auto_score, grade.manual_score, grade.extra_credit, bool(grade.needs_manual_grade))
            for grade in each.grades
        ]
        state += [each.name, sorted(grades), each.late_submission_penalty or 0.0]
    return hashlib.sha256(json.dumps(state).encode()).hexdigest()[:32]


def states(assignment: Assignment) -> dict[tuple[str, str], str]:
    """`state_of` each notebook that is recorded, by student and notebook. Raises CourseError."""
    with opened(course_directory(assignment.course, nbgrader_config(assignment.course))) as gradebook, named():
        try:
            submissions = gradebook.find_assignment(assignment.name).submissions if gradebook else []
        except MissingEntry:
            submissions = []
        return {(entry.student_id, book.name): state_of(book) for entry in submissions for book in entry.notebooks}


def _grades(gradebook: Gradebook, assignment: str) -> dict[str, dict[tuple[str, str], RecordedGrade]]:
    rows = (
        gradebook.db.query(
            SubmittedAssignment.student_id,
            Notebook.name,
            BaseCell.name,
            Grade.auto_score,
            Grade.manual_score,
            Grade.needs_manual_grade,
            Grade.extra_credit,
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
    for student, notebook, cell, automatic, by_hand, waits, extra in rows:
        grade = RecordedGrade(automatic, by_hand, bool(waits), float(extra or 0.0))
        found.setdefault(student, {})[notebook, cell.removeprefix(GRADED)] = grade
    return found
