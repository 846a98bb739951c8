"""A value of a student's that cannot be compared is wrong; one of a hidden test's is a fault that somebody must see."""

from __future__ import annotations

import sys
from typing import Any

import msgpack
import numpy as np
import pytest
import torch

from autograder.errors import NotYet
from autograder.guest import wire
from autograder.judging import hidden_tests
from autograder.judging.counterexamples import _is_finite
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.hidden_tests import agree, compare, describe, difference
from autograder.judging.proxies import Answer, Reference
from autograder.judging.recognition import same_reply


class Odd:
    """It can neither be compared nor described."""

    def __array__(self, *given: Any, **named: Any) -> np.ndarray:
        raise RuntimeError("an odd value")


@pytest.mark.parametrize("wanted", [1.0, np.ones(3), [1, "a"], {"a": 1}, {1}, "text", None, b"x"])
@pytest.mark.parametrize("inside", [lambda odd: odd, lambda odd: [odd], lambda odd: {"a": odd}, lambda odd: {odd}])
def test_what_cannot_be_compared_differs(wanted: Any, inside: Any) -> None:
    found = difference(inside(Odd()), wanted)
    assert found
    assert found.got
    with pytest.raises(NotYet):
        compare(inside(Odd()), wanted)


@pytest.mark.parametrize("got", [1.0, "text", Odd()])
def test_a_hidden_test_that_wants_such_a_value_is_at_fault(got: Any) -> None:
    with pytest.raises(RuntimeError, match="an odd value"):
        compare(got, Odd())


def test_what_cannot_be_described_is_told_by_its_type() -> None:
    assert describe(Odd()) == "a value of type Odd"
    assert describe({Odd(): 1}) == "a value of type dict"


def test_all_of_judging_compares_with_care() -> None:
    judging = [module for name, module in sys.modules.items() if name.startswith("autograder.judging.")]
    by = {
        f"{m.__name__}.{name}": getattr(m, name)
        for m in judging
        for name in ("difference", "describe")
        if name in vars(m)
    }
    careless = {name for name, function in by.items() if function not in (difference, describe)}
    # In `edges` two values of the reference are compared, and in `proxies` one is described.
    assert careless == {"autograder.judging.laws.edges.difference", "autograder.judging.proxies.describe"}
    assert hidden_tests.describe is describe


def test_no_recognition_and_no_smaller_example_fails_on_odd_values() -> None:
    assert not same_reply({"status": "value", "value": Odd()}, {"status": "value", "value": 1.0})
    assert _is_finite({"value": 10**400})


class Forging:
    """A peer that sends a value in bytes which nobody's `encode` has made."""

    def __init__(self, parts: Any) -> None:
        self.reply = msgpack.packb({"status": "value", "value": parts})

    def request(self, request: bytes, supply: Any = None) -> bytes:
        return self.reply


def frozen(parts: Any, depth: int) -> Any:
    for _ in range(depth):
        parts = [msgpack.ExtType(8, b""), True, parts]
    return parts


TENSORS = [msgpack.ExtType(5, msgpack.packb(["int64", [2], bytes(15) + bytes([k])])) for k in range(2)]


@pytest.mark.parametrize(
    "parts",
    [[msgpack.ExtType(8, b""), False, *TENSORS], frozen(1, 300), frozen(msgpack.Timestamp(5), 1)],
    ids=["tensors", "deep", "time stamps"],
)
def test_a_forged_set_is_the_students_own_failure(parts: Any) -> None:
    reference = Reference("f", LocalEndpoint({"f": lambda x: {x}}))
    with pytest.raises(NotYet) as told:
        agree(Answer("f", Forging(parts)), reference, 1)
    assert "cannot be read" in told.value.got
    assert wire.decode(wire.encode({1})) == {1}


def test_float32_is_rounded_in_units_of_its_largest_number() -> None:
    """Where large terms cancel, another order of summation, as with more threads, changes what is left by more."""

    def reply(last: float, kind: type) -> Any:
        return {"status": "value", "value": [np.array([7.0, last], dtype=kind)], "arguments": []}

    assert same_reply(reply(0.27048, np.float32), reply(0.270485, np.float32))
    assert same_reply(
        {**reply(0, np.float32), "value": torch.tensor([7.0, 0.27048])},
        {**reply(0, np.float32), "value": torch.tensor([7.0, 0.270485])},
    )
    assert not same_reply(reply(0.27048, np.float32), reply(0.2706, np.float32))
    assert not same_reply(reply(0.27048, np.float64), reply(0.270485, np.float64))
    assert not same_reply(reply(0.27048, np.float64), reply(0.270485, np.float32))
    assert not same_reply(reply(np.inf, np.float32), reply(0.27, np.float32))


def test_a_reply_that_tells_of_no_arguments_is_compared_by_its_value() -> None:
    """As that of a probe: or each answer that was asked what it leaves of its arguments would say two things."""
    told = {"status": "value", "value": 1.0, "arguments": [[2.0], {}]}
    assert same_reply(told, {"status": "value", "value": 1.0})
    assert not same_reply(told, {"status": "value", "value": 2.0})
    assert not same_reply(told, told | {"arguments": [[3.0], {}]})
