"""Values of student code that try to become code, memory or words of the test cells' process, or to end it."""

from __future__ import annotations

from pathlib import Path

import pytest
from nbgrader_course import course_of, grade, points

from autograder.course.layout import Assignment
from autograder.grading import soundness
from autograder.grading.settings import Settings
from autograder.grading.submission import try_own_answers
from autograder.results import ExerciseResult
from autograder.sandbox.limits import Limits

SYMPY = "import sympy\nx = sympy.Symbol('x')"
CODE = (
    "__import__('autograder.guest.checks').guest.checks._OPERATORS.update("
    "dict.fromkeys(['Eq', 'NotEq', 'Lt', 'LtE', 'Gt', 'GtE'], lambda a, b: True)) or 0"
)
SLOPE = "def f(e):\n    return sympy.diff(e, x)"
LAMBDIFIED = "g = sympy.lambdify(x, f(x**3))\nassert g(2.0) == 12\nassert g(-1.0) == 3"
EVALUATES = f"F = sympy.Function\ndef f(e):\n    return x + F('eval')(F('bytes')(sympy.Tuple(*{CODE.encode()!r})))"
KEEPS = """class M:
    def __init__(self): self.a = np.arange(60)
    def get(self): return self.a
    def bump(self): self.a += 1"""
VIEW = "m = M()\na = m.get()\nv = a[:50]\nm.bump()\nspare = [[i] for i in range(1000)]\n"
SUITE = """import unittest
class T(unittest.TestCase):
    def test_f(self): self.assertEqual(f(2), 4)
result = unittest.TestResult()
unittest.defaultTestLoader.loadTestsFromTestCase(T).run(result)
assert result.wasSuccessful()"""
SKIPS = """class SkipTest(Exception): pass
SkipTest.__module__, SkipTest.__qualname__ = {module!r}, 'SkipTest'
import {module}
{module}.SkipTest = SkipTest
def f(x):
    raise SkipTest('no')"""

#: The cell of the course, the solution, the wrong answer, the test cell.
UNPAID: dict[str, tuple[str, str, str, str]] = {
    "a symbol that is code": (SYMPY, SLOPE, f"def f(e):\n    return x + sympy.Symbol({f'({CODE})'!r})", LAMBDIFIED),
    "a function that is called": (SYMPY, SLOPE, EVALUATES, LAMBDIFIED),
    "a formula that is not expanded": (
        SYMPY,
        "def f(e):\n    return sympy.expand(e)",
        "def f(e):\n    return e",
        "e = sympy.Mul(2, x + 1, evaluate=False)\nassert f(e) == 2*x + 2",
    ),
    "memory that is gone": (
        "import numpy as np",
        KEEPS,
        KEEPS.replace("self.a += 1", "self.a.resize(200_000, refcheck=False)"),
        VIEW + "assert v[0] == 1",
    ),
    "a test that is left out": (
        "import numpy as np",
        "def f(x):\n    return 2 * x",
        SKIPS.format(module="numpy.testing"),
        SUITE,
    ),
    "a test that is left out, by a private name": (
        "import numpy as np",
        "def f(x):\n    return 2 * x",
        SKIPS.format(module="numpy.testing._private.utils"),
        SUITE,
    ),
}


@pytest.mark.mostly_slow
@pytest.mark.parametrize("how", UNPAID)
def test_values_that_would_be_paid_for_nothing(tmp_path: Path, how: str) -> None:
    own, solution, wrong, test = UNPAID[how]
    after = [("answer", "### BEGIN SOLUTION\ndef g(): return 1\n### END SOLUTION"), ("test", "assert g() == 1")]
    assignment = _course(tmp_path, solution, test, own, after)
    right = grade(assignment, "nb", {"answer1": solution, "answer2": "def g(): return 1"})
    assert [each.earned for each in right.exercises] == [2, 2], [each.outcomes for each in right.exercises]
    result = grade(assignment, "nb", {"answer1": wrong, "answer2": "def g(): return 0"})
    assert [(each.earned, each.faults) for each in result.exercises] == [(0, []), (0, [])]


