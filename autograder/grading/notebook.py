"""Grade one notebook of one submission: run the student's cells, judge each exercise where its graded cell stands.

One exercise that kills or blocks the kernel costs that exercise alone: a fresh kernel runs the student's earlier
cells again, without the guilty one, and grading goes on.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from nbformat import NotebookNode

from autograder.course.beside_notebook import lies_beside
from autograder.course.notebooks import exercise_of, is_answer, is_answered_here, is_graded, new_output
from autograder.course.text import plain
from autograder.errors import KernelError, KernelLost
from autograder.feedback import words
from autograder.grading.experiments import NOTHING, Experiments, experiments
from autograder.grading.reference_process import SuppliedReference
from autograder.grading.test_bench import TestBench
from autograder.grading.texts import REST, Texts, digest_of_answers
from autograder.grading.timing import Stages
from autograder.grading.unjudged import leave_to_a_person
from autograder.grading.walk import EXAMPLES, START, Missed, Place, Walk
from autograder.guest import gpu
from autograder.guest.sentences import say
from autograder.judging.answer_key import AnswerKey
from autograder.judging.judge import not_graded
from autograder.results import Event, ExerciseResult, NotebookResult
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session


def grade(
    nb: NotebookNode,
    skeleton: NotebookNode,
    key: AnswerKey,
    limits: Limits = Limits(),  # noqa: B008, it cannot be changed
    *,
    fault: str = "",
    unsafe: bool = False,
    all_cells: bool = False,
    beside: Mapping[str, bytes] = MappingProxyType({}),
    practice: bool = False,
) -> NotebookResult:
    """Grade a rebuilt notebook in place: outputs of the student's cells, and a result in each graded cell.

    `skeleton` is the release, to know a blank answer by. `fault` says why the submitted file could not be read; then
    nothing is run, and every exercise waits for a person. With `all_cells` the course's experiments are run too. The
    files `beside` it, by name, are there when it runs. For `practice` see Judging.

    Never raises for anything that a student did. Raises SandboxError if kernels cannot be locked in, unless `unsafe`.
    """
    started = time.monotonic()
    result = NotebookResult(key.notebook, unsafe=unsafe)
    if fault:
        leave_to_a_person(nb, key, result, fault)
    else:
        # What code in other files uses and changes is not known.
        whole = all_cells or beside or key.cells
        left_out = NOTHING if whole else experiments(nb, skeleton, key.namespace, key.names.answers)
        _run_and_judge(nb, skeleton, key, limits, result, left_out, beside, practice)
        result.changed_cells = Texts(nb, skeleton).changed()
        result.notes += _files_not_found(nb, skeleton, key)
    _write_outputs(nb, result)
    result.seconds = round(time.monotonic() - started, 3)
    return result


def _run_and_judge(
    nb: NotebookNode,
    skeleton: NotebookNode,
    key: AnswerKey,
    limits: Limits,
    result: NotebookResult,
    aside: Experiments,
    beside: Mapping[str, bytes],
    practice: bool,
) -> None:
    """Fill the result; again from the start if the kernel was ended from outside, or if a name was missed that one of
    the cells put aside binds.

    What ended it so twice is left out: then it is no accident, although nothing is known by which student code could
    do that. From the third time on, once is enough.
    """
    lost: list[str] = []
    reason = ""
    spent = 0.0
    until = time.monotonic() + limits.wall
    while len(lost) < _MAX_WALKS and lost.count(START) < 2 and spent < 3 * limits.notebook:
        result.events, result.stages, result.machine_failed = [], {}, False
        for cell in nb.cells:
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
        stages = Stages(result.stages)
        place = Place()
        run: Walk | None = None
        try:
            with contextlib.ExitStack() as stack:
                with stages("start"):
                    kernel = stack.enter_context(_kernel(key, limits, beside, unsafe=result.unsafe))
                supplier = stack.enter_context(SuppliedReference(key, limits, unsafe=result.unsafe))
                bench = stack.enter_context(TestBench(key, skeleton, limits, unsafe=result.unsafe))
                left_out = {each for each in lost if lost.count(each) > 1 or len(lost) > 2}
                if len(lost) > 2 or (lost and spent > limits.notebook):  # no walk may be the last one for their sake
                    left_out.add(EXAMPLES)
                own = _needed(skeleton, key)
                run = Walk(
                    nb, skeleton, key, limits, kernel, result, supplier, bench, stages, place, left_out, until, aside,
                    own,
                )  # fmt: skip
                run.file, run.practice = digest_of_answers(nb, beside), practice
                result.exercises = run.exercises()
                result.events = _once(run)
                result.left_out = len(aside.cells)
                with stages("end"):
                    stack.close()
            return
        except Missed:
            aside = NOTHING
        except (KernelLost, KernelError) as error:
            lost.append(place.name)
            spent += run.spent if run else 0.0
            reason = say("notebook.times", error=error, count=len(lost))
    result.machine_failed = True
    result.exercises = [
        ExerciseResult(exercise.name, exercise.points, written=True, waits=True)
        if exercise.written
        else not_graded(key, exercise, reason)
        for exercise in key.exercises
    ]


def _kernel(
    key: AnswerKey, limits: Limits, beside: Mapping[str, bytes], *, unsafe: bool
) -> contextlib.AbstractContextManager[Session]:
    assignment = key.assignment
    return Session(
        assignment.release,
        [Path(name) for name in key.files],
        limits,
        packages=assignment.imports([key.notebook]),
        unsafe=unsafe,
        seed=0,
        beside=beside,
    )


def _needed(skeleton: NotebookNode, key: AnswerKey) -> dict[str, NotebookNode]:
    """The course's own cells of code in the release, those aside that no points depend on; by id."""
    left_out = experiments(skeleton, skeleton, key.namespace, key.names.answers).cells
    return {
        cell.id: cell
        for cell in skeleton.cells
        if cell.cell_type == "code" and not is_answer(cell) and not is_graded(cell) and cell.id not in left_out
    }


