"""The same answers judged again under other circumstances: the outcome must be the same to the letter.

In this machine's processes again in another order, and with two threads; and in sandboxed kernels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import cell_of, read
from autograder.grading.notebook import grade
from autograder.judging.answer_key import current_answer_key
from autograder.quality.pool import Judges
from autograder.quality.worker import Judged, Task

_STRIDE = 7  # answers from one that is taken to the next of the same exercise


@dataclass
class Stability:
    """How many judgings were repeated, by circumstance, and what came out differently, as sentences."""

    regradings: dict[str, int]
    differences: list[str]

    @property
    def total(self) -> int:
        return sum(self.regradings.values())


def again(judges: Judges, judged: Sequence[Judged], *, threads: int, what: str, result: Stability) -> None:
    """Judge once more, last one first, and note what differs."""
    before = [entry for entry in reversed(judged) if not entry.ended]
    tasks = [replace(entry.task, threads=threads) for entry in before]
    for first, second in zip(before, judges.judge(tasks), strict=True):
        result.regradings[what] = result.regradings.get(what, 0) + 1
        if first.seen != second.seen:
            result.differences.append(f"{first.task.name}, {what}: {_told(first)}, then {_told(second)}")


def in_kernels(
    judges: Judges,
    assignment: Assignment,
    references: Sequence[Task],
    judged: Sequence[Judged],
    rounds: int,
    result: Stability,
) -> None:
    """Grade these answers in sandboxed kernels, as many at once as there are processors, each in a notebook of
    references, and compare.
    """
    what = "in sandboxed kernels"
    solved = {task.exercise: task for task in references}
    chosen = list(_chosen(assignment, judged, rounds))
    asked = [(first.task, solved) for first in chosen]
    for first, second in zip(chosen, judges.run(grade_in_kernel, asked), strict=True):
        result.regradings[what] = result.regradings.get(what, 0) + 1
        if first.seen != second.seen:
            result.differences.append(f"{first.task.name}, {what}: {_told(first)}, then {_told(second)}")


def _chosen(assignment: Assignment, judged: Sequence[Judged], rounds: int) -> Iterator[Judged]:
    """Answers from all notebooks and exercises in turn."""
    for number in range(rounds):
        for notebook in assignment.notebooks:
            names = list(dict.fromkeys(entry.task.exercise for entry in judged if entry.task.notebook == notebook))
            if names:
                turn, place = divmod(number, len(names))
                answers = [entry for entry in judged if entry.task.exercise == names[place]]
                yield answers[_STRIDE * turn % len(answers)]


def grade_in_kernel(root: Path, assignment: str, task: Task, solved: Mapping[str, Task]) -> Judged:
    """Grade a notebook of references with this one answer in a kernel; not in a thread, since what the reference
    prints is kept quiet for a whole process.
    """
    place = Course(root).assignment(assignment)
    path = place.release / f"{task.notebook}.ipynb"
    nb = read(path)
    for name, answer in {**solved, task.exercise: task}.items():
        cell = cell_of(nb, name)
        if cell is not None:
            cell.source = answer.code
    graded = grade(nb, read(path), current_answer_key(place, task.notebook))
    return Judged(task, next(entry for entry in graded.exercises if entry.exercise == task.exercise))


def _told(judged: Judged) -> str:
    named = f", recognised as {judged.recognised}" if judged.recognised else ""
    return (judged.ended or f"{judged.earned:g} points{named}") + (
        f" ({', '.join(judged.failed)} failed)" if judged.failed else ""
    )
