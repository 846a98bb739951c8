"""Submissions as students make them, for the tests of what is handed in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import cell_of, read
from autograder.grading.batch import grade_class
from autograder.results import SubmissionResult

DOUBLE = "def double(x):\n    return 2.0 * np.asarray(x, dtype=float)\n"


TRIPLE = "def triple(x):\n    return 3.0 * np.asarray(x, dtype=float)\n"


WHY = "A factor multiplies the distance from zero, and three is more than two."


Change = Callable[[NotebookNode, NotebookNode], None]


def cell(nb: NotebookNode, name: str) -> NotebookNode:
    found = cell_of(nb, name)
    assert found is not None
    return found


def code(source: str) -> NotebookNode:
    return nbformat.v4.new_code_cell(source)


def solved(week1: Assignment) -> NotebookNode:
    nb = read(week1.release / "basics.ipynb")
    for name, source in (("double", DOUBLE), ("triple", TRIPLE), ("why", WHY)):
        cell(nb, name).source = source
    return nb


def without_names(nb: NotebookNode, _: NotebookNode) -> None:
    """What programs leave that know nothing of cell ids and metadata."""
    nb.nbformat_minor = 4
    for one in nb.cells:
        one.pop("id")
        one.metadata = {}


def hand_in(week1: Assignment, nb: NotebookNode, file: str = "basics.ipynb") -> Path:
    path = week1.course.root / "submitted" / "student01" / "week1" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(nb))
    return path


def graded(week1: Assignment) -> SubmissionResult:
    (result,) = grade_class(week1, ["student01"])
    assert not result.fault
    return result


def earned(result: SubmissionResult) -> dict[str, float]:
    return {entry.exercise: entry.earned for notebook in result.notebooks for entry in notebook.exercises}


def waits(result: SubmissionResult) -> bool:
    return any(entry.waits for notebook in result.notebooks for entry in notebook.exercises)


def said(result: SubmissionResult) -> str:
    of_notebooks = [
        text
        for notebook in result.notebooks
        for text in (*notebook.notes, *(event.told for event in notebook.events), notebook.unread)
    ]
    return "\n".join([*result.remarks, *result.unclear, *of_notebooks])


def using(week1: Assignment, line: str, file: str = "basics.ipynb") -> Path:
    """A right submission whose answer to `double` needs the name `factor`, which this line defines; its folder."""
    nb = solved(week1)
    cell(nb, "setup").source += f"\n{line}"
    cell(nb, "double").source = DOUBLE.replace("2.0", "factor")
    return hand_in(week1, nb, file).parent


def hint(result: SubmissionResult, exercise: str) -> str:
    (found,) = (entry for notebook in result.notebooks for entry in notebook.exercises if entry.exercise == exercise)
    return "\n".join(f"{outcome.got} / {outcome.look_at}" for outcome in found.outcomes)
