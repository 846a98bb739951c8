"""What tests do with the tiny course: hand in, grade, and look at what came out."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from nbgrader.api import Gradebook

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.grading.batch import grade_class
from autograder.results import ExerciseResult, SubmissionResult


def hand_in(
    assignment: Assignment,
    change: Callable[[SampleSubmission], None],
    student: str = "student01",
    *,
    unsafe: bool = False,
    experiments: bool = False,
) -> SubmissionResult:
    """Grade a right submission with a change."""
    work = SampleSubmission.blank(assignment)
    work.solve()
    change(work)
    work.write(assignment.course.root / "submitted" / student / assignment.name)
    (result,) = grade_class(assignment, [student], unsafe=unsafe, experiments=experiments)
    assert not result.fault
    return result


def exercise(result: SubmissionResult, name: str) -> ExerciseResult:
    """What one exercise of a submission came to."""
    return next(entry for notebook in result.notebooks for entry in notebook.exercises if entry.exercise == name)


def earned(result: SubmissionResult) -> tuple[float, float]:
    """The points of `double` and `triple`."""
    return exercise(result, "double").earned, exercise(result, "triple").earned


def recorded(assignment: Assignment, student: str = "student01") -> dict[str, float | None]:
    """The points in the gradebook."""
    with Gradebook(f"sqlite:///{assignment.course.root / 'gradebook.db'}") as gradebook:
        notebook = gradebook.find_submission_notebook("basics", assignment.name, student)
        return {grade.name: grade.auto_score for grade in notebook.grades}


def until(condition: Callable[[], object], seconds: float = 150) -> None:
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


def servers_and_workers(pid: int) -> tuple[list[int], list[int]]:
    """The processes from which the workers of a grader are forked, and these."""
    servers = [child for child in _children(pid) if "multiprocessing.forkserver" in _command(child)]
    return servers, [worker for server in servers for worker in _children(server)]


def _children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:  # it has ended
        return []


def _command(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
    except OSError:
        return ""
