"""Test cells of an nbgrader course, unchanged, judged where no student code is: what right and wrong answers earn."""

from __future__ import annotations

from pathlib import Path

import pytest
from kinds_of_answers import KINDS
from nbgrader_course import course_of, example_course, grade, points

from autograder.authoring.build import build_release
from autograder.authoring.check import check
from autograder.course.layout import Assignment
from autograder.course.notebooks import read, write
from autograder.errors import CourseError
from autograder.judging.answer_key import AnswerKey

SQUARES = (
    "def squares(n):\n    if n < 1:\n        raise ValueError('n must be 1 or more')\n"
    "    return [i ** 2 for i in range(1, n + 1)]\n"
)
SUM = "def sum_of_squares(n):\n    return sum(squares(n))\n"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    return example_course(tmp_path_factory.mktemp("ps1"))


#: What stock nbgrader 0.9.6 gives for the same submissions: see test_nbgrader_class.py, which asks it.
@pytest.mark.parametrize(
    ("squares", "total", "earns"),
    [
        (SQUARES, SUM, (1, 1, 0.5, 0.5)),
        (SQUARES, "def sum_of_squares(n):\n    return n * (n + 1) * (2 * n + 1) // 6\n", (1, 1, 0.5, 0)),
        ("def squares(n):\n    return [i ** 2 for i in range(1, n + 1)]\n", SUM, (1, 0, 0.5, 0.5)),
        ("def squares(n):\n    return []\n", SUM, (0, 0, 0, 0.5)),
        (None, None, (0, 0, 0, 0)),
    ],
)
def test_the_example_course_earns_what_nbgrader_gives(
    example: Assignment, squares: str | None, total: str | None, earns: tuple[float, ...]
) -> None:
    answers = {name: text for name, text in (("squares", squares), ("sum_of_squares", total)) if text}
    result = grade(example, "problem1", answers)
    names = "correct_squares", "squares_invalid_input", "correct_sum_of_squares", "sum_of_squares_uses_squares"
    assert points(result) == dict(zip(names, earns, strict=True))


def test_right_answers_of_many_kinds_pass(tmp_path: Path) -> None:
    cells: list[tuple[str, str]] = []
    for _, own, answer, test in KINDS:
        cells += [("code", own)] if own else []
        cells += [("answer", f"### BEGIN SOLUTION\n{answer}\n### END SOLUTION"), ("test", test)]
    assignment = course_of(tmp_path, cells)
    answers = {f"answer{number}": answer for number, (_, _, answer, _) in enumerate(KINDS, 1)}
    result = grade(assignment, "nb", answers)
    failed = {
        KINDS[number][0]: (each.outcomes, each.faults)
        for number, each in enumerate(result.exercises)
        if each.earned != (0.5 if KINDS[number][0] == "partial" else 2)
    }
    assert failed == {}


LIAR = """
class Liar:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0
    def __rsub__(self, other): return 0
    def __lt__(self, other): return True
    def __le__(self, other): return True
    def __gt__(self, other): return True
    def __contains__(self, other): return True
    def __hash__(self): return 9
    def __abs__(self): return 0
    def __bool__(self): return True
    def __getattr__(self, name): return Liar()
    def __call__(self, *args, **kwargs): return True
    def __array__(self, *args, **kwargs): return np.zeros(())
    __array_priority__ = 1000
    def __array_ufunc__(self, *args, **kwargs): return True
    __class__ = property(lambda self: int)
"""
LYING_INT = """
class Liar(int):
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0
    def __rsub__(self, other): return 0
    def __lt__(self, other): return True
    def __hash__(self): return 9
"""
TESTS = [
    "assert f(3) == 9",
    "assert 9 == f(3)",
    "assert not f(3) != 9",
    "assert f(3) - 9 == 0",
    "assert abs(f(3) - 9) < 1e-6",
    "assert f(3) in (9, 10)",
    "assert [f(3)] == [9]",
    "assert {1: f(3)} == {1: 9}",
    "assert f(3).equals(9)",
    "import numpy as np\nnp.testing.assert_allclose(f(3), 9)",
    "import numpy as np\nnp.testing.assert_equal(f(3), 9)",
    "import numpy as np\nassert np.isclose(f(3), 9)",
    "import numpy as np\nassert np.all(f(3) == np.full(3, 9))",
    "import math\nassert math.isclose(f(3), 9)",
    "import unittest\nunittest.TestCase().assertEqual(f(3), 9)",
    "import unittest\nunittest.TestCase().assertAlmostEqual(f(3), 9)",
    "import pytest\nassert f(3) == pytest.approx(9)",
]
RIGHT = "def f(x):\n    ### BEGIN SOLUTION\n    return x * x\n    ### END SOLUTION\n"


