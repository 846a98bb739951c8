"""Long cells of a student's own leave the answers below them their turn; what they cost is told where it is lost."""

from __future__ import annotations

import pytest
from handing_in import DOUBLE, cell, code, earned, graded, hand_in, said, solved

from autograder.course.layout import Assignment
from autograder.results import SubmissionResult

ENDLESS = "import time\nwhile True:\n    time.sleep(0.01)"
LONG = "import time\ntime.sleep(0.7)"
LOST = "import time\ntime.sleep(9)\nfactor = 2.0"


@pytest.fixture
def short(week1: Assignment) -> Assignment:
    """The assignment with a notebook's time that three cells use up."""
    config = week1.course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Grade.cell_timeout = 1\nc.Grade.notebook_timeout = 3\n")
    return week1


def with_cells(short: Assignment, above: list[str], answer: str = DOUBLE) -> SubmissionResult:
    """The result of a right submission with these cells at its beginning, and this answer to `double`."""
    nb = solved(short)
    nb.cells[1:1] = map(code, above)
    cell(nb, "double").source = answer
    hand_in(short, nb)
    return graded(short)


@pytest.mark.parametrize("own", [ENDLESS, LONG])
def test_answers_below_long_cells_still_get_their_turn(short: Assignment, own: str) -> None:
    result = with_cells(short, [own] * 8)
    assert earned(result) == {"double": 5.0, "triple": 5.0, "why": 0.0}
    assert "so that each answer still gets its turn" in said(result)


def test_a_function_below_long_cells_is_there_for_the_answer(short: Assignment) -> None:
    helper = "def twice(x):\n    return 2.0 * np.asarray(x, dtype=float)"
    short.course.root.joinpath("nbgrader_config.py").open("a").write("c.Grade.cell_timeout = 3\n")
    result = with_cells(short, ["import numpy as np", *[ENDLESS] * 6, helper], "def double(x):\n    return twice(x)")
    assert earned(result)["double"] == 5.0


@pytest.mark.parametrize(
    "answer",
    [DOUBLE.replace("2.0", "factor"), "two = factor\n" + DOUBLE.replace("2.0", "two")],
    ids=["called", "at once"],
)
def test_what_a_stopped_cell_was_to_define_is_told_at_the_exercise(short: Assignment, answer: str) -> None:
    result = with_cells(short, [LOST], answer)
    assert earned(result)["double"] == 0.0
    (told,) = {outcome.look_at for outcome in result.notebooks[0].exercises[0].outcomes}
    assert "begins with “import time”: it was to give factor its value, and did not get to its end" in told


def test_a_name_that_no_stopped_cell_binds_is_told_as_before(short: Assignment) -> None:
    result = with_cells(short, [ENDLESS], DOUBLE.replace("2.0", "factor"))
    (told,) = {outcome.look_at for outcome in result.notebooks[0].exercises[0].outcomes}
    assert "did not get to its end" not in told
