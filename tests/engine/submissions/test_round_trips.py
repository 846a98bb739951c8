"""Notebooks that were a script meanwhile, or went through an editor that knows other kinds of cells."""

from __future__ import annotations

import re
from collections.abc import Callable

import nbformat
import pytest
from handing_in import WHY, cell, code, earned, graded, hand_in, said, solved, waits
from nbconvert import PythonExporter
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import read


def commented(text: str) -> str:
    return "\n".join(f"# {line}".rstrip() for line in text.split("\n"))


def as_script(nb: NotebookNode) -> str:
    return str(PythonExporter().from_notebook_node(nb)[0])


def whole_script(nb: NotebookNode) -> list[NotebookNode]:
    return [code(as_script(nb))]


def script_by_prompts(nb: NotebookNode) -> list[NotebookNode]:
    return [code(part.strip()) for part in re.split(r"# In\[.*?\]:\n", as_script(nb))]


def percent(nb: NotebookNode) -> list[NotebookNode]:
    """Each cell by itself, and texts as comments below jupytext's mark."""
    return [
        code(each.source if each.cell_type == "code" else f"# %% [markdown]\n{commented(each.source)}")
        for each in nb.cells
    ]


def by_blank_lines(nb: NotebookNode) -> list[NotebookNode]:
    whole = "\n\n".join(each.source if each.cell_type == "code" else commented(each.source) for each in nb.cells)
    return [code(part) for part in re.split(r"\n\n+", whole)]


SCRIPTS = [whole_script, script_by_prompts, percent, by_blank_lines]
Trip = Callable[[NotebookNode], list[NotebookNode]]


@pytest.mark.parametrize("trip", SCRIPTS)
def test_a_written_answer_that_came_back_as_comments_reaches_a_person(week1: Assignment, trip: Trip) -> None:
    hand_in(week1, nbformat.v4.new_notebook(cells=trip(solved(week1))))
    result = graded(week1)
    assert (earned(result)["double"], waits(result)) == (5.0, True)
    assert "Text in comments below the question of why was read as the answer" in said(result)
    path = week1.autograded("student01") / "basics.ipynb"
    (text,) = (each.source for each in read(path).cells if each.cell_type == "markdown" and WHY in each.source)
    assert text == WHY


@pytest.mark.parametrize("trip", SCRIPTS)
def test_a_blank_one_is_blank_after_the_trip(week1: Assignment, trip: Trip) -> None:
    nb = solved(week1)
    cell(nb, "why").source = cell(read(week1.release / "basics.ipynb"), "why").source
    hand_in(week1, nbformat.v4.new_notebook(cells=trip(nb)))
    result = graded(week1)
    assert (earned(result)["double"], waits(result)) == (5.0, False)


def test_comments_of_the_students_own_are_no_written_answer(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "why").source = cell(read(week1.release / "basics.ipynb"), "why").source
    nb.cells.insert(1, code("# A factor multiplies the distance from zero, and three is more than two.\nx = 1"))
    hand_in(week1, nb)
    assert not waits(graded(week1))
