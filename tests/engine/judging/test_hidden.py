"""What a hidden test may use: each helper passes silently, or says what was called, got and wanted."""

from __future__ import annotations

import contextlib
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from plain_values import PLAIN

from autograder.errors import CourseError, NotAttempted, NotYet
from autograder.guest import wire
from autograder.guest.evaluate import namespace_from
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.hidden_tests import (
    HiddenTest,
    agree,
    agree_probe,
    claim,
    compare,
    expect,
    hidden,
    items,
    leaves_alone,
    numbers,
    refuses,
    refuses_probe,
)
from autograder.judging.proxies import Answer, Reference

SETUP = ("setup", "import numpy as np\nimport torch")


def answer_by(code: str) -> Answer:
    return Answer("f", LocalEndpoint(namespace_from([SETUP, ("f", code)])))


def reference_by(code: str) -> Reference:
    return Reference("f", LocalEndpoint(namespace_from([SETUP, ("the reference", code)])))


def told(error: pytest.ExceptionInfo[NotYet]) -> tuple[str, str, str, str]:
    found = error.value
    return found.called, found.got, found.wanted, found.look_at


def caught() -> Any:
    return pytest.raises(NotYet)


DOUBLE = "def f(x, by=2): return by * x"

# ---------------------------------------------------------------------------------------------- agree and compare


def test_an_answer_that_gives_the_same_agrees() -> None:
    agree(answer_by("def f(x, by=2): return x + x"), reference_by(DOUBLE), np.arange(3.0))


def test_the_claim_that_fails_is_told_and_of_two_the_inner_one() -> None:
    with caught() as error, claim("It doubles."), claim("A number gives a number."):
        agree(answer_by("def f(x): return [x]"), reference_by(DOUBLE), 2.0)
    assert error.value.part == "A number gives a number."
    with caught() as error, claim("It doubles."):
        leaves_alone(answer_by("def f(x): x += 1; return x"), np.arange(3.0))
    assert error.value.part == "The call leaves its arguments as they were."


def test_what_to_look_at_may_depend_on_what_the_answer_gave() -> None:
    with caught() as error:
        agree(
            answer_by("def f(x): return 7.5"), reference_by(DOUBLE), 1.2, look_at=lambda got, x: f"why {x} gives {got}"
        )
    assert error.value.look_at == "why 1.2 gives 7.5"


def test_an_answer_that_gives_something_else_does_not_agree() -> None:
    with caught() as error:
        agree(answer_by("def f(x, by): return x"), reference_by(DOUBLE), np.arange(3.0), by=3)
    assert told(error) == (
        "f(np.array([0.0, 1.0, 2.0]), by=3)",
        "[0, 1, 2]",
        "[0, 3, 6]",
        "a factor: every value is 0.333 (= 1/3) times what was wanted",
    )


def test_each_side_gets_its_own_copy_of_the_arguments() -> None:
    both = "def f(x):\n    x += 1\n    return x"
    x = np.zeros(2)
    agree(answer_by(both), reference_by(both), x)
    assert x.tolist() == [0, 0]


def test_both_sides_get_the_same_random_numbers() -> None:
    both = "def f(rng): return rng.normal(size=3)"
    agree(answer_by(both), reference_by(both), np.random.default_rng(1))


def test_the_tolerance_of_agree_is_that_of_the_call() -> None:
    almost = answer_by("def f(x): return 2.001 * x")
    agree(almost, reference_by(DOUBLE), 1.0, rtol=1e-2)
    with caught():
        agree(almost, reference_by(DOUBLE), 1.0, rtol=1e-4)


def test_the_hint_of_the_test_is_shown_if_no_symptom_is_known() -> None:
    with caught() as error:
        compare([1.0, 5.0], [2.0, 3.0], called="f()", look_at="the weights")
    assert told(error) == ("f()", "[1, 5]", "[2, 3]", "the weights")


def test_the_hint_of_a_known_symptom_comes_before_that_of_the_test() -> None:
    with caught() as error:
        compare([-1.0, -5.0], [1.0, 5.0], look_at="the weights")
    assert error.value.look_at == "the sign"


def test_an_error_in_the_answer_is_told_with_its_line() -> None:
    with caught() as error:
        agree(answer_by("def f(x):\n    return x.missing"), reference_by(DOUBLE), 1)
    assert told(error) == (
        "f(1)",
        "AttributeError: 'int' object has no attribute 'missing' (your line 2: return x.missing)",
        "no error",
        "what the error says, and the line that it names",
    )


