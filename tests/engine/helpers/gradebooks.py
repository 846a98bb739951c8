"""The tiny course with one student or two: hand in, grade, and give points as a person does in the formgrader."""

from __future__ import annotations

import shutil

from nbgrader.api import Gradebook

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment
from autograder.grading.batch import grade_class, prepare
from autograder.results import SubmissionResult


def book(week1: Assignment) -> Gradebook:
    return Gradebook(f"sqlite:///{week1.course.root / 'gradebook.db'}")


def hand_in(
    week1: Assignment, why: str = "Because.", triple: str = "", timestamp: str = "", student: str = "student01"
) -> None:
    work = SampleSubmission.blank(week1)
    work.solve()
    work.answer("why", why, earns=0)
    if triple:
        work.answer("triple", triple, earns=0)
    if timestamp:
        work.files["timestamp.txt"] = timestamp
    folder = week1.course.root / "submitted" / student / "week1"
    shutil.rmtree(folder, ignore_errors=True)
    work.write(folder)


def grade(week1: Assignment, student: str = "student01", *, force: bool = False) -> SubmissionResult:
    prepare(week1)
    (result,) = grade_class(week1, [student], force=force)
    assert not result.fault
    return result


def score(week1: Assignment, student: str = "student01") -> float:
    with book(week1) as gradebook:
        return float(gradebook.find_submission(week1.name, student).score)


def by_hand(week1: Assignment, points: float | None, exercise: str = "test_why", student: str = "student01") -> None:
    with book(week1) as gradebook:
        found = gradebook.find_grade(exercise, "basics", "week1", student)
        found.manual_score, found.needs_manual_grade = points, False
        gradebook.db.commit()


def waits_in_gradebook(week1: Assignment) -> bool:
    with book(week1) as gradebook:
        return bool(gradebook.find_submission("week1", "student01").needs_manual_grade)


def waits(result: SubmissionResult) -> bool:
    return any(entry.waits for notebook in result.notebooks for entry in notebook.exercises)
