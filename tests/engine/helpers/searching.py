"""Searches for a smaller failing example: wrong answers, and what is found of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from autograder.errors import NotYet
from autograder.guest.evaluate import namespace_from
from autograder.judging import counterexamples
from autograder.judging.endpoints import Endpoint, LocalEndpoint
from autograder.judging.hidden_tests import agree
from autograder.judging.proxies import Answer, Reference
from autograder.results import ExerciseResult, Outcome

SETUP = ("setup", "import numpy as np")
MEAN, SUM = "def f(x): return np.asarray(x).mean(-1)", "def f(x): return np.asarray(x).sum(-1)"


def namespace(code: str) -> dict[str, Any]:
    return namespace_from([SETUP, ("student", code)])


class Counted:
    """A peer that counts requests, and from the second on replies as it is told to."""

    def __init__(self, code: str, then: Callable[[bytes], bytes] | None = None) -> None:
        self.endpoint, self.then, self.requests = LocalEndpoint(namespace(code)), then, 0

    def request(self, request: bytes, supply: Any = None) -> bytes:
        self.requests += 1
        return self.then(request) if self.then and self.requests > 1 else self.endpoint.request(request)


def raising(error: Exception) -> Callable[[bytes], bytes]:
    def reply(request: bytes) -> bytes:
        raise error

    return reply


def searched(
    right: str, endpoint: Endpoint, *args: Any, name: str = "f", rtol: float = 1e-9, **kwargs: Any
) -> tuple[Outcome, Outcome]:
    """The outcome of one `agree` before and after the search."""
    reference, answer = Reference(name, LocalEndpoint(namespace(right))), Answer(name, endpoint)
    with pytest.raises(NotYet) as caught:
        agree(answer, reference, *args, rtol=rtol, **kwargs)
    return shown(answer, caught.value, reference)


def shown(answer: Answer, told: NotYet, reference: Reference) -> tuple[Outcome, Outcome]:
    before = Outcome("test", "Claim.", 1.0, "not yet", told.called, told.got, told.wanted, told.look_at)
    result = ExerciseResult(answer.name, 1.0, [before])
    assert answer.disagreement is not None
    counterexamples.show(result, [(0, answer.disagreement)], answer, reference)
    assert result.faults == []
    (after,) = result.outcomes
    assert (after.test, after.claim, after.points, after.status) == (before.test, before.claim, 1.0, "not yet")
    return before, after


def arguments(called: str) -> tuple[Any, ...]:
    """The arguments of a call, read from what a student reads."""
    names = {"f": lambda *args: args, "np": np}
    return eval(called, names)
