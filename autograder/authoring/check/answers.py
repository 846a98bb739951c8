"""Rules for the hidden tests, measured on answers whose points are known: reference, blank, alternatives,
misconceptions.
"""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from autograder.authoring.check import adopted, laws
from autograder.authoring.check.complaints import Complaints
from autograder.course import answer_bank, visible_checks
from autograder.course.answer_bank import AnswerFile
from autograder.course.layout import Assignment
from autograder.course.notebooks import GRADED, Exercise, cell_of, exercise_of, is_answer, read
from autograder.errors import CourseError
from autograder.guest.evaluate import run_cell
from autograder.judging import reference
from autograder.judging.answer_key import AnswerKey
from autograder.judging.judge import judge
from autograder.judging.laws.notes import noting
from autograder.judging.working_copy import WorkingCopy
from autograder.quality.worker import LIMIT, LimitedEndpoint, in_time
from autograder.results import ExerciseResult, Outcome
from autograder.submissions.definitions import defined, to_be_written

_ALWAYS = "draw 1"


@dataclass(frozen=True)
class Judging:
    """What the kept answers of a notebook are judged with; `problem` says why they cannot be."""

    key: AnswerKey | None = None
    stub: dict[str, Any] = field(default_factory=dict)  # the names that the release defines
    open_stubs: frozenset[str] = frozenset()  # exercises whose stubs raise when they are run, or never do
    problem: str = ""

    @classmethod
    def load(cls, assignment: Assignment, notebook: str) -> Judging:
        """Never raises: what is wrong is the `problem`."""
        key = None
        try:
            key = AnswerKey.load(assignment, notebook)
            if key.cells and not any(key.tests.values()):
                return cls(key)
            stub, open_stubs = _stub_namespace(assignment, notebook)
            return cls(key, stub, frozenset(open_stubs))
        except CourseError as error:
            return cls(key, problem=str(error))

    @property
    def exercises(self) -> list[str]:
        """Those that hidden tests judge."""
        if self.key is None or self.problem or (self.key.cells and not any(self.key.tests.values())):
            return []
        return [each.name for each in self.key.exercises if not each.written and each.name not in self.key.cells]

    def notebook(self, notify: Callable[[str], None]) -> Complaints:
        """Complaints that are about no single exercise."""
        if self.key is not None and self.key.cells:
            yield from adopted.complaints(self.key, notify)
        if self.problem:
            yield self.problem

    def kept_answers(self, name: str) -> Complaints:
        """Complaints about the hidden tests of one exercise."""
        if self.key is None:
            yield self.problem
            return
        key, exercise = self.key, self.key.exercise(name)
        assignment, root = key.assignment, key.assignment.course.root
        hidden_tests = assignment.hidden(exercise.name).relative_to(root)
        total = sum(test.points for test in key.tests.get(exercise.name, []))
        if abs(total - exercise.points) > 1e-9:
            yield f"{hidden_tests}: the hidden tests of {exercise.name!r} sum to {total:g} points; the notebook says {exercise.points:g}. Make them equal."
            return
        solved = judge(key, exercise, key.endpoint())
        wrong = list(_full_marks(f"The reference of {exercise.name!r}", None, solved))
        if wrong:  # then nothing that is measured with it means anything
            yield from wrong
            return
        function = key.namespace.get(exercise.name)
        with noting() as noted:  # for a secret that is always the same: what is said must not depend on the course's
            judge(replace(key, secret=_ALWAYS, forms={}, _replies={}), exercise, key.endpoint())
        yield from laws.uncovered(str(hidden_tests), exercise.name, key.tests[exercise.name], noted, function)
        blank = judge(key, exercise, key.endpoint(self.stub))
        other = [outcome for outcome in blank.outcomes if outcome.status != "not attempted"]
        if exercise.name in self.open_stubs:  # one that defines nothing, or the course's own, which need not raise
            if blank.earned:
                passed = [outcome.test for outcome in blank.outcomes if outcome.status == "passed"]
                yield f"The blank release of {exercise.name!r} earns {blank.earned:g} points ({', '.join(passed)}). Let the stub raise NotImplementedError, or ask for more in {hidden_tests}."
        elif other:
            yield f"The blank release of {exercise.name!r} does not fail by NotImplementedError alone: {_told(other[0])}. The stub must define the name and raise when it is used."
        try:
            alternatives = answer_bank.alternatives(assignment, exercise.name)
        except CourseError as error:
            yield str(error)
            alternatives = []
        right = {}
        for kept in alternatives:
            yield from _kept(key, exercise, kept, _full_marks)
            with contextlib.suppress(Exception, SystemExit), in_time():  # which has been said
                right[f"the alternative {kept.name}"] = key.with_answer(kept).namespace
        for kept in key.misconceptions[exercise.name]:
            yield from _kept(key, exercise, kept, _as_stated)
        yield from answer_bank.wrong_labels(assignment, exercise.name)
        yield from _unseen(key, exercise)
        stub_here = {} if exercise.name in self.open_stubs else {"the stub": (self.stub, "NotImplementedError")}
        yield from _visible_checks(assignment, key.notebook, exercise.name, key.namespace, stub_here, right)


