"""Who has tried what, and when: a small database beside the gradebook, which knows no points that count."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from autograder.course.layout import Course
from autograder.errors import CourseError
from autograder.practice.policy import DAY, Policy
from autograder.results import RESULT, GradedNotebook, NotebookResult

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
CREATE TABLE IF NOT EXISTS judged (
    assignment TEXT NOT NULL, student TEXT NOT NULL, submission TEXT NOT NULL,
    files TEXT NOT NULL, out INTEGER NOT NULL, notebooks BLOB NOT NULL,
    PRIMARY KEY (assignment, student)
);
"""
_COLUMNS = "assignment, student, submission, kind, counts, files, seen, answered, found"


@dataclass(frozen=True)
class Attempt:
    """One submission that was judged or has its page.

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


#: What is known of each exercise by all versions of `findings`.
_FINDING = {"status", "earned", "points", "tests"}


def _result_in(text: str) -> NotebookResult:
    return NotebookResult.from_dict(json.loads(text)["metadata"][RESULT])


class History:
    """The attempts of a course. Raises CourseError where the file cannot be read or written."""

    def __init__(self, course: Course) -> None:
        self._path = course.root / FILE
        self._open: sqlite3.Connection | None = None
        self._opened: tuple[int, int] | None = None  # which file that is

    @property
    def gone(self) -> bool:
        """Whether the file that was read or written is not there any more: somebody wants to begin anew."""
        return self._open is not None and self._there() != self._opened

    def _there(self) -> tuple[int, int] | None:
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino

    def _connection(self) -> sqlite3.Connection:
        if self.gone:
            self.close()
        if self._open is None:
            self._path.parent.mkdir(exist_ok=True)
            opened = sqlite3.connect(self._path, timeout=30, isolation_level=None)
            try:
                opened.executescript(_TABLE)
            except BaseException:  # a full disk: the next one that asks makes the table
                opened.close()
                raise
            self._open, self._opened = opened, self._there()
        return self._open

    @contextlib.contextmanager
    def _named(self) -> Iterator[sqlite3.Connection]:
        """The database, in one transaction."""
        try:
            with self._connection() as connection:
                connection.execute("BEGIN")
                yield connection
        except (sqlite3.Error, OSError) as error:
            passes = isinstance(error, sqlite3.OperationalError | OSError)  # it is full, locked or not readable
            fix = "Fix that" if passes else "Put back a copy of it, or move the file away to begin anew"
            raise CourseError(f"The history of practice, {self._path}, cannot be used: {error}. {fix}.") from error

    def add(self, attempt: Attempt, judged: Mapping[str, GradedNotebook] | None = None) -> None:
        """Note an attempt whose page is out. Of one that was `judged`, the notebooks are kept until the next one of the
        student is, and its page is not out before `is_out`.
        """
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
        with self._named() as database:
            database.execute(f"INSERT INTO attempts ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)", values)  # noqa: S608
            if judged is not None:
                texts = json.dumps({name: notebook.text for name, notebook in judged.items()}).encode()
                kept = attempt.assignment, attempt.student, attempt.submission, attempt.files, zlib.compress(texts, 1)
                database.execute("INSERT OR REPLACE INTO judged VALUES (?,?,?,?,0,?)", kept)

    def is_out(self, attempt: Attempt) -> None:
        """Note that the page of an attempt that was judged is out."""
        whose = attempt.assignment, attempt.student, attempt.submission
        with self._named() as database:
            database.execute("UPDATE judged SET out = 1 WHERE assignment = ? AND student = ? AND submission = ?", whose)

    def owed(self, assignment: str) -> dict[str, str]:
        """By student: the submission that was judged and whose page is not out."""
        if not self._path.exists():
            return {}
        with self._named() as database:
            where = "assignment = ? AND NOT out"
            return dict(database.execute(f"SELECT student, submission FROM judged WHERE {where}", (assignment,)))  # noqa: S608

    def judged(self, assignment: str, student: str, files: str) -> dict[str, GradedNotebook]:
        """The notebooks of the student's newest submission that was judged, if these files are what was handed in."""
        where = "assignment = ? AND student = ? AND files = ?"
        with self._named() as database:
            found = database.execute(
                f"SELECT notebooks FROM judged WHERE {where}",  # noqa: S608
                (assignment, student, files),
            ).fetchone()
        try:
            texts = json.loads(zlib.decompress(found[0])) if found else {}
            return {name: GradedNotebook(text, _result_in(text)) for name, text in texts.items()}
        except (ValueError, KeyError, TypeError, AttributeError, zlib.error):  # damaged, or of another version
            return {}

    def of(self, assignment: str, student: str | None = None) -> list[Attempt]:
        """The attempts at an assignment, of all students or of one, in their order; none if nobody has practised."""
        if not self._path.exists():
            return []
        where, values = "assignment = ?", [assignment]
        if student is not None:
            where, values = f"{where} AND student = ?", [assignment, student]
        with self._named() as database:
            rows = database.execute(
                f"SELECT {_COLUMNS} FROM attempts WHERE {where} ORDER BY id",  # noqa: S608, of our own words
                values,
            ).fetchall()
        return [replace(Attempt(*row), counts=bool(row[4]), found=self._found_in(row[8], row[1])) for row in rows]

    def _found_in(self, text: str, student: str) -> dict[str, dict[str, Any]]:
        try:
            found = json.loads(text)
            if all(set(entry) >= _FINDING for entry in found.values()):
                return found
        except (ValueError, TypeError, AttributeError):
            pass
        raise CourseError(
            f"The history of practice, {self._path}, is damaged where it tells of {student}. Put back a copy of it, or "
            "move the file away to begin anew."
        )

    def rename(self, old: str, new: str) -> None:
        """Give an assignment another name."""
        if self._path.exists():
            with self._named() as database:
                for table in ("attempts", "judged"):
                    database.execute(f"UPDATE OR REPLACE {table} SET assignment = ? WHERE assignment = ?", (new, old))  # noqa: S608

    def close(self) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None


def tries(attempts: Sequence[Attempt], now: float) -> list[Attempt]:
    """Those that count, of the last 24 hours. What was answered in the future was before the clock was set back: it
    counts when that time has come, and nobody waits until then.
    """
    return [each for each in attempts if each.counts and now - DAY < each.answered <= now]


def next_counts(attempts: Sequence[Attempt], policy: Policy, now: float) -> float:
    """From when on another try counts; a time in the past if it does now."""
    recent = sorted(each.answered for each in tries(attempts, now))
    practised = [each.answered for each in attempts if each.kind == PRACTISED and each.answered <= now]
    after_pause = max(practised) + policy.pause if practised else 0.0
    if len(recent) < policy.attempts:
        return after_pause
    return max(after_pause, recent[-policy.attempts] + DAY)


def left(attempts: Sequence[Attempt], policy: Policy, now: float) -> int:
    """How many tries are left in these 24 hours."""
    return max(0, policy.attempts - len(tries(attempts, now)))
