"""Draws of hidden inputs: whether what is stated about a course's kept answers holds for every secret.

Each course draws its own hidden inputs. What holds for one secret may fail for another: a right answer loses a point, a
misconception passes a test by luck, or two of them give the same on all inputs. So the reference, all right answers and
the misconceptions are judged for many secrets, in several processes, and each of the many other wrong answers for some.
"""

from __future__ import annotations

import contextlib
import io
import math
import multiprocessing
import os
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.authoring.check.answers import feedback
from autograder.course import answer_bank
from autograder.course.answer_bank import AnswerFile
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import Exercise
from autograder.errors import CourseError
from autograder.judging.answer_key import AnswerKey
from autograder.judging.judge import judge
from autograder.quality.worker import answer_key, known_state, reseed, settle
from autograder.results import ExerciseResult

_AT_ONCE = 5  # secrets of one exercise that a process takes at once
_WRONG_ANSWER = "the wrong answer "
_TURNS = 10  # each labelled or unseen wrong answer is judged for one of so many secrets

RIGHT, WRONG, COST = "loses points", "keeps all points", "has other costs"
SAID, UNNAMED, MISNAMED = "has other words", "gets no name", "gets a wrong name"
KINDS = (RIGHT, WRONG, COST, SAID, UNNAMED, MISNAMED)


@dataclass(frozen=True)
class Slip:
    """What did not hold for one secret: its kind, which answer, and how."""

    kind: str
    answer: str
    secret: str
    told: str


@dataclass
class Draws:
    """What was found about one exercise: how many secrets were tried, in how many seconds of a processor."""

    exercise: str
    secrets: int = 0
    seconds: float = 0.0
    slips: list[Slip] = field(default_factory=list)

    def secrets_with(self, kind: str) -> int:
        """For how many secrets something of that kind was found."""
        return len({slip.secret for slip in self.slips if slip.kind == kind})

    def sentences(self) -> Iterator[str]:
        """What must be fixed: one sentence for each answer and kind, with a secret that shows it."""
        found: dict[tuple[str, str], list[Slip]] = {}
        for slip in sorted(self.slips, key=lambda slip: _number(slip.secret)):
            found.setdefault((slip.answer, slip.kind), []).append(slip)
        for (answer, kind), slips in found.items():
            tried = math.ceil(self.secrets / _TURNS) if answer.startswith(_WRONG_ANSWER) else self.secrets
            yield (
                f"{self.exercise}: {answer} {kind} for {len(slips)} of {tried:,} secrets, for instance "
                f"{slips[0].secret!r}: {slips[0].told}."
            )


def secrets(count: int) -> list[str]:
    """The secrets that are tried: the same in every run."""
    return [f"draw {number}" for number in range(1, count + 1)]


def _number(secret: str) -> int:
    return int(secret.split()[-1])


def drawn(assignment: Assignment, count: int, names: Sequence[str], jobs: int) -> Iterator[tuple[Draws, int]]:
    """What was found so far about an exercise, and how many secrets were tried since the last time.

    `names` are the exercises, all if there are none; `jobs` the processes, as many as there are processors if 0.
    Raises CourseError for an unknown exercise.
    """
    wanted = exercises_of(assignment, names)
    found = {name: Draws(name) for _, name in wanted}
    os.environ.setdefault("JOBLIB_MULTIPROCESSING", "0")  # else it leaves a semaphore behind in the server
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["autograder.authoring.check.draws", *assignment.packages])
    workers = jobs or len(os.sched_getaffinity(0))
    with ProcessPoolExecutor(workers, mp_context=context, initializer=settle) as pool:
        given: dict[Future[Draws], str] = {}
        chosen = secrets(count)
        for start in range(0, count, _AT_ONCE):
            for notebook, name in wanted:
                part = chosen[start : start + _AT_ONCE]
                future = pool.submit(try_secrets, assignment.course.root, assignment.name, notebook, name, part)
                given[future] = name
        try:
            for future in as_completed(given):
                one, all_of_it = future.result(), found[given[future]]
                all_of_it.secrets += one.secrets
                all_of_it.seconds += one.seconds
                all_of_it.slips += one.slips
                yield all_of_it, one.secrets
        finally:
            pool.shutdown(cancel_futures=True)


