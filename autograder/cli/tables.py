"""The table that grading prints: points per notebook and exercise, what was recognised, what went wrong."""

from __future__ import annotations

from rich.bar import Bar
from rich.console import Group
from rich.table import Table
from rich.text import Text

from autograder.course.layout import Assignment
from autograder.course.notebooks import Exercise, exercises, read
from autograder.results import ExerciseResult, NotebookResult, SubmissionResult
from autograder.sanitize.text import plain

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
    """One table per notebook, one of the sums, and a legend."""
    tables = [_notebook_table(assignment, name, results) for name in assignment.notebooks]
    legend = Text("  ").join(Text(text, style=_STYLES[status]) for status, text in _LEGEND.items())
    return Group(*tables, _sums(assignment, results), legend)


def _notebook_table(assignment: Assignment, notebook: str, results: list[SubmissionResult]) -> Table:
    table = Table(title=notebook, title_justify="left", title_style="bold", header_style="bold", expand=False)
    table.add_column("student", no_wrap=True)
    found = _exercises(assignment, notebook)
    for exercise in found:
        table.add_column(_head(exercise.name, exercise.points), justify="right", overflow="fold")
    table.add_column("sum", justify="right", style="bold")
    for result in results:
        graded = next((entry for entry in result.notebooks if entry.notebook == notebook), None)
        if graded is None:
            style = "dim" if notebook in result.missing else "magenta"  # the remarks below say why
            table.add_row(Text(result.student), *[Text("–", style=style)] * (len(found) + 1))
            continue
        table.add_row(Text(result.student), *(_points(entry) for entry in graded.exercises), f"{_sum(graded):g}")
    return table


def _sums(assignment: Assignment, results: list[SubmissionResult]) -> Table:
    """Points per notebook and in all, out of what is graded automatically."""
    table = Table(title="all notebooks", title_justify="left", title_style="bold", header_style="bold", expand=False)
    table.add_column("student", no_wrap=True)
    possible = []
    for name in assignment.notebooks:
        found = _exercises(assignment, name)
        possible.append(sum(exercise.points for exercise in found if not exercise.written))
        table.add_column(_head(name, possible[-1]), justify="right")
    table.add_column(f"sum\n{sum(possible):g}", justify="right", style="bold")
    table.add_column("", no_wrap=True)
    for result in results:
        earned = {notebook.notebook: _sum(notebook) for notebook in result.notebooks}
        cells = [f"{earned[name]:g}" if name in earned else "–" for name in assignment.notebooks]
        bar = Bar(size=sum(possible) or 1, begin=0, end=result.earned, width=20, color="green")
        table.add_row(Text(result.student), *cells, f"{result.earned:g}", bar)
    return table


def _exercises(assignment: Assignment, notebook: str) -> list[Exercise]:
    return exercises(read(assignment.source / f"{notebook}.ipynb"))


def _head(name: str, points: float) -> str:
    """A column's heading, with the name broken at its underscores."""
    return "_\n".join(name.split("_")) + f"\n{points:g}"


def _points(exercise: ExerciseResult) -> Text:
    text = "…" if exercise.waits else f"{exercise.earned:g}"
    return Text(text, style=_STYLES[exercise.status])


def _sum(notebook: NotebookResult) -> float:
    return sum(exercise.earned for exercise in notebook.exercises)


def remarks(result: SubmissionResult) -> list[tuple[str, str]]:
    """What is worth knowing about a submission beside its points, as (kind, sentence)."""
    found = [("fault", result.fault)] if result.fault else []
    found += [("unclear", sentence) for sentence in result.unclear]
    found += [("missing", f"not handed in: {', '.join(result.missing)}")] if result.missing else []
    found += [("extra", f"{name}.ipynb is not of this assignment and was not graded") for name in result.unknown]
    found += [("file", sentence) for sentence in result.remarks]
    found += [("late", result.late)] if result.late else []
    if result.again and result.changes:
        found.append(("changed", f"graded again: {result.again}"))
        found += [("changed", f"{change.exercise}: {change.before:g} → {change.after:g}") for change in result.changes]
    if any(notebook.unsafe for notebook in result.notebooks):
        found.append(("unsafe", "graded without the sandbox; what it earned has to be taken on trust"))
    notes = dict.fromkeys(sentence for notebook in result.notebooks for sentence in notebook.notes)
    found += [("file", sentence) for sentence in notes]
    for notebook in result.notebooks:
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
            table.add_row(
                Text(plain(result.student) if index == 0 else ""), Text(kind, style=style), Text(plain(sentence))
            )
    return table