def _kept(
    key: AnswerKey,
    exercise: Exercise,
    kept: AnswerFile,
    verdict: Callable[[str, AnswerFile, ExerciseResult], Complaints],
) -> Complaints:
    where = (
        f"{'The misconception' if kept.hint else 'The alternative'} {kept.path.relative_to(key.assignment.course.root)}"
    )
    try:
        with in_time():
            endpoint = key.with_answer(kept)
    except (Exception, SystemExit) as error:
        yield f"{where} cannot be loaded: {type(error).__name__}: {error}. Correct its code."
        return
    if _is_untouched(key, endpoint.namespace, exercise.name) and exercise.name not in defined(kept.code):
        yield f"{where} does not define {exercise.name}. Correct its code."
        return
    yield from verdict(where, kept, judge(key, exercise, LimitedEndpoint(endpoint, LIMIT)))


def _is_untouched(key: AnswerKey, namespace: dict[str, Any], name: str) -> bool:
    return name in key.namespace and namespace.get(name) is key.namespace[name]


def _unseen(key: AnswerKey, exercise: Exercise) -> Complaints:
    """Unseen answers must load; there are many, so that only `autograder quality` judges them."""
    try:
        unseen = [
            kept for right in (True, False) for kept in answer_bank.unseen(key.assignment, exercise.name, right=right)
        ]
    except CourseError as error:
        yield str(error)
        return
    for kept in unseen:
        try:
            with in_time():
                key.with_answer(kept)
        except (Exception, SystemExit) as error:
            where = kept.path.relative_to(key.assignment.course.root)
            yield f"The unseen answer {where} cannot be loaded: {type(error).__name__}: {error}. Correct its code."


def _stub_namespace(assignment: Assignment, notebook: str) -> tuple[dict[str, Any], set[str]]:
    """The names that the release defines, and the exercises whose stubs raise when they are run, or never do."""
    nb = read(assignment.release / f"{notebook}.ipynb")
    cells = {cell.id: cell for cell in nb.cells if cell.cell_type == "code" and is_answer(cell)}
    open_stubs = {exercise_of(cell) for cell in cells.values() if not to_be_written(cell.source)}
    for cell in cells.values():
        if exercise_of(cell) in open_stubs and "NotImplementedError" in cell.source:
            cell.source = ""
    try:
        return reference.definitions(nb, WorkingCopy(assignment).folder, "release/"), open_stubs
    except Exception as error:
        raise CourseError(
            f"The release of {notebook} does not load: {type(error).__name__}: {error}. A stub must define its name and raise only when it is used."
        ) from error


def _full_marks(where: str, _: AnswerFile | None, result: ExerciseResult) -> Complaints:
    if result.faults:
        yield f"{where}: a hidden test has a fault: {result.faults[0].strip().splitlines()[-1]}. Fix the test."
    elif result.earned != result.points or result.not_graded:
        yield f"{where} earns {result.earned:g} of {result.points:g} points: {_first(result)}. Right answers must keep them all: fix the hidden test, or the answer."


def _as_stated(where: str, kept: AnswerFile, result: ExerciseResult) -> Complaints:
    if result.faults:
        yield f"{where}: a hidden test has a fault: {result.faults[0].strip().splitlines()[-1]}. Fix the test."
    lost = result.points - result.earned
    if abs(lost - kept.costs) > 1e-9 or lost <= 0:
        failed = ", ".join(outcome.test for outcome in result.outcomes if outcome.status != "passed") or "nothing"
        yield f"{where} says that it costs {kept.costs:g} point{'s' * (kept.costs != 1)}, but it loses {lost:g} ({failed} failed). Correct its header or the hidden tests."
    if kept.says not in feedback(result):
        yield f"{where} says that its feedback contains {kept.says!r}, but it does not: {_first(result)}. Correct its header or the hidden tests."
    if result.recognised is None or result.recognised.name != kept.name:
        named = result.recognised.name if result.recognised else "nothing"
        yield f"{where} is recognised as {named}. Add a hidden input that tells them apart, or merge the two."


def feedback(result: ExerciseResult) -> str:
    """All that the feedback says of the hidden tests, in which what a misconception `says` is looked for."""
    return " ".join(f"{o.called} {o.got} {o.wanted} {o.look_at}" for o in result.outcomes)


def _first(result: ExerciseResult) -> str:
    for outcome in result.outcomes:
        if outcome.status != "passed":
            return _told(outcome)
    return "nothing failed"


def _told(outcome: Outcome) -> str:
    parts = {"called": outcome.called, "got": outcome.got, "wanted": outcome.wanted}
    details = ", ".join(f"{label} {text}" for label, text in parts.items() if text)
    return f"{outcome.test} ({outcome.status})" + (f": {details}" if details else "")


def _visible_checks(
    assignment: Assignment,
    notebook: str,
    name: str,
    solved: dict[str, Any],
    stub: dict[str, tuple[dict[str, Any], str]],
    alternatives: dict[str, dict[str, Any]],
) -> Complaints:
    """The visible checks pass on the reference and on every alternative, and on a stub end with a NotImplementedError,
    its own or one that says so in a sentence.
    """
    nb = read(assignment.release / f"{notebook}.ipynb")
    cell = cell_of(nb, GRADED + name)
    if cell is None or not (cell.source.strip() or visible_checks.uses(nb)):
        return
    known = {"the reference": (solved, "no error"), **stub}
    for whose, namespace in alternatives.items():
        known[whose] = (namespace, "no error")
    for whose, (namespace, wanted) in known.items():
        ended = "no error"
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()), in_time():
                run_cell(dict(namespace), cell.id, cell.source)
        except NotImplementedError:
            ended = "NotImplementedError"
        except BaseException as error:
            ended = type(error).__name__
        if ended != wanted:
            yield f"{notebook}: the visible checks of {name!r} end with {ended} on {whose}; expected {wanted}. Fix the checks."
