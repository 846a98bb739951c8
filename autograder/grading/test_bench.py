"""The process of a notebook's test cells, as a grader needs it: started when it is first asked, and anew for another
kernel, whose objects are others.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.course.notebooks import Exercise, cell_of, read
from autograder.course.packages import missing
from autograder.errors import CallTimeout, KernelDied, KernelError
from autograder.grading.stops import stop_of_cell
from autograder.guest.sentences import say
from autograder.judging import cell_outcomes, test_cells
from autograder.judging.answer_key import AnswerKey
from autograder.judging.endpoints import Endpoint
from autograder.judging.judge import not_graded
from autograder.judging.test_cells import Step, TestCell
from autograder.judging.test_process import Ending, Student, TestProcess, unsafe_tests
from autograder.results import ExerciseResult, Outcome, Stop
from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sandbox.limits import Limits
from autograder.sandbox.processes import Order
from autograder.sandbox.session import Session

_AUTOTEST = (
    "{name} has AUTOTEST lines, of which nbgrader makes tests when a release is generated. Put the tests that stand in "
    "release/ into the source in place of these lines."
)


class TestBench:
    """Judges the graded cells of a notebook that have their own tests; a context manager."""

    __test__ = False  # for pytest

    def __init__(self, key: AnswerKey, skeleton: NotebookNode, limits: Limits, *, unsafe: bool) -> None:
        self._key, self._skeleton, self._limits, self._unsafe = key, skeleton, limits, unsafe
        self._steps: list[Step] = []
        self._classes: dict[str, list[str]] = {}
        if key.cells:
            self._source = read(key.assignment.source / f"{key.notebook}.ipynb")
            self._steps = test_cells.steps(self._source, key.cells)
            self._classes = test_cells.solution_classes(self._source)
        self._process: TestProcess | None = None
        self._done = 0  # steps
        self._before = 0  # steps that processes before this one have done with the same kernel
        self._hung: dict[tuple[str, str], str] = {}  # steps that student's values kept from ending, and what is said
        self._endings: dict[tuple[str, str], Ending] = {}  # of kernels, by the steps that ended them
        self._kernel = 0  # of the session, by its number, whose objects the process knows
        self._stack = contextlib.ExitStack()

    def judge(
        self,
        exercise: Exercise,
        endpoint: Endpoint,
        kernel: Session,
        ready: Callable[[], bool],
        spend: Callable[[float], None],
    ) -> ExerciseResult:
        """The result of an exercise by its own test cell. `ready` gives the kernel new life; `spend` is told the
        seconds of steps that student's values kept from ending. Raises KernelLost.
        """
        cell = self._key.cells[exercise.name]
        if test_cells.has_autotest(cell.source):  # comments, with which any answer would pass
            return not_graded(self._key, exercise, _AUTOTEST.format(name=cell.name))
        released = self._released(cell)
        claim = cell_outcomes.claim_of(cell, released)
        if cell.in_kernel:
            done: dict[str, Any] = self._in_kernel(cell, kernel)
            absent = missing(self._key.assignment, self._key.notebook) if done["status"] == "failed" else []
            if absent:  # which the cell, or a cell of the course's above it, may have failed for
                return not_graded(self._key, exercise, f"{cell.name}: {done['said']}. {absent[0]}")
        else:
            student = Student(endpoint)
            try:
                done = self._run_to(cell, student, kernel, ready, spend)
            except (CallTimeout, KernelDied, KernelError) as error:
                self._stop()
                return not_graded(self._key, exercise, f"{cell.name}: {error}. Look at its test cell.")
        done = cell_outcomes.with_tested(done, cell, released)
        passed = self._key.tried and exercise.name not in self._key.unsound
        outcomes, fault = cell_outcomes.outcomes(cell, claim, exercise.points, done, self._key.files, own_passed=passed)
        result = ExerciseResult(exercise.name, exercise.points, outcomes, faults=[fault] if fault else [])
        result.forgets = done.get("forgets") is True
        if not cell.in_kernel:
            ended = done["status"] == "stopped" and done["said"] in {each.said for each in self._endings.values()}
            if student.late or student.ended or ended:
                result.stop = Stop("no end" if student.late else "kernel ended")
        return result

    def _run_to(
        self,
        cell: TestCell,
        student: Student,
        kernel: Session,
        ready: Callable[[], bool],
        spend: Callable[[float], None],
    ) -> dict[str, Any]:
        """Run the steps before a cell that have not run yet, and the cell; how it ended.

        Where a step before it ends the kernel, all begins again with a fresh one, in which that step gets no further.
        Where one has ended the process alone, those tests are left out that the kernel has seen and no step needs.
        """
        place = [(step.kind, step.name) for step in self._steps].index(("test", cell.name))
        while True:
            alive = self._process is not None and self._process.alive
            if not alive or self._kernel != kernel.started or self._done > place:
                self._start(student)
                if self._kernel != kernel.started:
                    self._kernel, self._before = kernel.started, 0
            done: dict[str, Any] = {}
            for step in self._steps[self._done : place + 1]:
                if step.kind == "test" and not step.needed and self._done < min(self._before, place):
                    self._done += 1
                    continue
                started = time.monotonic()
                done = self._step(step, student)
                if not (self._process and self._process.alive):
                    spend(time.monotonic() - started)
                if self._done > place:
                    return done
                if student.ended or not (self._process and self._process.alive):
                    break
            if student.ended and not ready():
                return {"status": "stopped", "said": student.ended.said}

    def _step(self, step: Step, student: Student) -> dict[str, Any]:
        """Run a step, or what can be run of it; how it ended."""
        assert self._process is not None
        key = step.kind, step.name
        hung = self._hung.get(key)
        self._done += 1
        student.begin(*([self._endings[key]] if key in self._endings else []))
        if hung:  # with this student's answers; it would again
            left_out = {"status": "stopped", "said": hung}
            return self._process.run(step.name, hung, "left out", student, step.names) | left_out
        done = self._process.run(step.name, step.source, step.kind, student, step.names, step.changes)
        if not self._process.alive:
            self._hung[key] = str(done["said"])
        elif student.ended and key in self._endings:  # at another place than before
            self._hung[key] = student.ended.said
        elif student.ended:
            self._endings[key] = student.ended
        return done

    def _start(self, student: Student) -> None:
        self._stop()
        assignment = self._key.assignment
        files = {name.as_posix(): assignment.source / name for name in assignment.support_files()}
        seconds = self._limits.cell
        if self._unsafe:
            content = {name: path.read_bytes() for name, path in files.items()}
            self._process = self._stack.enter_context(unsafe_tests(content, seconds))
        else:
            environment = {"MPLBACKEND": "Agg"}
            order = Order(self._limits.of_process, environment, files, 0, assignment.imports([self._key.notebook]))
            fork = KERNEL_POOL.reference(order, "test cells")
            self._stack.callback(fork.close)
            self._process = TestProcess(fork.stream, seconds)
        course = frozenset().union(*(step.names for step in self._steps if step.kind != "answer"))
        self._process.run("", "", "course", student, course, classes=self._classes)

    def _in_kernel(self, cell: TestCell, kernel: Session) -> dict[str, Any]:
        """Run a cell where the student's code is, and read its outputs as nbgrader does, but for warnings."""
        copy = nbformat.v4.new_code_cell(cell.source)
        run = kernel.run(copy, self._limits.cell)
        if run.status != "ok":
            late = {"timeout": f"no answer within {self._limits.cell:g} s", "died": f"no answer: {run.error}"}
            return {"status": "failed", "said": late.get(run.status, run.error), "line": stop_of_cell(copy).line}
        shown = next((output for output in copy.outputs if output.output_type == "execute_result"), None)
        score = None
        if shown is not None:
            with contextlib.suppress(ValueError):
                score = float(shown.data.get("text/plain", ""))
        return {"status": "passed", "score": score}

    def _released(self, cell: TestCell) -> str:
        released = next((each for each in self._skeleton.cells if each.id == cell.id), None)
        released = released if released is not None else cell_of(self._skeleton, cell.name)
        return released.source if released is not None else ""

    def _stop(self) -> None:
        self._stack.close()
        self._before = max(self._before, self._done)
        self._process, self._done = None, 0

    def __enter__(self) -> TestBench:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()


def skipped(cell: TestCell, exercise: Exercise, why: str) -> ExerciseResult:
    """The result of an exercise whose test cell was not run."""
    outcome = Outcome(
        cell.name,
        say("test_cells.claim", name=cell.name),
        exercise.points,
        "not yet",
        "",
        why,
        say("test_cells.in-time"),
    )
    return ExerciseResult(exercise.name, exercise.points, [outcome])