def test_an_error_in_the_reference_is_the_courses_fault() -> None:
    with pytest.raises(CourseError, match=r"The reference failed on f\(1\): .*Fix the source notebook"):
        agree(answer_by(DOUBLE), reference_by("def f(x): return x.missing"), 1)


def test_a_missing_name_is_told() -> None:
    with caught() as error:
        answer_by("g = 1")(1)
    assert told(error) == ("f(1)", "the name f is not defined", "a definition of f", "")


def test_a_stub_is_not_attempted() -> None:
    with pytest.raises(NotAttempted) as error:
        answer_by('def f(x):\n    raise NotImplementedError("f: write your answer here")')(1)
    assert told(error) == ("f(1)", "the stub of f is still there", "your answer to f", "")


def test_another_error_of_the_stubs_type_is_an_attempt() -> None:
    with caught() as error:
        answer_by('def f(x):\n    raise NotImplementedError("later")')(1)
    assert not isinstance(error.value, NotAttempted)


def test_an_answer_that_exits_is_told() -> None:
    with caught() as error:
        answer_by("def f(x): exit()")(1)
    assert told(error) == ("f(1)", "the code ended with SystemExit before answering", "an answer", "")


def test_a_result_that_is_no_data_is_told() -> None:
    with caught() as error:
        answer_by("def f(x): return object()")(1)
    assert told(error) == (
        "f(1)",
        "a value of type builtins.object",
        "numbers, texts, lists, tuples, dicts, sets, arrays, tensors or tables",
        "",
    )


# ---------------------------------------------------------------------------------------------- probes

NET = "class Net:\n    def __init__(self, width): self.width = width\n    def go(self, x): return {} * self.width * x"


def test_a_probe_that_gives_the_same_agrees() -> None:
    both = NET.format(2)
    agree_probe(answer_by(both), reference_by(both), "Net(3).go(x)", called="Net(3).go(x)", x=np.ones(2))


def test_a_probe_that_gives_something_else_is_told_as_it_is_called() -> None:
    with caught() as error:
        agree_probe(answer_by(NET.format(1)), reference_by(NET.format(2)), "Net(3).go(x)", called="Net(3).go(1)", x=1)
    assert told(error) == ("Net(3).go(1)", "3", "6", "")


def test_a_probe_of_a_missing_class_says_so() -> None:
    with caught() as error:
        Answer("Net", LocalEndpoint({})).probe("Net(3).go(1)", called="Net(3)")
    assert told(error) == ("Net(3)", "the name Net is not defined", "a definition of Net", "")


def test_a_probe_without_a_call_to_show_names_the_exercise() -> None:
    with caught() as error:
        answer_by("f = None").probe("f(1)")
    assert error.value.called == "a few lines that use f"


# ---------------------------------------------------------------------------------------------- expect and refuses


def test_a_law_that_holds_passes() -> None:
    expect(np.bool_(True), wanted="rows that sum to 1")


def test_a_law_that_does_not_hold_is_told_in_the_words_of_the_test() -> None:
    with caught() as error:
        expect(False, wanted="rows that sum to 1", got="sums from 0.5 to 2", called="f(x)", look_at="the axis")
    assert told(error) == ("f(x)", "sums from 0.5 to 2", "rows that sum to 1", "the axis")


REFUSAL = "a ValueError that says what is wrong"


@pytest.mark.parametrize(
    "kind", ["ValueError", "UnicodeError", "np.linalg.LinAlgError", "type('E', (ValueError,), {})"]
)
def test_a_value_error_is_a_refusal(kind: str) -> None:
    refuses(answer_by(f"def f(x): raise {kind}('negative')"), -1)


MEAN = """class f:
    def fit(self, x):
        self.mean = sum(x) / len(x)

    def predict(self):
        {predict}
"""


def test_a_method_that_must_raise_is_asked_for_by_a_probe() -> None:
    lines, called = "f().predict()", "predict before fit"
    right = answer_by(MEAN.format(predict="raise RuntimeError('call fit first')"))
    refuses_probe(right, lines, called=called, error="RuntimeError")
    with caught() as error:
        refuses_probe(answer_by(MEAN.format(predict="return self.mean")), lines, called=called, error="RuntimeError")
    assert told(error)[0] == called
    assert told(error)[1].startswith("AttributeError: 'f' object has no attribute 'mean'")
    assert told(error)[2] == "a raised RuntimeError that says what is wrong"
    with caught() as error:
        refuses_probe(answer_by(MEAN.format(predict="return 0")), lines, called=called, error="RuntimeError")
    assert told(error)[1] == "0"