def _once(run: Walk) -> list[Event]:
    """What happened, without what would contradict it: of a cell whose rest ran to its end without a package that is
    not here, it is not said as well that it did not get there.
    """
    events = run.result.events
    for cell in run.nb.cells:
        last, ended = cell.id, run.runs.get(cell.id)
        while f"{last}{REST}" in run.runs:
            last = f"{last}{REST}"
        if ended is not None and last != cell.id and run.runs[last].status == "ok":
            said = run.texts.event("own text after", cell, detail=gpu.without_advice(ended.error))
            events = [event for event in events if event != said]
    return events


def _files_not_found(nb: NotebookNode, skeleton: NotebookNode, key: AnswerKey) -> list[str]:
    """A sentence for each cell of the student's that looks elsewhere for a file that lies beside the notebook."""
    released = {cell.id: cell.source for cell in skeleton.cells}
    found = []
    for cell in nb.cells:
        if cell.cell_type != "code" or is_graded(cell) or is_answer(cell) or released.get(cell.id) == cell.source:
            continue
        errors = [output for output in cell.outputs if output.output_type == "error"]
        beside = lies_beside(f"{errors[-1].ename}: {errors[-1].evalue}", key.files) if errors else ""
        if beside:
            first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
            found.append(say("notebook.a-cell-did-not-find-a-file", cell=plain(first)[:50], beside=beside))
    return found


_MAX_WALKS = 12  # through one notebook, at most


def _write_outputs(nb: NotebookNode, result: NotebookResult) -> None:
    """Put each exercise's result into its graded cell, in the form that nbgrader reads points from."""
    cells = {exercise_of(cell): cell for cell in nb.cells if is_graded(cell)}
    for exercise in result.exercises:
        cell = cells.get(exercise.exercise)
        if cell is None or cell.cell_type != "code" or is_answered_here(cell):
            continue
        shown = {"text/html": words.exercise_html(exercise), "text/plain": words.exercise_text(exercise)}
        points = {"text/plain": repr(exercise.earned)}
        cell.execution_count = None
        cell.outputs = [
            new_output("display_data", data=shown),
            new_output("execute_result", data=points, execution_count=None),
        ]
