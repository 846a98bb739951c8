"""What the reference has given one student it gives the next, without being asked again."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from autograder.guest.messages import Call, Context, decode_reply, encode_request
from autograder.judging import endpoints
from autograder.judging.endpoints import LocalEndpoint, RememberingEndpoint


@pytest.fixture
def counted() -> tuple[RememberingEndpoint, list[Any]]:
    calls: list[Any] = []

    def drawn(x: Any, rng: Any = None) -> Any:
        calls.append(x)
        return x + (rng or np.random).normal(size=3)

    return RememberingEndpoint({"drawn": drawn}), calls


def _value(endpoint: LocalEndpoint, *args: Any, seed: int = 0) -> Any:
    reply = decode_reply(endpoint.request(encode_request(Call("drawn", list(args), {}), Context(seed=seed))))
    assert reply is not None
    return reply["value"]


def test_the_same_request_is_answered_once_and_alike(counted: tuple[RememberingEndpoint, list[Any]]) -> None:
    endpoint, calls = counted
    plain = LocalEndpoint(dict(endpoint.namespace))
    first = _value(endpoint, 2.0, np.random.default_rng(5))
    first[:] = 0.0  # what a hidden test does with it is its own affair
    again = _value(endpoint, 2.0, np.random.default_rng(5))
    assert len(calls) == 1
    assert np.array_equal(again, _value(plain, 2.0, np.random.default_rng(5)))


def test_another_state_of_a_generator_is_another_request(counted: tuple[RememberingEndpoint, list[Any]]) -> None:
    endpoint, calls = counted
    rng = np.random.default_rng(5)
    before = _value(endpoint, 2.0, rng)
    rng.normal()
    assert not np.array_equal(before, _value(endpoint, 2.0, rng))
    assert not np.array_equal(_value(endpoint, 2.0, seed=1), _value(endpoint, 2.0, seed=2))
    assert len(calls) == 4


def test_what_is_remembered_has_a_limit(
    counted: tuple[RememberingEndpoint, list[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoint, calls = counted
    monkeypatch.setattr(endpoints, "_REMEMBERED", 1000)
    for number in [*range(50), 0]:
        _value(endpoint, float(number))
    assert len(calls) == 51  # the first was forgotten
    _value(endpoint, 0.0)
    assert len(calls) == 51
