"""One walk through a notebook: run cell after cell, and judge an exercise where its graded cell stands."""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from nbformat import NotebookNode

from autograder.course.notebooks import (
    Exercise,
    answer_of,
    exercise_of,
    is_answer,
    is_answered_here,
    is_graded,
    new_cell,
    new_output,
)
from autograder.errors import KernelError
from autograder.feedback import words
from autograder.grading import stops
from autograder.grading.cell_code import ASKING, without
from autograder.grading.course_files import CourseFiles
from autograder.grading.experiments import Experiments
from autograder.grading.test_bench import TestBench, skipped
from autograder.grading.texts import OWN, REST, Texts, why_missing
from autograder.grading.timing import SHARE, Stages, TimedEndpoint, seconds_left
from autograder.grading.unjudged import void
from autograder.guest import gpu
from autograder.guest.sentences import listed, say
from autograder.judging.answer_key import AnswerKey
from autograder.judging.carry_forward import ReferenceEndpoint
from autograder.judging.fixed import hidden_away
from autograder.judging.judge import Judging, not_graded
from autograder.results import Event, EventKind, ExerciseResult, NotebookResult, Stop
from autograder.results.kinds import kind_of_error
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import CellRun, Session

START, EXAMPLES = "start", "examples"
_MAX_ABSENT = 5  # packages that are not here, in one cell
_TWICE = say("notebook.not-tried-again-because-the-kernel-ended")
_USED_UP = say("notebook.not-tried-because-the-time-for-this")


class Missed(Exception):
    """A name is not there because the cell that binds it was put aside."""


@dataclass
class Place:
    """Where a walk is: at a cell, by its id, or at an exercise, by the name of its graded cell."""

    name: str = START


