"""Measure the hidden tests of an assignment: on mutants of its references, on right answers and on wrong ones."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.quality import answers, first_judging, stability
from autograder.quality.equivalents import Equivalents
from autograder.quality.findings import JudgedMutant, Quality
from autograder.quality.mutation import mutants_of
from autograder.quality.pool import Judges
from autograder.quality.separation import separate
from autograder.quality.worker import Task

_SHARE, _FEW = (
    8,
    3,
)  # a fast run takes one of so many mutants, variants, unseen answers and repetitions, or wrong answers
_AGAIN = 800  # answers that a whole run judges again, twice each
_SECRETS = ("another course", "a third course")  # under which a name given to a mutant must hold as well
_ROUNDS, _FEW_ROUNDS = 24, 3  # of an answer from each notebook in a kernel
_LEAST_TIME, _TIMES = 2.0, 6.0  # a mutant's limit: seconds, and times what the reference takes

Notify = Callable[[str], None]


def measure_mutants(assignment: Assignment, names: Sequence[str], notify: Notify, *, fast: bool = False) -> Quality:
    """Measure the mutants alone, of these exercises or of all. Raises CourseError."""
    started = time.monotonic()
    quality = _begun(assignment, names, fast=fast)
    with Judges(assignment) as judges:
        _judge_mutants(assignment, judges, quality, notify)
    quality.seconds = time.monotonic() - started
    return quality


def measure(assignment: Assignment, names: Sequence[str], notify: Notify, *, fast: bool = False) -> Quality:
    """Measure everything, of these exercises or of all; a fast run takes samples, the same each time.

    Raises CourseError.
    """
    started = time.monotonic()
    quality = _begun(assignment, names, fast=fast)
    with Judges(assignment) as judges:
        _judge_mutants(assignment, judges, quality, notify)
        _judge_answers(assignment, judges, quality, notify)
        _judge_unseen(assignment, judges, quality, notify)
        notify("which inputs tell misconceptions apart")
        asked = [(entry.notebook, entry.name) for entry in quality.exercises]
        quality.separations = list(judges.run(separate, asked))
        _judge_again(judges, quality, notify)
        notify("some of them in sandboxed kernels")
        rounds = _FEW_ROUNDS if fast else _ROUNDS
        solved = answers.references(answers.require(assignment))  # an answer may call any other exercise's function
        stability.in_kernels(judges, assignment, solved, quality.right, rounds, quality.stability)
    quality.seconds = time.monotonic() - started
    return quality


def _begun(assignment: Assignment, names: Sequence[str], *, fast: bool) -> Quality:
    found = answers.require(assignment)
    unknown = [name for name in names if name not in [entry.name for entry in found]]
    if unknown:
        known = ", ".join(entry.name for entry in found)
        raise CourseError(
            f"{assignment.name} has no exercise {unknown[0]!r} that is graded automatically. There are: {known}."
        )
    return Quality(assignment.name, [entry for entry in found if not names or entry.name in names], {}, fast)


def _judge_mutants(assignment: Assignment, judges: Judges, quality: Quality, notify: Notify) -> None:
    notify("the references")
    limits = {}
    for judged in judges.judge(answers.references(quality.exercises)):
        if not judged.right:
            raise CourseError(
                f"The reference of {judged.task.exercise} does not pass its own hidden tests "
                f"({judged.ended or ', '.join(judged.failed)}). Run `autograder check` first."
            )
        assert judged.result is not None
        quality.references.append(judged)
        quality.tests[judged.task.exercise] = [outcome.test for outcome in judged.result.outcomes]
        limits[judged.task.exercise] = max(_LEAST_TIME, _TIMES * judged.seconds)
    equivalents = Equivalents.load(assignment)
    mutants = {entry.name: mutants_of(entry.name, entry.reference) for entry in quality.exercises}
    quality.stale = [text for name, found in mutants.items() for text in equivalents.stale(name, found)]
    chosen = [
        (entry, mutant)
        for entry in quality.exercises
        for mutant in mutants[entry.name]
        if not quality.fast or _sampled(mutant.key)
    ]
    notify(f"{len(chosen)} mutants")
    tasks = [
        Task(entry.notebook, entry.name, mutant.key, mutant.code, limit=limits[entry.name]) for entry, mutant in chosen
    ]
    quality.mutants = [
        JudgedMutant(mutant, judged, equivalents.reason(mutant))
        for (_, mutant), judged in zip(chosen, judges.judge(tasks), strict=True)
    ]
    named = [entry for entry in quality.mutants if entry.judged.recognised]
    notify(f"{len(named)} mutants that were recognised as a misconception, with the inputs of two other courses")
    for secret in _SECRETS:
        elsewhere = [_with_secret(entry.judged.task, secret) for entry in named]
        for entry, judged in zip(named, judges.judge(elsewhere), strict=True):
            if judged.recognised != entry.judged.recognised and entry not in quality.misnamed_mutants:
                quality.misnamed_mutants.append(entry)


def _judge_answers(assignment: Assignment, judges: Judges, quality: Quality, notify: Notify) -> None:
    right = [task for entry in quality.exercises for task in answers.right_answers(assignment, entry)]
    right = [task for task in right if not quality.fast or ", " not in task.name or _sampled(task.name)]
    notify(f"{len(right)} right answers")
    quality.right = list(judges.judge(right))
    wrong = [label for entry in quality.exercises for label in answers.wrong_answers(assignment, entry)]
    wrong = [label for label in wrong if not quality.fast or _sampled(label.task.name, _FEW)]
    notify(f"{len(wrong)} wrong answers")
    quality.wrong = list(zip(wrong, judges.judge([label.task for label in wrong]), strict=True))


def _judge_unseen(assignment: Assignment, judges: Judges, quality: Quality, notify: Notify) -> None:
    names = [entry.name for entry in quality.exercises]
    quality.first_judgings = [judging.of(names) for judging in first_judging.load(assignment)]
    unseen = [answer for entry in quality.exercises for answer in answers.unseen_answers(assignment, entry)]
    unseen = [answer for answer in unseen if not quality.fast or _sampled(answer.task.name)]
    notify(f"{len(unseen)} unseen answers")
    quality.unseen = list(zip(unseen, judges.judge([answer.task for answer in unseen]), strict=True))


def _judge_again(judges: Judges, quality: Quality, notify: Notify) -> None:
    judged = [*quality.right, *(judged for _, judged in quality.wrong)]
    share = _SHARE if quality.fast else max(1, len(judged) // _AGAIN)
    judged = [entry for entry in judged if _sampled(entry.task.name, share)]
    for threads, what in ((1, "in reverse order"), (2, "in reverse order with two threads")):
        notify(f"{len(judged)} answers again, {what}")
        stability.again(judges, judged, threads=threads, what=what, result=quality.stability)


def _with_secret(task: Task, secret: str) -> Task:
    return replace(task, secret=secret)


def _sampled(name: str, share: int = _SHARE) -> bool:
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % share == 0