#: The cell of the course, a right answer, the test cell.
PAID = {
    "many lists": (
        "",
        "def f(n):\n    return [[i, i + 1] for i in range(n)]",
        "a = len(f(40_000))\nb = f(3)\nassert a == 40_000 and list(f(2)[1]) == [1, 2] and len(b) == 3",
    ),
    "factors": (SYMPY, "def f(e):\n    return sympy.factor(e)", "assert f(2*x + 2) == sympy.factor(2*x + 2)"),
    "another shape of the same array": (
        "import numpy as np",
        "def f(a):\n    a.shape = (-1,)\n    return float(a.sum())",
        "a = np.arange(6.0).reshape(2, 3)\nb = a[0]\nassert f(a) == 15 and a.shape == (6,) and b.tolist() == [0, 1, 2]",
    ),
    "views of a dict": (
        "d = {'a': 1}",
        "def f(d):\n    d['b'] = 2\ndef g(keys, values):\n    return [*keys, *values]\ndef h(): return {'z': 1}.keys()",
        "k = d.keys()\nassert g(k, d.values()) == ['a', 1]\nf(d)\nassert g(k, {5: 3}.values()) == ['a', 'b', 3]\n"
        "assert h() == {'z'} and list(d.items()) == [('a', 1), ('b', 2)]",
    ),
}


@pytest.mark.parametrize("how", PAID)
def test_right_answers_earn_their_points(tmp_path: Path, how: str) -> None:
    own, solution, test = PAID[how]
    (result,) = grade(_course(tmp_path, solution, test, own), "nb", {"answer1": solution}).exercises
    assert (result.earned, result.faults) == (2, []), result.outcomes


@pytest.mark.parametrize("view", ["keys", "values"])
def test_a_view_hands_over_nothing_else_of_its_dict(tmp_path: Path, view: str) -> None:
    shown = "sorted(map(len, view))"
    right = f"def f(view):\n    return {shown}"
    test = f"secret = {{'a': 'bbb', 'cc': 'dddd'}}\nassert f(secret.{view}()) == {[1, 2] if view == 'keys' else [3, 4]}"
    assignment = _course(tmp_path, right, test)
    assert [each.earned for each in grade(assignment, "nb", {"answer1": right}).exercises] == [2]
    looks = "import gc\ndef f(view):\n    (d,) = gc.get_referents(view)\n    raise ValueError(f'found {dict(d)}')"
    (result,) = grade(assignment, "nb", {"answer1": looks}).exercises
    (outcome,) = result.outcomes
    hidden = ["bbb", "dddd"] if view == "keys" else ["'a'", "'cc'"]
    assert outcome.got.startswith("ValueError: found {")
    assert not any(each in outcome.got for each in hidden)


_COUNT = "def f(a, b):\n    return sum(x == y for x, y in zip(a, b))"
_RAISES = "class Shape(Exception):\n    def area(self): return 0\ndef describe(s): return str(s.area())"
_DERIVES = "class Sq(Shape):\n    def area(self): return 4\nassert describe(Sq()) == '4'"
#: The solution, what ends or confuses the tests, the test cell.
BLAMED: dict[str, tuple[str, str, str]] = {
    "no end": (
        "def f(n):\n    yield from range(n)",
        "def f(n):\n    while True:\n        yield 'x' * 8_000_000",
        "assert list(f(3)) == [0, 1, 2]",
    ),
    "more than a function of the test can give back": (
        "def f(g, s):\n    return g(g(s))",
        "def f(g, s):\n    return g('x' * 40_000_000)",
        "assert f(lambda s: s + s, 'ab') == 'ab' * 4",
    ),
    "half a surrogate pair in a message": (
        "def f(s):\n    return [ord(c) + 1 for c in s]",
        "def f(s):\n    return [0xD800] * len(s)",
        "t = ''.join(map(chr, f('abc')))\nassert t == 'bcd', f'got {t}'",
    ),
    "half a surrogate pair in a message of a function of the test": (
        "def f(g):\n    return g(65)",
        "def f(g):\n    return g(0xD800)",
        "def g(n):\n    if n > 100: raise ValueError(chr(n))\n    return n\nassert f(g) == 65",
    ),
    "a number too large for points": (_COUNT, "def f(a, b):\n    return 10**400", "f([1, 2], [1, 2])"),
    "more points than there are": (_COUNT, "def f(a, b):\n    return 3", "f([1, 2], [1, 2])"),
    "points that are no number": (_COUNT, "def f(a, b):\n    return float('nan')", "f([1, 2], [1, 2]) * 1.0"),
    "points without end": (_COUNT, "def f(a, b):\n    return -float('inf')", "f([1, 2], [1, 2]) * 1.0"),
}


