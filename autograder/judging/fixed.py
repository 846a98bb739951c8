"""Calls that hidden tests make with the same inputs for each file. Whoever has read what is wanted there could write it
into an answer, so practice does not tell it.
"""

from __future__ import annotations

import collections
import contextlib
import functools
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from autograder.course.writing import write_atomically
from autograder.guest.messages import decode_request, encode_request
from autograder.guest.sentences import text
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.proxies import Answer, Call
from autograder.results import Outcome

if TYPE_CHECKING:
    from autograder.judging.answer_key import AnswerKey

#: What is wanted of a call where that is no value.
_NO_VALUES = (
    text("proxies.no-error"),
    text("judge.an-answer"),
    text("judge.an-answer-in-time"),
    text("hidden_tests.a-valueerror-that-says-what-is-wrong"),
)
_DRAWS = [f"draw {number}" for number in range(5)]  # no digest of a file reads like these


@dataclass(frozen=True)
class Fixed:
    """Requests by their digests, without the seed that comes with them; and the words in which a student reads them."""

    requests: frozenset[bytes]
    texts: frozenset[str]

    def in_one_of(self, calls: Iterable[Call]) -> bool:
        """Whether one of these calls is the same for each file."""
        return any(_digest(call.request) in self.requests for call in calls)


def fixed_calls(key: AnswerKey, exercise: str) -> Fixed:
    """What the hidden tests of an exercise ask in more than one of several draws of their inputs.

    The reference answers. A test that fails on it has asked something by then, which counts.
    """
    found: collections.Counter[bytes] = collections.Counter()
    texts: dict[bytes, str] = {}
    for draw in _DRAWS:
        asked: dict[bytes, str] = {}
        for test in key.tests.get(exercise, []):
            answer = _Noting(exercise, LocalEndpoint(key.namespace), names=key.names)
            with contextlib.suppress(Exception):  # `autograder check` says what is wrong with the test
                test.judge(answer, key.reference(exercise), test.rng(key.secret, draw))
            asked |= answer.asked
        found.update(asked.keys())
        texts |= asked
    again = [request for request, times in found.items() if times > 1]
    return Fixed(frozenset(again), frozenset(texts[request] for request in again))


def remembered(key: AnswerKey, exercise: str) -> Fixed:
    """As `fixed_calls`, which takes seconds where networks are trained; noted in `.autograder/` while the key is as it
    is.
    """
    path = key.assignment.course.root / ".autograder" / "fixed" / f"{key.assignment.name}-{exercise}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        noted = json.loads(path.read_text(encoding="utf-8"))
        if noted["key"] == key.digest:
            return Fixed(frozenset(map(bytes.fromhex, noted["requests"])), frozenset(noted["texts"]))
    found = fixed_calls(key, exercise)
    note = {"key": key.digest, "requests": [each.hex() for each in found.requests], "texts": sorted(found.texts)}
    with contextlib.suppress(OSError):  # it only saves time
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(note).encode(), private=True)
    return found


def hidden_away(outcome: Outcome) -> Outcome:
    """An outcome that tells no inputs and no values; that there was an error, which is the student's own, is told."""
    error = outcome.wanted in _NO_VALUES
    return replace(
        outcome,
        called=text("practice.comes again"),
        got=outcome.got if error else "",
        wanted=outcome.wanted if error else "",
        look_at=outcome.look_at if error or outcome.general else "",
    )


class _Noting(Answer):
    """Notes what it is asked, and what each call reads like."""

    @functools.cached_property
    def asked(self) -> dict[bytes, str]:
        return {}

    def _exchange(self, *given: Any) -> Any:
        before = len(self.calls)
        try:
            return super()._exchange(*given)
        finally:
            self.asked.update({_digest(call.request): self.last_called for call in self.calls[before:]})


def _digest(request: bytes) -> bytes:
    action, _ = decode_request(request)
    return hashlib.sha256(encode_request(action)).digest()
