"""The same answers judged again under other circumstances: the outcome must be the same to the letter.

In this machine's processes again in another order, and with two threads; and as whole notebooks in sandboxed kernels,
two beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from autograder.course import Assignment
from autograder.grading import grade
from autograder.judging import current_answer_key
from autograder.kernels.limits import Limits
from autograder.notebooks import cell_of, read
from autograder.quality.pool import Judges
from autograder.quality.worker import Judged

_AT_ONCE = 2


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


def in_kernels(assignment: Assignment, judged: Sequence[Judged], rounds: int, result: Stability) -> None:
    """Grade notebooks made of these answers in sandboxed kernels, two at once, and compare each exercise's outcome.

    `judged` are right answers: a wrong one would change what the later exercises of its notebook are judged with.
    """
    what = "in sandboxed kernels"
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for differences, count in pool.map(
            lambda chosen: _graded(assignment, *chosen), _notebooks(assignment, judged, rounds)
        ):
            result.regradings[what] = result.regradings.get(what, 0) + count
            result.differences += [f"{difference}, {what}" for difference in differences]


def _notebooks(
    assignment: Assignment, judged: Sequence[Judged], rounds: int
) -> Iterator[tuple[str, dict[str, Judged]]]:
    """Notebooks by name, with an answer for each exercise; others in each round."""
    for number in range(rounds):
        for notebook in assignment.notebooks:
            chosen = {}
            for name in dict.fromkeys(entry.task.exercise for entry in judged if entry.task.notebook == notebook):
                answers = [entry for entry in judged if entry.task.exercise == name and entry.right]
                if answers:
                    chosen[name] = answers[number % len(answers)]
            if chosen:
                yield notebook, chosen


def _graded(assignment: Assignment, notebook: str, chosen: dict[str, Judged]) -> tuple[list[str], int]:
    """The differences, and how many exercises were compared."""
    skeleton = read(assignment.release / f"{notebook}.ipynb")
    nb = read(assignment.release / f"{notebook}.ipynb")
    for name, entry in chosen.items():
        cell = cell_of(nb, name)
        assert cell is not None
        cell.source = entry.task.code
    graded = {
        entry.exercise: entry
        for entry in grade(nb, skeleton, current_answer_key(assignment, notebook), Limits()).exercises
    }
    differences = []
    for name, entry in chosen.items():
        second = Judged(entry.task, graded[name])
        if second.seen != entry.seen:
            differences.append(f"{entry.task.name}: {_told(entry)}, then {_told(second)}")
    return differences, len(chosen)


def _told(judged: Judged) -> str:
    named = f", recognised as {judged.recognised}" if judged.recognised else ""
    return (judged.ended or f"{judged.earned:g} points{named}") + (
        f" ({', '.join(judged.failed)} failed)" if judged.failed else ""
    )