@pytest.mark.mostly_slow
@pytest.mark.parametrize("how", BLAMED)
def test_what_ends_the_tests_costs_the_answer_and_not_the_next_one(tmp_path: Path, how: str) -> None:
    solution, wrong, test = BLAMED[how]
    after = [("answer", "### BEGIN SOLUTION\ndef g(): return 1\n### END SOLUTION"), ("test", "assert g() == 1")]
    assignment = _course(tmp_path, solution, test, "", after)
    right = {"answer1": solution, "answer2": "def g(): return 1"}
    assert [each.earned for each in _tried(assignment, right)] == [2, 2]
    exercises = _tried(assignment, right | {"answer1": wrong})
    assert [(each.earned, each.faults, each.status) for each in exercises] == [(0, [], "not yet"), (2, [], "passed")]
    assert exercises[0].outcomes[0].got


def test_what_the_courses_own_answer_cannot_do_is_its_fault(tmp_path: Path) -> None:
    """No number of points, and a class that cannot be derived outside of the kernel."""
    solution, _, test = BLAMED["more points than there are"]
    after = [("answer", f"### BEGIN SOLUTION\n{_RAISES}\n### END SOLUTION"), ("test", _DERIVES)]
    assignment = _course(tmp_path, solution, test.replace("1, 2", "1, 2, 3"), "", after)
    for exercise in _tried(assignment, {"answer1": solution, "answer2": _RAISES}):
        assert (exercise.status, len(exercise.faults)) == ("not graded", 1)


def test_a_form_that_only_the_student_chose_and_cannot_cross_is_left_to_a_person(tmp_path: Path) -> None:
    """It may be right: what the course's own answer gives can cross, and this cannot."""
    assignment = _course(tmp_path, _RAISES.replace("(Exception)", ""), _DERIVES)
    (exercise,) = _tried(assignment, {"answer1": _RAISES})
    assert (exercise.status, len(exercise.faults)) == ("not graded", 1)


def _course(
    root: Path, solution: str, test: str, own: str = "", after: list[tuple[str, str]] | None = None
) -> Assignment:
    cells = [("code", own or "pass"), ("answer", f"### BEGIN SOLUTION\n{solution}\n### END SOLUTION"), ("test", test)]
    return course_of(root, cells + (after or []))


def _tried(assignment: Assignment, answers: dict[str, str]) -> list[ExerciseResult]:
    """What answers earn where the course's own have been tried first."""
    settings = Settings(Limits(cell=10, call=3))
    for submission in soundness.own_answers(assignment, ["nb"]):
        try_own_answers(str(assignment.course.root), assignment.name, settings, submission)
    return grade(assignment, "nb", answers).exercises


