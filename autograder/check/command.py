"""What `autograder check --secrets` prints."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from autograder.check.draws import KINDS, Draws, drawn, exercises_of
from autograder.console import TimeLeft, progress_bar
from autograder.course import Assignment


def draws(
    assignment: Assignment, count: int, names: Sequence[str], jobs: int, out: Console, *, as_json: bool
) -> list[Draws]:
    """Try so many secrets, with a bar of progress, and print what was found; the exercises with something to mend.

    Raises CourseError for an unknown exercise.
    """
    found: dict[str, Draws] = {name: Draws(name) for _, name in exercises_of(assignment, names)}
    with progress_bar() as progress:
        time_left = TimeLeft(count * len(found), [])
        task = progress.add_task("secrets tried", total=count * len(found), time_left=time_left)
        for entry, tried in drawn(assignment, count, names, jobs):
            found[entry.exercise] = entry
            for _ in range(tried):
                time_left.tell("", fresh=True)
            progress.update(task, advance=tried, description=f"tried {entry.exercise}")
    entries = list(found.values())
    if as_json:
        print(json.dumps({entry.exercise: dataclasses.asdict(entry) for entry in entries}, indent=1))
    else:
        _show(entries, out)
    return [entry for entry in entries if entry.slips]


def _show(entries: Sequence[Draws], out: Console) -> None:
    table = Table("exercise", "secrets", *KINDS, "secrets a second", box=None, pad_edge=False)
    for column in table.columns[1:]:
        column.justify = "right"
    for entry in entries:
        kinds = (f"{entry.secrets_with(kind):,}" for kind in KINDS)
        table.add_row(entry.exercise, f"{entry.secrets:,}", *kinds, f"{entry.secrets / max(entry.seconds, 1e-9):.2g}")
    out.print(table)
    for entry in entries:
        for sentence in entry.sentences():
            out.print(f"- {sentence}", highlight=False, markup=False, soft_wrap=True)
