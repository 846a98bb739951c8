"""Grade a class: one submission after another through nbgrader's own converter, each ending in a recorded outcome."""

from __future__ import annotations

import glob
import json
import logging
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.utils import parse_utc

from autograder.build import Reason, course_directory, nbgrader_config, record_in_gradebook
from autograder.course import Assignment
from autograder.errors import CourseError
from autograder.executor import RESULT
from autograder.judging import current_answer_key
from autograder.notebooks import digest
from autograder.results import NotebookResult


@dataclass
class SubmissionResult:
    """One student's submission: a result per notebook, or the reason why there is none."""

    student: str
    assignment: str
    notebooks: list[NotebookResult] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  # notebooks that were not handed in
    unknown: list[str] = field(default_factory=list)  # handed in, but not of this assignment
    remarks: list[str] = field(default_factory=list)  # what else is odd about the folder
    fault: str = ""  # why grading failed as a whole; the student has lost nothing
    fresh: bool = True  # graded in this run, not in an earlier one
    outdated: bool = False  # graded in an earlier run, by hidden tests that have changed since

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
            "remarks": self.remarks,
            "outdated": self.outdated,
            "notebooks": [notebook.as_dict() for notebook in self.notebooks],
        }


def submitted(assignment: Assignment) -> list[str]:
    """The students with a folder for this assignment among the submissions, in alphabetical order."""
    folder = assignment.course.root / "submitted"
    return (
        sorted(path.name for path in folder.glob("[!.]*") if (path / assignment.name).is_dir())
        if folder.is_dir()
        else []
    )


def prepare(assignment: Assignment) -> None:
    """Bring the gradebook up to the assignment's source. Raises CourseError."""
    # nbgrader calls alembic by name the first time that it makes a gradebook.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    os.environ.setdefault("MPLBACKEND", "Agg")
    if not assignment.release.is_dir():
        raise CourseError(f"{assignment.release} is missing. Run `autograder build` first.")
    for name in assignment.notebooks:
        current_answer_key(assignment, name)  # a mistake in it is found before anything is graded anew
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
    graded = assignment.course.root / "autograded" / student / assignment.name
    if student != student.strip() or set(student) & set("[]"):
        result.fault = "nbgrader finds no folder whose name has brackets, or spaces at its ends. Rename it."
        return result
    before = {path: path.stat().st_mtime_ns for path in graded.glob("*.ipynb")} if graded.is_dir() else {}
    try:
        with _what_counts(assignment, student, result) as submitted:
            handed_in = {name: folder / f"{name}.ipynb" for name in assignment.notebooks if name not in result.missing}
            if not handed_in:
                _record_nothing(assignment, student, config)
                return result
            force = force or (graded.is_dir() and not _is_result_of(assignment, graded, handed_in))
            problem = _convert(Autograde, assignment, student, config, force=force, submitted=submitted)
    except OSError as error:
        result.fault = f"The submission cannot be read ({error}). Mend that, and grade again."
        return result
    for name in assignment.notebooks:
        path = graded / f"{name}.ipynb"
        if path.exists():
            result.fresh = path.stat().st_mtime_ns != before.get(path)
            result.notebooks.append(read_result(path))
        elif name in handed_in:
            result.fault = problem or f"nbgrader wrote no {path.name}"
    result.outdated = any(
        entry.judged_by != current_answer_key(assignment, entry.notebook).digest for entry in result.notebooks
    )
    return result


@contextmanager
def _what_counts(assignment: Assignment, student: str, result: SubmissionResult) -> Iterator[Path]:
    """A folder of submissions with nothing but the assignment's notebooks of this one student, as links.

    nbgrader copies every file that it finds in a submission. It would follow links out of the course, and give up the
    whole submission for a pipe, for a link that leads nowhere and for a folder with the name of one of our files.
    """
    folder = assignment.course.root / "submitted" / student / assignment.name
    with tempfile.TemporaryDirectory(prefix="autograder-") as temporary:
        counts = Path(temporary) / student / assignment.name
        counts.mkdir(parents=True)
        for name in assignment.notebooks:
            path = folder / f"{name}.ipynb"
            if os.path.lexists(path):
                if stat.S_ISREG(path.lstat().st_mode):
                    (counts / path.name).symlink_to(path)
                    continue
                result.remarks.append(f"{path.name} is no file but a folder, a link or a pipe, and was left alone")
            result.missing.append(name)
        found = (path.relative_to(folder) for path in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)
        known = {Path(f"{name}.ipynb") for name in assignment.notebooks}
        result.unknown = sorted(path.with_suffix("").as_posix() for path in found if path not in known)
        time = folder / "timestamp.txt"
        if time.is_file() and not time.is_symlink():
            if _is_time(time.read_text(errors="replace").strip()):
                (counts / time.name).symlink_to(time)
            else:
                result.remarks.append(f"{time.name} holds no time, so nothing is known about being late")
        yield Path(temporary)


def _is_time(text: str) -> bool:
    try:
        parse_utc(text)
    except (ValueError, OverflowError):
        return False
    return True


def _is_result_of(assignment: Assignment, graded: Path, handed_in: dict[str, Path]) -> bool:
    """Whether a graded folder is the finished result of these very files. It is not if grading was killed, if files
    were replaced since, or if something waits for a fault of ours to be mended.
    """
    for name in assignment.notebooks:
        path = graded / f"{name}.ipynb"
        if path.exists() != (name in handed_in):
            return False
        if path.exists():
            try:
                found = read_result(path)
            except CourseError:
                return False
            if found.submitted != digest(handed_in[name]) or any(entry.not_graded for entry in found.exercises):
                return False
    return True


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


def _convert(
    kind: type, assignment: Assignment, student: str, config: Any, *, force: bool, submitted: Path | None = None
) -> str:
    """Run one of nbgrader's converters for one student; what went wrong as text, empty if nothing did."""
    directory = course_directory(assignment.course, config)
    directory.assignment_id, directory.student_id = assignment.name, glob.escape(student)
    if submitted:
        directory.submitted_directory = str(submitted)
    converter = kind(coursedir=directory, config=config)
    converter.force = force
    reason = Reason(logging.ERROR)
    converter.log.handlers, converter.log.propagate = [reason], False
    try:
        converter.start()
    except NbGraderException as error:
        return reason.text or str(error)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


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