@dataclass
class Walk:
    """The walk through one notebook with one kernel after another."""

    nb: NotebookNode
    skeleton: NotebookNode
    key: AnswerKey
    limits: Limits
    kernel: Session
    result: NotebookResult
    supplier: ReferenceEndpoint
    bench: TestBench
    stages: Stages
    place: Place
    left_out: set[str]  # places at which the kernel was ended from outside, twice
    until: float  # by the clock: however much of it was waiting, no notebook takes longer
    aside: Experiments  # cells that are not run
    needed: dict[str, NotebookNode]  # the course's own cells of code that points depend on, by id
    file: str = ""  # digest of the answers
    practice: bool = False
    history: list[NotebookNode] = field(default_factory=list)  # cells to run again in a fresh kernel
    runs: dict[str, CellRun] = field(default_factory=dict)  # by cell id
    stops: dict[str, Stop] = field(default_factory=dict)  # by id, of cells that did not come back
    spent: float = 0.0  # seconds in student cells that count
    spent_beside: float = 0.0  # those among them in cells beside the answers
    no_kernel: str = ""  # why none could be started, which is no student's fault
    never_answered: set[str] = field(default_factory=set)  # exercises of which no call came back in its time
    judged: bool = False  # hidden tests have been asked
    waiting: list[Judging] = field(default_factory=list)  # to be judged again with right versions of earlier ones
    later: list[Callable[[], None]] = field(default_factory=list)  # what can only make the feedback better

    @functools.cached_property
    def files(self) -> CourseFiles:
        return CourseFiles({name: self.key.assignment.release / name for name in self.key.files})

    @functools.cached_property
    def texts(self) -> Texts:
        return Texts(self.nb, self.skeleton)

    def exercises(self) -> list[ExerciseResult]:
        done: list[ExerciseResult] = []
        for cell in self.nb.cells:
            if is_answered_here(cell) and cell.cell_type == "code" and cell.source.strip():
                self._cell(cell)
            if is_graded(cell):
                done.append(self._exercise(cell, done))
            elif cell.id in self.aside.cells:
                text = words.NOT_RUN.format(assignment=self.key.assignment.name)
                cell.outputs = [new_output("stream", name="stdout", text=text)]
            elif cell.cell_type == "code":
                self._run_what_is_lost(cell)
                if cell.source.strip():
                    self._cell(cell)
        self._improve()
        self._carry_forward(done)
        stops.read_the_texts(done, self.nb, self.skeleton, self.runs, self.stops, self.key.namespace)
        for result in done:
            again = self.texts.defined_again(result.exercise) if result.status == "not yet" else None
            if again is not None:
                self._event("defined again", again, detail=result.exercise)
        return [self._by_a_fault_of_the_course(result) for result in done]

    def _by_a_fault_of_the_course(self, result: ExerciseResult) -> ExerciseResult:
        """The result, or that it was not graded, where points are lost by tests that the course's own answer fails."""
        reason = self.key.unsound.get(result.exercise, "")
        if not reason or result.status in ("passed", "not attempted", "not graded") or result.written:
            return result
        outcomes = [
            replace(each, status="not graded", called="", got="", wanted="", look_at="") for each in result.outcomes
        ]
        known = replace(result, recognised=None, stop=None, unused=[], outside=[], unsteady=False)
        return replace(known, outcomes=outcomes, faults=[reason])

    def _improve(self) -> None:
        """Show smaller failing examples. They change no points, and come before any right version has answered."""
        self.place.name = EXAMPLES
        if EXAMPLES in self.left_out:
            return
        self.kernel.limits = replace(self.limits, call=min(self.limits.call, 1.0))
        with self.stages("tests"):
            for improve in self.later:
                improve()
        self.kernel.limits = self.limits

    def _carry_forward(self, done: list[ExerciseResult]) -> None:
        """Judge once more what uses earlier exercises that went wrong, with right versions of these.

        Last of all: whatever the student's code remembers of them, no cell and no example is left to show it.
        """
        for judging in self.waiting:
            name = judging.result.exercise
            self.place.name = f"{name} again"
            if self.place.name in self.left_out or time.monotonic() > self.until:
                judging.conclude(self.kernel)
                continue
            failed = self.key.carried(name, _failed(done, name, self.key.void))
            if failed and self._ready():
                self.place.name = f"{name} again"
                with self.stages("tests"):
                    judging.carried(self._endpoint(), failed, self.supplier)
            self.result.machine_failed |= judging.machine_failed or bool(failed and self.no_kernel)
            judging.conclude(self.kernel)

    def _cell(self, cell: NotebookNode) -> None:
        place = START if self.texts.is_setup(cell) else cell.id
        if cell.id in self.left_out:
            self.runs[cell.id] = CellRun("died", say("notebook.the-kernel-ended"))
            self._event("cell left out", cell)
            return
        beside = self._is_beside(cell)
        left = seconds_left(self.limits, self.spent, self.spent_beside, beside=beside)
        left = min(left, self.until - time.monotonic())
        if left <= 0:
            self.runs[cell.id] = CellRun("timeout")
            self._event("cell not run", cell, seconds=self.limits.notebook)
            return
        if not self._ready():
            self.runs[cell.id] = CellRun("died", say("notebook.no-kernel-could-be-started"))
            return
        self.place.name = place
        limit = self._limit(cell)
        share = f"{self.limits.notebook * SHARE:g}" if beside and left < limit else ""
        limit = min(limit, left)
        before = self.kernel.counted
        with self.stages("cells"):
            run = self.kernel.run(cell, limit)
        self._spend(self.kernel.counted - before, beside=beside)
        self.runs[cell.id] = self._of_kind_alone(run, cell) if self.practice and self.judged else run
        if self.aside.missed(*run.error.partition(": ")[::2]):
            raise Missed
        if run.status == "timeout":
            self.stops[cell.id] = stops.stop_of_cell(cell)
            stops.say_stopped(cell, limit, self.stops[cell.id])
            self._event("share used up" if share else "cell stopped", cell, seconds=limit, detail=share)
        elif run.status == "died":
            cell.execution_count = None  # whether its number came out before is chance
            self.stops[cell.id] = stops.ending_of(cell.source)
            self._event("kernel ended", cell, detail=self.runs[cell.id].error)
        else:
            self.history.append(cell)
        self._put_files_back(cell, run)
        if run.status != "ok":
            self._run_the_rest(cell, run)
            self._run_the_courses_own(cell, self.runs[cell.id])

    def _put_files_back(self, cell: NotebookNode, run: CellRun) -> None:
        """Where a student's cell has emptied or removed a file of the course, have it there for what comes next."""
        if self.texts.is_released(cell):
            return
        if lost := self.files.put_back(self.kernel, stopped=run.status != "ok"):
            self._event("files put back", cell, detail=", ".join(lost[:5]))

    def _of_kind_alone(self, run: CellRun, cell: NotebookNode) -> CellRun:
        """In practice, once hidden tests have asked: what an exception says may be what the tests gave."""
        for output in cell.outputs:
            if output.output_type == "error":
                output.ename = kind_of_error(output.ename)
                output.evalue, output.traceback = "", []
        return replace(run, error=kind_of_error(run.error)) if run.status == "error" else run

    def _run_the_rest(self, cell: NotebookNode, run: CellRun) -> None:
        """Where a student's cell imports a package that is not here, or asks for input, the rest of it is run without.

        What stands below was defined where the student ran it, and may be an answer.
        """
        if cell.id.count(REST) == _MAX_ABSENT or self.texts.is_released(cell):  # the course's packages are its own
            return
        rest, stopped_at = without(cell.source, run.error)
        if rest:
            self._event("rest of cell" if stopped_at != ASKING else "rest without input", cell, detail=stopped_at)
            self._cell(new_cell("code", rest, f"{cell.id}{REST}"))

    def _run_the_courses_own(self, cell: NotebookNode, run: CellRun) -> None:
        """Where a cell of the course that the student has changed did not get to its end, its own text is run too.

        One line that does not run here, such as a mount of Colab above the imports, must not cost all that follows.
        """
        own = self.needed.get(cell.id)
        if own is None or own.source == cell.source or f"{cell.id}{OWN}" in self.runs:
            return
        self.result.events.append(self.texts.event("own text after", cell, detail=gpu.without_advice(run.error)))
        self._cell(new_cell("code", own.source, f"{cell.id}{OWN}"))

    def _run_what_is_lost(self, cell: NotebookNode) -> None:
        """Where a student's text of a cell of the course binds less than the course's, that is run before it.

        An import that was deleted there must not cost the answers that need it; what the student binds counts.
        """
        own = self.needed.get(cell.id)
        lost = self.texts.lost(own, cell, self.key.names.answers) if own is not None else []
        if own is not None and lost:
            found = self.texts.event("own text before", own, detail=", ".join(lost[:5]))
            self.result.events.append(replace(found, released=False))  # the student's text is what it is about
            self._cell(new_cell("code", own.source, f"{cell.id}{OWN}"))

    def _limit(self, cell: NotebookNode) -> float:
        """Seconds for a cell. Cells of the course call the same answers again and again: each cell that was stopped
        leaves less for them, or one endless function would use up all.
        """
        if is_answer(cell) or all(cell.id != ours.id for ours in self.skeleton.cells):
            return self.limits.cell
        return self.limits.cell / (1 + sum(run.status == "timeout" for run in self.runs.values()))

    def _is_beside(self, cell: NotebookNode) -> bool:
        """Whether it is a cell beside the answers, and none of those of the course that points depend on."""
        name = cell.id.removesuffix(OWN).replace(REST, "")
        return not is_answer(cell) and not is_answered_here(cell) and name not in self.needed

    def _spend(self, seconds: float, *, beside: bool = False) -> None:
        self.spent += seconds
        self.spent_beside += seconds if beside else 0.0

    def _revive(self, cell: NotebookNode) -> bool:
        """As `_ready`, in the middle of a graded cell: what happens next is that cell's."""
        ready = self._ready()
        self.place.name = cell.id
        return ready

    def _ready(self) -> bool:
        """A living kernel in which all earlier cells have run; False if none can be started."""
        if self.kernel.alive:
            return True
        try:
            self.kernel.restart()
        except KernelError as error:
            self.no_kernel = str(error)
            self.result.events.append(Event("no kernel", detail=self.no_kernel))
            return False
        self.no_kernel = ""
        for cell in list(self.history):
            self.place.name = cell.id
            before = self.kernel.counted
            run = self.kernel.run(new_cell("code", cell.source), self.limits.cell)
            self._spend(self.kernel.counted - before, beside=self._is_beside(cell))
            self.files.put_back(self.kernel, stopped=run.status != "ok")
            if run.status == "died" or self.spent > 2 * self.limits.notebook:
                self.history.remove(cell)
                self._event("kernel ended again" if run.status == "died" else "time used up again", cell)
                return self._ready() if self.spent <= 2 * self.limits.notebook else self.kernel.alive
        return True

    def _exercise(self, cell: NotebookNode, done: list[ExerciseResult]) -> ExerciseResult:
        exercise = self.key.exercise(exercise_of(cell))
        text = self.texts.digest_of_answer(exercise.name) if exercise.written else ""
        if exercise.name in self.key.void:
            return void(self.key, exercise, text)
        if exercise.written:
            blank = self.texts.is_blank(exercise.name) and not self.texts.is_written_beside(exercise.name)
            return ExerciseResult(exercise.name, exercise.points, written=True, waits=not blank, text=text)
        if exercise.name in self.key.cells:
            return self._test_cell(cell, exercise)
        total = sum(test.points for test in self.key.tests.get(exercise.name, []))
        if abs(total - exercise.points) > 1e-9:
            reason = say("notebook.its-hidden-tests-sum-to-points-the", total=total, points=exercise.points)
            return not_graded(self.key, exercise, reason)
        if not self._ready() and self.no_kernel:
            self.result.machine_failed = True
            return not_graded(self.key, exercise, self.no_kernel)
        self.place.name = cell.id
        self.judged = True
        judging = Judging(
            self.key,
            exercise,
            file=self.file,
            restored=self._restored(done),
            explain_missing=lambda: why_missing(exercise.name, self.texts, self.runs),
            practice=self.practice,
            code="" if (answer := answer_of(self.nb, exercise.name)) is None else answer.source,
        )
        uses = self.key.carried(exercise.name, _failed(done, exercise.name, self.key.void))
        endpoint = self._endpoint()
        if cell.id in self.left_out or time.monotonic() > self.until:
            judging.skip(_TWICE if cell.id in self.left_out else _USED_UP)
            return judging.conclude(self.kernel)
        with self.stages("tests"):
            if self.never_answered & set(uses):
                judging.skip(say("notebook.not-tried-with-your-own-which-did", names=listed(uses)))
            else:
                judging.alone(endpoint)
            if endpoint.missed:
                raise Missed
            if endpoint.timeouts and not endpoint.answers:
                self.never_answered.add(exercise.name)
            if self.practice:  # right versions would answer whatever the student's code asks
                judging.depend_on(uses)
            elif uses and not judging.passed:
                judging.keep_space(endpoint)
                self.waiting.append(judging)
                return judging.outcomes_so_far()
            result = judging.conclude(self.kernel, self.later)
            if endpoint.missed:  # by a call that only recognises a mistake
                raise Missed
            return result

    def _test_cell(self, cell: NotebookNode, exercise: Exercise) -> ExerciseResult:
        """Judge an exercise by its own test cell. In practice none runs where the student's code could read it."""
        if self.practice and self.key.cells[exercise.name].in_kernel:
            return ExerciseResult(exercise.name, exercise.points, kept=exercise.points)
        self.judged = True
        if not self._ready() and self.no_kernel:
            self.result.machine_failed = True
            return not_graded(self.key, exercise, self.no_kernel)
        self.place.name = cell.id
        if cell.id in self.left_out or time.monotonic() > self.until:
            why = _TWICE if cell.id in self.left_out else _USED_UP
            return skipped(self.key.cells[exercise.name], exercise, why)
        with self.stages("tests"):
            result = self.bench.judge(exercise, self._endpoint(), self.kernel, lambda: self._revive(cell), self._spend)
        if self.no_kernel:
            self.result.machine_failed = True
            return not_graded(self.key, exercise, self.no_kernel)
        if self.practice:  # its inputs are the same in every grading, and its messages often name what is wanted
            result.outcomes = [
                hidden_away(replace(outcome, look_at="")) if outcome.status == "not yet" else outcome
                for outcome in result.outcomes
            ]
        return result

    def _endpoint(self) -> TimedEndpoint:
        return TimedEndpoint(self.kernel, 3 * self.limits.call, self.aside)

    def _restored(self, done: list[ExerciseResult]) -> list[str]:
        """The names that the answers to the exercises define that have passed."""
        passed = [result.exercise for result in done if result.status == "passed"]
        return [name for exercise in passed for name in self.key.defines.get(exercise, ())]

    def _event(self, kind: EventKind, cell: NotebookNode, *, seconds: float = 0.0, detail: str = "") -> None:
        self.result.events.append(self.texts.event(kind, cell, seconds=seconds, detail=detail))


def _failed(done: list[ExerciseResult], before: str, void: Collection[str]) -> list[str]:
    """The exercises before another one that have not earned all their points, or whose points say nothing."""
    names = [result.exercise for result in done]
    earlier = done[: names.index(before)] if before in names else done
    return [
        result.exercise
        for result in earlier
        if (result.earned < result.points or result.exercise in void) and not result.written
    ]
