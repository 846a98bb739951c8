"""What a worker does for practice: judge one notebook, and make the pages of a submission. Both write nothing."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from autograder.course.layout import Course
from autograder.course.notebooks import exercise_of, is_graded
from autograder.feedback import practice as block
from autograder.feedback.page import Head, render, sheet
from autograder.grading import submission as grading
from autograder.grading.settings import Settings
from autograder.practice.history import Attempt, findings, left, next_counts
from autograder.practice.policy import Policy
from autograder.practice.showing import named_before, shown
from autograder.results import GradedNotebook, NotebookResult
from autograder.submissions.folder import Submission


@dataclass(frozen=True)
class Notebook:
    """One notebook of a submission, to be judged."""

    root: str
    assignment: str
    submission: Submission
    settings: Settings
    ticket: int  # of the case that it belongs to


def judge(job: Notebook) -> dict[str, GradedNotebook]:
    """The judged notebook, by its name. Never raises for anything that a student did."""
    return grading.grade_submission(job.root, job.assignment, job.submission, job.settings)


@dataclass(frozen=True)
class Pages:
    """A judged submission, of which pages are to be made; `before` are the student's earlier attempts."""

    assignment: str
    student: str
    handed_in: float
    graded: Mapping[str, GradedNotebook]
    missing: Collection[str]
    remarks: Collection[str]
    before: tuple[Attempt, ...]
    policy: Policy
    seconds: tuple[float, float] | None  # of a call and of a cell, if the grade allows more
    now: float
    due: float | None
    files: str
    ticket: int


@dataclass(frozen=True)
class Made:
    """Pages by notebook, what was found, whether it counts as a try, and what the notebook's last cell tells."""

    pages: dict[str, str]
    found: dict[str, dict[str, Any]]
    counts: bool
    state: dict[str, object]


def pages(job: Pages) -> Made:
    """The pages of a submission: of what may be shown, and of nothing else."""
    results = [notebook.result for notebook in job.graded.values()]
    counted = [each for each in job.before if each.counts]
    judged = was_judged(job.graded.values())
    again = bool(counted) and counted[-1].files == job.files
    counts = judged and not again
    # As it will be when this attempt is noted.
    present = Attempt(job.assignment, job.student, "", counts=counts, answered=job.now)
    after = [*job.before, present]
    tries = block.Tries(
        len(counted) + counts,
        left(after, job.policy, job.now),
        job.policy.attempts,
        next_counts(after, job.policy, job.now),
        job.due,
        counts,
        judged,
        job.now,
    )
    found = findings(results)
    earlier = [each.found for each in counted][: -1 if again else None]
    shown_of = {
        name: shown(notebook.result, job.policy, job.assignment, named_before(earlier, notebook.result))
        for name, notebook in job.graded.items()
    }
    total = [entry for result in shown_of.values() for entry in result.exercises]
    possible, to_come = sum(entry.points for entry in total), sum(entry.points for entry in total if entry.waits)
    for entry in total:
        found[entry.exercise]["hint"] = 1 + len(entry.recognised.then) if entry.recognised else 0  # steps of it
    made = {}
    for name, notebook in job.graded.items():
        head = Head(
            job.student,
            job.assignment,
            name,
            datetime.datetime.fromtimestamp(job.handed_in, datetime.UTC),
            sum(entry.earned for entry in total),
            possible - to_come or possible,
            to_come > 0,
            to_come,
            [
                *((other, True) for other in sorted(job.graded) if other != name),
                *((other, False) for other in sorted(job.missing)),
            ],
        )
        now = _of(shown_of[name], found)
        was = counted[-1].found if counted else None
        kept = {entry.exercise: entry.kept for entry in notebook.result.exercises if entry.kept}
        stopped = job.seconds if was_stopped(notebook.result) else None
        above = block.block(tries, was, now, kept, f"{name}.html", stopped)
        made[name] = _page(notebook.text, shown_of[name], head, above, job.remarks)
    return Made(made, found, counts, tries.state)


def was_judged(graded: Iterable[GradedNotebook]) -> bool:
    """Whether a page tells what tests say of any of these notebooks."""
    return any(not notebook.result.unread and not notebook.result.machine_failed for notebook in graded)


def was_stopped(result: NotebookResult) -> bool:
    """Whether something of this notebook took longer than it may."""
    ends = any(entry.stop and entry.stop.how != "kernel ended" for entry in result.exercises)
    return ends or any(event.kind in ("cell stopped", "cell not run", "share used up") for event in result.events)


def _of(result: NotebookResult, found: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {entry.exercise: found[entry.exercise] for entry in result.exercises}


def _page(text: str, result: NotebookResult, head: Head, above: block.Block, remarks: Collection[str]) -> str:
    nb = nbformat.v4.reads(text)
    entries = {entry.exercise: entry for entry in result.exercises}
    for cell in nb.cells:
        if is_graded(cell) and exercise_of(cell) in entries:  # as nbgrader's GetGrades does from the gradebook
            entry = entries[exercise_of(cell)]
            cell.metadata.nbgrader["score"], cell.metadata.nbgrader["points"] = entry.earned, entry.points
    result.notes += [f"{remark[:1].upper()}{remark[1:]}." for remark in remarks]
    points = {
        "notebook": head.notebook,
        "score": sum(entry.earned for entry in result.exercises),
        "max_score": sum(entry.points for entry in result.exercises),
    }
    return render([sheet(nb, result, points, head=head)], above)


def warm_up(assignments: list[tuple[str, str, list[str]]], zygote: Any) -> None:
    """Prepare a worker for these assignments: course's folder, name and notebooks of each."""
    for root, name, notebooks in assignments:
        grading.load_keys(root, name, notebooks, practice=True)
    if zygote is not None:
        wanted = {package for root, name, _ in assignments for package in _imports(root, name)}
        grading.adopt(zygote, wanted)


def _imports(root: str, name: str) -> tuple[str, ...]:
    assignment = Course(Path(root)).assignment(name)
    return assignment.imports(assignment.notebooks)
