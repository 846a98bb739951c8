"""Who is next: of each student the newest submission alone, and first whoever has tried least."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

_MAX_PASSED = 60.0  # seconds after which nobody is passed by others any more

Whose = tuple[str, str]  # assignment and student
Which = tuple[str, str, str]  # assignment, student, and what tells the submission from the student's others


@dataclass(frozen=True)
class Arrival:
    """A submission that is there: whose, where, and when it says that it was handed in (seconds since 1970)."""

    assignment: str
    student: str
    submission: str  # what tells it from the student's others
    folder: Path
    handed_in: float
    time: str = ""  # the same in the words of its receipt
    secret: str = ""  # of nbgrader's exchange
    seen: float = 0.0  # when it was first seen here
    came: float = 0.0  # when it was here, by the file system's own clock, which no student sets

    @property
    def whose(self) -> Whose:
        return self.assignment, self.student

    @property
    def which(self) -> Which:
        return self.assignment, self.student, self.submission

    def newer_than(self, other: Arrival) -> bool:
        return (self.handed_in, self.submission) > (other.handed_in, other.submission)


@dataclass
class Queue:
    """The submissions that wait, one of each student and assignment."""

    waiting: dict[tuple[str, str], Arrival] = field(default_factory=dict)
    at_work: dict[tuple[str, str], Arrival] = field(default_factory=dict)

    def offer(self, arrival: Arrival) -> bool:
        """Let it wait; whether it is new. One that waits is passed over for a newer one of the same student, which
        keeps the place in the queue.
        """
        before = self.waiting.get(arrival.whose) or self.at_work.get(arrival.whose)
        if before is not None and not arrival.newer_than(before):
            return False
        self.waiting[arrival.whose] = arrival
        return True

    def take(
        self, now: float, counts_from: Callable[[Arrival], float], tried: Callable[[Arrival], int]
    ) -> Arrival | None:
        """The next one, which is at work from here on; None if nobody's turn has come.

        Nobody has two at work. `counts_from` says when a student's next try counts, `tried` how often that one has
        tried lately.
        """
        ready = [each for whose, each in self.waiting.items() if whose not in self.at_work and counts_from(each) <= now]
        if not ready:
            return None

        def turn(each: Arrival) -> tuple[bool, float, float, str]:
            patient = now - max(each.seen, counts_from(each)) < _MAX_PASSED
            return patient, tried(each) if patient else 0, each.seen, each.submission

        chosen = min(ready, key=turn)
        del self.waiting[chosen.whose]
        self.at_work[chosen.whose] = chosen
        return chosen

    def done(self, arrival: Arrival) -> None:
        self.at_work.pop(arrival.whose, None)
