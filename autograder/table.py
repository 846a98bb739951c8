"""The table that grading prints: points per notebook and exercise, what was recognised, what went wrong."""

from __future__ import annotations

from rich.console import Group
from rich.table import Table
from rich.text import Text

from autograder.batch import SubmissionResult
from autograder.course import Assignment
from autograder.judging import current_answer_key
from autograder.results import ExerciseResult, NotebookResult

_STYLES = {
    "passed": "green",
    "not yet": "yellow",
    "not attempted": "dim",
    "not graded": "magenta bold",
    "waits": "cyan",
}
_LEGEND = {
    "passed": "all right",
    "not yet": "part or nothing right",
    "not attempted": "not attempted",
    "waits": "waits for a person",
    "not graded": "not graded: our fault",
}

_EVENTS = 2  # crashes and timeouts told of one notebook


def class_table(assignment: Assignment, results: list[SubmissionResult]) -> Group:
    """One table per notebook, and a legend."""
    tables = [_notebook_table(assignment, name, results) for name in assignment.notebooks]
    return Group(*tables, Text("  ").join(Text(text, style=_STYLES[status]) for status, text in _LEGEND.items()))


def _notebook_table(assignment: Assignment, notebook: str, results: list[SubmissionResult]) -> Table:
    table = Table(title=notebook, title_justify="left", title_style="bold", header_style="bold", expand=False)
    table.add_column("student", no_wrap=True)
    exercises = current_answer_key(assignment, notebook).exercises
    for exercise in exercises:
        table.add_column(f"{exercise.name}\n{exercise.points:g}", justify="right", overflow="fold")
    table.add_column("sum", justify="right", style="bold")
    for result in results:
        found = next((entry for entry in result.notebooks if entry.notebook == notebook), None)
        if found is None:
            why = "not handed in" if notebook in result.missing else "not graded"
            cells = [Text("–", style="dim")] * len(exercises)
            table.add_row(result.student, *cells, Text(why, style="dim" if result.missing else "magenta"))
            continue
        table.add_row(result.student, *(_points(entry) for entry in found.exercises), f"{_sum(found):g}")
    return table


def _points(exercise: ExerciseResult) -> Text:
    text = "…" if exercise.waits else f"{exercise.earned:g}"
    return Text(text, style=_STYLES[exercise.status])


def _sum(notebook: NotebookResult) -> float:
    return sum(exercise.earned for exercise in notebook.exercises)


def remarks(result: SubmissionResult) -> list[tuple[str, str]]:
    """What is worth knowing about a submission beside its points, as (kind, sentence)."""
    found = [("fault", result.fault)] if result.fault else []
    found += [("missing", f"{name} was not handed in") for name in result.missing]
    found += [("extra", f"{name}.ipynb is not of this assignment and was left alone") for name in result.unknown]
    for notebook in result.notebooks:
        found += [("file", sentence) for sentence in notebook.notes]
        found += [("event", sentence) for sentence in notebook.events[:_EVENTS]]
        if len(notebook.events) > _EVENTS:
            found.append(("event", f"{len(notebook.events) - _EVENTS} more like these in {notebook.notebook}"))
        for exercise in notebook.exercises:
            if exercise.recognised:
                found.append(("recognised", f"{exercise.exercise}: {exercise.recognised.name.replace('_', ' ')}"))
            found += [("fault", f"{exercise.exercise}: {fault.strip().splitlines()[-1]}") for fault in exercise.faults]
    return found


def remarks_table(results: list[SubmissionResult]) -> Table:
    """The remarks of a class."""
    table = Table(title="What was noticed", title_justify="left", title_style="bold", header_style="bold")
    table.add_column("student", no_wrap=True)
    table.add_column("kind")
    table.add_column("what", overflow="fold")
    for result in results:
        for index, (kind, sentence) in enumerate(remarks(result)):
            style = {"fault": "magenta", "recognised": "cyan"}.get(kind, "")
            table.add_row(result.student if index == 0 else "", Text(kind, style=style), Text(sentence))
    return table
