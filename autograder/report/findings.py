"""The figures of a class, from what grading has recorded."""

from __future__ import annotations

import datetime
import platform
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from typing import Any

import numpy as np

import autograder
from autograder.course.layout import Assignment
from autograder.report import items, mistakes, words
from autograder.report.items import Alpha, Item
from autograder.report.learning import Learning, learning
from autograder.report.mistakes import Event, Misconception, Unnamed
from autograder.report.recorded import Place, Recorded, places, read_class
from autograder.report.similarity import Pair, similar_pairs
from autograder.results import ExerciseResult, Outcome


@dataclass(frozen=True)
class ReviewItem:
    """Submissions that a person should look at, for one reason: (student, detail)."""

    kind: str
    entries: list[tuple[str, str]]


@dataclass(frozen=True)
class Totals:
    """The points of the class in one notebook, or in all of them."""

    name: str
    possible: float
    points: list[float]  # one a student, from the least to the most


@dataclass(frozen=True)
class ExerciseFigures:
    """One exercise. `students` are those who handed in its notebook in a readable form and whose points are known."""

    notebook: str
    exercise: str
    points: float
    written: bool
    students: int
    open: int  # whose points are not known yet
    untouched: int
    mean: float | None
    share: float | None
    full: float | None
    item: Item


@dataclass(frozen=True)
class TestFigures:
    """One hidden test. `students` are those for whom it was run, or not run because of their own code."""

    exercise: str
    test: str
    claim: str
    points: float
    students: int
    passed: float | None
    item: Item


@dataclass(frozen=True)
class StudentRow:
    """One student's points by notebook, as far as they are known."""

    student: str
    notebooks: dict[str, float | None]
    total: float
    seconds_late: float
    penalty: float
    pages: dict[str, str]  # feedback pages by notebook, from the course's folder; those that there are


