"""Laws: arguments that are left alone, the form of a result, the same once more; and what goes without one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from judging_by_laws import SETUP, SPREAD, failed, found, given, judged, one_row, rows

from autograder.course.layout import Assignment
from autograder.errors import CourseError, NotYet
from autograder.guest.evaluate import namespace_from
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.hidden_tests import agree, expect, hidden, leaves_alone, numbers, refuses
from autograder.judging.proxies import Answer, Reference

# --------------------------------------------------------------------------------- an exercise that only uses `agree`

RIGHT = {
    "the largest minus the smallest": SPREAD,
    "sorted": "def f(x):\n    x = np.sort(x, axis=-1)\n    return x[..., -1] - x[..., 0]",
    "in loops, with lists": (
        "def f(x):\n    x = np.asarray(x).tolist()\n"
        "    return [max(row) - min(row) for row in x] if isinstance(x[0], list) else max(x) - min(x)"
    ),
    "in torch": "def f(x):\n    x = torch.as_tensor(x)\n    return x.amax(-1) - x.amin(-1)",
    "by recursion": "def f(x): return [f(row) for row in x] if np.ndim(x) > 1 else float(np.ptp(x))",
    "in place on a copy": "def f(x):\n    x = x - 1\n    x -= x.min(axis=-1, keepdims=True)\n    return x.max(-1)",
    "a generator": "def f(x): return (r for r in np.ptp(x, axis=-1)) if np.ndim(x) > 1 else np.ptp(x)",
}
SHAPE = "the shape of what you return"

WRONG = {
    "an argument is changed": (
        "def f(x):\n    x -= x.min(axis=-1, keepdims=True)\n    return x.max(axis=-1)",
        [("one_row", "x was changed by the call, from", "arguments left as they were", "working on a copy")],
    ),
    "an argument is changed when the result is read": (
        "def f(x):\n    if x.ndim < 2: return np.ptp(x)\n    return g(x)\n"
        "def g(x):\n    x -= x.min(axis=-1, keepdims=True)\n    yield from x.max(axis=-1)",
        [("rows", "x was changed by the call, from", "arguments left as they were", "working on a copy")],
    ),
    "only a table is changed": (
        "def f(x):\n    y = np.ptp(x, axis=-1)\n    if x.ndim > 1: x[0] = 0\n    return y",
        [("rows", "x was changed by the call, from", "arguments left as they were", "working on a copy")],
    ),
    "nan for one column": (
        "def f(x): return np.ptp(x, axis=-1) * (np.nan if x.ndim > 1 and x.shape[1] == 1 else 1)",
        [
            (
                "rows",
                "[nan, nan, nan, nan]",
                "[0, 0, 0, 0]",
                "where nan comes from: 0/0, inf - inf or the logarithm of a negative number",
            )
        ],
    ),
    "nan for a single number": (
        "def f(x): return np.ptp(x, axis=-1) * (np.nan if x.size == 1 else 1)",
        [("one_row", "nan", "0", "where nan comes from: 0/0, inf - inf or the logarithm of a negative number")],
    ),
    "one row is squeezed": (
        "def f(x): return np.squeeze(np.ptp(x, axis=-1))",
        [("rows", "a single number, ", "an array of shape (1,)", f"{SHAPE}: an axis of length 1 is lost")],
    ),
    "an error for one row": (
        "def f(x): return np.ptp(x.squeeze(), axis=-1) if x.ndim < 2 else np.ptp(x.squeeze(), axis=1)",
        [("rows", "AxisError", "no error", "what the error says, and the line that it names")],
    ),
    "rows and columns are told apart by their number": (
        "def f(x): return np.ptp(x, axis=0 if x.ndim > 1 and len(x) == len(x[0]) else -1)",
        [("rows", "[", "[", "what happens with as many rows as columns")],
    ),
}


@pytest.mark.parametrize("code", RIGHT.values(), ids=RIGHT.keys())
def test_a_right_answer_in_any_style_keeps_all_points(code: str) -> None:
    assert failed(judged(SPREAD, code, found(rows, one_row))) == []


@pytest.mark.parametrize(("code", "wanted"), WRONG.values(), ids=WRONG.keys())
def test_a_broken_law_fails_the_cheapest_test_in_which_it_is_broken(code: str, wanted: list[tuple[str, ...]]) -> None:
    got = failed(judged(SPREAD, code, found(rows, one_row)))
    assert [(test, look_at) for test, *_, look_at in got] == [(test, look_at) for test, *_, look_at in wanted]
    for one, other in zip(got[0][1:3], wanted[0][1:3], strict=True):
        assert one.startswith(other)


def test_what_is_told_names_the_call(week1: Assignment) -> None:
    result = judged(SPREAD, WRONG["one row is squeezed"][0], found(rows, one_row))
    assert result.outcomes[0].called.startswith("f(np.array([[")
    assert result.outcomes[0].called.count("[") == 2


# ------------------------------------------------------------------------------------------------- changed arguments


@hidden("f", points=2)
def left_alone(answer: Answer, reference: Reference, rng: np.random.Generator) -> None:
    """The argument is left alone."""
    leaves_alone(answer, rng.normal(size=3))


def test_a_changed_argument_costs_its_points_once() -> None:
    result = judged(SPREAD, WRONG["an argument is changed"][0], found(rows, one_row, left_alone))
    assert [test for test, *_ in failed(result)] == ["left_alone"]


def test_a_changed_argument_costs_also_beside_another_mistake() -> None:
    result = judged(SPREAD, "def f(x):\n    x *= 2\n    return x.max(-1) if x.ndim < 2 else 0", found(rows, one_row))
    assert [test for test, *_ in failed(result)] == ["rows", "one_row"]


FROM_TO = "x was changed by the call, from {} to {}"
UNSEEN = "an argument was changed by the call"

ARGUMENTS = {
    "an array in a list": (
        "x[0]",
        "def f(x):\n    x[0][0] = 9\n    return 1",
        FROM_TO.format("[[1, 1]] of shape (1, 2)", "[[9, 1]] of shape (1, 2)"),
    ),
    "a list": (
        "[1, 2]",
        "def f(x):\n    x.append(3)\n    return 1",
        FROM_TO.format("an array of shape (2,)", "an array of shape (3,)"),
    ),
    "a dict": (
        "{'a': 1}",
        "def f(x):\n    x['b'] = 2\n    return 1",
        FROM_TO.format("the names ['a']", "the names ['a', 'b']"),
    ),
    "a tensor": ("torch.ones(3)", "def f(x):\n    x.mul_(2)\n    return 1", FROM_TO.format("[1, 1, 1]", "[2, 2, 2]")),
    "a list that then holds what cannot cross": ("[1, 2]", "def f(x):\n    x.append(object())\n    return 1", UNSEEN),
    "a list that then holds itself": ("[1, 2]", "def f(x):\n    x.append(x)\n    return 1", UNSEEN),
    "the shape alone": (
        "np.ones((2, 3))",
        "def f(x):\n    x.shape = (3, 2)\n    return 1",
        FROM_TO.format("an array of shape (2, 3)", "an array of shape (3, 2)"),
    ),
}


@pytest.mark.parametrize(("argument", "code", "told"), ARGUMENTS.values(), ids=ARGUMENTS.keys())
@pytest.mark.filterwarnings("ignore:Setting the shape")
def test_any_kind_of_argument_comes_back_as_it_was(argument: str, code: str, told: str) -> None:
    import torch

    value = eval(argument, {"np": np, "torch": torch, "x": [[np.ones(2)]]})
    result = judged(
        "def f(x): return 1", code, found(given(lambda answer, reference, rng: agree(answer, reference, value)))
    )
    assert [got for _, got, *_ in failed(result)] == [told]


def test_an_input_of_a_probe_comes_back_as_it_was() -> None:
    test = given(lambda answer, reference, rng: answer.probe("f(x)", called="f(x)", x=np.ones(3)))
    result = judged("def f(x): return 1", "def f(x):\n    x += 1\n    return 1", found(test))
    assert [got for _, got, *_ in failed(result)] == ["an argument was changed by the call"]


def test_what_the_reference_changes_may_be_changed() -> None:
    sort = "def f(x):\n    x.sort()\n    return x"
    test = given(lambda answer, reference, rng: agree(answer, reference, rng.normal(size=4)))
    assert failed(judged(sort, sort, found(test))) == []


def test_a_random_generator_may_be_used_up() -> None:
    draw = "def f(rng): return rng.normal()"
    test = given(lambda answer, reference, rng: agree(answer, reference, rng))
    assert failed(judged(draw, draw, found(test))) == []


def test_nan_in_an_argument_is_no_change() -> None:
    test = given(lambda answer, reference, rng: agree(answer, reference, np.array([np.nan, 1.0]), [float("nan")]))
    assert failed(judged("def f(x, y): return 1", "def f(x, y): return 1", found(test))) == []


# ---------------------------------------------------------------------------------- kind, shape and finite numbers


def called(*args: Any) -> Any:
    """A hidden test that calls and compares nothing."""
    return given(lambda answer, reference, rng: answer(*args))


@pytest.mark.parametrize(
    ("code", "got", "wanted"),
    [
        ("return x[:, None]", "an array of shape (3, 1)", "an array of shape (3,)"),
        ("return x.sum()", "a single number", "an array of shape (3,)"),
        ("return x / 0", "array [inf, inf, inf]", "finite numbers"),
        ("return None", "None", "an array of shape (3,)"),
        ("return 'text'", "'text'", "an array of shape (3,)"),
        ("return {'x': 1}", "{'x': 1}", "an array of shape (3,)"),
    ],
)
@pytest.mark.filterwarnings("ignore:divide by zero")
def test_what_was_not_compared_has_the_form_of_the_references_result(code: str, got: str, wanted: str) -> None:
    result = judged("def f(x): return 2 * x", f"def f(x): {code}", found(called(np.ones(3))))
    assert [entry[1:3] for entry in failed(result)] == [(got, wanted)]


@pytest.mark.parametrize("code", ["return x.tolist()", "return (float(e) for e in x)", "return torch.as_tensor(x) + 3"])
def test_values_count_and_not_containers(code: str) -> None:
    assert failed(judged("def f(x): return 2 * x", f"def f(x): {code}", found(called(np.ones(3))))) == []


def test_parts_of_a_result_have_their_forms() -> None:
    reference = "def f(x): return {'a': x, 'b': (1.0, 'text', [x, x.sum()])}"
    test = found(called(np.ones(3)))
    assert failed(judged(reference, reference, test)) == []
    wrong = reference.replace("[x, x.sum()]", "[x, x]")
    assert [entry[1] for entry in failed(judged(reference, wrong, test))] == [
        "for 'b': value 3 of 3: value 2 of 2: an array of shape (3,)"
    ]


def test_where_the_reference_is_not_finite_nothing_need_be() -> None:
    test = found(called(np.ones(3)))
    assert failed(judged("def f(x): return x * np.nan", "def f(x): return x * np.inf", test)) == []


def test_bad_input_has_no_form() -> None:
    reference = "def f(x):\n    if len(x) > 2: raise ValueError\n    return x"
    test = found(given(lambda answer, reference, rng: refuses(answer, np.ones(3))))
    assert failed(judged(reference, reference, test)) == []


@pytest.mark.parametrize("how", ["rng", "np.random.default_rng(seed)"])
def test_a_form_that_is_left_to_chance_is_no_law(how: str) -> None:
    parameter = "rng" if how == "rng" else "seed"
    walk = f"def f({parameter}):\n    rng = {how}\n    return rng.normal(size=rng.integers(1, 50))"
    other = walk.replace("rng.normal(size=rng.integers(1, 50))", "np.ones(rng.integers(51, 99))")
    argument = np.random.default_rng(1) if how == "rng" else 1
    assert failed(judged(walk, other, found(called(argument)))) == []


# ------------------------------------------------------------------------------------------------- the same again

REMEMBERS = """
seen = set()
def f(x):
    key = np.asarray(x).tobytes()
    again = key in seen
    seen.add(key)
    return np.max(x, axis=-1) - np.min(x, axis=-1) + again
