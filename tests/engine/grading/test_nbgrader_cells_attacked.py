"""Answers that try to be paid by the ways of the test cells' own process, and right ones that it must not lose."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader_course import course_of, grade

from autograder.course.layout import Assignment

SQUARE = "def f(x):\n    return x * x"
VECTOR = """class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)
def norm(v):
    return (v.x ** 2 + v.y ** 2) ** 0.5"""
LIES = """
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    def __gt__(self, other): return True
    def __sub__(self, other): return 0
    def __rsub__(self, other): return 0
    def __abs__(self): return self
    def __hash__(self): return 9
    def __contains__(self, other): return True
"""
A_CLASS = "class f:\n    def __init__(self, x): pass" + LIES
A_NUMBER = "class f(float):\n    def __new__(cls, x): return float.__new__(cls, 0)" + LIES
RENAMED = "class Q:\n    pass" + LIES + "Q.__name__ = 'f'\ndef f(x): return Q()"
LYING_VECTOR = (
    "class Vector(float):\n    def __new__(cls, x, y): return float.__new__(cls, 0)\n    x = y = 0" + LIES
    + "def norm(v): return Vector(0, 0)"
)  # fmt: skip
MAIN = (
    "import unittest\nclass T(unittest.TestCase):\n    def test_f(self): self.assertEqual(f(3), 9)\n"
    "assert unittest.main(argv=['x'], exit=False).result.wasSuccessful()"
)
CHECKER = "class Checker:\n    def hint(self): pass\n    def check(self, f): return f(3) == 9\nchecker = Checker()"
HELP = "checker.hint()\n" + SQUARE
STOPS = "def f(x):\n    raise StopIteration"
NO_NUMBER = "import numpy as np\ndef f(x):\n    return np.array([0, 0])"

Cells = list[tuple[str, str]]


def _course(root: Path, solution: str, tests: list[str], own: str = "", between: str = "") -> Assignment:
    cells: Cells = [("code", own)] if own else []
    cells.append(("answer", f"### BEGIN SOLUTION\n{solution}\n### END SOLUTION"))
    cells += [("code", between)] if between else []
    return course_of(root, cells + [("test", test) for test in tests])


OTHER_LENGTH = (
    "class L:\n    def __len__(self): return 2\n    def __iter__(self): return iter(())\ndef f(x): return L()"
)
OTHER_TABLE = (
    "import pandas as pd\nclass D(pd.DataFrame):\n    def __getitem__(self, key): return pd.Series([1, 4], name=key)\n"
    "    shape = (2, 1)\ndef f(x): return D({'a': [0, 0]})"
)

#: The cell of the course, the solution, the wrong answers to it, the test cells.
UNPAID: dict[str, tuple[str, str, list[str], list[str]]] = {
    "a function's name on a class": (
        "",
        SQUARE,
        [A_CLASS, A_NUMBER, RENAMED],
        ["assert f(3) == 9", "assert 9 - f(3) == 0", "assert abs(f(3) - 9) < 1e-6", "assert f(3) in [9]"],
    ),
    "a class of the solution's with other methods": ("", VECTOR, [LYING_VECTOR], ["assert norm(Vector(3, 4)) == 5"]),
    "tests that were not found": ("", SQUARE, ["def f(x): return 4"], [MAIN]),
    "the course's checker": (
        CHECKER,
        HELP,
        [
            "class K:\n    def check(self, f): return True\nchecker = K()\nf = 0",
            "checker.check = lambda f: True\ndef f(x): return 4",
        ],
        ["assert checker.check(f)"],
    ),
    "points that are no number": (
        "",
        SQUARE,
        [NO_NUMBER],
        ["sum(f(x) == x * x for x in range(1, 5)) / 4 * 2", "score = 0\nscore += (f(1) == 1) * 2\nscore"],
    ),
    "the end of a loop of the test": (
        "",
        SQUARE,
        [STOPS],
        ["assert all(map(lambda x: f(x) == x * x, [1, 2]))",
         "for got, want in zip(map(f, [1]), [1]):\n    assert got == want"],
    ),
    "a method of the course's class": (
        "class Puzzle:\n    def __init__(self): self.n = 0\n    def solved(self): return self.n == 3",
        "def solve(p):\n    p.n = 3\n    return p",
        ["def solve(p):\n    p.solved = lambda: True\n    return p",
         "def solve(p):\n    p.solved = bool\n    return p"],
        ["assert not solve(Puzzle()).solved() is False"],
    ),
    "items that are not there": (
        "",
        "def f(x):\n    return [i * i for i in x]",
        [OTHER_LENGTH],
        ["r = f([1, 2])\nassert len(r) == 2 and all(a == b for a, b in zip(r, [1, 4]))"],
    ),
    "a table with other columns": (
        "import pandas as pd",
        "import pandas as pd\ndef f(x):\n    return pd.DataFrame({'a': [i * i for i in x]})",
        [OTHER_TABLE],
        ["assert f([1, 2]).shape == (2, 1) and f([1, 2])['a'].tolist() == [1, 4]"],
    ),
    "masked values": (
        "import numpy as np",
        SQUARE,
        ["import numpy as np\ndef f(x): return np.ma.masked_all(np.shape(x))"],
        [
            "np.testing.assert_allclose(f(np.array([1.0, 2.0])), [1, 4])",
            "assert np.allclose(f(np.array([1.0, 2.0])), [1, 4])",
        ],
    ),
}  # fmt: skip


@pytest.mark.mostly_slow
@pytest.mark.parametrize("how", UNPAID)
def test_answers_that_would_be_paid_for_nothing(tmp_path: Path, how: str) -> None:
    own, solution, wrong, tests = UNPAID[how]
    assignment = _course(tmp_path, solution, tests, own)
    right = grade(assignment, "nb", {"answer1": solution})
    assert [each.earned for each in right.exercises] == [2] * len(tests), [each.outcomes for each in right.exercises]
    for answer in wrong:
        result = grade(assignment, "nb", {"answer1": answer})
        assert [(each.earned, each.faults) for each in result.exercises] == [(0, [])] * len(tests), answer


def test_what_the_students_code_ends_is_not_a_fault_of_the_course(tmp_path: Path) -> None:
    tests = ["assert result == 9", "assert more == 10"]
    assignment = _course(tmp_path, SQUARE, tests, between="result = f(3)\nmore = result + 1")
    answers = {
        "def f(x): raise ValueError('no')": ["not yet"] * 2,
        "def f(x): pass": ["not yet"] * 2,
        "def f(x): raise NotImplementedError": ["not attempted"] * 2,
        SQUARE: ["passed"] * 2,
    }
    found = {
        answer: [each.status for each in grade(assignment, "nb", {"answer1": answer}).exercises] for answer in answers
    }
    assert found == answers


@pytest.mark.slow
def test_a_value_with_which_a_test_does_not_end_costs_its_test_alone(tmp_path: Path) -> None:
    solution = "def f(n):\n    return range(n)\ndef g(x):\n    return x"
    assignment = _course(tmp_path, solution, ["assert sum(f(3)) == 3", "assert g(2) == 2"])
    answer = "def f(n): return range(10 ** 14)\ndef g(x): return x"
    result = grade(assignment, "nb", {"answer1": answer})
    assert [(each.earned, each.faults) for each in result.exercises] == [(0, []), (2, [])]


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "test",
    [
        "import doctest\nassert doctest.testmod().failed == 0",
        "import pytest\nwith pytest.warns(UserWarning):\n    f(3)",
        "import builtins\nbuiltins.input = lambda *a: '5'\nassert f(3) == 9",
        "import unittest\nwith unittest.TestCase().assertLogs('a'):\n    f(3)",
    ],
)
def test_a_cell_that_would_look_in_the_wrong_place_says_so(tmp_path: Path, test: str) -> None:
    (result,) = grade(_course(tmp_path, SQUARE, [test]), "nb", {"answer1": SQUARE}).exercises
    assert result.status == "not graded"
    assert "in-kernel" in result.faults[0]


#: The cell of the course, the answer, the test cell.
PAID = {
    "masked arrays that the test is about": (
        "import numpy as np",
        "import numpy as np\ndef f(x): return np.ma.masked_less(x, 2)",
        "assert f(np.array([1, 2, 3])).mask.tolist() == [True, False, False]",
    ),
    "a named tuple of the answer's own": (
        "",
        "import collections\nQ = collections.namedtuple('Q', 'lo hi')\ndef f(xs):\n"
        "    R = collections.namedtuple('R', 'lo hi')\n    return R(min(xs), max(xs))",
        "r = f([1, 2, 3])\nassert r.lo == 1 and r.hi == 3 and r == (1, 3) and isinstance(Q(1, 2), Q)",
    ),
    "names of attributes": (
        "",
        "class P:\n    def __init__(self): self.line, self.tree = 5, {'a': 1}",
        "p = P()\nassert p.line == 5 and p.tree == {'a': 1}",
    ),
    "data of the course that an answer changes": (
        "numbers = [3, 1]",
        "numbers.sort()\ntable = {}\ntable['a'] = 1",
        "assert numbers == [1, 3] and table == {'a': 1}",
    ),
    "an object of the course's that an answer changes": (
        "class S:\n    def __init__(self): self.items = []\n    def push(self, x): self.items.append(x)\ns = S()",
        "s.push(3)",
        "assert s.items == [3]",
    ),
    "methods of the solution's class": (
        "",
        VECTOR.replace("    def __add__", "    def __eq__(self, o): return self.x == o.x\n    def __add__"),
        "assert Vector(1, 2) + Vector(2, 2) == Vector(3, 4) and Vector(1, 2) != Vector(2, 2)",
    ),
    "order": (
        "import functools",
        "@functools.total_ordering\nclass C:\n    def __init__(self, n): self.n = n\n"
        "    def __eq__(self, o): return self.n == o.n\n    def __lt__(self, o): return self.n < o.n",
        "assert sorted([C(2), C(1)])[0].n == 1 and C(1) <= C(2) and C(3) > C(2)",
    ),
}


@pytest.mark.parametrize("how", PAID)
def test_right_answers_earn_their_points(tmp_path: Path, how: str) -> None:
    own, solution, test = PAID[how]
    (result,) = grade(_course(tmp_path, solution, [test], own), "nb", {"answer1": solution}).exercises
    assert (result.earned, result.faults) == (2, []), result.outcomes


ENDS = "import os\ndef dedupe(items):\n    os._exit(1)"
RECURSES = "import sys\nsys.setrecursionlimit(10**8)\ndef dedupe(items):\n    return dedupe(items)"


@pytest.mark.parametrize(
    ("wrong", "between"),
    [(ENDS, ""), (ENDS, "uses = dedupe([1])"), pytest.param(RECURSES, "", marks=pytest.mark.slow)],
)
def test_a_kernel_that_one_answer_ends_costs_the_next_right_one_nothing(
    tmp_path: Path, wrong: str, between: str
) -> None:
    """The test cells are run again for the next kernel, and would end it too."""
    first = "seen = 1\nassert first() == 1\nplace = 2\nassert dedupe([1, 1]) == [1]\nplace = 3"
    cells = [
        ("answer", "### BEGIN SOLUTION\ndef first(): return 1\ndef dedupe(items): return [1]\n### END SOLUTION"),
        ("test", first),
        ("code", between),
        ("answer", "### BEGIN SOLUTION\nimport re\nEMAIL = re.compile(r'\\w+@\\w+')\n### END SOLUTION"),
        ("test", "assert EMAIL.match('a@b.de')"),
        ("test", "assert (seen, place) == (1, 2) and EMAIL.match('a@b.de')"),
        *([("test", "assert uses and EMAIL.match('a@b.de')")] if between else []),
    ]
    answers = {"answer1": "def first(): return 1\n" + wrong, "answer2": "import re\nEMAIL = re.compile('.+@.+')"}
    result = grade(course_of(tmp_path, cells), "nb", answers)
    assert [each.faults for each in result.exercises if each.faults] == []
    assert [each.earned for each in result.exercises] == [0, 2, 2, 0][: len(result.exercises)]
    assert [bool(each.stop) for each in result.exercises] == [True, False, False, True][: len(result.exercises)]
