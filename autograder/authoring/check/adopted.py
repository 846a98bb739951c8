"""Rules for notebooks that are judged by their own test cells: their own solutions pass them."""

from __future__ import annotations

import re
from collections.abc import Callable

from autograder.authoring.check.complaints import Complaints
from autograder.course.notebooks import read
from autograder.course.solutions import solved_release
from autograder.errors import AutograderError
from autograder.grading.settings import Settings
from autograder.grading.submission import grade_submission
from autograder.judging.answer_key import AnswerKey
from autograder.judging.answer_names import Answers
from autograder.judging.copies import needs_the_object
from autograder.judging.test_cells import IN_KERNEL, TestCell, answers_of
from autograder.results import ExerciseResult
from autograder.submissions.folder import Submission

_WORD = re.compile(r"[^\W\d]\w*")


def complaints(key: AnswerKey, notify: Callable[[str], None]) -> Complaints:
    """Complaints about the test cells of a notebook: those that the source's own solutions do not pass."""
    assignment = key.assignment
    answers = answers_of(read(assignment.source / f"{key.notebook}.ipynb").cells)
    yield from _about_sharing(key, answers)
    notify(f"{assignment.name}: {key.notebook}, its own solutions by its test cells")
    try:
        handed_in = Submission("solution", {key.notebook: solved_release(assignment, key.notebook).encode()})
        graded = grade_submission(str(assignment.course.root), assignment.name, handed_in, Settings(), is_own=True)
    except AutograderError as error:
        yield f"source/{assignment.name}/{key.notebook}.ipynb: the test cells could not be tried: {error}"
        return
    for exercise in graded[key.notebook].result.exercises:
        passed = not exercise.faults and all(outcome.status == "passed" for outcome in exercise.outcomes)
        if exercise.exercise in key.cells and not (passed and exercise.earned >= exercise.points):  # of 0 points, too
            yield f"source/{assignment.name}/{key.notebook}.ipynb: {_told(exercise, key.cells[exercise.exercise])}"
        elif exercise.forgets and answers.classes & set(_WORD.findall(key.cells[exercise.exercise].source)):
            yield f"source/{assignment.name}/{key.notebook}.ipynb: the test cell {exercise.exercise!r} gives the student's objects more than is kept the same on both sides, so a wrong answer that keeps it and changes it later may pass. Give it less, or give the cell the tag {IN_KERNEL!r}, then it is judged in the student's kernel."


def _about_sharing(key: AnswerKey, answers: Answers) -> Complaints:
    """Complaints about test cells that would find nothing outside of the student's kernel, as values cross as copies."""
    source = key.assignment.source / f"{key.notebook}.ipynb"
    for cell in key.cells.values():
        why = None if cell.in_kernel else needs_the_object(cell.source, answers)
        if why:
            yield f"source/{key.assignment.name}/{source.name}: the test cell {cell.name!r} gets copies of the student's values, so a wrong answer may pass: {why}. Give it the tag {IN_KERNEL!r}, then it is judged in the student's kernel."


def _told(exercise: ExerciseResult, cell: TestCell) -> str:
    if exercise.faults:
        return f"the test cell {exercise.exercise!r} cannot be judged. {exercise.faults[0]}"
    failed = next(outcome for outcome in exercise.outcomes if outcome.status != "passed")
    parts = {"called": failed.called, "got": failed.got, "wanted": failed.wanted}
    told = [", ".join(f"{label} {text}" for label, text in parts.items() if text), failed.look_at]
    details = "; ".join(filter(None, told)) or "it says nothing more"
    text = "".join(cell.source.split("\n")[failed.line - 1 : failed.line]).strip() if failed.line else ""
    where = f", line {failed.line}: `{text}`" if text else ""
    return f"the source's own solution does not pass the test cell {exercise.exercise!r}{where} ({details}). Correct one of them, or give the cell the tag 'in-kernel' if it needs the student's own process."
