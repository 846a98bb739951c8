"""nbgrader's configuration of a course, and its step from a source to a release and to the gradebook's cells."""

from __future__ import annotations

import glob
import hashlib
import json
import logging
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbgrader
import nbgrader.api
from nbgrader.api import InvalidEntry, MissingEntry
from nbgrader.apps import NbGraderAPI
from nbgrader.converters import GenerateAssignment, GenerateFeedback
from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

import autograder
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import digest
from autograder.errors import CourseError, SandboxError
from autograder.gradebook.database import named, opened, shared

_ADDED = "Cannot add or remove cells"  # in what nbgrader says


def nbgrader_config(course: Course) -> Config:
    """The course's nbgrader configuration, as nbgrader's own commands load it."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(course.root)).load_config()


def course_directory(course: Course, config: Config) -> CourseDirectory:
    return CourseDirectory(config=config, root=str(course.root))


def record_in_gradebook(assignment: Assignment) -> None:
    """Tell the gradebook the cells and points of the assignment, as nbgrader does when it generates a release. Raises
    CourseError.
    """
    config = nbgrader_config(assignment.course)
    url = course_directory(assignment.course, config).db_url
    with tempfile.TemporaryDirectory() as folder, named(), shared(create_engine(url), alone=True):
        _generate(assignment, config, Path(folder), no_database=False)


def digest_of_gradebook(assignment: Assignment) -> str:
    """A hash of the source with what decides about the gradebook, and of what the gradebook has of it. Raises
    CourseError.
    """
    config = nbgrader_config(assignment.course)
    paths = [*(assignment.source / f"{name}.ipynb" for name in assignment.notebooks), assignment.course.settings]
    known: list[object] = [nbgrader.__version__, autograder.__version__, *map(digest, paths)]
    with opened(course_directory(assignment.course, config)) as gradebook, named():
        try:
            notebooks = gradebook.find_assignment(assignment.name).notebooks if gradebook else []
        except MissingEntry:
            notebooks = []
        for notebook in notebooks:
            known += sorted((notebook.name, cell.name, cell.checksum) for cell in notebook.source_cells)
            known += sorted((notebook.name, cell.name, cell.max_score) for cell in notebook.grade_cells)
            known += sorted((notebook.name, cell.name, cell.max_score) for cell in notebook.task_cells)
    return hashlib.sha256(json.dumps(known).encode()).hexdigest()


def _generate(assignment: Assignment, config: Config, into: Path, *, no_database: bool) -> None:
    directory = course_directory(assignment.course, config)
    directory.release_directory = str(into.resolve())
    directory.assignment_id = assignment.name
    converter = GenerateAssignment(coursedir=directory, config=config, no_database=no_database, force=True)
    reason = Reason()
    converter.log.setLevel("ERROR")
    converter.log.addHandler(reason)
    try:
        converter.start()
    except NbGraderException as error:
        if isinstance(reason.error, SQLAlchemyError | InvalidEntry):
            raise reason.error from error
        if _ADDED in reason.text:
            raise CourseError(
                f"The source of {assignment.name} has other exercises than those of which grades are recorded, and "
                "nbgrader keeps no grades across that. Take the change back; or give the new version a name of its own "
                "(source/NAME); or, if points that were given by hand may be lost, remove the recorded ones "
                f"(`nbgrader db assignment remove {assignment.name} --force`, after a copy of the gradebook) and grade "
                "again."
            ) from error
        raise CourseError(
            f"nbgrader could not generate the release of {assignment.name}: {reason.text or error} Mend the source."
        ) from error
    finally:
        converter.log.removeHandler(reason)


class Reason(logging.Handler):
    """Keeps why nbgrader stopped: it logs the traceback and raises another exception, which does not say it."""

    text = ""
    error: BaseException | None = None

    def emit(self, record: logging.LogRecord) -> None:
        self.error = sys.exc_info()[1] or self.error
        message = record.getMessage().strip()
        if message.startswith("Traceback"):
            last = message.splitlines()[-1].rstrip(".") + "."
            self.text = re.sub(r"^autograder\.errors\.\w+: ", "", last)  # our own sentences stand by themselves


def generate_feedback(assignment: Assignment, student: str) -> str:
    """Write the student's feedback pages; the reason if that failed."""
    return _convert(GenerateFeedback, assignment, student, nbgrader_config(assignment.course), force=True)


def release_feedback(assignment: Assignment, students: Sequence[str]) -> str:
    """Hand out the feedback pages of these students through nbgrader's exchange; why not, if that fails."""
    config = nbgrader_config(assignment.course)
    api = NbGraderAPI(course_directory(assignment.course, config), config=config)
    for student in students:
        done = api.release_feedback(assignment.name, student)
        if not done["success"]:
            lines = str(done.get("error") or done.get("log") or "").strip().splitlines()
            return f"The pages of {student} were not handed out: {lines[-1] if lines else 'nbgrader does not say why'}"
    return ""


def _convert(kind: type, assignment: Assignment, student: str, config: Any, *, force: bool) -> str:
    """Run one of nbgrader's converters for one student; what went wrong as text, empty if nothing did."""
    directory = course_directory(assignment.course, config)
    directory.assignment_id, directory.student_id = assignment.name, glob.escape(student)
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
