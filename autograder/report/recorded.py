"""What grading has recorded of a class: results in autograded/, points and lateness in nbgrader's gradebook."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import (
    Assignment as AssignmentRow,
)
from nbgrader.api import (
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import select

from autograder.course.layout import Assignment
from autograder.course.notebooks import Exercise, cell_of, digest_of, exercises, read
from autograder.errors import SubmissionError
from autograder.gradebook.database import opened
from autograder.gradebook.nbgrader import course_directory, nbgrader_config
from autograder.gradebook.recorded import Recorded as RecordedGrades
from autograder.gradebook.recorded import RecordedGrade
from autograder.judging.answer_key import digest_of_key
from autograder.report import words
from autograder.results import RESULT, NotebookResult
from autograder.submissions.files import TooLarge, problem_of_student, read_bytes
from autograder.submissions.folder import read_handed_in
from autograder.submissions.parsing import MAX_SUBMISSION

MAX_ANSWER = 20_000  # characters of one answer that are compared with others


@dataclass(frozen=True)
class Place:
    """An exercise of the assignment, with the notebook that it stands in and the text of its stub."""

    notebook: str
    exercise: Exercise
    stub: str
    name: str  # of the exercise, with its notebook's where two have one of that name


@dataclass(frozen=True)
class Concern:
    """Why a person should look at a submission; `kind` is one of words.CONCERNS."""

    kind: str
    detail: str = ""


@dataclass
class Recorded:
    """One submission. The points of an exercise are None as long as they are not known."""

    student: str
    results: dict[str, NotebookResult] = field(default_factory=dict)  # by notebook
    points: dict[str, float | None] = field(default_factory=dict)  # by exercise
    answers: dict[str, str] = field(default_factory=dict)  # by exercise
    unread: set[str] = field(default_factory=set)  # notebooks that were handed in and could not be read
    concerns: list[Concern] = field(default_factory=list)
    seconds_late: float = 0.0
    penalty: float = 0.0

    @property
    def graded(self) -> bool:
        """Whether grading came to an end here; a submission without a single notebook has its zero."""
        return not any(concern.kind == "ungraded" for concern in self.concerns)


@dataclass
class _Gradebook:
    """What the gradebook says of one submission."""

    grades: dict[tuple[str, str], RecordedGrade] = field(default_factory=dict)  # by notebook and exercise
    seconds_late: float = 0.0
    penalty: float = 0.0


def places(assignment: Assignment) -> list[Place]:
    """The exercises of an assignment in order, from the release."""
    notebooks = {name: read(assignment.release / f"{name}.ipynb") for name in assignment.notebooks}
    every = [(name, exercise) for name, nb in notebooks.items() for exercise in exercises(nb)]
    counted = Counter(exercise.name for _, exercise in every)
    found = []
    for notebook, exercise in every:
        cell = cell_of(notebooks[notebook], exercise.name)
        name = exercise.name if counted[exercise.name] == 1 else f"{notebook}/{exercise.name}"
        found.append(Place(notebook, exercise, cell.source if cell is not None else "", name))
    return found


def read_class(assignment: Assignment) -> tuple[list[Recorded], list[str]]:
    """All submissions to an assignment, graded or not, in alphabetical order of the students; and who was graded, and
    is neither in the gradebook nor among the submissions any more.
    """
    gradebook = _read_gradebook(assignment)
    wanted = places(assignment)
    keys = {name: digest_of_key(assignment, name) for name in assignment.notebooks}
    there = _with_folder(assignment, "submitted")
    there |= {name for name, entry in gradebook.items() if any(grade.is_known for grade in entry.grades.values())}
    graded = _with_folder(assignment, "autograded")
    if not gradebook:  # it is lost, or was never there
        there |= graded
    found = [_read_one(assignment, name, wanted, keys, gradebook.get(name)) for name in sorted(there)]
    return found, sorted(graded - there)


def _with_folder(assignment: Assignment, kind: str) -> set[str]:
    found = (assignment.course.root / kind).glob(f"[!.]*/{assignment.name}")
    return {path.parent.name for path in found if path.is_dir()}


def _read_one(
    assignment: Assignment, student: str, wanted: list[Place], keys: dict[str, str], scores: _Gradebook | None
) -> Recorded:
    found = Recorded(student)
    if problem := problem_of_student(student):
        found.concerns.append(Concern("ungraded", problem))
        return found
    for notebook in assignment.notebooks:
        places_here = [place for place in wanted if place.notebook == notebook]
        digest = _digest_of_submitted(assignment, student, notebook)
        path = assignment.autograded(student) / f"{notebook}.ipynb"
        graded = _read_graded(path, places_here)
        if graded is None:
            handed_in = digest is not None
            kind = "ungraded" if handed_in or path.exists() else "missing"
            found.concerns.append(Concern(kind, notebook))
            found.points |= dict.fromkeys((place.name for place in places_here), None if handed_in else 0.0)
            continue
        result, answers = graded
        found.results[notebook] = result
        found.answers |= answers
        if result.unread:
            found.unread.add(notebook)
        found.concerns += _concerns(result, digest, keys[notebook])
        known = {entry.exercise: entry for entry in result.exercises}
        for place in places_here:
            if entry := known.get(place.exercise.name):
                found.points[place.name] = None if entry.waits or entry.not_graded else entry.earned
    if scores is not None:
        _take_scores(found, scores, wanted)
    if scores is not None and all(points is not None for points in found.points.values()):
        found.concerns = [concern for concern in found.concerns if concern.kind != "unread"]  # a person is done with it
    if unclear := read_handed_in(assignment, student).unclear:
        found.concerns = [concern for concern in found.concerns if concern.kind != "unread"]  # for the same reason
        found.concerns += [Concern("unclear", sentence) for sentence in unclear]
        if found.unread:
            found.concerns.append(Concern("unclear", words.NOT_GRADED.format(names=", ".join(sorted(found.unread)))))
    found.concerns += _waiting(found, wanted, scores)
    for place in wanted:
        points = found.points.get(place.name)
        if points is not None and points > place.exercise.points:
            detail = f"{place.name}: {points:g} of {place.exercise.points:g} points"
            found.concerns.append(Concern("above", detail))
    return found


def _take_scores(found: Recorded, gradebook: _Gradebook, wanted: list[Place]) -> None:
    """Points that the gradebook has count in place of those that grading has found: a person may have set them."""
    found.seconds_late, found.penalty = gradebook.seconds_late, gradebook.penalty
    for place in wanted:
        grade = gradebook.grades.get((place.notebook, place.exercise.name))
        if place.name in found.points and grade is not None:
            found.points[place.name] = grade.points if grade.is_known else None


def _waiting(found: Recorded, wanted: list[Place], gradebook: _Gradebook | None) -> Iterator[Concern]:
    """Written answers that nobody has graded yet, and what a person has graded before it changed."""
    written, again = [], []
    for place in wanted:
        result = found.results.get(place.notebook)
        entries = () if result is None or result.unread else result.exercises
        for entry in entries:
            if entry.exercise == place.exercise.name:
                grade = gradebook.grades.get((place.notebook, entry.exercise)) if gradebook else None
                if entry.written and (grade.waits if grade else entry.waits):
                    written.append(place.name)
                elif grade is not None and grade.waits and grade.by_hand is not None:
                    again.append(place.name)
    if written:
        yield Concern("waits", ", ".join(written))
    if again:
        yield Concern("again", ", ".join(again))


def _concerns(result: NotebookResult, digest: str | None, key: str) -> Iterator[Concern]:
    name = result.notebook
    for entry in result.exercises:
        if entry.not_graded or entry.faults:
            why = entry.faults[-1].strip().splitlines()[-1] if entry.faults else ""
            yield Concern("fault", f"{entry.exercise}: {why}")
    if result.unread:
        yield Concern("unread", result.unread)
    if result.unsafe:
        yield Concern("unsafe", name)
    if digest is not None and digest != result.submitted:
        yield Concern("replaced", name)
    if result.judged_by != key:
        yield Concern("outdated", name)
    yield from (Concern("repaired", f"{name}: {note}") for note in result.notes)


def _read_graded(path: Path, wanted: list[Place]) -> tuple[NotebookResult, dict[str, str]] | None:
    """The result in an autograded notebook and the student's answers; None if there is none that can be read."""
    try:
        data = json.loads(path.read_bytes())
        result = NotebookResult.from_dict(data["metadata"][RESULT])
        # nbgrader's own command takes the names out of written answers.
        names = [cell["metadata"].get("nbgrader", {}).get("grade_id") or cell.get("id") for cell in data["cells"]]
        by_name = dict(zip(names, data["cells"], strict=True))
    except (OSError, KeyError, TypeError, AttributeError, ValueError):
        return None
    answers = {}
    for place in wanted:
        source = by_name.get(place.exercise.name, {}).get("source", "")
        answers[place.name] = ("".join(source) if isinstance(source, list) else str(source))[:MAX_ANSWER]
    return result, answers


