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
    there = [exercise.name for exercise in _exercises(assignment)]
    found = []
    for result in results:
        grades = {name: grade for (_, name), grade in recorded.grades.get(result.student, {}).items()}
        was = {name: grade.points for name, grade in grades.items()}
        left = {name: replace(grades[name], automatic=0.0).points for name in there if name in grades}
        now = left | {
            entry.exercise: entry.earned + (grades[entry.exercise].extra if entry.exercise in grades else 0.0)
            for notebook in result.notebooks
            for entry in notebook.exercises
        }
        changes = [
            Change(name, was.get(name, 0.0), now.get(name, 0.0))
            for name in was | now
            if abs(was.get(name, 0.0) - now.get(name, 0.0)) > 1e-9
        ]
        waits = [
            entry.exercise
            for notebook in result.notebooks
            for entry in notebook.exercises
            if entry.waits and entry.exercise in grades and not grades[entry.exercise].waits
        ]
        if result.fault:
            found.append(Difference(result.student, _sum(was), _sum(was) or 0.0, why=result.fault))
        elif changes or waits or not grades:
            found.append(Difference(result.student, _sum(was), _sum(now) or 0.0, changes, waits, result.again))
    return found


def _sum(points: dict[str, float]) -> float | None:
    return sum(points.values()) if points else None


def _exercises(assignment: Assignment) -> list[Exercise]:
    return [each for name in assignment.notebooks for each in exercises(read(assignment.source / f"{name}.ipynb"))]


def _show(assignment: Assignment, found: list[Difference], out: Console) -> None:
    possible = sum(exercise.points for exercise in _exercises(assignment))
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
            reasons = Text("; ".join(map(plain, why or [entry.why])))
            table.add_row(ids[entry.student], before, f"{entry.after:g}", reasons)
        show_table(table, out)
    count = len(found)
    sentence = f"{count} {'grade' if count == 1 else 'grades'} would change" if count else "No grade would change"
    out.print(f"{sentence}, before penalties for being late. Nothing was recorded.")
