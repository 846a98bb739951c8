"""What `autograder check --secrets` shows."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from autograder.authoring.check.draws import KINDS, Draws, drawn, exercises_of
from autograder.course.layout import Assignment
from autograder.terminal import progress_bar
from autograder.terminal.tables import show_table


def draws(assignment: Assignment, count: int, names: Sequence[str], jobs: int) -> list[Draws]:
    """Try so many secrets, with a bar of progress: what was found of each exercise. Raises CourseError."""
    found: dict[str, Draws] = {name: Draws(name) for _, name in exercises_of(assignment, names)}
    with progress_bar() as progress:
        task = progress.add_task("secrets tried", total=count * len(found))
        for entry, tried in drawn(assignment, count, names, jobs):
            found[entry.exercise] = entry
            progress.update(task, advance=tried, description=f"tried {entry.exercise}")
    return list(found.values())


def show(entries: Sequence[Draws], out: Console) -> None:
    """Print for how many secrets something did not hold, and a sentence for each answer."""
    headings = ["exercise", "secrets", *KINDS, "secrets a second"]
    # Rich does not find by itself where to break so many headings for 80 columns.
    table = Table(*(heading.replace(" ", "\n") for heading in headings), box=None, padding=(0, 1, 0, 0), pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for entry in entries:
        kinds = (f"{entry.secrets_with(kind):,}" for kind in KINDS)
        table.add_row(entry.exercise, f"{entry.secrets:,}", *kinds, f"{entry.secrets / max(entry.seconds, 1e-9):.2g}")
    show_table(table, out)
    for entry in entries:
        for sentence in entry.sentences():
            out.print(f"- {sentence}")
