"""Calls that hidden tests make with the same inputs for each file. Whoever has read what is wanted there could write it
into an answer, so practice does not tell it.
"""

from __future__ import annotations

import collections
import contextlib
import functools
import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from autograder.course.writing import write_atomically
from autograder.guest.messages import decode_request, encode_request
from autograder.guest.sentences import text
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
_DRAWS, _LEAST, _SECONDS = 40, 5, 4.0  # of processor time, after which the least number of draws is enough


@dataclass(frozen=True)
class Fixed:
    """Requests by their digests, without the seed that comes with them; places, by hidden test and number of the call
    in it, at which a request came again; and the words in which a student reads them.
    """

    requests: frozenset[bytes] = frozenset()
    places: frozenset[tuple[str, int]] = frozenset()
    texts: frozenset[str] = frozenset()

    def in_one_of(self, test: str, calls: Sequence[Call]) -> bool:
        """Whether one of these calls of a hidden test is the same for each file, or for many."""
        return any(
            (test, number) in self.places or _digest(call.request) in self.requests for number, call in enumerate(calls)
        )


def fixed_calls(key: AnswerKey, exercise: str) -> Fixed:
    """What the hidden tests of an exercise ask in more than one of many draws of their inputs. Where they do so once,
    inputs come from a pool so small that all of it can be collected, so the whole place counts.

    The reference answers. A test that fails on it has asked something by then, which counts.
    """
    asked: dict[tuple[str, int], list[tuple[bytes, str]]] = {}
    times: collections.Counter[bytes] = collections.Counter()  # in how many draws
    started = time.process_time()
    for draw in range(_DRAWS):
        if draw >= _LEAST and time.process_time() - started > _SECONDS:
            break
        requests: set[bytes] = set()
        for test in key.tests.get(exercise, []):
            answer = _Noting(exercise, key.endpoint(), names=key.names)
            with contextlib.suppress(Exception):  # `autograder check` says what is wrong with the test
                test.judge(answer, key.reference(exercise), test.rng(key.secret, f"draw {draw}"))  # no digest reads so
            for number, call in enumerate(answer.asked):
                asked.setdefault((test.name, number), []).append(call)
                requests.add(call[0])
        times.update(requests)
    again = frozenset(request for request, count in times.items() if count > 1)
    places = frozenset(place for place, calls in asked.items() if any(request in again for request, _ in calls))
    told = (call for place, calls in asked.items() for call in calls if place in places or call[0] in again)
    return Fixed(again, places, frozenset(text for _, text in told))


def remembered(key: AnswerKey, exercise: str) -> Fixed:
    """As `fixed_calls`, which takes seconds where networks are trained; noted in `.autograder/` while the key is as it
    is.
    """
    path = key.assignment.course.root / ".autograder" / "fixed" / f"{key.assignment.name}-{exercise}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        noted = json.loads(path.read_text(encoding="utf-8"))
        if noted["key"] == key.digest:
            places = frozenset((test, number) for test, number in noted["places"])
            return Fixed(frozenset(map(bytes.fromhex, noted["requests"])), places, frozenset(noted["texts"]))
    found = fixed_calls(key, exercise)
    note = {
        "key": key.digest,
        "requests": [each.hex() for each in found.requests],
        "places": sorted(found.places),
        "texts": sorted(found.texts),
    }
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
    def asked(self) -> list[tuple[bytes, str]]:
        return []

    def _exchange(self, *given: Any) -> Any:
        before = len(self.calls)
        try:
            return super()._exchange(*given)
        finally:
            self.asked.extend((_digest(call.request), self.last_called) for call in self.calls[before:])


def _digest(request: bytes) -> bytes:
    action, _ = decode_request(request)
    return hashlib.sha256(encode_request(action)).digest()
