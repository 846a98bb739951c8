"""nbgrader's example course beside nbgrader itself: what its own execution and rule give for the same answers."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbgrader.utils import determine_grade, is_grade, is_solution
from nbgrader_course import EXAMPLE, example_course, grade, points

from autograder.course.layout import Assignment

pytestmark = pytest.mark.slow

SQUARES = (
    "def squares(n):\n    if n < 1:\n        raise ValueError('n')\n    return [i ** 2 for i in range(1, n + 1)]\n"
)
SUM = "def sum_of_squares(n):\n    return sum(squares(n))\n"
RIGHT = {"squares": SQUARES, "sum_of_squares": SUM}
#: Answers by hand, of which stock nbgrader is asked what they earn.
HONEST = {
    "right": RIGHT,
    "a formula": {**RIGHT, "sum_of_squares": "def sum_of_squares(n):\n    return n * (n + 1) * (2 * n + 1) // 6\n"},
    "no error": {**RIGHT, "squares": "def squares(n):\n    return [i ** 2 for i in range(1, n + 1)]\n"},
    "off by one": {**RIGHT, "squares": "def squares(n):\n    return [i ** 2 for i in range(n)]\n"},
    "nothing given": {**RIGHT, "sum_of_squares": "def sum_of_squares(n):\n    squares(n)\n"},
    "half": {"squares": SQUARES, "sum_of_squares": "def sum_of_squares(n):\n    raise NotImplementedError()\n"},
    "no Python": {**RIGHT, "squares": "def squares(n)\n    return 1\n"},
}
ALWAYS_EQUAL = "class Equal(list):\n    def __eq__(self, other):\n        return True\n"
#: Answers that are wrong and that stock nbgrader pays for.
HOSTILE = {
    "equals everything": {
        "squares": ALWAYS_EQUAL + "def squares(n):\n    if n < 1: raise ValueError\n    return Equal()\n"
    },
    "empties later cells": {
        "squares": "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])\n"
        "def squares(n): return 0\n"
    },
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return example_course(tmp_path_factory.mktemp("ps1"))


def stock(answers: dict[str, str]) -> dict[str, float]:
    """What nbgrader gives: the notebook run in a kernel, and the points that it reads from the outputs."""
    nb = nbformat.read(EXAMPLE / "problem1.ipynb", as_version=4)
    for cell in nb.cells:
        name = cell.metadata.get("nbgrader", {}).get("grade_id")
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code":
            cell.source = answers.get(name, "raise NotImplementedError()")
    nb.metadata["kernelspec"] = {"name": "python3", "display_name": "", "language": "python"}
    NotebookClient(nb, allow_errors=True, timeout=30).execute()
    graded = [cell for cell in nb.cells if is_grade(cell) and not is_solution(cell) and cell.cell_type == "code"]
    return {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in graded}


@pytest.mark.parametrize("name", HONEST)
def test_honest_answers_earn_what_nbgrader_gives(example: Assignment, name: str) -> None:
    assert points(grade(example, "problem1", HONEST[name])) == stock(HONEST[name])


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_answers_that_nbgrader_pays_for_earn_nothing(example: Assignment, name: str) -> None:
    assert stock(HOSTILE[name])["correct_squares"] == 1
    assert points(grade(example, "problem1", HOSTILE[name]))["correct_squares"] == 0


def test_a_manually_graded_answer_waits_for_a_person(example: Assignment, tmp_path: Path) -> None:
    answer = {"sum_of_squares_equation": "$1 + 4 + 9$", "sum_of_squares_application": "def pyramid(n): return 1"}
    result = {each.exercise: each for each in grade(example, "problem1", {**RIGHT, **answer}).exercises}
    assert {name for name, each in result.items() if each.waits} >= set(answer)
    assert not any(each.waits for each in grade(example, "problem1", RIGHT).exercises)
