"""Whether points are the same with and without the course's experiments, which grading leaves out.

The reference is judged in both namespaces: in that of all cells, and in that of the cells that grading would run. An
answer that uses no name of an experiment, and cannot reach one in another way, does the same in both; those that may
are judged in both.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.authoring.build import environment
from autograder.authoring.check.complaints import Complaints
from autograder.course import answer_bank
from autograder.course.answer_bank import AnswerFile
from autograder.course.layout import Assignment
from autograder.course.notebooks import Exercise, cell_of, exercise_of, is_answer, is_graded_apart, read
from autograder.course.visible_checks import without_progress
from autograder.errors import CourseError
from autograder.grading.cell_code import code_of
from autograder.grading.experiments import Experiments, experiments
from autograder.guest.evaluate import namespace_from
from autograder.judging.answer_key import AnswerKey
from autograder.judging.judge import judge
from autograder.quality.worker import known_state
from autograder.results import ExerciseResult


def complaints(assignment: Assignment, notebook: str) -> Complaints:
    """A sentence for each answer that is judged otherwise without the experiments of its notebook."""
    try:
        key = AnswerKey.load(assignment, notebook)
        source, skeleton = read(assignment.source / f"{notebook}.ipynb"), read(assignment.release / f"{notebook}.ipynb")
    except CourseError:
        return  # which has been said
    solved = _with(skeleton, {exercise_of(cell): cell.source for cell in source.cells if is_answer(cell)})
    aside = experiments(solved, skeleton, key.namespace, key.names.answers)
    if not aside.cells:
        return
    try:
        every, few = _namespace(assignment, solved), _namespace(assignment, solved, aside)
    except Exception:
        return  # a solution that does not run is another rule's
    for exercise in key.exercises:
        if exercise.written:
            continue
        who = f"The reference of {exercise.name!r}"
        yield from _compared(who, *(judge(key, exercise, key.endpoint(space)) for space in (every, few)))
        for kept in _that_may_differ(assignment, key, exercise, aside):
            nb = _with(solved, {exercise.name: kept.code})
            own = experiments(nb, skeleton, key.namespace, key.names.answers)
            with contextlib.suppress(Exception):  # an answer that does not load is another rule's
                spaces = _namespace(assignment, nb), _namespace(assignment, nb, own)
                who = str(kept.path.relative_to(assignment.course.root))
                yield from _compared(who, *(judge(key, exercise, key.endpoint(space)) for space in spaces))


def _that_may_differ(
    assignment: Assignment, key: AnswerKey, exercise: Exercise, aside: Experiments
) -> Iterator[AnswerFile]:
    with contextlib.suppress(CourseError):
        for kept in (
            *answer_bank.alternatives(assignment, exercise.name),
            *key.misconceptions[exercise.name],
            *answer_bank.wrong(assignment, exercise.name),
            *answer_bank.unseen(assignment, exercise.name, right=True),
            *answer_bank.unseen(assignment, exercise.name, right=False),
        ):
            code = code_of(kept.code)
            if code.opaque or code.reads & aside.names:
                yield kept


def _compared(who: str, every: ExerciseResult, few: ExerciseResult) -> Complaints:
    if _told(every) != _told(few):
        yield f"{who} earns {every.earned:g} points with the cells of the course that are left out in grading, and {few.earned:g} without. Tag the cells that it depends on `always`."


def _told(result: ExerciseResult) -> Any:
    return result.outcomes, result.recognised


def _with(nb: NotebookNode, answers: dict[str, str]) -> NotebookNode:
    """The notebook with these answers in it."""
    copy = nbformat.from_dict(nb)
    for name, source in answers.items():
        cell = cell_of(copy, name)
        if cell is not None:
            cell.source = source
    copy.cells = without_progress(copy.cells)
    return copy


def _namespace(assignment: Assignment, nb: NotebookNode, aside: Experiments | None = None) -> dict[str, Any]:
    """What a notebook's cells make, but for graded ones and those that are left out."""
    cells = [
        (exercise_of(cell) or cell.id, cell.source)
        for cell in nb.cells
        if cell.cell_type == "code" and not is_graded_apart(cell) and (aside is None or cell.id not in aside.cells)
    ]
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assignment.copy_support_files(Path(folder))
        with (
            contextlib.chdir(folder),
            contextlib.redirect_stderr(io.StringIO()),
            known_state(threads=1),
            environment({"NBGRADER_EXECUTION": "autograde"}),  # by which a course may do less
        ):
            return namespace_from(cells, folder)
