"""What students write into the cells with the checks, below them, and above an answer that nobody can type for."""

from __future__ import annotations

import pytest
from handing_in import DOUBLE, TRIPLE, cell, code, earned, graded, hand_in, said, solved

from autograder.course.layout import Assignment

BY_HELPER = "def triple(x):\n    return FACTOR * helper(x)\n"


@pytest.mark.parametrize("above", ["", "print(double(1))\n", "result = double([1.0])\n"])
def test_helpers_in_the_cell_with_the_checks_are_there_for_what_follows(week1: Assignment, above: str) -> None:
    nb = solved(week1)
    helpers = "import math as m\nFACTOR = 3.0\n\n\ndef helper(x):\n    return m.fabs(1) * np.asarray(x, dtype=float)\n"
    check = cell(nb, "test_double")
    check.source = f"{above}{helpers}\n{check.source}"
    cell(nb, "triple").source = BY_HELPER
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["triple"] == 5.0
    assert "What you defined in the cell with the checks of double was run above them: FACTOR, helper, m." in said(
        result
    )


def test_no_answer_is_changed_from_a_cell_with_checks_of_another(week1: Assignment) -> None:
    nb = solved(week1)
    check = cell(nb, "test_double")
    nb.cells.insert(nb.cells.index(cell(nb, "double")), code("FACTOR = 3.0"))
    check.source = f"double = None\ntriple = 4\nFACTOR = 7.0\nnp.pi = 3\n{check.source}"
    cell(nb, "triple").source = "def triple(x):\n    return FACTOR * np.asarray(x, dtype=float) * (np.pi > 3)\n"
    hand_in(week1, nb)
    assert earned(graded(week1))["triple"] == 5.0


@pytest.mark.parametrize(
    "asking",
    [
        "name = input('Your name? ')\nprint('Hello', name)",
        "try:\n    n = int(input())\nexcept EOFError:\n    n = 3\nprint(n)",
        "import getpass\ntoken = getpass.getpass()",
    ],
)
def test_an_answer_below_a_question_that_nobody_can_answer_counts(week1: Assignment, asking: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = f"{asking}\n{DOUBLE}"
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["double"] == 5.0
    (event,) = result.notebooks[0].events
    assert event.told.endswith(
        "asks for input, which nobody can type while this is graded. What else stands in it was run without that."
    )


@pytest.mark.parametrize(
    "below",
    [
        TRIPLE,
        "def better(x):\n    return 3 * x\n\n\ntriple = better\n",
        f"try:\n    {TRIPLE.strip().replace(chr(10), chr(10) + '    ')}\nfinally:\n    pass\n",
    ],
)
def test_a_correction_below_the_check_is_named_and_does_not_count(week1: Assignment, below: str) -> None:
    nb = solved(week1)
    cell(nb, "triple").source = "def triple(x):\n    return 4.0 * np.asarray(x, dtype=float)\n"
    nb.cells.append(code(below))
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["triple"] == 0.0
    (event,) = result.notebooks[0].events
    assert (
        "stands below the check of triple and defines it again. What counts is what stands above the check"
        in event.told
    )


def test_a_right_answer_is_not_told_of_what_stands_below(week1: Assignment) -> None:
    nb = solved(week1)
    nb.cells.append(code(TRIPLE))
    hand_in(week1, nb)
    assert graded(week1).notebooks[0].events == []