"""
KEEPS_RESULTS = """
known = {}
def f(x):
    key = np.asarray(x).tobytes(), np.shape(x)
    if key not in known:
        known[key] = np.max(x, axis=-1) - np.min(x, axis=-1)
    return known[key]
"""


def test_a_call_gives_the_same_once_more() -> None:
    tests = found(rows, one_row)
    result = judged(SPREAD, REMEMBERS, tests)
    assert [(test, look_at) for test, *_, look_at in failed(result)] == [
        ("one_row", "what it keeps from one call to the next")
    ]
    assert result.outcomes[1].called.endswith("once more")
    assert judged(SPREAD, KEEPS_RESULTS, tests).earned == 4.0


# ------------------------------------------------------------------------------------------------- without a law


@pytest.mark.parametrize(
    ("law", "wrong"),
    [("arguments", "an argument is changed"), ("edges", "one row is squeezed"), ("edges", "nan for one column")],
)
def test_a_test_may_go_without_a_law(law: str, wrong: str) -> None:
    tests = [
        given(lambda answer, reference, rng: agree(answer, reference, rng.normal(size=(4, 6)), rtol=1e-9), **options)
        for options in ({}, {"without": {law: "a reason"}})
    ]
    results = [judged(SPREAD, WRONG[wrong][0], found(test)) for test in tests]
    assert [result.earned for result in results] == [0.0, 1.0]


@pytest.mark.parametrize(("law", "code"), [("shape", "return [x]"), ("finite", "return x * np.inf")])
def test_a_call_may_go_without_a_form(law: str, code: str) -> None:
    tests = [
        given(lambda answer, reference, rng: answer(np.ones(3)), **options)
        for options in ({}, {"without": {law: "a reason"}})
    ]
    assert [judged("def f(x): return x", f"def f(x): {code}", found(test)).earned for test in tests] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("without", "sentence"),
    [
        (
            {"argument": "a reason"},
            "The hidden test a_test goes without 'argument', which is not a law. The laws are arguments, finite, "
            "shape, calls, edges, batches, repeats, iterables, seeds, grid.",
        ),
        ({"edges": " "}, "The hidden test a_test goes without the law 'edges' and does not say why. Write the reason."),
        (
            {"edges": None},
            "The hidden test a_test goes without the law 'edges' and does not say why. Write the reason.",
        ),
    ],
)
def test_an_unknown_law_or_no_reason_is_a_fault_of_the_course(without: Any, sentence: str) -> None:
    with pytest.raises(CourseError) as error:
        given(lambda *_: None, without=without)
    assert str(error.value) == sentence


def test_a_fault_in_a_law_costs_nothing_and_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("autograder.judging.laws.enforce.edges.cuts", lambda *_, **__: 1 / 0)
    with pytest.raises(AssertionError, match="ZeroDivisionError"):  # of `judged`, which looks at the faults
        judged(SPREAD, SPREAD, found(rows, one_row))


def test_other_hidden_tests_are_as_before() -> None:
    def law(answer: Answer, reference: Reference, rng: np.random.Generator) -> None:
        expect(numbers(answer(2.0), ()) == 4.0, wanted="4")

    assert judged("def f(x): return 2 * x", "def f(x): return 2 * x", found(given(law))).earned == 1.0
    with pytest.raises(NotYet):
        law(
            Answer("f", LocalEndpoint(namespace_from([SETUP, ("f", "def f(x): return x")]))),
            Any,
            np.random.default_rng(),
        )
