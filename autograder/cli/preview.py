"""What `autograder grade --preview` shows: whose grade would be another one than the gradebook has now."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

from rich.console import Console
from rich.text import Text

from autograder.course.layout import Assignment
from autograder.course.notebooks import Exercise, exercises, read
from autograder.course.text import plain
from autograder.gradebook.recorded import Recorded
from autograder.results import Change, SubmissionResult
from autograder.terminal.tables import Ids, new_table, show_table


@dataclass
class Difference:
    """The grade of one student as it is and as it would be, in points before a penalty."""

    student: str
    before: float | None  # None if nothing is recorded
    after: float
    changes: list[Change] = field(default_factory=list)
    waits: list[str] = field(default_factory=list)  # exercises that would be for a person, and are not now
    settled: list[str] = field(default_factory=list)  # the other way round
    why: str = ""

    def as_dict(self) -> dict[str, Any]:
        return vars(self) | {"changes": [vars(change) for change in self.changes]}


def show_preview(assignment: Assignment, results: list[SubmissionResult], out: Console, *, as_json: bool) -> None:
    """Print whose grade would change, as a table or as JSON."""
    found = differences(assignment, results)
    if as_json:
        print(json.dumps([entry.as_dict() for entry in found], indent=1))
    else:
        _show(assignment, found, out)


def differences(assignment: Assignment, results: list[SubmissionResult]) -> list[Difference]:
    """The students whose grade would change. Raises CourseError if the gradebook cannot be used."""
    recorded = Recorded.of(assignment)
    there = [(name, exercise.name) for name, exercise in _exercises(assignment)]
    found = []
    for result in results:
        grades = recorded.grades.get(result.student, {})
        entries = {(book.notebook, entry.exercise): entry for book in result.notebooks for entry in book.exercises}
        was = {place: grade.points for place, grade in grades.items()}
        left = {place: replace(grades[place], automatic=0.0).points for place in there if place in grades}
        now = left | {place: entry.earned for place, entry in entries.items()}
        changes = [
            Change(place[1], was.get(place, 0.0), now.get(place, 0.0))
            for place in was | now
            if abs(was.get(place, 0.0) - now.get(place, 0.0)) > 1e-9
        ]
        waits = [
            place[1] for place, entry in entries.items() if entry.waits and place in grades and not grades[place].waits
        ]
        settled = [
            place[1]
            for place, entry in entries.items()
            if place in grades and grades[place].waits and not (entry.waits or entry.not_graded)
        ]
        if result.fault:
            found.append(Difference(result.student, _sum(was), _sum(was) or 0.0, why=result.fault))
        elif changes or waits or settled or not grades:
            after = _sum(now) or 0.0
            found.append(Difference(result.student, _sum(was), after, changes, waits, settled, result.again))
    return found


def _sum(points: dict[tuple[str, str], float]) -> float | None:
    return sum(points.values()) if points else None


def _exercises(assignment: Assignment) -> list[tuple[str, Exercise]]:
    """Every exercise with its notebook's name."""
    found = {name: exercises(read(assignment.source / f"{name}.ipynb")) for name in assignment.notebooks}
    return [(name, exercise) for name, there in found.items() for exercise in there]


def _show(assignment: Assignment, found: list[Difference], out: Console) -> None:
    possible = sum(exercise.points for _, exercise in _exercises(assignment))
    if found:
        ids, table = Ids([entry.student for entry in found]), new_table()
        table.add_column("student", min_width=ids.least)
        for name in ("now", f"then, of {possible:g}"):
            table.add_column(name, justify="right", no_wrap=True)
        table.add_column("why", overflow="fold")
        for entry in found:
            before = "–" if entry.before is None else f"{entry.before:g}"
            why = [f"{change.exercise}: {change.before:g} → {change.after:g}" for change in entry.changes]
            why += [f"{name}: for a person again" for name in entry.waits]
            why += [f"{name}: no longer for a person" for name in entry.settled]
            reasons = Text("; ".join(map(plain, why or [entry.why])))
            table.add_row(ids[entry.student], before, f"{entry.after:g}", reasons)
        show_table(table, out)
    count = sum(entry.before is None or abs(entry.before - entry.after) > 1e-9 for entry in found)
    sentence = f"{count} {'grade' if count == 1 else 'grades'} would change" if count else "No grade would change"
    others = f"; of {len(found) - count} it would change what waits for a person" if len(found) > count else ""
    out.print(f"{sentence}, before penalties for being late{others}. Nothing was recorded.")
