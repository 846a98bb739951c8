"""Grade a class: one submission after another through nbgrader's own converter, each ending in a recorded outcome."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import NbGraderException

from autograder.build import course_directory, nbgrader_config, record_in_gradebook
from autograder.course import Assignment
from autograder.errors import CourseError
from autograder.executor import RESULT
from autograder.results import NotebookResult


@dataclass
class SubmissionResult:
    """One student's submission: a result per notebook, or the reason why there is none."""

    student: str
    assignment: str
    notebooks: list[NotebookResult] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # notebooks that were not handed in
    unknown: list[str] = field(default_factory=list)  # handed in, but not of this assignment
    fault: str = ""  # why grading failed as a whole; the student has lost nothing
    fresh: bool = True  # graded in this run, not in an earlier one

    @property
    def earned(self) -> float:
        return sum(exercise.earned for notebook in self.notebooks for exercise in notebook.exercises)

    @property
    def needs_a_person(self) -> bool:
        """Whether something could not be graded for a reason that is not the student's."""
        return bool(self.fault) or any(entry.not_graded for notebook in self.notebooks for entry in notebook.exercises)

    def as_dict(self) -> dict[str, Any]:
        return {
            "student": self.student,
            "assignment": self.assignment,
            "earned": self.earned,
            "fault": self.fault,
            "missing": self.missing,
            "unknown": self.unknown,
            "notebooks": [notebook.as_dict() for notebook in self.notebooks],
        }


def submitted(assignment: Assignment) -> list[str]:
    """The students with a folder for this assignment among the submissions, in alphabetical order."""
    folder = assignment.course.root / "submitted"
    return (
        sorted(path.name for path in folder.glob("*") if (path / assignment.name).is_dir()) if folder.is_dir() else []
    )


def prepare(assignment: Assignment) -> None:
    """Bring the gradebook up to the assignment's source. Raises CourseError."""
    # nbgrader calls alembic by name the first time that it makes a gradebook.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    os.environ.setdefault("MPLBACKEND", "Agg")
    if not assignment.release.is_dir():
        raise CourseError(f"{assignment.release} is missing. Run `autograder build` first.")
    record_in_gradebook(assignment)


def grade_class(assignment: Assignment, students: list[str], *, force: bool = False) -> Iterator[SubmissionResult]:
    """Grade submissions one by one; each is recorded in the gradebook before it is given out.

    A submission that was graded before is given again as it was, unless `force` is set or it was handed in anew.
    """
    config = nbgrader_config(assignment.course)
    for student in students:
        yield grade_submission(assignment, student, config, force=force)


def grade_submission(assignment: Assignment, student: str, config: Any, *, force: bool) -> SubmissionResult:
    """Grade one submission through nbgrader's converter. Never raises for anything that a student did."""
    result = SubmissionResult(student, assignment.name)
    folder = assignment.course.root / "submitted" / student / assignment.name
    handed_in = sorted(path.stem for path in folder.glob("*.ipynb"))
    result.missing = [name for name in assignment.notebooks if name not in handed_in]
    result.unknown = [name for name in handed_in if name not in assignment.notebooks]
    graded = assignment.course.root / "autograded" / student / assignment.name
    before = {path: path.stat().st_mtime_ns for path in graded.glob("*.ipynb")} if graded.is_dir() else {}
    if len(result.missing) == len(assignment.notebooks):
        _record_nothing(assignment, student, config)
        return result
    problem = _convert(Autograde, assignment, student, config, force=force)
    for name in assignment.notebooks:
        path = graded / f"{name}.ipynb"
        if path.exists():
            result.fresh = path.stat().st_mtime_ns != before.get(path)
            result.notebooks.append(read_result(path))
        elif name not in result.missing:
            result.fault = problem or f"nbgrader wrote no {path.name}"
    return result


def read_result(path: Path) -> NotebookResult:
    """The result kept in an autograded notebook. Raises CourseError."""
    try:
        return NotebookResult.from_dict(json.loads(path.read_text(encoding="utf-8"))["metadata"][RESULT])
    except (KeyError, TypeError, json.JSONDecodeError) as error:
        raise CourseError(
            f"{path} holds no result of this engine. Grade it again with `autograder grade --force`."
        ) from error


def generate_feedback(assignment: Assignment, student: str) -> str:
    """Write the student's feedback pages; the reason if that failed."""
    return _convert(GenerateFeedback, assignment, student, nbgrader_config(assignment.course), force=True)


def _convert(kind: type, assignment: Assignment, student: str, config: Any, *, force: bool) -> str:
    """Run one of nbgrader's converters for one student; what went wrong as text, empty if nothing did."""
    directory = course_directory(assignment.course, config)
    directory.assignment_id, directory.student_id = assignment.name, student
    converter = kind(coursedir=directory, config=config)
    converter.force = force
    log = _Collected()
    converter.log.handlers, converter.log.propagate = [log], False
    try:
        converter.start()
    except NbGraderException as error:
        return "\n".join([*log.lines, str(error)])
    except Exception as error:
        return "\n".join([*log.lines, f"{type(error).__name__}: {error}"])
    return ""


class _Collected(logging.Handler):
    """Keeps nbgrader's complaints for our own report instead of the screen."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def _record_nothing(assignment: Assignment, student: str, config: Any) -> None:
    """A submission without a single notebook: zero points, recorded like any other."""
    directory = course_directory(assignment.course, config)
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        gradebook.update_or_create_student(student)
        gradebook.update_or_create_submission(assignment.name, student)
        for notebook in gradebook.find_assignment(assignment.name).notebooks:
            for grade in gradebook.find_submission_notebook(notebook.name, assignment.name, student).grades:
                grade.auto_score, grade.needs_manual_grade = 0.0, False
        gradebook.db.commit()
