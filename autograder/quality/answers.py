"""The right and wrong answers of an assignment by which its hidden tests are measured."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from autograder.course import answer_bank
from autograder.course.layout import Assignment, side
from autograder.course.notebooks import cell_of, exercises, read
from autograder.errors import CourseError
from autograder.quality.variants import variants_of
from autograder.quality.worker import Task

_VARIANTS = 2  # of each right answer, in turn, so that all are used alike often


@dataclass(frozen=True)
class Exercise:
    """An exercise that is graded automatically: where it is, and the text of its reference."""

    notebook: str
    name: str
    points: float
    reference: str


@dataclass(frozen=True)
class Labelled:
    """A wrong answer, and the names of the misconceptions that it contains."""

    task: Task
    contains: tuple[str, ...]
    form: bool = False  # of exactly one misconception, so it must be recognised

    def misnamed(self, name: str) -> bool:
        """Whether that name would be wrong for it."""
        return bool(name) and name not in self.contains


@dataclass(frozen=True)
class Unseen:
    """An answer by somebody who had not seen the hidden tests; `disputed` is why its verdict does not count, if so."""

    task: Task
    right: bool
    disputed: str


def exercises_of(assignment: Assignment) -> list[Exercise]:
    """The automatically graded exercises in the order of the notebooks."""
    found = []
    for notebook in assignment.notebooks:
        nb = read(assignment.source / f"{notebook}.ipynb")
        for exercise in exercises(nb):
            cell = cell_of(nb, exercise.name)
            if not exercise.written and cell is not None:
                found.append(Exercise(notebook, exercise.name, exercise.points, cell.source))
    return found


def references(found: list[Exercise]) -> list[Task]:
    """The reference of each exercise."""
    return [Task(entry.notebook, entry.name, f"{entry.name}/reference", entry.reference) for entry in found]


def right_answers(assignment: Assignment, entry: Exercise) -> Iterator[Task]:
    """The alternatives of an exercise, and variants of them and of the reference. Raises CourseError."""
    kept = answer_bank.alternatives(assignment, entry.name)
    written = {"reference": entry.reference} | {f"alternatives/{answer.name}": answer.code for answer in kept}
    for place, (name, code) in enumerate(written.items()):
        if name != "reference":
            yield Task(entry.notebook, entry.name, f"{entry.name}/{name}", code)
        variants = list(variants_of(entry.name, code).items())
        for step in range(min(_VARIANTS, len(variants))):
            change, text = variants[(_VARIANTS * place + step) % len(variants)]
            yield Task(entry.notebook, entry.name, f"{entry.name}/{name}, {change}", text)


def wrong_answers(assignment: Assignment, entry: Exercise) -> Iterator[Labelled]:
    """The misconceptions of an exercise and its other labelled wrong answers. Raises CourseError."""
    for kept in answer_bank.misconceptions(assignment, entry.name):
        task = Task(entry.notebook, entry.name, f"{entry.name}/misconceptions/{kept.name}", kept.code)
        yield Labelled(task, (kept.name,), form=True)
    for kept in answer_bank.wrong(assignment, entry.name):
        task = Task(entry.notebook, entry.name, f"{entry.name}/wrong/{kept.name}", kept.code)
        yield Labelled(task, kept.contains, form=len(kept.contains) == 1)


def unseen_answers(assignment: Assignment, entry: Exercise) -> Iterator[Unseen]:
    """The unseen answers to an exercise, right ones first. Raises CourseError."""
    for right in (True, False):
        for kept in answer_bank.unseen(assignment, entry.name, right=right):
            name = f"{entry.name}/unseen/{side(right)}/{kept.name}"
            yield Unseen(Task(entry.notebook, entry.name, name, kept.code), right, kept.disputed)


def require(assignment: Assignment) -> list[Exercise]:
    """The exercises of an assignment that can be measured. Raises CourseError if there are none."""
    found = exercises_of(assignment)
    if not found:
        raise CourseError(
            f"{assignment.name} has no exercise that is graded automatically: there is nothing to measure."
        )
    return found