def exercises_of(assignment: Assignment, names: Sequence[str]) -> list[tuple[str, str]]:
    """Notebook and name of the automatically graded exercises of these names; of all, if none is named."""
    from autograder.quality.answers import require

    found = [(entry.notebook, entry.name) for entry in require(assignment)]
    unknown = sorted(set(names) - {name for _, name in found})
    if unknown:
        raise CourseError(
            f"{assignment.name} has no exercise {unknown[0]!r} that is graded automatically; it has "
            f"{', '.join(name for _, name in found)}."
        )
    return [(notebook, name) for notebook, name in found if not names or name in names]


def try_secrets(root: Path, assignment: str, notebook: str, exercise: str, chosen: Sequence[str]) -> Draws:
    """What is found about one exercise for these secrets, in this process."""
    key = answer_key(root, assignment, notebook, "")
    course = Course(root).assignment(assignment)
    right = [
        *answer_bank.alternatives(course, exercise),
        *answer_bank.unseen(course, exercise, right=True),
    ]
    wrong = [
        *answer_bank.wrong(course, exercise),
        *(kept for kept in answer_bank.unseen(course, exercise, right=False) if not kept.disputed),
    ]
    started = time.process_time()
    found = Draws(exercise, len(chosen))
    with known_state(threads=1), contextlib.redirect_stdout(io.StringIO()):
        for secret in chosen:
            # What misconceptions reply is shared by all answers, and of no use for the next secret.
            of_secret = replace(key, secret=secret, forms={}, _replies={})
            found.slips += _slips(of_secret, key.exercise(exercise), right)
            found.slips += _slips_of_wrong(of_secret, key.exercise(exercise), wrong[_number(secret) % _TURNS :: _TURNS])
    found.seconds = time.process_time() - started
    return found


def _slips(key: AnswerKey, exercise: Exercise, right: Sequence[AnswerFile]) -> Iterator[Slip]:
    for kept in (None, *right):
        result = _judged(key, exercise, kept)
        if result.earned != result.points or result.not_graded:
            name = f"the right answer {kept.name}" if kept else "the reference"
            yield Slip(RIGHT, name, key.secret, _failed(result))
    for kept in key.misconceptions[exercise.name]:
        yield from _slips_of(kept, _judged(key, exercise, kept), key.secret)


def _slips_of_wrong(key: AnswerKey, exercise: Exercise, wrong: Sequence[AnswerFile]) -> Iterator[Slip]:
    for kept in wrong:
        result, name = _judged(key, exercise, kept), f"{_WRONG_ANSWER}{kept.name}"
        if result.earned == result.points:
            yield Slip(WRONG, name, key.secret, "no test fails")
        labelled = not kept.shows  # nobody has said which misconceptions an unseen answer contains
        named = result.recognised.name if result.recognised else ""
        if labelled and named and named not in kept.contains:
            yield Slip(MISNAMED, name, key.secret, f"it is named {named}")
        if labelled and not named and len(kept.contains) == 1:
            yield Slip(UNNAMED, name, key.secret, f"it is to be named {kept.contains[0]}")


def _slips_of(kept: AnswerFile, result: ExerciseResult, secret: str) -> Iterator[Slip]:
    name, lost = f"the misconception {kept.name}", result.points - result.earned
    if abs(lost - kept.costs) > 1e-9:
        yield Slip(COST, name, secret, f"{lost:g} points lost rather than {kept.costs:g} ({_failed(result)})")
    if kept.says not in feedback(result):
        yield Slip(SAID, name, secret, f"{kept.says!r} is not in its feedback")
    if result.recognised is None:
        yield Slip(UNNAMED, name, secret, "none is named, or two fit")
    elif result.recognised.name != kept.name:
        yield Slip(MISNAMED, name, secret, f"it is named {result.recognised.name}")


def _judged(key: AnswerKey, exercise: Exercise, kept: AnswerFile | None) -> ExerciseResult:
    reseed()
    try:
        endpoint = key.with_answer(kept) if kept else key.endpoint()
    except Exception as error:
        where = kept.path if kept else exercise.name
        raise CourseError(f"{where} cannot be loaded: {type(error).__name__}: {error}. Correct its code.") from None
    return judge(key, exercise, endpoint)


def _failed(result: ExerciseResult) -> str:
    if result.faults:
        return result.faults[0].strip().splitlines()[-1]
    return ", ".join(outcome.test for outcome in result.outcomes if outcome.status != "passed") or "no test failed"
