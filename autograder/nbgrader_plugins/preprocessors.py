"""How the engine sits in nbgrader: what nbgrader_config.py puts in place of nbgrader's own converters and
preprocessors.

    SubmissionExporter   reads a submitted file whatever its state     (Autograde.exporter_class)
    Rebuild              the release with the student's answers in it  (first of Autograde.sanitize_preprocessors)
    Grade                runs and judges                               (first of Autograde.autograde_preprocessors)
    SaveGrades           nbgrader's own, with tasks and faults         (in place of SaveAutoGrades)
    RemoveInstructorCells, IncludeHeaderFooter, InstantiateTests, ClearAnswers, SaveCells   when a release is generated
    TakeResult           when feedback is generated

So `nbgrader autograde`, the formgrader's button and `autograder grade` all go the same way into the same gradebook.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader import preprocessors
from nbgrader.api import Gradebook, GradeCell, MissingEntry, SolutionCell, SourceCell, SubmittedNotebook, TaskCell
from nbgrader.preprocessors import ClearSolutions, NbGraderPreprocessor, SaveAutoGrades
from nbgrader.utils import is_solution, is_task
from traitlets import Bool, Unicode
from traitlets.config import Config
from traitlets.utils.importstring import import_item

from autograder.course.formats import drop_leftovers
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import GRADED, exercise_of, is_answer, is_answered_here, is_graded, read, stub, tags
from autograder.course.visible_checks import WRITTEN_STUB
from autograder.errors import SubmissionError
from autograder.feedback.page import ByHand, Head
from autograder.feedback.words import EARLIER_ANSWER, NO_RESPONSE
from autograder.gradebook import changes
from autograder.gradebook.database import OneNotebook
from autograder.gradebook.recorded import state_of
from autograder.gradebook.recorder import complete, graded_texts
from autograder.grading import settings
from autograder.grading.submission import grade_rebuilt, rebuild_received, receive
from autograder.nbgrader_plugins.autograde import copy_nothing, needs_a_person
from autograder.results import RESULT, NotebookResult
from autograder.submissions.files import read_bytes
from autograder.submissions.folder import read_handed_in
from autograder.submissions.parsing import MAX_SUBMISSION

Resources = dict[str, Any]


class SubmissionExporter(NotebookExporter):
    """Reads what a student handed in, even if it is no notebook: then as an empty one, with the reason.

    It is also the first of ours that nbgrader's own converter meets, and keeps that from copying what else is there.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        copy_nothing(self.parent)

    def from_filename(self, filename: str, resources: Resources | None = None, **kwargs: Any) -> tuple[str, Resources]:
        """As nbconvert's, for any file in the submitted folder; never raises for what is in it."""
        path = Path(filename)
        if self.parent is not None and not getattr(self.parent, "_sanitizing", True):
            return super().from_filename(filename, resources=resources, **kwargs)
        try:
            nb = receive(read_bytes(path, MAX_SUBMISSION), "", path.name)
        except SubmissionError as error:
            nb = receive(None, str(error), path.name)
        resources = resources or {}
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        return self.from_notebook_node(nb, resources=resources, **kwargs)


class Rebuild(NbGraderPreprocessor):
    """Puts the student's answers and extra cells into a fresh copy of the release."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The rebuilt notebook; what was put right is noted for the student and the instructor.

        OverwriteCells, which follows, would warn of each graded cell that is as students have it, and of the name of
        each written answer, which it takes out: both are done here.
        """
        assignment, notebook = _place(self, resources)
        rebuilt = rebuild_received(nb, assignment, notebook)
        complete(rebuilt, graded_texts(assignment, notebook))
        for cell in rebuilt.cells:
            if is_answer(cell) and not is_solution(cell):
                cell.metadata.nbgrader.pop("grade_id", None)
        return rebuilt, resources


class Grade(settings.Grade, NbGraderPreprocessor):
    """Runs the student's cells in a kernel of their own and judges every exercise in this process."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The graded notebook, with the result as data in its metadata."""
        assignment, notebook = _place(self, resources)
        handed_in = read_handed_in(assignment, resources["nbgrader"]["student"])
        doubt = handed_in.in_doubt.get(notebook, "")
        result = grade_rebuilt(nb, assignment, notebook, self.settings, handed_in.submission.beside, fault=doubt)
        why = result.unread
        if any(exercise.not_graded for exercise in result.exercises):
            why = f"a part of {notebook} could not be graded, by a fault of the course or the grader."
        if why:
            needs_a_person(self, f"{resources['nbgrader']['student']} needs a person: {why}")
        for exercise in result.exercises:
            for text in exercise.faults:
                self.log.error(
                    "Not graded, a fault of the course or the grader, %s %s: %s", notebook, exercise.exercise, text
                )
        return nb, resources


def grade_here(config: Config) -> bool:
    """Whether a course's configuration has nbgrader grade in this way, and in no other beside it."""
    listed = config.Autograde.get("autograde_preprocessors", [])
    steps = [import_item(step) if isinstance(step, str) else step for step in listed]
    return Grade in steps and preprocessors.Execute not in steps


