"""An answer of a line or two, judged by hidden tests, for the tests of the laws."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import Exercise
from autograder.guest.evaluate import namespace_from
from autograder.judging.answer_key import AnswerKey
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.hidden_tests import HiddenTest, agree, hidden
from autograder.judging.judge import judge
from autograder.judging.proxies import Answer, Reference
from autograder.results import ExerciseResult

ROOT = Path(__file__).resolve().parents[3]

SETUP = ("setup", "import numpy as np\nimport torch")
SPREAD = "def f(x): return np.max(x, axis=-1) - np.min(x, axis=-1)"


@hidden("f", points=3)
def rows(answer: Answer, reference: Reference, rng: np.random.Generator) -> None:
    """Each row has its own spread."""
    agree(answer, reference, rng.normal(size=(4, 6)), rtol=1e-12)


@hidden("f", points=1)
def one_row(answer: Answer, reference: Reference, rng: np.random.Generator) -> None:
    """A list of numbers has one."""
    agree(answer, reference, rng.normal(size=5), rtol=1e-12)


def found(*functions: Any) -> list[HiddenTest]:
    return [function.hidden_test for function in functions]


def judged(reference: str, answer: str, tests: list[HiddenTest], endpoint: Any = None) -> ExerciseResult:
    points = sum(test.points for test in tests)
    exercise = Exercise("f", points, written=False)
    solved = namespace_from([SETUP, ("the reference", reference)])
    key = AnswerKey(Assignment(Course(ROOT), "exercise4"), "none", [exercise], {"f": tests}, solved, {}, "a secret")
    result = judge(key, exercise, endpoint or LocalEndpoint(namespace_from([SETUP, ("student", answer)])))
    assert result.faults == []
    return result


def failed(result: ExerciseResult) -> list[tuple[str, str, str, str]]:
    """The tests that failed, and what was got, wanted and to be looked at."""
    return [(o.test, o.got, o.wanted, o.look_at) for o in result.outcomes if o.status != "passed"]


def given(judge: Any, **options: Any) -> Any:
    def a_test(answer: Answer, reference: Reference, rng: np.random.Generator) -> None:
        """It is as it should be."""
        judge(answer, reference, rng)

    return hidden("f", points=1, **options)(a_test)
