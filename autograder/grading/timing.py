"""Where the time goes while a notebook is graded, and the limit of one exercise beside that of each call."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from autograder.errors import CallTimeout
from autograder.grading.experiments import NOTHING, Experiments
from autograder.guest.messages import decode_reply
from autograder.guest.sentences import say
from autograder.judging.carry_forward import Supply
from autograder.sandbox.limits import Limits
from autograder.sandbox.session import Session

_RAISED = 4096  # bytes in which a reply says what was raised

# After a call without an end the next ones most often have none either, and a class waits for each of them.
_AFTER_TIMEOUT = 0.25  # of the limit of a call, for each one after
_LEFT_AFTER_TIMEOUT = 0.5  # of it, for all of them together


SHARE = 0.5  # of a notebook's time, for cells beside the answers
_MOMENT = 1 / 30  # of the limit of a cell


def seconds_left(limits: Limits, spent: float, spent_beside: float, *, beside: bool) -> float:
    """Seconds of the notebook's time for the next cell, by those that cells have spent, and that cells `beside` the
    answers have of these.

    They have a share, or long ones would leave nothing for the answers below them. Each gets half of what is left of
    it, and a moment when that is gone: an answer may need a function from there.
    """
    share = limits.notebook * SHARE
    if beside:
        return max((share - spent_beside) / 2, min(limits.cell * _MOMENT, 1.5 * share - spent_beside))
    return limits.notebook - spent + max(spent_beside - share, 0.0)


@dataclass
class Stages:
    """Adds up where the time goes."""

    seconds: dict[str, float]

    @contextlib.contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = round(self.seconds.get(name, 0.0) + time.monotonic() - started, 4)


@dataclass
class TimedEndpoint:
    """A peer that gives the whole of an exercise a limit, beside that of each call, in seconds that count.

    The first call that takes too long had all the time that a call has; those after it have less.
    """

    endpoint: Session
    seconds: float
    aside: Experiments = NOTHING
    missed: bool = False  # a call has failed that may need one of the cells put aside
    answers: int = 0  # calls that came back
    timeouts: int = 0
    _charged: float = 0.0  # seconds that requests have taken so far, each counted once if one is within another

    def request(self, request: bytes, supply: Supply | None = None) -> bytes:
        before, charged, limits = self.endpoint.counted, self._charged, self.endpoint.limits
        if self.seconds <= 0:
            raise CallTimeout(say("timing.no-answer-the-time-for-this-exercise"))
        if self.timeouts:
            self.endpoint.limits = replace(limits, call=_AFTER_TIMEOUT * limits.call)
        try:
            reply = self.endpoint.request(request, supply)
            self.answers += 1
            self.missed |= self._misses(reply)
            return reply
        except CallTimeout:
            self.timeouts += 1
            self.seconds = min(self.seconds, _LEFT_AFTER_TIMEOUT * limits.call + self.endpoint.counted - before)
            raise
        finally:
            self.endpoint.limits = limits
            spent = self.endpoint.counted - before - (self._charged - charged)
            self.seconds -= spent
            self._charged += spent

    def _misses(self, reply: bytes) -> bool:
        if not any(kind in reply[:_RAISED] for kind in (b"NameError", b"UndefinedVariable", b"FileNotFound")):
            return False
        raised = decode_reply(reply)
        if raised is None or raised["status"] != "raised":
            return False
        return any(self.aside.missed(kind, raised["message"]) for kind in (raised["type"], *raised["parents"]))