class SaveGrades(SaveAutoGrades):
    """nbgrader's own, and in addition: blank written answers get their zero at once; what could not be graded waits
    for a person.
    """

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """Save the scores of a notebook that Grade has graded, in one transaction where nbgrader has one a cell.

        `resources["nbgrader"]["gradebook"]` may hold an open gradebook.
        """
        self._result = NotebookResult.from_dict(nb.metadata[RESULT])
        place = resources["nbgrader"]
        converter = getattr(self.parent, "parent", None)
        of_nbgrader = getattr(converter, "results_before", {}).get((place["student"], place["notebook"]))
        earlier = place.get("before") or of_nbgrader
        self._before = {entry.exercise: entry for entry in earlier.exercises} if earlier is not None else {}
        self.notebook_id, self.assignment_id = place["notebook"], place["assignment"]
        self.student_id, self.db_url = place["student"], place["db_url"]
        with contextlib.ExitStack() as stack:
            opened = place.get("gradebook") or stack.enter_context(Gradebook(self.db_url))
            identifier = (self.notebook_id, self.assignment_id, self.student_id)
            self.gradebook = stack.enter_context(OneNotebook(opened, *identifier))
            commit = self.gradebook.db.commit
            self.gradebook.db.commit = lambda: None  # nor a flush: all is written together at the end
            nb, resources = super(SaveAutoGrades, self).preprocess(nb, resources)
            commit()
        if any(exercise.set_aside is not None for exercise in self._result.exercises):
            nb.metadata[RESULT] = self._result.as_dict()
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, cell_index: int
    ) -> tuple[NotebookNode, Resources]:
        """Save the score of one cell."""
        if not is_graded(cell):
            return super().preprocess_cell(cell, resources, cell_index)
        result = next(entry for entry in self._result.exercises if entry.exercise == exercise_of(cell))
        identifier = (cell.metadata["nbgrader"]["grade_id"], self.notebook_id, self.assignment_id, self.student_id)
        saved = self.gradebook.find_grade(*identifier)
        waited = saved.needs_manual_grade
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        waits = result.waits or result.not_graded
        if waits:
            saved.auto_score = None
        elif is_task(cell) or is_answered_here(cell):
            saved.auto_score = result.earned
        before = self._before.get(result.exercise)
        if result.answers_otherwise(before):
            self._mark_comment(result.exercise, cell)
        saved.manual_score = result.takes(before, saved.manual_score, waits=waited)
        # What a person has graded is for a person again only if it is another answer than it was then, or was before.
        saved.needs_manual_grade = waits
        if saved.manual_score is not None or (saved.extra_credit and not waits):
            saved.needs_manual_grade = waited or result.reopens(before, saved.manual_score or 0.0)
        if is_task(cell) or is_answered_here(cell):
            blank = not (waits or result.outcomes)
            self.gradebook.find_comment(*identifier).auto_comment = NO_RESPONSE if blank else None
        self.gradebook.db.commit()
        return cell, resources

    def _mark_comment(self, exercise: str, cell: NotebookNode) -> None:
        """Say of a person's comment on another answer than this one that it is that."""
        name = cell.metadata["nbgrader"]["grade_id"] if is_task(cell) else exercise
        with contextlib.suppress(MissingEntry):
            saved = self.gradebook.find_comment(name, self.notebook_id, self.assignment_id, self.student_id)
            if saved.manual_comment and not saved.manual_comment.startswith(EARLIER_ANSWER):
                saved.manual_comment = f"{EARLIER_ANSWER} {saved.manual_comment}"


class RemoveInstructorCells(NbGraderPreprocessor):
    """Leaves out the cells tagged `instructor`, which a source notebook needs and a student does not."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook without them."""
        nb.cells = [cell for cell in nb.cells if "instructor" not in tags(cell)]
        return nb, resources