@dataclass(frozen=True)
class ClassReport:
    """All that the page of a class says, as data."""

    assignment: str
    made: str  # in UTC
    versions: dict[str, str]
    submissions: int
    graded: int
    looks: list[ReviewItem]
    totals: list[Totals]
    left_out: list[str]  # exercises that do not count in the totals yet
    void: list[str]  # exercises that were declared void
    gone: list[str]  # who was graded, and is neither in the gradebook nor among the submissions any more
    analysed: int  # students whom the analysis of items is about
    alpha: Alpha
    exercises: list[ExerciseFigures]
    tests: list[TestFigures]
    misconceptions: list[Misconception]
    unnamed: list[Unnamed]
    events: list[Event]
    similar: list[Pair]
    students: list[StudentRow]
    learning: Learning | None  # of practice, if there was any

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON-ready data."""
        return asdict(self)


def class_report(assignment: Assignment) -> ClassReport:
    """The figures of all submissions to an assignment."""
    wanted = places(assignment)
    found, gone = read_class(assignment)
    graded = [entry for entry in found if entry.graded]
    counted = [place for place in wanted if not place.exercise.written or not _is_open(place, graded)]
    void = [place for place in wanted if any(_is_void(entry, place) for entry in graded)]
    compared = [place for place in counted if place not in void]
    analysis = _Analysis(compared, [entry for entry in graded if _is_complete(entry, assignment.notebooks, compared)])
    return ClassReport(
        assignment=assignment.name,
        made=datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        versions=_versions(),
        submissions=len(found),
        graded=len(graded),
        looks=_looks(found),
        totals=_totals(assignment, counted, graded),
        left_out=[place.name for place in wanted if place not in counted],
        void=[place.name for place in void],
        gone=gone,
        analysed=len(analysis.students),
        alpha=items.cronbach_alpha(analysis.points),
        exercises=[_exercise(place, graded, analysis) for place in wanted],
        tests=[figures for place in wanted for figures in _tests(place, graded, analysis)],
        misconceptions=mistakes.misconceptions(wanted, graded),
        unnamed=mistakes.unnamed(wanted, graded),
        events=mistakes.events(found),
        similar=similar_pairs({entry.student: entry.answers for entry in found}, wanted),
        students=[_row(assignment, wanted, entry) for entry in found],
        learning=learning(assignment, wanted),
    )


class _Analysis:
    """Students who can be compared in everything that counts, with their points."""

    def __init__(self, counted: list[Place], students: list[Recorded]) -> None:
        self.students = students
        self.columns = {place.name: index for index, place in enumerate(counted)}
        rows = [[entry.points[place.name] for place in counted] for entry in students]
        self.points: items.Floats = np.array(rows, dtype=float).reshape(len(students), len(counted))
        self.totals: items.Floats = self.points.sum(axis=1)

    def exercise(self, place: Place) -> Item:
        """An exercise as an item; one that does not count for everybody yet is none."""
        if place.name not in self.columns or place.exercise.points <= 0:
            return Item(0, None)
        earned = self.points[:, self.columns[place.name]]
        return items.analyse(earned / place.exercise.points, self.totals - earned, self.totals)

    def test(self, place: Place, name: str) -> Item:
        """A hidden test as an item."""
        passed, points = [], []
        for entry in self.students:
            outcome = _outcomes(entry, place).get(name)
            if outcome is None:  # judged by other hidden tests
                return Item(0, None)
            passed.append(float(outcome.status == "passed"))
            points.append(outcome.earned)
        shares = np.array(passed, dtype=float)
        return items.analyse(shares, self.totals - np.array(points, dtype=float), self.totals)


def _is_open(place: Place, graded: Sequence[Recorded]) -> bool:
    there = [entry for entry in graded if place.notebook not in entry.unread]
    return any(place.name in entry.points and entry.points[place.name] is None for entry in there)


def _is_complete(entry: Recorded, notebooks: list[str], counted: list[Place]) -> bool:
    whole = all(name in entry.results for name in notebooks) and not entry.unread
    return whole and all(entry.points.get(place.name) is not None for place in counted)


def _looks(found: list[Recorded]) -> list[ReviewItem]:
    entries: dict[str, list[tuple[str, str]]] = {kind: [] for kind in words.CONCERNS}
    for submission in found:
        for concern in submission.concerns:
            entries[concern.kind].append((submission.student, concern.detail))
    return [ReviewItem(kind, listed) for kind, listed in entries.items() if listed]


def _totals(assignment: Assignment, counted: list[Place], graded: list[Recorded]) -> list[Totals]:
    groups = {words.TOTALS_ALL: counted} if len(assignment.notebooks) > 1 else {}
    groups |= {name: [place for place in counted if place.notebook == name] for name in assignment.notebooks}
    found = []
    for name, group in groups.items():
        sums = []
        for entry in graded:
            if name in assignment.notebooks and name not in entry.results:
                continue  # a notebook's own picture is of those who handed it in
            points = [entry.points.get(place.name) for place in group]
            if None not in points:
                sums.append(float(sum(value for value in points if value is not None)))
        found.append(Totals(name, sum(place.exercise.points for place in group), sorted(sums)))
    return [entry for entry in found if entry.points and entry.possible > 0]


def _exercise(place: Place, graded: list[Recorded], analysis: _Analysis) -> ExerciseFigures:
    there = [entry for entry in graded if place.notebook in entry.results and place.notebook not in entry.unread]
    known = [points for entry in there if (points := entry.points.get(place.name)) is not None]
    still_open = len(there) - len(known)
    if place.exercise.written and still_open:
        known = []  # those known so far are the blank ones, and say nothing about the class
    untouched = 0
    for entry in there:
        result = _result(entry, place)
        untouched += result is not None and result.status == "not attempted"
    mean = float(np.mean(known)) if known else None
    return ExerciseFigures(
        place.notebook,
        place.name,
        place.exercise.points,
        place.exercise.written,
        len(known),
        still_open,
        untouched,
        mean,
        mean / place.exercise.points if mean is not None and place.exercise.points else None,
        float(np.mean([points >= place.exercise.points - 1e-9 for points in known])) if known else None,
        analysis.exercise(place),
    )


def _result(entry: Recorded, place: Place) -> ExerciseResult | None:
    found = entry.results.get(place.notebook)
    name = place.exercise.name
    return next((result for result in found.exercises if result.exercise == name), None) if found else None


def _is_void(entry: Recorded, place: Place) -> bool:
    result = _result(entry, place)
    return result is not None and bool(result.void)


def _outcomes(entry: Recorded, place: Place) -> dict[str, Outcome]:
    """The outcomes of hidden tests, by test; none of an exercise that was declared void."""
    result = _result(entry, place)
    return {} if result is None or result.void else {outcome.test: outcome for outcome in result.outcomes}


def _tests(place: Place, graded: list[Recorded], analysis: _Analysis) -> list[TestFigures]:
    """The hidden tests of an exercise, those of earlier versions after those that most students were judged by."""
    if place.exercise.written:
        return []
    passed: dict[str, list[bool]] = defaultdict(list)
    known: dict[str, Outcome] = {}
    readable = [entry for entry in graded if place.notebook not in entry.unread]
    for entry in sorted(readable, key=lambda entry: -len(_outcomes(entry, place))):
        for name, outcome in _outcomes(entry, place).items():
            known.setdefault(name, outcome)
            if outcome.status != "not graded":
                passed[name].append(outcome.status == "passed")
    return [
        TestFigures(
            place.name,
            name,
            outcome.claim,
            outcome.points,
            len(passed[name]),
            float(np.mean(passed[name])) if passed[name] else None,
            analysis.test(place, name),
        )
        for name, outcome in known.items()
    ]


def _row(assignment: Assignment, wanted: list[Place], entry: Recorded) -> StudentRow:
    notebooks: dict[str, float | None] = {}
    for name in assignment.notebooks:
        points = [entry.points.get(place.name) for place in wanted if place.notebook == name]
        known = [value for value in points if value is not None]
        notebooks[name] = float(sum(known)) if known else None
    total = sum(value for value in notebooks.values() if value is not None)
    root = assignment.course.root
    files = {name: root / "feedback" / entry.student / assignment.name / f"{name}.html" for name in notebooks}
    pages = {name: path.relative_to(root).as_posix() for name, path in files.items() if path.is_file()}
    return StudentRow(entry.student, notebooks, float(total), entry.seconds_late, entry.penalty, pages)


def _versions() -> dict[str, str]:
    names = ("nbgrader", "numpy")
    return {
        "autograder": autograder.__version__,
        "Python": platform.python_version(),
        **{name: metadata.version(name) for name in names},
    }


def marked(figures: Sequence[ExerciseFigures] | Sequence[TestFigures]) -> int:
    """How many of them a teacher should look at."""
    return sum(bool(entry.item.marks) for entry in figures)


def by_kind(events: list[Event]) -> Counter[str]:
    """The number of students by kind of event."""
    return Counter(kind for kind, _ in {(event.kind, event.student) for event in events})