def test_lines_that_meet_none_say_that_nothing_was_returned() -> None:
    with caught() as error:
        answer_by("def f(): pass").probe("f().lines", called="f()")
    assert told(error)[3] == "what is None there: f returned nothing, or a part of what it returned is None"
    with caught() as error:
        answer_by("def f(): return None.lines").probe("f().lines", called="f()")
    assert told(error)[3] == "what the error says, and the line that it names"


def test_a_value_is_no_refusal() -> None:
    with caught() as error:
        refuses(answer_by("def f(x): return None"), -1, look_at="negative numbers")
    assert told(error) == ("f(-1)", "None", REFUSAL, "negative numbers")


def test_another_error_is_no_refusal() -> None:
    with caught() as error:
        refuses(answer_by("def f(x):\n    raise TypeError('negative')"), -1)
    look_at = "which kind of error it is: TypeError is another one than ValueError"
    assert told(error) == ("f(-1)", "TypeError: negative (your line 2: raise TypeError('negative'))", REFUSAL, look_at)


def test_a_stub_refuses_nothing() -> None:
    with pytest.raises(NotAttempted):
        refuses(answer_by('def f(x):\n    raise NotImplementedError("f: write your answer here")'), -1)


def test_a_missing_name_refuses_nothing() -> None:
    with caught() as error:
        refuses(answer_by("g = 1"), -1)
    assert told(error) == ("f(-1)", "the name f is not defined", REFUSAL, "")


# ---------------------------------------------------------------------------------------------- leaves_alone

CHANGED = ("an argument was changed by the call", "arguments left as they were", "working on a copy")


def test_a_call_that_changes_nothing_gives_its_result() -> None:
    assert leaves_alone(answer_by("def f(x): return x.sum()"), np.ones(3)) == 3.0


@pytest.mark.parametrize(
    ("code", "argument"),
    [
        ("def f(x): x += 1", np.zeros(2)),
        ("def f(x): x[0] = np.nan", np.zeros(2)),
        ("def f(x): x.append(1)", [1]),
        ("def f(x): x.pop('a')", {"a": 1}),
        ("def f(x): x[0].append(1)", [[1], [1, 2]]),
        ("def f(x): x.zero_()", torch.ones(2)),
        ("def f(x): x.resize((3, 1), refcheck=False)", np.zeros(3)),
    ],
)
@pytest.mark.parametrize("how", ["by place", "by name"])
def test_a_changed_argument_is_told(code: str, argument: Any, how: str) -> None:
    with caught() as error:
        leaves_alone(answer_by(code), **{"x": argument}) if how == "by name" else leaves_alone(
            answer_by(code), argument
        )
    assert told(error)[1:] == CHANGED


@pytest.mark.parametrize("arguments", [((np.random.default_rng(1),), {}), ((), {"x": np.random.default_rng(1)})])
def test_a_random_generator_may_be_used_up(arguments: Any) -> None:
    places, names = arguments
    assert leaves_alone(answer_by("def f(x): return x.integers(1)"), *places, **names) == 0


class Forger:
    """A peer that answers every request with the same reply."""

    def __init__(self, reply: dict[str, Any]) -> None:
        self.reply = reply

    def request(self, request: bytes, supply: Any = None) -> bytes:
        return wire.encode(self.reply)


@pytest.mark.parametrize("arguments", [None, 3, [], [[], {}], [[np.ones(2)], {}, 1], [{}, []], [[np.ones(2)], 3]])
def test_forged_arguments_are_taken_for_changed_ones(arguments: Any) -> None:
    forger = Forger({"status": "value", "value": 1, "arguments": arguments})
    with caught() as error:
        leaves_alone(Answer("f", forger), np.ones(2), y=np.ones(2))
    assert told(error)[1:] == CHANGED


# ---------------------------------------------------------------------------------------------- items and numbers


@pytest.mark.parametrize("value", [(1, 2), [1, 2], np.array([1, 2]), torch.tensor([1, 2])])
def test_a_value_is_taken_apart(value: Any) -> None:
    assert [int(item) for item in items(value, "mean", "variance")] == [1, 2]


