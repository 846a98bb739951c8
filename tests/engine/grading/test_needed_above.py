"""What an answer uses counts where it stands below the check, as it did for the student; nothing else is moved."""

from __future__ import annotations

import pytest
from handing_in import TRIPLE, cell, code, earned, graded, hand_in, said, solved

from autograder.course.layout import Assignment
from autograder.grading.needed_above import put_above

ANSWER = "def double(x):\n    return {0}"


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    ("expression", "below"),
    [
        ("_twice(x)", "def _twice(x):\n    return 2.0 * np.asarray(x, dtype=float)"),
        ("_twice(x)", "def _twice(x):\n    return _times(x)\ndef _times(x):\n    return FACTOR * x\nFACTOR = 2.0"),
        ("FACTOR * np.asarray(x)", "FACTOR = 1.0\nFACTOR: float = 2.0\nprint(FACTOR)"),
        ("numpy2.multiply(x, 2.0)", "%matplotlib inline\nimport numpy as numpy2\nprint(double(1))"),
        ("Twice()(x)", "class Base:\n    f = 2.0\nclass Twice(Base):\n    __call__ = lambda self, x: self.f * x"),
        ("[part for part in (twice(x),)][0]", "HALF = 0.5\nWHOLE = 1 / HALF\ntwice = lambda x: WHOLE * np.asarray(x)"),
    ],
)  # fmt: skip
def test_what_stands_below_the_check_counts(week1: Assignment, expression: str, below: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = ANSWER.format(expression)
    nb.cells.append(code(below))
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["double"] == 5.0
    assert "stands below its check" in said(result)


@pytest.mark.parametrize(
    ("expression", "below"),
    [
        ("2.0 * np.asarray(x)", "def _twice(x):\n    return x"),  # not used
        ("2.0 * np.asarray(x) + 0 * len(str(x))", "def str(x):\n    return 7"),  # Python's own
        ("_twice(x)", "print('def _twice')"),
        ("_twice(x)", "for _twice in (abs,):\n    pass"),
        ("_twice(x)", "_twice = unknown_name"),
        ("_twice(x)", "_twice = _twice2\n_twice2 = _twice3"),
        ("_twice(x)", "def _twice(x):"),
        ("_twice[0](x)", "_twice = [other(1)]"),  # made of what the answer's own cell binds
        ("_twice(x)", "_twice = abs\n_twice = _twice or abs"),
    ],
)
def test_nothing_else_is_moved(week1: Assignment, expression: str, below: str) -> None:
    nb = solved(week1)
    cell(nb, "double").source = "def other(x):\n    return abs\n" + ANSWER.format(expression)
    nb.cells.append(code(below))
    before = [one.source for one in nb.cells]
    assert put_above(nb, solved(week1)) == []
    assert [one.source for one in nb.cells] == before


@pytest.mark.parametrize("above", ["%%capture\nN = 2.0", "exec('N = 2.0')", "globals()['N'] = 2.0"])
def test_a_name_that_may_be_bound_above_keeps_its_value(week1: Assignment, above: str) -> None:
    nb = solved(week1)
    nb.cells.insert(0, code(above))
    cell(nb, "double").source = ANSWER.format("N * np.asarray(x)")
    nb.cells.append(code("N = 5.0"))
    hand_in(week1, nb)
    assert earned(graded(week1))["double"] == 5.0


def test_what_cannot_be_moved_costs_no_other_part(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "double").source = ANSWER.format("_twice(x) if len(np.shape(x)) < 9 else frame")
    nb.cells.append(code("frame = [1]\nframe = frame + [2]\ndef _twice(x):\n    return 2.0 * np.asarray(x)"))
    hand_in(week1, nb)
    assert earned(graded(week1))["double"] == 5.0


def test_a_name_that_is_bound_above_keeps_its_value(week1: Assignment) -> None:
    nb = solved(week1)
    nb.cells.insert(0, code("FACTOR = 2.0"))
    cell(nb, "double").source = ANSWER.format("FACTOR * np.asarray(x)")
    nb.cells.append(code("FACTOR = 3.0"))
    hand_in(week1, nb)
    assert earned(graded(week1))["double"] == 5.0


def test_the_answer_to_a_later_exercise_is_found(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "double").source = ANSWER.format("2 * triple(x) / 3.0")
    hand_in(week1, nb)
    result = graded(week1)
    assert earned(result)["double"] == 5.0
    assert TRIPLE.split("(")[0].removeprefix("def ") in said(result)


def test_long_and_deep_notebooks_are_left_alone(week1: Assignment) -> None:
    nb = solved(week1)
    cell(nb, "double").source = ANSWER.format("_twice(x)")
    nb.cells.append(code("_twice = abs\n" + "x = 1\n" * 100_000))
    assert put_above(nb, solved(week1)) == []
    for last in ("a200 = b200 = abs", ""):
        lines = [f"a{number} = b{number} = (a{number + 1}, b{number + 1})" for number in range(200)]
        nb.cells[-1].source = "\n".join([*lines, last, "_twice = a0"])
        assert put_above(nb, solved(week1)) == []
