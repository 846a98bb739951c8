"""What a student reads about values: every kind of sentence stands here in full, so that someone looks at it."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from plain_values import PLAIN

from autograder.course.released.comparing import difference
from autograder.course.released.describing import describe, describe_call

DESCRIBED = [
    (None, "None"),
    (True, "True"),
    (3, "3"),
    (-0.5, "-0.5"),
    (1 / 3, "0.3333333"),
    (1e300, "1e+300"),
    (float("nan"), "nan"),
    (1 + 2j, "1+2j"),
    (10**19, "10000000000000000000"),
    (10**25, "10000000000000000000000000"),
    (10**45, "1e+45"),
    (10**400, "an integer of about 400 digits"),
    (np.float32(0.1), "0.1"),
    (np.int8(-128), "-128"),
    ("text", "'text'"),
    ("x" * 70, "'" + "x" * 60 + "...'"),
    (np.str_("text"), "'text'"),
    (b"bytes", "b'bytes'"),
    (object(), "a value of type object"),
    ([], "[]"),
    ((), "()"),
    ((1,), "(1,)"),
    ([1, "a", None], "[1, 'a', None]"),
    ([[1, 2], [3, 4]], "[[1, 2], [3, 4]]"),
    (list(range(20)), "list of shape (20,), values from 0 to 19"),
    (["a"] * 20, "a list of 20 items: 'a', 'a', …"),
    ((np.ones(3), 2.5), "(array [1, 1, 1], 2.5)"),
    (["a" * 30] * 6, f"a list of 6 items: {'a' * 30!r}, {'a' * 30!r}, …"),
    ({}, "{}"),
    ({"a": 1, 2: [3]}, "{'a': 1, 2: [3]}"),
    (dict.fromkeys("abcde", 0), "{'a': 0, 'b': 0, 'c': 0, 'd': 0, ...}"),
    ({"w": np.zeros((9, 9))}, "{'w': array of shape (9, 9), values from 0 to 0}"),
    ({"a" * 50: "b" * 50, "c" * 50: "d" * 50}, "a dict of 2 items"),
    (np.array(1.5), "1.5"),
    (np.array([0.1, 2.0]), "array [0.1, 2]"),
    (np.eye(2), "array [[1, 0], [0, 1]] of shape (2, 2)"),
    (np.zeros((0, 3)), "an empty array of shape (0, 3)"),
    (np.linspace(-1, 2, 13), "array of shape (13,), values from -1 to 2"),
    (np.array([np.nan] * 12 + [1.0]), "array of shape (13,), values from 1 to 1"),
    (np.full(13, np.nan), "array of shape (13,), values from nan to nan"),
    (torch.tensor(2.5), "2.5"),
    (torch.ones(2), "tensor [1, 1]"),
    (torch.ones(4, 5), "tensor of shape (4, 5), values from 1 to 1"),
]


@pytest.mark.parametrize(("value", "wanted"), DESCRIBED, ids=[wanted[:40] for _, wanted in DESCRIBED])
def test_a_value_is_described_as_a_student_would_say_it(value: Any, wanted: str) -> None:
    assert describe(value) == wanted


def test_a_description_of_nested_data_stays_short() -> None:
    value: Any = "a" * 60
    for _ in range(7):
        value = [value] * 5
    assert len(describe({"b" * 60: value})) < 200


def test_a_call_is_shown_with_short_arguments_in_full_and_long_ones_summarised() -> None:
    arguments = (np.array([1.0, 2.5]), np.ones((21, 3)), torch.ones(70), [1, 2], list(range(61)), "sum", None)
    options = {"rng": np.random.default_rng(0), "k": 2}
    assert describe_call("fit", arguments, options) == (
        "fit(np.array([1, 2.5]), array of shape (21, 3) with values from 1 to 1, tensor of shape (70,) with values"
        " from 1 to 1, [1, 2], list of shape (61,) with whole numbers from 0 to 60, 'sum', None, rng=rng, k=2)"
    )


@pytest.mark.parametrize("numbers", [[1e-5], [-1e-5, 2.0, -3.0], [1e20, 5.0], [1e-9, 1.5], [[0.0, -1e-12]], [-0.0]])
def test_a_described_array_is_code_that_makes_it_again(numbers: list[Any]) -> None:
    code = describe_call("f", (np.array(numbers),), {})
    again = eval(code, {"np": np, "f": lambda value: value})
    assert again.dtype == float
    assert np.array_equal(again, numbers)


EQUAL = {
    "a list and an array": ([1.0, 2.0], np.array([1.0, 2.0])),
    "a tuple and a list": ((1.0, 2.0), [1.0, 2.0]),
    "a tensor and an array": (torch.tensor([1.0, 2.0]), np.array([1.0, 2.0])),
    "an array and a tensor": (np.array([1.0, 2.0]), torch.tensor([1.0, 2.0])),
    "an array of no dimension and a number": (np.array(2.0), 2.0),
    "a tensor of no dimension and a number": (torch.tensor(2.0), 2.0),
    "a number and an array of no dimension": (2.0, np.array(2.0)),
    "a whole float and an int": (2.0, 2),
    "a bool and an int": (True, 1),
    "arrays of another width": (np.array([1, 2], dtype=np.int8), np.array([1.0, 2.0])),
    "a list of arrays and an array": ([np.ones(2), np.ones(2)], np.ones((2, 2))),
    "an array and a list of arrays": (np.ones((2, 2)), [np.ones(2), np.ones(2)]),
    "a list of lists of several lengths": ([[1], [2, 3]], ([1], (2, 3))),
    "a pair of an array and a number": ([np.ones(2), 3], (np.ones(2), 3.0)),
    "dicts of other containers": ({"a": (1, 2)}, {"a": np.array([1, 2])}),
    "empty lists and arrays": ([], np.zeros(0)),
    "nan and nan": ([np.nan, 1.0], [np.nan, 1.0]),
    "infinities of one sign": ([np.inf, -np.inf], [np.inf, -np.inf]),
    "a real and a complex number": (1.0, 1 + 0j),
    "texts": ("a", "a"),
    "nothing": (None, None),
    "lists of texts": (["a", "b"], ("a", "b")),
    "large integers": (2**70, 2**70),
}


@pytest.mark.parametrize(("got", "wanted"), EQUAL.values(), ids=EQUAL.keys())
def test_values_count_and_containers_do_not(got: Any, wanted: Any) -> None:
    assert difference(got, wanted) is None


NOTHING = "the return statement: the function returned nothing"
SHAPE = "the shape of what you return"
ONE, MORE = f"{SHAPE}: all has become one number", f"{SHAPE}: it has an axis of length 1 more"
FORM = {
    "nothing for a number": (None, 2, "None", "a single number, 2", NOTHING),
    "nothing for an array": (None, np.ones(3), "None", "an array of shape (3,)", NOTHING),
    "nothing for a text": (None, "a", "None", "'a'", NOTHING),
    "nothing for a dict": (None, {"a": 1}, "None", "{'a': 1}", NOTHING),
    "nothing for a pair": (None, (1, "a"), "None", "2 values: (1, 'a')", NOTHING),
    "a number for nothing": (3, None, "3", "None", ""),
    "a text for a number": ("3", 3, "'3'", "a single number, 3", ""),
    "a number for a text": (3, "3", "3", "'3'", ""),
    "a number for an array": (3, np.ones(2), "a single number, 3", "an array of shape (2,)", ONE),
    "an array for a number": (np.ones(1), 3, "an array of shape (1,)", "a single number, 3", MORE),
    "a column for a row": (np.ones((2, 1)), np.ones(2), "an array of shape (2, 1)", "an array of shape (2,)", MORE),
    "a ragged list for an array": ([[1], [2, 3]], np.ones((2, 2)), "[[1], [2, 3]]", "an array of shape (2, 2)", ""),
    "a text for a pair": ("a", (1, "a"), "'a'", "2 values: (1, 'a')", ""),
    "a pair for a triple": (
        (1, "a"),
        (1, "a", 2),
        "2 values: (1, 'a')",
        "3 values: (1, 'a', 2)",
        "how many values you return",
    ),
    "a text for two": (
        ["24:51"],
        ["a", "b"],
        "1 value: ['24:51']",
        "2 values: ['a', 'b']",
        "how many values you return",
    ),
    "many texts for a few": (["a"] * 7, ["a", "b"], "7 values", "2 values: ['a', 'b']", "how many values you return"),
    "a number for a dict": (3, {"a": 1}, "3", "{'a': 1}", ""),
    "other names in a dict": ({"a": 1, 3: 2}, {"a": 1, "b": 2}, "the names ['3', 'a']", "the names ['a', 'b']", ""),
    "an array in a pair": (
        (np.ones(2), np.ones(3)),
        (np.ones(2), np.ones(4)),
        "value 2 of 2: an array of shape (3,)",
        "an array of shape (4,)",
        f"{SHAPE}: too few values, 3 in place of 4",
    ),
    "an array in a pair of equal ones": (
        (np.ones(3), np.ones(4)),
        (np.ones(3), np.ones(3)),
        "value 2 of 2: an array of shape (4,)",
        "an array of shape (3,)",
        f"{SHAPE}: too many values, 4 in place of 3",
    ),
    "an integer without end": (10**400, 5, "an integer of about 400 digits", "5", ""),
}


@pytest.mark.parametrize(("got", "wanted", "says", "wants", "look_at"), FORM.values(), ids=FORM.keys())
def test_another_form_is_named(got: Any, wanted: Any, says: str, wants: str, look_at: str) -> None:
    found = difference(got, wanted)
    assert found
    assert (found.got, found.wanted, found.look_at) == (says, wants, look_at)


PLACE = {
    "an item of a pair": (("x", 2), ("x", 3), "value 2 of 2: 2", "3"),
    "nothing in a pair": ((1.0, None), (1.0, 2.0), "value 2 of 2: None", "a single number, 2"),
    "a value of a dict": ({"mean": [1, 2]}, {"mean": [1, 3]}, "for 'mean': [1, 2]", "[1, 3]"),
    "a dict in a list": ([{"a": 1}], [{"a": 2}], "value 1 of 1: for 'a': 1", "2"),
    "a text": ("left", "right", "'left'", "'right'"),
    "a long text": (
        "x" * 80 + "left",
        "x" * 80 + "right",
        "'left', from character 81 on",
        "'right', from character 81 on",
    ),
    "a long text that stops early": (
        "x" * 80,
        "x" * 80 + "y",
        "'', from character 81 on",
        "'y', from character 81 on",
    ),
    "a short array": ([1, 2, 3], [1, 2, 4], "[1, 2, 3]", "[1, 2, 4]"),
    "a short matrix": (
        [[1, 2], [3, 4]],
        [[1, 2], [3, 5]],
        "[[1, 2], [3, 4]] of shape (2, 2)",
        "[[1, 2], [3, 5]] of shape (2, 2)",
    ),
    "an element of a long array": (
        np.arange(1000),
        np.where(np.arange(1000) < 3, np.arange(1000), 7),
        "3 at [3]; 996 of 1,000 values differ",
        "7 at [3]",
    ),
    "an element of a large matrix": (
        np.zeros((4, 5)),
        np.eye(4, 5, k=2),
        "0 at [0, 2]; 3 of 20 values differ",
        "1 at [0, 2]",
    ),
    "a truth value": (True, False, "True", "False"),
    "a large integer": (10**18, 10**18 + 1, "1000000000000000000", "1000000000000000001"),
}


@pytest.mark.parametrize(("got", "wanted", "says", "wants"), PLACE.values(), ids=PLACE.keys())
def test_the_first_difference_is_shown_with_its_place(got: Any, wanted: Any, says: str, wants: str) -> None:
    found = difference(got, wanted)
    assert found
    assert (found.got, found.wanted) == (says, wants)


RISING = np.linspace(1.0, 3.0, 16)
SYMPTOMS = {
    "nan": ([1.0, np.nan], [1.0, 2.0], "where nan comes from: 0/0, inf - inf or the logarithm of a negative number"),
    "inf": ([1.0, np.inf], [1.0, 2.0], "where the infinity comes from: an overflow, or the logarithm of zero"),
    "-inf": ([1.0, -np.inf], [1.0, 2.0], "where the infinity comes from: an overflow, or the logarithm of zero"),
    "the sign of a number": (-2.5, 2.5, "the sign"),
    "the sign of an array": (-RISING, RISING, "the sign"),
    "a transposed matrix": (RISING.reshape(4, 4).T, RISING.reshape(4, 4), "rows and columns: the result is transposed"),
    "a tiny factor": (
        1e-5 * np.array([[0.0, 1000.0], [500.0, 20.0], [1000.0, 700.0]]),
        np.array([[0.0, 1000.0], [500.0, 20.0], [1000.0, 700.0]]),
        "a factor: every value is 1e-05 times what was wanted",
    ),
    "a constant": (RISING + 0.25, RISING, "what is added or left out: every value is off by 0.25"),
    "a factor": (RISING / 2, RISING, "a factor: every value is 0.5 times what was wanted"),
    "a factor with zeros": ([0.0, 2.0, 6.0], [0.0, 1.0, 3.0], "a factor: every value is 2 times what was wanted"),
    "rounded": (np.round(RISING, 3), RISING, "rounding: yours is what was wanted, rounded to 3 decimals"),
    "rounded number": (-1.418939, -1.4189385332, "rounding: yours is what was wanted, rounded to 6 decimals"),
    "all rows the same": (
        np.tile(RISING[:2], (3, 1)),
        np.arange(6.0).reshape(3, 2),
        "the rows: all of yours are the same",
    ),
    "float32": (
        RISING.astype(np.float32),
        RISING,
        "precision: the values are off by about 3.71e-08 of the largest one; compute in float64",
    ),
    "one number in float32": (
        np.float32(0.1),
        0.1,
        "precision: the values are off by about 1.49e-08 of the largest one; compute in float64",
    ),
    "a constant in float32": (
        np.full(3, 0.1, np.float32),
        np.full(3, 0.1),
        "precision: the values are off by about 1.49e-08 of the largest one; compute in float64",
    ),
    "a number that is too small to see": (
        RISING + 1e-10 * RISING**2,
        RISING,
        "how exact it is: the values are off by about 3e-10 of the largest one. Something small is added, left out or "
        "rounded on the way, or the result is only approached",
    ),
    "a factor that is nearly one": (
        RISING * (1.0 + 1e-9),
        RISING,
        "how exact it is: the values are off by about 1e-09 of the largest one. Something small is added, left out or "
        "rounded on the way, or the result is only approached",
    ),
    "no common kind": ([1.0, 5.0, 2.0], [1.0, 2.0, 3.0], ""),
    "no factor of a single number": (2.0, 1.0, ""),
    "no factor where a zero was wanted": ([5.0, 2.0, 4.0], [0.0, 1.0, 2.0], ""),
    "no factor if all is zero": ([0.0, 0.0], [1.0, 2.0], "why each of your numbers is 0"),
    "nothing to compare with": ([1.0, 2.0], [0.0, 0.0], ""),
    "nan in the wrong place": ([np.nan, 1.0], [1.0, np.nan], ""),
    "a complex number": ([-1j], [1j], ""),
    "integers that floats cannot tell apart": ([2**60], [2**60 + 1], ""),
    "enormous numbers": ([1e308, 1e308], [-1e308, 1e308], ""),
}


@pytest.mark.parametrize(("got", "wanted", "look_at"), SYMPTOMS.values(), ids=SYMPTOMS.keys())
def test_a_symptom_has_its_hint(got: Any, wanted: Any, look_at: str) -> None:
    found = difference(got, wanted)
    assert found is not None
    assert found.look_at == look_at


NEVER_EQUAL = {
    "nan and a number": (np.nan, 1.0),
    "a number and nan": (1.0, np.nan),
    "inf and a number": (np.inf, 1.0),
    "a number and inf": (1.0, np.inf),
    "inf and -inf": (np.inf, -np.inf),
    "nan and inf": (np.nan, np.inf),
    "a text": ("1", 1.0),
    "nothing": (None, 1.0),
}


@pytest.mark.parametrize(("got", "wanted"), NEVER_EQUAL.values(), ids=NEVER_EQUAL.keys())
def test_no_tolerance_makes_up_for_it(got: Any, wanted: Any) -> None:
    assert difference([got], [wanted], rtol=1e300, atol=1e300) is not None


@pytest.mark.parametrize(
    ("got", "rtol", "atol", "agrees"),
    [
        (100.9, 0.01, 0.0, True),
        (101.1, 0.01, 0.0, False),
        (100.9, 0.0, 1.0, True),
        (101.1, 0.0, 1.0, False),
        (101.9, 0.01, 1.0, True),
        (np.float32(100.9), 0.01, 0.0, True),
    ],
)
def test_the_tolerance_is_relative_to_what_was_wanted(got: Any, rtol: float, atol: float, agrees: bool) -> None:
    assert (difference(got, 100.0, rtol=rtol, atol=atol) is None) == agrees


def test_unsigned_integers_do_not_wrap_around() -> None:
    assert difference(np.array([0], dtype=np.uint8), np.array([255], dtype=np.uint8), atol=2) is not None


def test_wide_integers_are_compared_exactly() -> None:
    assert difference([2**60], [2**60 + 1]) is not None


def test_a_wanted_value_that_is_not_plain_is_a_fault_of_the_hidden_test() -> None:
    with pytest.raises(TypeError, match="a hidden test wanted object"):
        difference(1, object())


@given(PLAIN, PLAIN)
def test_whatever_comes_agrees_or_is_told(got: Any, wanted: Any) -> None:
    try:
        found = difference(got, wanted, rtol=1e-6)
    except TypeError as error:
        assert "a hidden test wanted" in str(error)  # noqa: PT017
        return
    assert found is None or len(found.got) + len(found.wanted) < 1500


@given(PLAIN)
def test_whatever_comes_agrees_with_itself(value: Any) -> None:
    with contextlib.suppress(TypeError):
        assert difference(value, value) is None


@given(PLAIN)
def test_whatever_comes_is_described_briefly(value: Any) -> None:
    assert len(describe(value)) < 700


NUMBERS = st.floats(-1e300, 1e300)


def told(text: str) -> list[float]:
    return [
        float(number) for number in re.findall(r"-?\d+\.?\d*(?:e[+-]?\d+)?", text.split(" at ")[0].split(" of ")[0])
    ]


@given(st.lists(NUMBERS, min_size=1, max_size=14), st.integers(0, 13), NUMBERS)
def test_two_different_numbers_never_look_the_same(values: list[float], place: int, other: float) -> None:
    changed = [other if index == place % len(values) else value for index, value in enumerate(values)]
    found = difference(changed, values)
    assert found is None or found.got.split(" at ")[0] != found.wanted.split(" at ")[0]


@given(st.lists(NUMBERS, min_size=1, max_size=12, unique=True))
def test_no_number_is_cut_in_the_middle(values: list[float]) -> None:
    assert told(describe(np.array(values))) == pytest.approx(values, rel=1e-4)


@given(NUMBERS, NUMBERS)
def test_a_single_number_is_told_to_the_digits_that_matter(got: float, wanted: float) -> None:
    found = difference(got, wanted)
    if found is not None:
        assert [*told(found.got), *told(found.wanted)] == pytest.approx([got, wanted], rel=1e-4)
