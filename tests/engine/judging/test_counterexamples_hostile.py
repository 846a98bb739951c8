"""A search for a smaller example among hostile answers costs bounded time, and shows nothing that is not so."""

from __future__ import annotations

import os
import time

import numpy as np
import pytest
from searching import MEAN, SUM, Counted, raising, searched

from autograder.errors import CallTimeout, KernelDied, KernelLost
from autograder.guest import wire
from autograder.judging import counterexamples


def unchanged(endpoint: Counted) -> bool:
    before, after = searched(SUM, endpoint, np.linspace(1.1, 2.2, 24).reshape(4, 6))
    return before == after


def test_a_call_that_takes_too_long_ends_the_search() -> None:
    endpoint = Counted(MEAN, raising(CallTimeout("no answer within 1 s")))
    assert unchanged(endpoint)
    assert endpoint.requests == 2


def test_a_kernel_that_dies_ends_the_search() -> None:
    endpoint = Counted(MEAN, raising(KernelDied("the kernel ended")))
    assert unchanged(endpoint)
    assert endpoint.requests == 2


def test_what_was_found_before_the_kernel_died_is_kept() -> None:
    endpoint = Counted(MEAN)
    endpoint.then = lambda request: (
        endpoint.endpoint.request(request) if endpoint.requests < 9 else raising(KernelDied("gone"))(b"")
    )
    before, after = searched(SUM, endpoint, np.linspace(1.1, 2.2, 24).reshape(4, 6))
    assert before != after
    assert after.got != "gone"
    assert endpoint.requests == 9


@pytest.mark.parametrize("error", [KernelDied("gone"), CallTimeout("no answer within 1 s"), KernelLost("from outside")])
def test_the_search_may_end_at_its_very_last_call(error: Exception) -> None:
    table = np.linspace(1.1, 2.2, 24).reshape(4, 6)
    undisturbed = Counted(MEAN)
    found = searched(SUM, undisturbed, table)
    endpoint = Counted(MEAN)
    last = undisturbed.requests
    endpoint.then = lambda request: (
        raising(error)(b"") if endpoint.requests == last else endpoint.endpoint.request(request)
    )
    if isinstance(error, KernelLost):
        with pytest.raises(KernelLost):
            searched(SUM, endpoint, table)
    else:
        assert searched(SUM, endpoint, table) == found
    assert endpoint.requests == last


def test_a_kernel_that_is_lost_is_told_to_the_caller() -> None:
    endpoint = Counted(MEAN, raising(KernelLost("ended from outside")))
    with pytest.raises(KernelLost):
        unchanged(endpoint)


def test_an_answer_that_is_another_one_each_time_is_left_as_it_is() -> None:
    endpoint = Counted("calls = []\ndef f(x):\n    calls.append(1)\n    return np.full(len(x), float(len(calls)))")
    assert unchanged(endpoint)
    assert endpoint.requests <= 3


def test_an_answer_that_fails_by_chance_is_not_blamed_for_an_example() -> None:
    code = "calls = []\ndef f(x):\n    calls.append(1)\n    return x.sum(-1) + (len(calls) <= 2 or len(calls) * 1e-3)"
    assert unchanged(Counted(code))


def test_an_answer_that_becomes_a_stub_is_no_failure() -> None:
    code = "calls = []\ndef f(x):\n    calls.append(1)\n    if len(calls) > 2: raise NotImplementedError('f: write your"
    code += " answer here')\n    return x.mean(-1)"
    assert unchanged(Counted(code))


def test_huge_and_garbled_replies_cost_bounded_time() -> None:
    reply = wire.encode({"status": "value", "value": np.zeros(7 * 10**6)})
    for then in (lambda request: reply, lambda request: b"\xc1" * 10**6, lambda request: os.urandom(999)):
        endpoint = Counted(MEAN, then)
        started = time.thread_time()
        assert unchanged(endpoint)
        assert time.thread_time() - started < 5
        assert endpoint.requests <= counterexamples.CALLS + 2


def test_calls_are_bounded() -> None:
    right, wrong = "def f(x): return x", "def f(x): return x if len(x) < 9 else x + (np.diff(x).std() > 1e-3)"
    endpoint = Counted(wrong)
    searched(right, endpoint, np.random.default_rng(0).normal(size=(12, 12)))
    assert endpoint.requests <= counterexamples.CALLS + 2


def test_a_slow_answer_is_asked_a_few_times_only() -> None:
    endpoint = Counted("import time\n" + MEAN.replace("return", "time.sleep(0.3); return"))
    searched(SUM, endpoint, np.linspace(1.1, 2.2, 24).reshape(4, 6))
    assert endpoint.requests <= 7
