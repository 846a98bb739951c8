"""The one writer: puts graded submissions into nbgrader's gradebook and the autograded folder, by nbgrader's own steps.

First the gradebook, then the folder, which is put in place whole. So where a folder holds the result of a submission,
the gradebook has its points; and recording twice changes nothing.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4.rwbase import split_lines
from nbgrader.api import Gradebook, InvalidEntry
from nbgrader.converters import Autograde
from nbgrader.utils import compute_checksum
from sqlalchemy.exc import SQLAlchemyError
from tornado.log import app_log
from traitlets.utils.importstring import import_item

from autograder.course.layout import Assignment
from autograder.course.notebooks import as_json, exercise_of, is_answered_here, is_graded, read
from autograder.course.writing import replacing_folder
from autograder.errors import CourseError
from autograder.gradebook.database import reason_of, shared
from autograder.gradebook.nbgrader import course_directory, forget_pages
from autograder.results import GradedNotebook, NotebookResult, read_result
from autograder.submissions.folder import Submission
from autograder.submissions.receipt import TIME, write_receipt

_GRADE = "autograder.nbgrader_plugins.preprocessors.Grade"


class Recorder:
    """Records the submissions to one assignment. Raises CourseError if the course's configuration does not let it."""

    def __init__(self, assignment: Assignment, config: Any) -> None:
        self.assignment = assignment
        self._directory = course_directory(assignment.course, config)
        self._converter = Autograde(coursedir=self._directory, config=config)
        self._steps = [_class(step)(parent=self._converter) for step in _after_grading(self._converter)]
        self._kept_from_students: dict[str, dict[str, str]] = {}  # by notebook: the text of each graded cell

    def record(self, submission: Submission, graded: Mapping[str, GradedNotebook]) -> None:
        """Record all notebooks of a submission. Raises CourseError if the gradebook or the folder cannot be written."""
        with self._gradebook(submission.student) as gradebook:
            self._enter(submission, gradebook)
            with replacing_folder(self._folder(submission.student)) as folder:
                for name, notebook in graded.items():
                    self._record_notebook(submission.student, name, notebook.text, folder, gradebook)
                self._add_files(submission, folder)
        forget_pages(self._directory, self.assignment, submission.student)

    def record_nothing(self, submission: Submission) -> None:
        """A submission without a single notebook: zero points, recorded like any other."""
        with self._gradebook(submission.student) as gradebook:
            self._enter(submission, gradebook)
            shutil.rmtree(self._folder(submission.student), ignore_errors=True)  # of what was handed in before
        forget_pages(self._directory, self.assignment, submission.student)

    def _enter(self, submission: Submission, gradebook: Gradebook) -> None:
        """The student and the submission in the gradebook, with zero points for each notebook that is not there."""
        name, student = self.assignment.name, submission.student
        time = {"timestamp": submission.timestamp} if submission.timestamp else {}
        if self._converter.create_student:
            _twice(lambda: gradebook.update_or_create_student(student))
        entry = _twice(lambda: gradebook.update_or_create_submission(name, student, **time))
        if not time and (self._folder(student) / TIME).exists():
            entry.timestamp = None  # that of an earlier submission, which would make this one late or in time
        for notebook in gradebook.find_assignment(name).notebooks:
            if notebook.name not in submission.names:
                for grade in gradebook.find_submission_notebook(notebook.name, name, student).grades:
                    grade.auto_score, grade.needs_manual_grade = 0.0, False
        gradebook.db.commit()

    def _record_notebook(self, student: str, name: str, text: str, folder: Path, gradebook: Gradebook) -> None:
        nb = nbformat.v4.reads(text)  # without validating what we made ourselves: a sixth of the time
        self._complete(nb, name)
        place = {
            "notebook": name,
            "assignment": self.assignment.name,
            "student": student,
            "db_url": self._directory.db_url,
            "gradebook": gradebook,
            "before": self._result_before(student, name),
        }
        resources: dict[str, Any] = {"nbgrader": place, "metadata": {"name": name, "path": str(folder)}}
        for step in self._steps:
            nb, resources = step.preprocess(nb, resources)
        (folder / f"{name}.ipynb").write_text(as_json(split_lines(nb)), encoding="utf-8")

    def _result_before(self, student: str, name: str) -> NotebookResult | None:
        """What was recorded last of this notebook; None if nothing was, or nothing that can be read."""
        with contextlib.suppress(CourseError, OSError):
            return read_result(self._folder(student) / f"{name}.ipynb")
        return None

    def _complete(self, nb: NotebookNode, name: str) -> None:
        """Put in what the graded cells of a release do not hold and a person who grades needs: above all, rubrics."""
        if name not in self._kept_from_students:
            self._kept_from_students[name] = graded_texts(self.assignment, name)
        complete(nb, self._kept_from_students[name])

    def _add_files(self, submission: Submission, folder: Path) -> None:
        """What nbgrader puts beside graded notebooks: the course's own files, and the receipt of handing in."""
        self.assignment.copy_support_files(folder)
        write_receipt(folder, submission.timestamp, submission.secret)
        for path in folder.rglob("*"):
            if path.is_file():
                path.chmod(int(str(self._converter.permissions), 8))

    def _folder(self, student: str) -> Path:
        return Path(self._directory.format_path(self._directory.autograded_directory, student, self.assignment.name))

    @contextlib.contextmanager
    def _gradebook(self, student: str) -> Iterator[Gradebook]:
        """The open gradebook, to record this student in."""
        before, app_log.disabled = app_log.disabled, True  # where nbgrader tells at length of what is told here
        try:
            with (
                Gradebook(self._directory.db_url, self._directory.course_id) as gradebook,
                shared(gradebook.engine, alone=False),
            ):
                yield gradebook
        except (SQLAlchemyError, InvalidEntry, OSError) as error:
            raise CourseError(
                f"The grades of {student} cannot be recorded: {reason_of(error)}. Fix that, and run the same command "
                "again."
            ) from error
        finally:
            app_log.disabled = before


def graded_texts(assignment: Assignment, notebook: str) -> dict[str, str]:
    """The text of each graded cell of a source notebook, with what is kept from students."""
    cells = read(assignment.source / f"{notebook}.ipynb").cells
    return {exercise_of(cell): cell.source for cell in cells if is_graded(cell) and not is_answered_here(cell)}


def complete(nb: NotebookNode, texts: Mapping[str, str]) -> None:
    """Put these texts into the graded cells."""
    for cell in nb.cells:
        if is_graded(cell) and not is_answered_here(cell):
            cell.source = texts.get(exercise_of(cell), cell.source)
            cell.metadata.nbgrader["checksum"] = compute_checksum(cell)


def _twice(enter: Callable[[], Any]) -> Any:
    """Once more if a grader on another machine made the same entry in between: then it is found."""
    try:
        return enter()
    except InvalidEntry:
        return enter()


def _after_grading(converter: Autograde) -> list[Any]:
    """The steps that the course's configuration has behind the one that grades."""
    steps = list(converter.autograde_preprocessors)
    names = [f"{step.__module__}.{step.__name__}" for step in map(_class, steps)]  # whatever it was called before
    if _GRADE not in names:
        raise CourseError(
            f"c.Autograde.autograde_preprocessors in nbgrader_config.py does not hold {_GRADE!r}, so nbgrader would "
            "grade in its own way. Put it first."
        )
    return steps[names.index(_GRADE) + 1 :]


def _class(step: Any) -> Any:
    return import_item(step) if isinstance(step, str) else step
