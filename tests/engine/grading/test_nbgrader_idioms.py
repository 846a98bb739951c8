"""Everyday test cells are judged without a tag, and earn what nbgrader gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from everyday_idioms import IDIOMS
from nbgrader_course import course_of, grade, points

from autograder.judging.answer_names import Answers
from autograder.judging.test_cells import needs_kernel


@pytest.mark.mostly_slow
@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_everyday_test_cells_earn_what_nbgrader_gives(tmp_path: Path, right: bool) -> None:
    cells = [("code", "import numpy as np")]
    for _, good, _, test in IDIOMS:
        cells += [("answer", f"### BEGIN SOLUTION\n{good}\n### END SOLUTION"), ("test", test)]
    answers = {f"answer{number}": good if right else bad for number, (_, good, bad, _) in enumerate(IDIOMS, 1)}
    result = grade(course_of(tmp_path, cells), "nb", answers)
    told = dict(zip([each[0] for each in IDIOMS], points(result).values(), strict=True))
    assert told == dict.fromkeys(told, 2.0 if right else 0.0)
    assert [each.faults for each in result.exercises if each.faults] == []


@pytest.mark.parametrize(
    ("test", "line"),
    [
        ("x = 1\nclass Dog(Animal):\n    def __init__(self):\n        super().__init__()", 2),
        ("class Dog(Animal):\n    @property\n    def sound(self): return 1", 1),
        ("a = 1\nassert 'sound' in Animal.__dict__", 2),
        ("a = 1\nassert 'sound' in vars(Animal)", 2),
        ("import inspect\na = 1\nassert 'for' not in inspect.getsource(Animal)", 3),
        ("x = 1\n%timeit Animal()", 2),
        ("a = np.ones(1)\nb = Animal(a)\na += 2\nassert b.a == [1]", 3),
    ],
)
def test_what_needs_the_students_process_is_named_with_its_line(test: str, line: int) -> None:
    need = needs_kernel(test, Answers.of(["class Animal:\n    def speak(self): return self.sound()"]))
    assert need is not None
    assert need.line == line
    assert str(need).startswith(f"line {line}: ")


def test_a_class_that_the_test_derives_needs_nothing_if_its_methods_can_stay_in_the_test() -> None:
    test = "class Dog(Animal):\n    def sound(self): return 'wuff'\nassert Dog().speak() == 'wuff'"
    assert needs_kernel(test, Answers.of(["class Animal:\n    def speak(self): return self.sound()"])) is None


@pytest.mark.parametrize(("name", "earns"), [("scale", 2), ("wanted", 0)])
def test_of_what_a_test_binds_the_students_code_finds_what_right_answers_read(
    tmp_path: Path, name: str, earns: float
) -> None:
    right = "def f(x):\n    return x * scale"
    test = "scale = 3\nwanted = 6\nassert f(2) == wanted"
    assignment = course_of(tmp_path, [("code", "scale = 2"), ("answer", right), ("test", test)])
    answer = f"def f(x):\n    return globals()[{name!r}] * {2 if name == 'scale' else 1}"
    (result,) = grade(assignment, "nb", {"answer1": answer}).exercises
    assert result.earned == earns


def test_cells_behind_a_test_find_what_it_alone_has_imported_and_bound(tmp_path: Path) -> None:
    first, second = "def f(x):\n    return 2 * x", "root = math.sqrt(four)"
    tests = ["import math\nfour = 4\nassert f(2) == four", "assert root == 2\nassert half == 0.5"]
    cells = [("answer", first), ("test", tests[0]), ("code", "half = math.sqrt(0.25)"), ("answer", second)]
    result = grade(course_of(tmp_path, [*cells, ("test", tests[1])]), "nb", {"answer1": first, "answer2": second})
    assert points(result) == {"test1": 2, "test2": 2}


def test_a_function_of_the_courses_that_a_test_takes_away_and_puts_back_is_the_kernels(tmp_path: Path) -> None:
    first, second = "def f(x):\n    return 2 * double(x)", "y = f(1)"
    test = "kept = double\ndel double\ndouble = kept\nboth = [double]\nassert f(1) == 4"
    cells = [("code", "def double(x):\n    return 2 * x"), ("answer", first), ("test", test)]
    cells += [("code", "len(both) if 'both' in globals() else 0"), ("answer", second), ("test", "assert y == 4")]
    result = grade(course_of(tmp_path, cells), "nb", {"answer1": first, "answer2": second})
    assert points(result) == {"test1": 2, "test2": 2}
