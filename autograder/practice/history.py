"""Who has tried what, and when: a small database beside the gradebook, which knows no points that count."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.course.layout import Course
from autograder.errors import CourseError
from autograder.practice.policy import DAY, Policy
from autograder.results import NotebookResult

PRACTISED, CLOSED, FINAL, FAULT = "practised", "closed", "final", "fault"
FILE = Path(".autograder") / "practice.db"

_TABLE = """
CREATE TABLE IF NOT EXISTS attempts (
    id INTEGER PRIMARY KEY,
    assignment TEXT NOT NULL, student TEXT NOT NULL, submission TEXT NOT NULL,
    kind TEXT NOT NULL, counts INTEGER NOT NULL, files TEXT NOT NULL,
    seen REAL NOT NULL, answered REAL NOT NULL, found TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS by_student ON attempts (assignment, student);
"""


@dataclass(frozen=True)
class Attempt:
    """One submission that has its page.

    `submission` tells it from others of this student, `files` is a digest of what was handed in. Times are in seconds
    since 1970. `found` says of each exercise what was found, see `findings`.
    """

    assignment: str
    student: str
    submission: str
    kind: str = PRACTISED  # or it came when practice was CLOSED, had its FINAL page already, or met a FAULT of ours
    counts: bool = True  # as a try
    files: str = ""
    seen: float = 0.0
    answered: float = 0.0
    found: dict[str, dict[str, Any]] = field(default_factory=dict)

    @property
    def seconds(self) -> float:
        """From when it was seen, or from when it counted if it had to wait for that, to its page."""
        return self.answered - self.seen


def findings(results: Sequence[NotebookResult]) -> dict[str, dict[str, Any]]:
    """Of each exercise: status, points, possible points, misconception if one was recognised, the hidden tests with
    their outcomes, and a digest of the answer.
    """
    return {
        entry.exercise: {
            "status": entry.status,
            "earned": entry.earned,
            "points": entry.points - entry.kept,
            "mistake": entry.recognised.name if entry.recognised else "",
            "tests": {outcome.test: outcome.status for outcome in entry.outcomes},
            "answer": entry.text[:16],
        }
        for result in results
        for entry in result.exercises
    }


class History:
    """The attempts of a course. Raises CourseError where the file cannot be read or written."""

    def __init__(self, course: Course) -> None:
        self._path = course.root / FILE
        self._open: sqlite3.Connection | None = None

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            self._path.parent.mkdir(exist_ok=True)
            opened = sqlite3.connect(self._path, timeout=30, isolation_level=None)
            try:
                opened.executescript(_TABLE)
            except BaseException:  # a full disk: the next one that asks makes the table
                opened.close()
                raise
            self._open = opened
        return self._open

    @contextlib.contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise CourseError(
                f"The history of practice, {self._path}, cannot be used: {error}. Fix that; nothing is lost, and what "
                "was not noted is done again."
            ) from error

    def add(self, attempt: Attempt) -> None:
        """Note an attempt whose page is out."""
        values = (
            attempt.assignment,
            attempt.student,
            attempt.submission,
            attempt.kind,
            attempt.counts,
            attempt.files,
            attempt.seen,
            attempt.answered,
            json.dumps(attempt.found),
        )
        columns = "assignment, student, submission, kind, counts, files, seen, answered, found"
        with self._named():
            self._connection().execute(f"INSERT INTO attempts ({columns}) VALUES (?,?,?,?,?,?,?,?,?)", values)  # noqa: S608

    def of(self, assignment: str, student: str | None = None) -> list[Attempt]:
        """The attempts at an assignment, of all students or of one, in their order; none if nobody has practised."""
        if not self._path.exists() and self._open is None:
            return []
        where, values = "assignment = ?", [assignment]
        if student is not None:
            where, values = f"{where} AND student = ?", [assignment, student]
        columns = "assignment, student, submission, kind, counts, files, seen, answered, found"
        with self._named():
            rows = self._connection().execute(
                f"SELECT {columns} FROM attempts WHERE {where} ORDER BY id",  # noqa: S608, of our own words
                values,
            )
            return [replace(Attempt(*row), counts=bool(row[4]), found=json.loads(row[8])) for row in rows]

    def rename(self, old: str, new: str) -> None:
        """Give an assignment another name."""
        if self._path.exists():
            with self._named():
                self._connection().execute("UPDATE attempts SET assignment = ? WHERE assignment = ?", (new, old))

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def tries(attempts: Sequence[Attempt], now: float) -> list[Attempt]:
    """Those that count, of the last 24 hours."""
    return [each for each in attempts if each.counts and each.answered > now - DAY]


def next_counts(attempts: Sequence[Attempt], policy: Policy, now: float) -> float:
    """From when on another try counts; a time in the past if it does now."""
    recent = tries(attempts, now)
    practised = [each.answered for each in attempts if each.kind == PRACTISED]
    # What was answered in the future was before the clock was set back: nobody waits until then.
    after_pause = practised[-1] + policy.pause if practised and practised[-1] <= now else 0.0
    if len(recent) < policy.attempts:
        return after_pause
    return max(after_pause, recent[-policy.attempts].answered + DAY)


def left(attempts: Sequence[Attempt], policy: Policy, now: float) -> int:
    """How many tries are left in these 24 hours."""
    return max(0, policy.attempts - len(tries(attempts, now)))