@pytest.mark.slow
def test_tests_that_hang_count_and_have_no_other_run_again(tmp_path: Path) -> None:
    """A test cell that has been judged runs again only for names that a later one needs."""
    solution = "seen = []\ndef f(name):\n    seen.append(name)\n    return 1"
    tests = [
        "assert f('once') == 1",
        "first = f('needed')\nassert first == 1",
        "n = f('hangs')\nwhile n > 1: pass",
        "assert first == 1\nassert [*seen] == ['once', 'needed', 'hangs', 'needed']",
    ]
    cells = [("answer", f"### BEGIN SOLUTION\n{solution}\n### END SOLUTION"), *(("test", test) for test in tests)]
    cells += [("answer", "### BEGIN SOLUTION\ndef g(): return 1\n### END SOLUTION"), ("test", "assert g() == 1")]
    assignment = course_of(tmp_path, cells)
    answers = {
        "answer1": solution.replace("return 1", "return 2 if name == 'hangs' else 1"),
        "answer2": "def g(): return 1",
    }
    assert [each.earned for each in grade(assignment, "nb", answers).exercises] == [2, 2, 0, 2, 2]
    short = grade(assignment, "nb", answers, limits=Limits(cell=10, call=3, notebook=9))
    assert [each.earned for each in short.exercises] == [2, 2, 0, 2, 0]
    assert [each.kind for each in short.events] == ["cell not run"]


#: What an answer raises, and how that is told.
RAISED = [
    ("e = ValueError('q')\n    e.__cause__ = e\n    raise e", "ValueError: q"),
    ("e = ValueError('q')\n    for _ in range(9999):\n        o, e = e, KeyError(1)\n        e.__cause__ = o\n"
     "    raise e", "KeyError: 1"),
    ("class E(Exception): __cause__ = property(lambda self: E('c'))\n    raise E('q')", "E: q"),
    ("raise ExceptionGroup('two', [ValueError(1), ExceptionGroup('in', [KeyError(2)])])", "ExceptionGroup: two (2"),
    ("raise BaseExceptionGroup('two', [KeyboardInterrupt()])", "BaseExceptionGroup: two (1 sub-exception)"),
    ("class G(ExceptionGroup): pass\n    raise G('own', [ValueError(1)])", "G: own (1 sub-exception)"),
    ("raise GeneratorExit", "GeneratorExit"),
    ("raise StopIteration(3)", "StopIteration: 3"),
    ("import asyncio\n    raise asyncio.CancelledError", "CancelledError"),
]  # fmt: skip


def test_what_an_answer_raises_is_told_by_its_name(tmp_path: Path) -> None:
    cells = [("answer", "### BEGIN SOLUTION\n### END SOLUTION"), ("test", "f{}()")] * len(RAISED)
    cells = [(kind, text.format(1 + place // 2)) for place, (kind, text) in enumerate(cells)]
    answers = {f"answer{number}": f"def f{number}():\n    {body}" for number, (body, _) in enumerate(RAISED, 1)}
    result = grade(course_of(tmp_path, cells), "nb", answers)
    told = [each.outcomes[0].got.partition(" (your line")[0] for each in result.exercises]
    assert [text[: len(wanted)] for text, (_, wanted) in zip(told, RAISED, strict=True)] == [each for _, each in RAISED]


def test_groups_of_exceptions_are_taken_apart_as_in_plain_python(tmp_path: Path) -> None:
    group = "def f(x):\n    raise ExceptionGroup('two', [ValueError(x), ExceptionGroup('in', [KeyError(2)])])\n"
    test = (
        "seen = []\ntry:\n    f(7)\nexcept* ValueError as found:\n    seen += [e.args for e in found.exceptions]\n"
        "except* KeyError as found:\n    seen += [found.message, found.exceptions[0].message]\n"
        "assert seen == [(7,), 'two', 'in']"
    )
    assignment = course_of(tmp_path, [("answer", f"### BEGIN SOLUTION\n{group}### END SOLUTION"), ("test", test)])
    assert points(grade(assignment, "nb", {"answer1": group})) == {"test1": 2}
    wrong = group.replace("ValueError(x)", "ValueError(8)")
    assert points(grade(assignment, "nb", {"answer1": wrong})) == {"test1": 0}