@pytest.mark.parametrize(
    ("value", "got"),
    [
        ((1, 2, 3), "3 values: (1, 2, 3)"),
        ([], "0 values"),
        (np.ones((3, 2)), "3 values"),
        (5, "5"),
        (np.array(5), "5"),
        ("ab", "'ab'"),
        (None, "None"),
        ({"a": 1, "b": 2}, "{'a': 1, 'b': 2}"),
    ],
)
def test_a_value_that_is_not_so_many_items_is_told(value: Any, got: str) -> None:
    with caught() as error:
        items(value, "mean", "variance", called="f(x)")
    assert told(error) == ("f(x)", got, "2 values: mean, variance", "what you return")


@pytest.mark.parametrize("value", [[1, 2], (1, 2), np.array([1, 2], dtype=np.int8), torch.tensor([1, 2])])
def test_numbers_become_a_float_array(value: Any) -> None:
    array = numbers(value, (2,))
    assert (array.dtype, array.tolist()) == (np.float64, [1.0, 2.0])


SHAPE, FEWER = "the shape of what you return", "too few values, 2 in place of 3"
NO_NUMBERS = {
    "nothing": (None, (2,), "None", "an array of shape (2,)", "the return statement"),
    "a text": ("a", None, "'a'", "numbers", ""),
    "complex numbers": ([1j], None, "[0+1j]", "numbers", ""),
    "another shape": ([1, 2], (3,), "an array of shape (2,)", "an array of shape (3,)", f"{SHAPE}: {FEWER}"),
    "a number for an array": (5, (3,), "5", "an array of shape (3,)", f"{SHAPE}: all has become one number"),
    "an array for a number": ([1, 2], (), "an array of shape (2,)", "a single number", SHAPE),
}


@given(PLAIN)
def test_whatever_comes_is_numbers_or_told(value: Any) -> None:
    with contextlib.suppress(NotYet):
        assert numbers(value).dtype == np.float64


@given(PLAIN)
def test_whatever_comes_is_items_or_told(value: Any) -> None:
    with contextlib.suppress(NotYet):
        assert len(items(value, "mean", "variance")) == 2


@pytest.mark.parametrize(("value", "shape", "got", "wanted", "look_at"), NO_NUMBERS.values(), ids=NO_NUMBERS.keys())
def test_what_is_not_such_numbers_is_told(value: Any, shape: Any, got: str, wanted: str, look_at: str) -> None:
    with caught() as error:
        numbers(value, shape, called="f(x)")
    assert told(error) == ("f(x)", got, wanted, look_at)


# ---------------------------------------------------------------------------------------------- hidden tests themselves


def made(exercise: str = "f", name: str = "works") -> HiddenTest:
    return HiddenTest(exercise, name, "It works.", 1.0, (), lambda answer, reference, rng: None)


def test_the_seed_of_a_test_is_the_same_in_every_run_and_version() -> None:
    assert made().rng("secret").integers(2**32, size=2).tolist() == [1341126455, 3272111199]


def test_every_test_has_inputs_of_its_own() -> None:
    tests = [made(exercise, name) for exercise in ("f", "g") for name in ("works", "is_fast")]
    draws = {test.rng(secret).integers(2**62) for test in tests for secret in ("one", "two")}
    assert len(draws) == 8


def test_a_hidden_test_has_a_claim_points_and_what_it_uses() -> None:
    @hidden("f", points=2, uses=("g",))
    def works(answer: Any, reference: Any, rng: Any) -> None:
        """It works.

        For those who want to know more.
        """

    found = works.hidden_test
    assert (found.exercise, found.name, found.claim, found.points, found.uses) == (
        "f",
        "works",
        "It works.",
        2.0,
        ("g",),
    )


def test_a_hidden_test_without_a_docstring_is_refused() -> None:
    with pytest.raises(CourseError, match="The hidden test works has no docstring"):

        @hidden("f", points=1)
        def works(answer: Any, reference: Any, rng: Any) -> None:
            pass


@pytest.mark.parametrize("points", [0, -1, float("nan"), float("inf")])
def test_a_hidden_test_is_worth_something(points: float) -> None:
    with pytest.raises(CourseError, match=r"The hidden test works is worth .* points. Give it a positive number\."):

        @hidden("f", points=points)
        def works(answer: Any, reference: Any, rng: Any) -> None:
            """It works."""
