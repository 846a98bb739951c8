"""Smaller examples inside judging change no points, and are sought only where nothing is recognised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from classroom import earned, exercise, hand_in
from searching import Counted, arguments, namespace

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment, Course
from autograder.errors import NotYet
from autograder.guest import wire
from autograder.judging import counterexamples
from autograder.judging.answer_key import AnswerKey
from autograder.judging.endpoints import Endpoint, LocalEndpoint
from autograder.judging.judge import judge
from autograder.judging.proxies import Answer, Disagreement
from autograder.results import ExerciseResult, Outcome

WRONG_ABOVE_ZERO = "def double(x):\n    x = np.asarray(x)\n    return 2 * x + 0.25 * x**3 * (x > 0)"


@pytest.fixture(scope="module")
def key(template: Path) -> AnswerKey:
    return AnswerKey.load(Course(template).assignment("week1"), "basics")


def judged(
    key: AnswerKey, endpoint: Endpoint, name: str = "double", **options: Any
) -> tuple[ExerciseResult, list[Outcome]]:
    """The result with smaller examples, and the outcomes without."""
    later: list[Callable[[], None]] = []
    result = judge(key, key.exercise(name), endpoint, later=later, **options)
    before, points, recognised = list(result.outcomes), result.earned, result.recognised
    for improve in later:
        improve()
    assert (result.earned, result.recognised, result.faults) == (points, recognised, [])
    assert [outcome.status for outcome in result.outcomes] == [outcome.status for outcome in before]
    return result, before


def test_what_is_not_recognised_gets_a_smaller_example_for_the_same_points(key: AnswerKey) -> None:
    result, before = judged(key, LocalEndpoint(namespace(WRONG_ABOVE_ZERO)))
    assert before[0].called.count(",") == 6
    (x,) = arguments(result.outcomes[0].called.replace("double", "f"))
    assert len(x) == 1
    assert x[0] > 0
    assert (result.outcomes[0].got, result.outcomes[0].wanted) == (
        f"[{2 * x[0] + x[0] ** 3 / 4:.5g}]",
        f"[{2 * x[0]:g}]",
    )


def test_what_is_recognised_is_left_as_it_is(key: AnswerKey) -> None:
    endpoint = Counted("def double(x): return np.asarray(x, dtype=float)")
    result, before = judged(key, endpoint)
    assert result.recognised is not None
    assert result.outcomes == before
    assert endpoint.requests == 2


def test_a_right_answer_is_not_asked_again(key: AnswerKey) -> None:
    endpoint, alone = (Counted("def double(x): return 2 * np.asarray(x)") for _ in range(2))
    judged(key, endpoint)
    judge(key, key.exercise("double"), alone)
    assert endpoint.requests == alone.requests


def test_a_stub_is_not_asked_again(key: AnswerKey) -> None:
    endpoint = Counted("def double(x): raise NotImplementedError('double: write your answer here')")
    assert judged(key, endpoint)[0].status == "not attempted"
    assert endpoint.requests == 2


def test_a_fault_of_the_search_costs_nothing(key: AnswerKey) -> None:
    def broken(*_: Any) -> None:
        raise ZeroDivisionError

    told = NotYet("f(1)")
    found = Disagreement(told, wire.encode({"name": "double", "args": [1.0], "kwargs": {}}), 0.0, 0.0, broken)
    result = ExerciseResult("double", 5.0, [Outcome("test", "Claim.", 5.0, "not yet", "f(1)")])
    counterexamples.show(result, [(0, found)], Answer("double", LocalEndpoint({})), key.reference("double"))
    assert "ZeroDivisionError" in result.faults[0]
    assert result.outcomes[0].called == "f(1)"


def test_with_stand_ins_nothing_is_asked_again(week1: Assignment) -> None:
    path = week1.hidden("triple")
    path.write_text(path.read_text().replace('@hidden("triple", ', '@hidden("triple", uses=("double",), '))
    code = WRONG_ABOVE_ZERO + "\ndef triple(x): return double(x) - 3"
    _, before = judged(
        AnswerKey.load(week1, "basics"), LocalEndpoint(namespace(code)), "triple", failed_before=["double"]
    )
    result, _ = judged(
        AnswerKey.load(week1, "basics"), LocalEndpoint(namespace(code)), "triple", failed_before=["double"]
    )
    assert result.outcomes == before


def answer_double(code: str) -> Callable[[SampleSubmission], None]:
    return lambda work: work.answer("double", code, earns=0)


def test_calls_of_the_search_do_not_count_for_later_exercises(quick: Assignment) -> None:
    counted = "calls = 0\n" + WRONG_ABOVE_ZERO.replace(":\n", ":\n    global calls; calls += 1\n", 1)

    def change(work: SampleSubmission) -> None:
        work.answer("double", counted.replace("(x > 0)", "(x > 0) * (x.ndim == 1)"), earns=0)
        work.answer("triple", "def triple(x): return 3 * np.asarray(x) if calls < 8 else x", earns=5)

    result = hand_in(quick, change)
    assert earned(result) == (0.0, 5.0)
    assert exercise(result, "double").outcomes[0].called.count(",") == 0


@pytest.mark.parametrize("then", ["import os; os._exit(0)", "while True: pass", "return np.zeros(10**7)"])
def test_an_answer_that_turns_hostile_when_it_is_asked_again_changes_nothing(quick: Assignment, then: str) -> None:
    code = (
        f"calls = 0\ndef double(x):\n    global calls; calls += 1\n    if calls > 2:\n        {then}\n    return x - 7"
    )
    result = hand_in(quick, answer_double(code))
    assert earned(result) == (0.0, 5.0)
    outcome = exercise(result, "double").outcomes[0]
    assert outcome.called.count(",") == 6
    assert result.notebooks[0].seconds < 30