@pytest.fixture(scope="module")
def square(tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    """A course with one answer and many test cells for it."""
    hidden = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"
    cells = [("code", "import numpy as np"), ("answer", RIGHT), *(("test", hidden.format(test)) for test in TESTS)]
    return course_of(tmp_path_factory.mktemp("square"), cells)


#: What stock nbgrader pays for in full, and more of the same kinds.
HOSTILE = {
    "equals everything": LIAR + "def f(x): return Liar()",
    "a number that lies": LYING_INT + "def f(x): return Liar(4)",
    "an exact number of another library": "def f(x):\n    from unittest import mock\n    return mock.ANY",
    "exits": "import sys\ndef f(x): sys.exit(0)",
    "ends the process": "import os\ndef f(x): os._exit(0)",
    "ends the process later": "import os, atexit\natexit.register(os._exit, 0)\ndef f(x): return None",
    "replaces builtins": (
        "import builtins\nbuiltins.abs = lambda x: 0\nbuiltins.AssertionError = None\ndef f(x): return 4"
    ),
    "replaces numpy.testing": (
        "np.testing.assert_allclose = np.isclose = np.all = lambda *a, **k: True\ndef f(x): return 4"
    ),
    "transforms later cells": (
        "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass'])\ndef f(x): return 4"
    ),
    "looks for the tests": (
        "import gc, sys\nhead = 'assert ' + 'f(3'\ndef f(x):\n    frame, places = sys._getframe(), gc.get_objects()\n"
        "    while frame:\n        places += [frame.f_locals, frame.f_globals]\n        frame = frame.f_back\n"
        "    for place in places:\n        for value in list(place.values()) if type(place) is dict else ():\n"
        "            if type(value) is str and value != head and head in value: return 9\n    return 4"
    ),
    "replaces what serves it": (
        "import sys\nfor name, module in list(sys.modules.items()):\n    if name.startswith('autograder.guest'):\n"
        "        for key in ('operate', 'serve', 'pack', 'encode_reply', 'mark_of'):\n"
        "            if hasattr(module, key) and key == 'operate':\n"
        "                module.operate = lambda *a, **k: ['value', ['g', 'unittest.mock', 'ANY'], [], [], '']\n"
        "def f(x): return 4"
    ),
    "skips": "import unittest\ndef f(x): raise unittest.SkipTest('no')",
    "never ends": "def f(x):\n    while True: pass",
    "gives nothing": "def f(x): pass",
}


@pytest.mark.mostly_slow
@pytest.mark.parametrize("how", [name for name in HOSTILE if name != "never ends"])
def test_hostile_answers_earn_nothing(square: Assignment, how: str) -> None:
    result = grade(square, "nb", {"answer1": HOSTILE[how]})
    assert {name: earned for name, earned in points(result).items() if earned} == {}
    assert not any(each.faults for each in result.exercises)
    assert all(each.status in ("not yet", "not attempted") for each in result.exercises)


def test_a_right_answer_passes_what_hostile_ones_do_not(square: Assignment) -> None:
    failed = [
        TESTS[int(name[4:]) - 1]
        for name, earned in points(grade(square, "nb", {"answer1": RIGHT})).items()
        if not earned
    ]
    assert failed == ["assert f(3).equals(9)"]  # which no number has


def test_what_is_wrong_with_the_course_is_not_the_students(tmp_path: Path) -> None:
    tests = [
        "import a_package_that_is_not_here\nassert f(3) == 9",
        "assert helper(f(3))",
        "import inspect\ninspect.getsource(f)",
    ]
    broken = ("code", "from a_package_that_is_not_here import helper")
    assignment = course_of(tmp_path, [broken, ("answer", RIGHT), *(("test", test) for test in tests)])
    result = grade(assignment, "nb", {"answer1": RIGHT})
    assert [each.status for each in result.exercises] == ["not graded"] * 3
    assert "a_package_that_is_not_here" in result.exercises[0].faults[0]
    assert "helper" in result.exercises[1].faults[0]
    assert "in-kernel" in result.exercises[2].faults[0]


@pytest.mark.parametrize("given", ["abc", -1, True, [1]])
def test_points_that_are_not_a_number_are_a_sentence(tmp_path: Path, given: object) -> None:
    assignment = course_of(tmp_path, [("answer", RIGHT), ("test", "assert f(3) == 9")])
    path = assignment.source / "nb.ipynb"
    nb = read(path)
    nb.cells[1].metadata.nbgrader.points = given
    write(nb, path)
    (complaint, *_) = check(assignment, execute=False)
    assert complaint.startswith(f"{path}: The points of the graded cell 'test1' are {given!r}, and must be a number")
    with pytest.raises(CourseError, match="The points of the graded cell 'test1'"):
        AnswerKey.load(assignment, "nb")


@pytest.mark.mostly_slow
@pytest.mark.parametrize("kind", ["code", "answer", "test", "test in-kernel"])
@pytest.mark.parametrize("deep", ["(" * 300 + ")" * 300, "-" * 20_000 + "1"], ids=["brackets", "signs"])
def test_a_cell_that_is_nested_too_deep_is_a_sentence(tmp_path: Path, kind: str, deep: str) -> None:
    cells = [(name, text + (f"\n{deep}" if name == kind.partition(" ")[0] else "")) for name, text in (
        ("code", "import math"), ("answer", RIGHT), ("test", "assert f(3) == 9"),
    )]  # fmt: skip
    assignment = course_of(tmp_path, [(kind if kind.startswith(name) else name, text) for name, text in cells])
    (result,) = grade(assignment, "nb", {"answer1": RIGHT}).exercises
    assert (result.status, result.earned) == {
        "code": ("passed", 2), "answer": ("passed", 2), "test": ("not graded", 0), "test in-kernel": ("not yet", 0),
    }[kind]  # fmt: skip
    assert "The solution of ps1/nb does not run: the cell " in next(iter(check(assignment)))


def test_lines_of_which_nbgrader_is_to_make_tests_pass_no_answer(tmp_path: Path) -> None:
    assignment = course_of(tmp_path, [("answer", RIGHT), ("test", "assert f(3) == 9")])
    path = assignment.source / "nb.ipynb"
    path.write_text(path.read_text().replace("assert f(3) == 9", "### HASHED AUTOTEST f(3)"))
    (result,) = grade(assignment, "nb", {"answer1": "def f(n):\n    return 0"}).exercises
    assert (result.status, result.earned) == ("not graded", 0.0)
    assert "AUTOTEST" in result.faults[0]


def test_a_cell_that_is_marked_is_judged_in_the_students_kernel(tmp_path: Path) -> None:
    test = "import inspect\nassert 'for' not in inspect.getsource(f)\nassert get_ipython() is not None"
    assignment = course_of(tmp_path, [("answer", RIGHT), ("test in-kernel", test)])
    (result,) = grade(assignment, "nb", {"answer1": RIGHT}).exercises
    assert result.earned == 2
    assert "judged in the student's kernel" in result.outcomes[0].claim
    (other,) = grade(assignment, "nb", {"answer1": "def f(x):\n    for _ in [1]: return x * x"}).exercises
    assert other.earned == 0


@pytest.mark.slow
def test_a_cell_in_the_kernel_that_lacks_a_package_of_the_course_is_not_graded(tmp_path: Path) -> None:
    cells = [
        ("code", "import not_there_at_all as there"),
        ("answer", RIGHT),
        ("test in-kernel", "there.equal(f(2), 4)"),
    ]
    (result,) = grade(course_of(tmp_path, cells), "nb", {"answer1": RIGHT}).exercises
    assert result.status == "not graded"
    assert "not_there_at_all, which is not installed here" in result.faults[0]


@pytest.mark.parametrize(
    ("answer", "earns"),
    [
        ("from math import floor as down\nimport fractions", [2, 2, 2]),
        ("import math, fractions\ndown = math.floor", [2, 2, 2]),
        ("from math import ceil as down\nimport fractions", [0, 2, 2]),
        ("import fractions", [0, 2, 0]),
        ("from math import floor as down", [2, 0, 2]),
        ("pass", [0, 0, 0]),
    ],
)
def test_an_import_that_is_the_answer_is_the_students(tmp_path: Path, answer: str, earns: list[float]) -> None:
    tests = ["assert down(2.5) == 2", "assert fractions.Fraction(1, 2) + 1 == 1.5", "assert 'down' in dir()"]
    cells = [("answer", "from math import floor as down\nimport fractions"), *(("test", test) for test in tests[:2])]
    assignment = course_of(tmp_path, [*cells, ("test in-kernel", tests[2])])
    assert [each.earned for each in grade(assignment, "nb", {"answer1": answer}).exercises] == earns


def test_the_arguments_of_a_students_function_are_looked_at(tmp_path: Path) -> None:
    test = "import inspect\nspec = inspect.getfullargspec(f)\nassert (spec.args, spec.defaults) == (['x'], (1,))"
    assignment = course_of(tmp_path, [("answer", "def f(x=1):\n    return x"), ("test", test)])
    for answer, earns in (("def f(x=1):\n    return x", 2), ("def f(x=2):\n    return x", 0)):
        assert grade(assignment, "nb", {"answer1": answer}).exercises[0].earned == earns


def test_a_class_that_an_answer_defines_anew_is_the_students(tmp_path: Path) -> None:
    ours = "class P:\n    def __init__(self, n):\n        self.n = n"
    more = "\n    def add(self, n):\n        self.n += n"
    test = "p = P(1)\np.add(2)\nassert p.n == 3"
    assignment = course_of(tmp_path, [("code", ours), ("answer", ours + more), ("test", test), ("code", "P(3)")])
    for answer, earns in ((ours + more, 2), (ours, 0)):
        assert grade(assignment, "nb", {"answer1": answer}).exercises[0].earned == earns


@pytest.mark.parametrize(
    "setup", ["%reset -f\nimport math", "import math\nmath.floor?", "%%capture\nimport math", "import math\n!ls"]
)
def test_lines_of_ipython_in_a_cell_of_the_course_take_nothing_from_its_rest(tmp_path: Path, setup: str) -> None:
    cells = [("code", "%%html\n<p>"), ("code", setup), ("answer", RIGHT), ("test", "assert f(math.floor(3.5)) == 9")]
    (result,) = grade(course_of(tmp_path, cells), "nb", {"answer1": RIGHT}).exercises
    assert result.earned == 2, result.faults


def test_what_looks_through_all_names_is_not_graded_outside(tmp_path: Path) -> None:
    assignment = course_of(tmp_path, [("answer", RIGHT), ("test", "assert 'f' in dir()")])
    (result,) = grade(assignment, "nb", {"answer1": RIGHT}).exercises
    assert (result.status, "in-kernel" in result.faults[0]) == ("not graded", True)


def test_what_was_called_got_and_wanted_is_told(tmp_path: Path) -> None:
    assignment = course_of(tmp_path, [("answer", RIGHT), ("test", "assert f(3) == 9, 'Is it the square?'")])
    (result,) = grade(assignment, "nb", {"answer1": "def f(x): return 2 * x"}).exercises
    (outcome,) = result.outcomes
    assert (outcome.called, outcome.got, outcome.wanted) == ("f(3)", "6", "9")
    assert outcome.look_at == "Is it the square?"


def test_the_assert_that_failed_is_shown_where_students_have_it(tmp_path: Path) -> None:
    """Not where it stands in a hidden region, though the visible part of the cell has the same line."""
    fails = "assert np.allclose(\n    L @ U, A\n)"
    hidden = "### BEGIN HIDDEN TESTS\nassert np.allclose(L @ U, A)\n### END HIDDEN TESTS"
    cells = [
        ("answer", "### BEGIN SOLUTION\nimport numpy as np\ndef lu(A): return np.eye(2), A\n### END SOLUTION"),
        ("code", "A = np.eye(2)\nL, U = lu(A)"),
        ("test", f"assert L.shape == (2, 2)\n{fails}"),
        ("test", f"x = 1\n{hidden}"),
        ("test", f"{hidden}\nassert np.allclose(L @ U, A)"),
        ("test", "assert np.allclose(L @ U, A), 'L U is A'"),
        ("test", "assert np.allclose(L, A)  # points: 1\nassert np.allclose(L @ U, A)  # points: 1"),
    ]
    wrong = "import numpy as np\ndef lu(A): return np.eye(2), 2 * A"
    result = grade(course_of(tmp_path, cells), "nb", {"answer1": wrong})
    failed = [outcome for each in result.exercises for outcome in each.outcomes if outcome.status != "passed"]
    told = [f"{outcome.got}{outcome.look_at}" for outcome in failed]
    shown = "the test that did not hold: np.allclose(L @ U, A)"
    assert told == [shown, "", "", "L U is A", shown]


def test_a_method_of_a_builtin_class_is_told_by_its_name(tmp_path: Path) -> None:
    cells = [
        ("answer", "### BEGIN SOLUTION\nimport re\nEMAIL = re.compile('.+@')\n### END SOLUTION"),
        ("test", "assert EMAIL.match('a@b.de')"),
    ]
    (result,) = grade(course_of(tmp_path, cells), "nb", {"answer1": "import re\nEMAIL = re.compile('x')"}).exercises
    assert result.outcomes[0].called == "match('a@b.de')"


def test_what_was_to_hold_a_value_is_told_as_that(tmp_path: Path) -> None:
    cells = [("answer", "### BEGIN SOLUTION\nnames = ['a']\n### END SOLUTION"), ("test", "assert 'a' in names")]
    result = grade(course_of(tmp_path, cells), "nb", {"answer1": "names = ['b']"})
    (outcome,) = result.exercises[0].outcomes
    assert (outcome.got, outcome.wanted) == ("['b']", "what holds 'a'")


IN_PARTS = """### BEGIN HIDDEN TESTS
import math
assert total([1, 2]) == 3  # points: 1
limit = top([1, 5])
assert limit == 5  # points: 0.25
assert math.isclose(
    total([]), 0
)  # Points: 0.75
### END HIDDEN TESTS
"""
TOTAL, TOP = "def total(values):\n    return sum(values)\n", "def top(values):\n    return max(values)\n"


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    ("total", "top", "passes"),
    [
        (TOTAL, TOP, [True, True, True]),
        ("def total(values):\n    return sum(values) + 1\n", TOP, [False, True, False]),
        (TOTAL, "def top(values):\n    return min(values)\n", [True, False, True]),
        ("def total(values):\n    return sum(values) if values else None\n", TOP, [True, True, False]),
        (TOTAL, "def top(values):\n    return values.top\n", [True, False, False]),  # a statement that others need
        (TOTAL, "def top(values):\n    while True:\n        pass\n", [True, False, False]),
        (None, None, [False, False, False]),
    ],
)
def test_statements_with_points_of_their_own_are_tests_of_their_own(
    tmp_path: Path, total: str | None, top: str | None, passes: list[bool]
) -> None:
    cells = [("answer", f"### BEGIN SOLUTION\n{TOTAL}\n{TOP}\n### END SOLUTION"), ("test", IN_PARTS)]
    answers = {"answer1": f"{total}\n{top}"} if total and top else {}
    (exercise,) = grade(course_of(tmp_path, cells), "nb", answers).exercises
    assert [outcome.status == "passed" for outcome in exercise.outcomes] == passes
    assert [outcome.points for outcome in exercise.outcomes] == [1, 0.25, 0.75]
    assert len({outcome.claim for outcome in exercise.outcomes}) == 3
    assert exercise.faults == []


