"""nbgrader's converter for grading, kept from copying a submission's other files into autograded/.

It copies everything that lies beside the submitted notebooks, by name and through links: a link to the gradebook would
be copied and served by the formgrader, a link to /dev/zero would fill the disk, and a page of HTML would be served on
the same origin as JupyterLab. Nothing of ours needs those files there: the kernel gets copies of its own.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any

from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter, NbGraderException

from autograder.course.layout import Course
from autograder.course.lock import course_lock
from autograder.errors import CourseError, SandboxError, SubmissionError
from autograder.grading.submission import require_sandbox
from autograder.results import NotebookResult, read_result
from autograder.submissions.files import problem_of_student
from autograder.submissions.receipt import as_text, secret_of, time_of, write_receipt


class _CopiesOnlyTheReceipt(BaseConverter):
    """Stands between Autograde and BaseConverter, in whose place it prepares a submission's folder."""

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Copy nothing but the time of handing in, by which nbgrader knows a newer submission, and the secret."""
        if problem := problem_of_student(student_id):
            raise SubmissionError(problem)
        target = Path(self._format_dest(assignment_id, student_id))
        target.mkdir(parents=True, exist_ok=True)
        source = Path(self._format_source(assignment_id, student_id))
        time = time_of(source)
        write_receipt(target, as_text(time) if time else "", secret_of(source))


class _CarefulAutograde(Autograde, _CopiesOnlyTheReceipt):
    """nbgrader's own, with that step in it: `super()` in Autograde leads there."""

    def convert_notebooks(self) -> None:
        """As nbgrader's, which removes earlier results first: not before it is sure that there will be new ones, and
        not while another grader is at work.
        """
        with course_lock(Path(self.coursedir.root), self.log.warning):
            if any(self._is_due(Path(folder)) for folder in self.assignments):
                self._require_sandbox()
            for folder in self.assignments:
                self._note_results(Path(folder))
            super().convert_notebooks()
        if self.for_a_person:  # all others are graded; the formgrader says "Success" of whatever ends without an error
            raise NbGraderException("\n".join(self.for_a_person))

    @property
    def for_a_person(self) -> list[str]:
        """Sentences about submissions that nothing but a person can grade."""
        found: list[str] = self.__dict__.setdefault("_for_a_person", [])
        return found

    def _note_results(self, source: Path) -> None:
        """Remember what was recorded last, which nbgrader removes before it grades; see SaveGrades."""
        target = self._target(source)
        for path in sorted(target.glob("*.ipynb")) if target is not None else ():
            with contextlib.suppress(CourseError, OSError):
                self.results_before[path.parent.parent.name, path.stem] = read_result(path)

    @property
    def results_before(self) -> dict[tuple[str, str], NotebookResult]:
        """What was recorded last, by student and notebook."""
        found: dict[tuple[str, str], NotebookResult] = self.__dict__.setdefault("_results_before", {})
        return found

    def _target(self, source: Path) -> Path | None:
        """Where the graded notebooks of a submission are put; None if nbgrader will say what is wrong with it."""
        names = re.match(self._format_source("(?P<assignment_id>.*)", "(?P<student_id>.*)", escape=True), str(source))
        return None if names is None else Path(self._format_dest(**names.groupdict()))

    def _is_due(self, source: Path) -> bool:
        target = self._target(source)
        if target is None:
            return False
        return bool(self.force or not target.is_dir() or time_of(source) != time_of(target))

    def _require_sandbox(self) -> None:
        if self.config.Grade.get("unsafe", False):
            return
        try:
            require_sandbox(Course(Path(self.coursedir.root)).assignment(self.coursedir.assignment_id))
        except SandboxError as error:
            self.log.error(str(error))
            raise NbGraderException(str(error)) from error


def needs_a_person(step: Any, sentence: str) -> None:
    """Warn, from a step of grading, that this submission is for a person, and have nbgrader not call it a success."""
    step.log.warning("%s", sentence)
    converter = getattr(step.parent, "parent", None)
    if isinstance(converter, _CarefulAutograde):
        converter.for_a_person.append(sentence)


def copy_nothing(converter: Any) -> None:
    """Make this converter of nbgrader's a careful one; anything else is left alone.

    nbgrader's command and the formgrader make their converter themselves and take no other class, so the class of the
    one that they have made is changed.
    """
    if type(converter) is Autograde:
        converter.__class__ = _CarefulAutograde
        directory = converter.coursedir
        directory.get_existing_timestamp = lambda folder: time_of(Path(folder), directory.log)
