"""A variable is found wherever it stands, as a function is: below its check, in a cell that has lost its names."""

from __future__ import annotations

import pytest
from handing_in import Change, cell, code, earned, graded, hand_in, said, solved, without_names
from nbformat import NotebookNode

from autograder.authoring.build import build_release
from autograder.authoring.scaffold import scaffold
from autograder.course.layout import Assignment
from autograder.course.notebooks import read
from autograder.grading.batch import prepare


@pytest.fixture
def choice(week1: Assignment) -> Assignment:
    """The tiny course with a choice, of which "b" is the right one."""
    scaffold(week1.course, "week1", "basics", "pick", 2, kind="choice")
    build_release(week1, week1.release.parent)
    prepare(week1)
    return week1


def below_its_check(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "pick").source = cell(blank, "pick").source
    nb.cells.append(code(RIGHT))


def deleted_and_below(nb: NotebookNode, blank: NotebookNode) -> None:
    nb.cells.remove(cell(nb, "pick"))
    nb.cells.append(code(RIGHT))


def in_the_check(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "pick").source = cell(blank, "pick").source
    cell(nb, "test_pick").source = f"{RIGHT}\n{cell(blank, 'test_pick').source}"


def test_a_result_in_the_check_cell_replaces_no_function(week1: Assignment) -> None:
    blank = read(week1.release / "basics.ipynb")
    nb = solved(week1)
    nb.cells.insert(0, code(cell(nb, "double").source))
    cell(nb, "double").source = cell(blank, "double").source
    cell(nb, "test_double").source += "\ndouble = double([1.0])"
    hand_in(week1, nb)
    assert earned(graded(week1))["double"] == 5.0


def nothing(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "pick").source = RIGHT


def names_lost(nb: NotebookNode, blank: NotebookNode) -> None:
    cell(nb, "pick").source = RIGHT
    without_names(nb, blank)


RIGHT = 'pick = "b"'


@pytest.mark.mostly_slow
@pytest.mark.parametrize("change", [nothing, below_its_check, deleted_and_below, names_lost, in_the_check])
def test_a_variable_counts_wherever_it_stands(choice: Assignment, change: Change) -> None:
    blank = read(choice.release / "basics.ipynb")
    nb = read(choice.release / "basics.ipynb")
    change(nb, blank)
    hand_in(choice, nb)
    result = graded(choice)
    assert earned(result)["pick"] == 2.0
    assert ("in another cell" in said(result)) == (change in (below_its_check, in_the_check))


def test_what_is_no_answer_is_none(choice: Assignment) -> None:
    nb = read(choice.release / "basics.ipynb")
    nb.cells.append(code("print('pick = 1')\nother = 2"))
    hand_in(choice, nb)
    (entry,) = [each for each in graded(choice).notebooks[0].exercises if each.exercise == "pick"]
    assert (entry.status, entry.earned) == ("not attempted", 0.0)