def test_points_of_statements_that_are_not_those_of_the_cell_are_the_courses_fault(tmp_path: Path) -> None:
    cells = [
        ("answer", f"### BEGIN SOLUTION\n{TOTAL}\n### END SOLUTION"),
        ("test", "assert total([1]) == 1  # points: 3"),
    ]
    (exercise,) = grade(course_of(tmp_path, cells), "nb", {"answer1": TOTAL}).exercises
    assert exercise.not_graded
    assert "give 3 points in all; the cell has 2" in exercise.faults[0]


def test_points_in_a_text_are_none(tmp_path: Path) -> None:
    test = "assert total([1]) == 1, 'half # points: 1'\n# points: 5\nassert total([2]) == 2"
    cells = [("answer", f"### BEGIN SOLUTION\n{TOTAL}\n### END SOLUTION"), ("test", test)]
    (exercise,) = grade(course_of(tmp_path, cells), "nb", {"answer1": TOTAL}).exercises
    assert exercise.earned == 2


@pytest.mark.parametrize("tag", ["", " in-kernel"])
def test_a_file_of_the_courses_that_is_asked_for_elsewhere_is_named(tmp_path: Path, tag: str) -> None:
    answer = "def total(): return sum(map(int, open('/content/numbers.txt')))"
    assignment = course_of(tmp_path, [("answer", answer), (f"test{tag}", "assert total() == 3")])
    (assignment.source / "numbers.txt").write_text("1\n2\n")
    build_release(assignment, assignment.release.parent)
    (outcome,) = grade(assignment, "nb", {"answer1": answer}).exercises[0].outcomes
    assert "`numbers.txt` lies beside the notebook" in outcome.look_at


@pytest.mark.parametrize("points", [0, 2])
def test_what_a_cell_without_points_shows_last_is_no_number_of_points(tmp_path: Path, points: int) -> None:
    shown = ["abs(f(2) - np.ones(2))", "f(2) * 1.0", "f(2).sum()", "d = f(2)\nd -= 1\nd", "len(f(2))"]
    answer = "### BEGIN SOLUTION\ndef f(x): return np.full(2, x) + 5\n### END SOLUTION"
    cells = [("code", "import numpy as np"), ("answer", answer), *(("test", each) for each in shown)]
    assignment = course_of(tmp_path, [*cells, ("test in-kernel", "len(f(2)) + 8")])
    path = assignment.source / "nb.ipynb"
    nb = read(path)
    for cell in nb.cells[2:]:
        cell.metadata.nbgrader["points"] = points
    write(nb, path)
    build_release(assignment, assignment.release.parent)
    result = grade(assignment, "nb", {"answer1": answer})
    told = [(each.outcomes[0].status, each.outcomes[0].wanted) for each in result.exercises]
    none, wrong, passed = ("not yet", "a number"), ("not graded", ""), ("passed", "")
    assert told == ([none, none, wrong, none, passed, wrong] if points else [passed] * 6)
