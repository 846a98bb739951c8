"""Grade a class: one submission after another through nbgrader's own converter, each ending in a recorded outcome."""

from __future__ import annotations

import functools
import gc
import glob
import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbgrader.api
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import NbGraderException

from autograder.build import Reason, course_directory, nbgrader_config, record_in_gradebook
from autograder.converting import TIME, as_text, time_of
from autograder.course import Assignment
from autograder.errors import CourseError, SandboxError, SubmissionError
from autograder.executor import RESULT
from autograder.judging import current_answer_key
from autograder.kernels import sandbox
from autograder.notebooks import MAX_SUBMISSION, digest_of
from autograder.reading import TooLarge, entries, link_above, problem_of_student, read_bytes
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


@dataclass
class _HandedIn:
    """What counts of one submission: a folder of submissions with copies of it, and the digest of each notebook."""

    submitted: Path
    digests: dict[str, str] = field(default_factory=dict)


def submitted(assignment: Assignment) -> list[str]:
    """The students with a folder for this assignment among the submissions, in alphabetical order."""
    folder = assignment.course.root / "submitted"
    return (
        sorted(path.name for path in folder.glob("[!.]*") if (path / assignment.name).is_dir())
        if folder.is_dir()
        else []
    )


def prepare(assignment: Assignment, *, unsafe: bool = False) -> None:
    """Bring the gradebook up to the assignment's source, and the sandbox up. Raises CourseError or SandboxError."""
    # nbgrader calls alembic by name the first time that it makes a gradebook.
    os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    os.environ.setdefault("MPLBACKEND", "Agg")
    if not assignment.release.is_dir():
        raise CourseError(f"{assignment.release} is missing. Run `autograder build` first.")
    for name in assignment.notebooks:
        current_answer_key(assignment, name)  # a mistake in it is found before anything is graded anew
    # What is there now stays; looking through it for garbage takes a fifth of a second each time.
    gc.collect()
    gc.freeze()
    # Each of nbgrader's steps opens the gradebook, and for each new engine SQLAlchemy translates every query anew.
    if not hasattr(nbgrader.api.create_engine, "cache_info"):
        nbgrader.api.create_engine = functools.lru_cache(maxsize=8)(nbgrader.api.create_engine)
    if not unsafe:
        sandbox.require(assignment.course.root)
    record_in_gradebook(assignment)


def grade_class(
    assignment: Assignment, students: list[str], *, force: bool = False, unsafe: bool = False
) -> Iterator[SubmissionResult]:
    """Grade submissions one by one; each is recorded in the gradebook before it is given out.

    A submission that was graded before is given again as it was, unless `force` is set or it was handed in anew.
    `unsafe` grades without the sandbox, and marks the results.
    """
    config = nbgrader_config(assignment.course)
    config.Grade.unsafe = unsafe
    for student in students:
        yield grade_submission(assignment, student, config, force=force)


def grade_submission(assignment: Assignment, student: str, config: Any, *, force: bool) -> SubmissionResult:
    """Grade one submission through nbgrader's converter. Never raises for anything that a student did; SandboxError if
    nothing can be graded here.
    """
    result = SubmissionResult(student, assignment.name)
    graded = assignment.course.root / "autograded" / student / assignment.name
    if problem := problem_of_student(student):
        result.fault = problem
        return result
    before = {path: path.stat().st_mtime_ns for path in graded.glob("*.ipynb")} if graded.is_dir() else {}
    try:
        with _what_counts(assignment, student, result) as handed_in:
            if not handed_in.digests:
                _record_nothing(assignment, student, config)
                return result
            unsafe = bool(config.Grade.get("unsafe", False))
            force = force or (graded.is_dir() and not _is_result_of(assignment, graded, handed_in.digests, unsafe))
            problem = _convert(Autograde, assignment, student, config, force=force, submitted=handed_in.submitted)
    except SubmissionError as error:
        result.fault = str(error)
        return result
    except OSError as error:
        result.fault = f"The submission cannot be read ({error}). Mend that, and grade again."
        return result
    for name in assignment.notebooks:
        path = graded / f"{name}.ipynb"
        if path.exists():
            result.fresh = path.stat().st_mtime_ns != before.get(path)
            result.notebooks.append(read_result(path))
        elif name in handed_in.digests:
            result.fault = problem or f"nbgrader wrote no {path.name}"
    result.outdated = any(
        entry.judged_by != current_answer_key(assignment, entry.notebook).digest for entry in result.notebooks
    )
    return result


@contextmanager
def _what_counts(assignment: Assignment, student: str, result: SubmissionResult) -> Iterator[_HandedIn]:
    """A folder of submissions with nothing but the assignment's notebooks of this one student, as copies.

    nbgrader opens what it grades by name. So what was read and looked at is what it gets, whatever becomes of the
    submission's folder meanwhile, and a pipe, a link or a folder with the name of one of our files is not there at all.
    """
    folder = assignment.course.root / "submitted" / student / assignment.name
    if link := link_above(folder):
        raise SubmissionError(
            f"{link} is a link, and links among the submissions are not followed. Put the folder itself in its place."
        )
    with tempfile.TemporaryDirectory(prefix="autograder-") as temporary:
        counts = _HandedIn(Path(temporary))
        copies = counts.submitted / student / assignment.name
        copies.mkdir(parents=True)
        for name in assignment.notebooks:
            path = folder / f"{name}.ipynb"
            if not os.path.lexists(path):
                result.missing.append(name)
                continue
            try:
                data = read_bytes(path, MAX_SUBMISSION)
                (copies / path.name).write_bytes(data)
                counts.digests[name] = digest_of(data)
            except TooLarge as error:
                with (copies / path.name).open("wb") as file:
                    file.truncate(error.size)  # holes, which take no room: only the size is ever looked at
                counts.digests[name] = ""
            except SubmissionError as error:
                result.remarks.append(str(error))
                result.missing.append(name)
        _look_around(folder, assignment, result)
        if time := time_of(folder):
            (copies / TIME).write_text(as_text(time))
        elif os.path.lexists(folder / TIME):
            result.remarks.append(f"{TIME} holds no time, so nothing is known about being late")
        yield counts


def _look_around(folder: Path, assignment: Assignment, result: SubmissionResult) -> None:
    """Name the notebooks that are there besides the assignment's."""
    known = {folder / f"{name}.ipynb" for name in assignment.notebooks}
    found: list[Path] = []
    try:
        found.extend(path for path in entries(folder, ".ipynb") if ".ipynb_checkpoints" not in path.parts)
    except SubmissionError as error:
        result.remarks.append(str(error))
    result.unknown = sorted(path.relative_to(folder).with_suffix("").as_posix() for path in found if path not in known)


def _is_result_of(assignment: Assignment, graded: Path, handed_in: dict[str, str], unsafe: bool) -> bool:
    """Whether a graded folder is the finished result of files with these digests. It is not if grading was killed, if
    files were replaced since, if something waits for a fault of ours to be mended, or if the sandbox was missing then
    and is there now.
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
            if found.submitted != handed_in[name] or any(entry.not_graded for entry in found.exercises):
                return False
            if found.unsafe and not unsafe:
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
        if isinstance(error.__cause__, SandboxError):
            raise error.__cause__ from None
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
