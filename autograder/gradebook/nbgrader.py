"""nbgrader's configuration of a course, and its step from a source to a release and to the gradebook's cells."""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import logging
import re
import shutil
import sys
import tempfile
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
from autograder.course.layout import Assignment, Course, whole_page
from autograder.course.notebooks import digest
from autograder.errors import CourseError, SandboxError
from autograder.gradebook.database import named, opened, shared
from autograder.submissions.receipt import SECRET, TIME

_ADDED = ("Cannot add or remove cells", "Cannot modify existing assignment")  # in what nbgrader says


def nbgrader_config(course: Course) -> Config:
    """The course's nbgrader configuration, as nbgrader's own commands load it."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(course.root)).load_config()


def course_directory(course: Course, config: Config) -> CourseDirectory:
    return CourseDirectory(config=config, root=str(course.root))


def forget_pages(directory: CourseDirectory, assignment: Assignment, student: str) -> None:
    """Remove pages of feedback that are older than the grade: nbgrader would keep them, and hand them out."""
    pages = Path(directory.format_path(directory.feedback_directory, student, assignment.name))
    shutil.rmtree(pages, ignore_errors=True)
    with contextlib.suppress(NotADirectoryError):  # a file is where the folder belongs, so there is no page
        whole_page(pages).unlink(missing_ok=True)


def record_in_gradebook(assignment: Assignment, *, update_exercises: bool = False) -> None:
    """Tell the gradebook the cells and points of the assignment, as nbgrader does when it generates a release. With
    other exercises than those of which grades are recorded only if `update_exercises` is set. Raises CourseError.
    """
    config = nbgrader_config(assignment.course)
    config.SaveCells.update_exercises = update_exercises
    url = course_directory(assignment.course, config).db_url
    with tempfile.TemporaryDirectory() as folder, named(), shared(create_engine(url), alone=True):
        _generate(assignment, config, Path(folder), no_database=False)


def digest_of_gradebook(assignment: Assignment) -> str:
    """A hash of the source with what decides about the gradebook, and of what the gradebook has of it. Raises
    CourseError.
    """
    config = nbgrader_config(assignment.course)
    paths = [*(assignment.source / f"{name}.ipynb" for name in assignment.notebooks), assignment.course.settings]
    versions = [nbgrader.__version__, autograder.__version__]
    known: list[object] = [*versions, *assignment.notebooks, *map(digest, paths)]
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


def _generate(assignment: Assignment, config: Config, into: Path, *, no_database: bool, notebook: str = "") -> None:
    directory = course_directory(assignment.course, config)
    directory.notebook_id = glob.escape(notebook) or "*"
    directory.release_directory = str(into.resolve())
    directory.assignment_id = assignment.name
    converter = GenerateAssignment(coursedir=directory, config=config, no_database=no_database, force=True)
    reason = Reason()
    converter.log.setLevel("ERROR")
    converter.log.addHandler(reason)
    try:
        with contextlib.chdir(assignment.course.root):  # where nbgrader looks for autotests.yml
            converter.start()
    except NbGraderException as error:
        if isinstance(reason.error, SQLAlchemyError | InvalidEntry):
            raise reason.error from error
        if any(text in reason.text for text in _ADDED):
            raise CourseError(
                f"The source of {assignment.name} has other graded cells or notebooks than those of which grades are "
                "recorded. Take the change back, or give the new version a name of its own (source/NAME)."
            ) from error
        raise CourseError(
            f"nbgrader could not generate the release of {assignment.name}: {reason.text or error} Fix the source."
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


def release_feedback(assignment: Assignment, student: str) -> str:
    """Hand out the student's feedback pages through nbgrader's exchange; why not, if that fails."""
    config = nbgrader_config(assignment.course)
    directory = course_directory(assignment.course, config)
    pages = Path(directory.format_path(directory.feedback_directory, student, assignment.name))
    if not all((pages / name).is_file() for name in (TIME, SECRET)):
        return f"it was not handed in through the exchange, so the pages in {pages} must be sent in another way"
    done = NbGraderAPI(directory, config=config).release_feedback(assignment.name, student)
    if done["success"]:
        return ""
    lines = str(done.get("error") or done.get("log") or "").strip().splitlines()
    return f"the pages were not handed out: {lines[-1] if lines else 'nbgrader does not say why'}"


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