def _digest_of_submitted(assignment: Assignment, student: str, notebook: str) -> str | None:
    """The digest of the file that lies among the submissions now; None if there is none, empty if it is too large."""
    try:
        path = assignment.course.root / "submitted" / student / assignment.name / f"{notebook}.ipynb"
        return digest_of(read_bytes(path, MAX_SUBMISSION))
    except TooLarge:
        return ""
    except (SubmissionError, OSError):
        return None


def _read_gradebook(assignment: Assignment) -> dict[str, _Gradebook]:
    """What the gradebook has of each student; nothing if there is no gradebook. Only columns are read, because
    nbgrader's objects ask the database anew for each figure.
    """
    directory = course_directory(assignment.course, nbgrader_config(assignment.course))
    found: dict[str, _Gradebook] = {}
    of_assignment = AssignmentRow.name == assignment.name
    with opened(directory) as gradebook:
        if gradebook is None:
            return {}
        late = (
            select(
                SubmittedAssignment.student_id,
                SubmittedAssignment.timestamp,
                SubmittedAssignment.extension,
                AssignmentRow.duedate,
            )
            .join(AssignmentRow, SubmittedAssignment.assignment_id == AssignmentRow.id)
            .where(of_assignment)
        )
        for student, time, extension, due in gradebook.db.execute(late):
            entry = found.setdefault(student, _Gradebook())
            if time is not None and due is not None:
                end = due + extension if extension is not None else due
                entry.seconds_late = max(0.0, (time - end).total_seconds())
        penalties = (
            select(SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty)
            .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
            .join(AssignmentRow, SubmittedAssignment.assignment_id == AssignmentRow.id)
            .where(of_assignment)
        )
        for student, penalty in gradebook.db.execute(penalties):
            found[student].penalty += float(penalty or 0.0)
    for student, grades in RecordedGrades.of(assignment).grades.items():
        found[student].grades = grades
    return found