class ClearAnswers(ClearSolutions):
    """nbgrader's own, with a stub that names its exercise unless the course sets one, and with answers below tasks."""

    code_stub: dict[str, str]
    text_stub = Unicode(
        WRITTEN_STUB,
        help="What students find in a written answer. By this one, `progress` tells a blank.",
    ).tag(config=True)

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook without solutions; metadata that says nothing makes no cell an answer."""
        drop_leftovers(nb)
        return super().preprocess(nb, resources)

    def preprocess_cell(
        self, cell: NotebookNode, resources: Resources, cell_index: int
    ) -> tuple[NotebookNode, Resources]:
        """Replace the solution by the stub."""
        if is_answer(cell) and not is_solution(cell):  # the text below a task, which is no solution to nbgrader
            if not self._replace_solution_region(cell, resources["language"]):
                cell.source = self.text_stub
            return cell, resources
        given = self.code_stub
        if not self._is_set_by_the_course("code_stub"):
            self.code_stub = {**given, "python": stub(exercise_of(cell))}
        if is_answer(cell) and cell.cell_type == "code":
            # Whatever it raises, JupyterLab and nbconvert run the cells behind it.
            cell.metadata["tags"] = [*tags(cell), "raises-exception"]
        try:
            return super().preprocess_cell(cell, resources, cell_index)
        finally:
            self.code_stub = given

    def _is_set_by_the_course(self, name: str) -> bool:
        return any(name in self.config[section] for section in ("ClearSolutions", type(self).__name__))


class IncludeHeaderFooter(preprocessors.IncludeHeaderFooter):
    """nbgrader's own, wherever the command is given, for files of any format, with the same ids each time."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook between the cells of header and footer. Raises CourseError if one of these cannot be read."""
        nb.cells = [*self._cells("header"), *nb.cells, *self._cells("footer")]
        return nb, resources

    def _cells(self, part: str) -> list[NotebookNode]:
        given = getattr(self, part)
        if not given:
            return []
        cells: list[NotebookNode] = read(_root(self) / given).cells
        for number, cell in enumerate(cells, 1):
            cell.id = f"{part}-{number}"
        return cells


class InstantiateTests(preprocessors.InstantiateTests):
    """nbgrader's own, which runs the source: without the lines that run hidden tests."""

    def _execute_code_snippet(self, code: str) -> Any:
        return super()._execute_code_snippet(re.sub(r"^score\(.*$", "", code, flags=re.MULTILINE))


class SaveCells(preprocessors.SaveCells):
    """nbgrader's own, in one transaction where nbgrader has one a cell: it takes out a notebook and puts it in again,
    and if it were ended between, submissions would be entered that have no cells.
    """

    update_exercises = Bool(
        False, help="Let the gradebook have other exercises also where grades are recorded; see gradebook/changes.py."
    ).tag(config=True)

    def _create_notebook(self, nb: NotebookNode) -> None:
        database = self.gradebook.db
        commit, database.commit = database.commit, database.flush
        try:
            if self.update_exercises:
                cells = {
                    GradeCell: self.new_grade_cells,
                    SolutionCell: self.new_solution_cells,
                    TaskCell: self.new_task_cells,
                    SourceCell: self.new_source_cells,
                }
                changes.take_over(self.gradebook, self.assignment_id, self.notebook_id, cells)
            super()._create_notebook(nb)
        finally:
            database.commit = commit
        database.commit()


class TakeResult(NbGraderPreprocessor):
    """Hands the result of grading to the exporter of feedback pages."""

    def preprocess(self, nb: NotebookNode, resources: Resources) -> tuple[NotebookNode, Resources]:
        """The notebook without the result, which is in the resources now, as are the exercises graded by hand."""
        found = nb.metadata.pop(RESULT, None)
        resources["autograder_result"] = NotebookResult.from_dict(found) if found else None
        place = resources["nbgrader"]
        assignment, notebook = _place(self, resources)
        with Gradebook(place["db_url"]) as gradebook:
            saved = gradebook.find_submission_notebook(notebook, assignment.name, place["student"])
            resources["autograder_state"] = state_of(saved)
            by_hand = {
                grade.name.removeprefix(GRADED): ByHand(grade.manual_score, grade.extra_credit or 0.0, waits)
                for grade in saved.grades
                for waits in (bool(grade.needs_manual_grade),)
                if grade.manual_score is not None or grade.extra_credit
            }
            resources["autograder_head"] = _head(saved, assignment)
        resources["autograder_by_hand"] = by_hand
        return nb, resources


def _head(saved: SubmittedNotebook, assignment: Assignment) -> Head:
    """Whose notebook this is, as the gradebook has it, and which others have a page."""
    submission = saved.assignment
    waiting = [grade for each in submission.notebooks for grade in each.grades if grade.needs_manual_grade]
    to_come = sum(grade.max_score for grade in waiting if grade.manual_score is None)
    graded = assignment.autograded(submission.student_id)
    names = sorted(each.name for each in submission.notebooks if each.name != saved.name)
    return Head(
        submission.student_id,
        assignment.name,
        saved.name,
        submission.timestamp,
        max(0.0, submission.score - (submission.late_submission_penalty or 0.0)),
        submission.max_score - to_come or submission.max_score,
        bool(waiting),
        to_come,
        [(name, (graded / f"{name}.ipynb").is_file()) for name in names],
    )


def _root(preprocessor: NbGraderPreprocessor) -> Path:
    """The folder of the course that nbgrader is at."""
    converter = getattr(preprocessor.parent, "parent", None)
    return Path(converter.coursedir.root) if converter is not None else Path.cwd()


def _place(preprocessor: NbGraderPreprocessor, resources: Resources) -> tuple[Assignment, str]:
    """The assignment and notebook that nbgrader is at."""
    return Course(_root(preprocessor)).assignment(resources["nbgrader"]["assignment"]), resources["nbgrader"][
        "notebook"
    ]
