"""What has been graded and is not recorded yet, so that a run that was killed goes on where it stopped; and what the
gradebook was brought up to.

The key of an entry is a digest of the submission's bytes and of all that decides about its points: what two runs would
grade alike, they find here alike. An entry is written before the gradebook is, and dropped when the autograded folder
holds the result, which has the same digests in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import autograder
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.grading.settings import Settings
from autograder.judging.answer_key import current_digest
from autograder.results import RESULT, GradedNotebook, NotebookResult
from autograder.submissions.folder import Submission

NAME = ".autograder_journal.db"
_TABLE = """CREATE TABLE IF NOT EXISTS finished (
    assignment TEXT NOT NULL, student TEXT NOT NULL, key TEXT NOT NULL, notebooks TEXT NOT NULL,
    PRIMARY KEY (assignment, student)) WITHOUT ROWID"""
_RECORDED = "CREATE TABLE IF NOT EXISTS recorded (assignment TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID"


class Journal:
    """The journal of one course. A damaged one is begun anew: it only saves time.

    Raises CourseError if it cannot be opened for another reason, such as a full disk.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / NAME
        try:
            self._open()
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
                raise CourseError(
                    f"{self._path} cannot be opened: {error}. Mend that, and run the same command again."
                ) from error
            self._path.unlink(missing_ok=True)
            self._open()

    def _open(self) -> None:
        self._database = sqlite3.connect(self._path)
        self._database.execute("PRAGMA journal_mode=WAL")
        # Without waiting for the disk at each commit: a machine that loses power may lose the last entries, a killed
        # process none, and what is lost is graded again.
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.execute(_TABLE)
        self._database.execute(_RECORDED)

    def find(self, assignment: str, student: str, key: str) -> dict[str, GradedNotebook] | None:
        """The graded notebooks of a submission by name, if it was graded under this key."""
        query = "SELECT notebooks FROM finished WHERE assignment = ? AND student = ? AND key = ?"
        try:
            row = self._database.execute(query, (assignment, student, key)).fetchone()
            texts = json.loads(row[0]) if row else {}
            return {name: GradedNotebook(text, _result_in(text)) for name, text in texts.items()} or None
        except (sqlite3.DatabaseError, ValueError, TypeError, KeyError, AttributeError):  # what it holds is damaged
            return None

    def keep(self, assignment: str, student: str, key: str, graded: dict[str, GradedNotebook]) -> None:
        """Keep the graded notebooks of a submission, in place of those of an earlier one. Raises OSError."""
        texts = json.dumps({name: notebook.text for name, notebook in graded.items()})
        try:
            with self._database:
                self._database.execute(
                    "INSERT OR REPLACE INTO finished VALUES (?, ?, ?, ?)", (assignment, student, key, texts)
                )
        except sqlite3.DatabaseError as error:
            raise OSError(f"{self._path} cannot be written: {error}") from error

    def forget(self, assignment: str, student: str) -> None:
        """Drop what is recorded now: from here on, the autograded folder holds it."""
        with contextlib.suppress(sqlite3.DatabaseError), self._database:
            self._database.execute("DELETE FROM finished WHERE assignment = ? AND student = ?", (assignment, student))

    def recorded(self, assignment: str) -> str:
        """What the gradebook and the source were when the gradebook was last brought up to the source, as a digest;
        empty if that is not known.
        """
        with contextlib.suppress(sqlite3.DatabaseError):
            query = "SELECT digest FROM recorded WHERE assignment = ?"
            row = self._database.execute(query, (assignment,)).fetchone()
            return str(row[0]) if row else ""
        return ""

    def note_recorded(self, assignment: str, digest: str) -> None:
        """Note that the gradebook has been brought up to the source."""
        with contextlib.suppress(sqlite3.DatabaseError), self._database:
            self._database.execute("INSERT OR REPLACE INTO recorded VALUES (?, ?)", (assignment, digest))

    def close(self) -> None:
        """Close the file."""
        self._database.close()


@contextlib.contextmanager
def journal_of(root: Path) -> Iterator[Journal]:
    """The journal of the course in `root`, closed at the end."""
    journal = Journal(root)
    try:
        yield journal
    finally:
        journal.close()


def key_of(assignment: Assignment, submission: Submission, settings: Settings) -> str:
    """What decides about the result: the submission, the answer keys, the settings and the engine."""
    parts = [
        autograder.__version__,
        {name: current_digest(assignment, name) for name in assignment.notebooks},
        submission.digests,
        submission.unreadable,
        vars(settings.limits),
        settings.unsafe,
        settings.experiments,
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _result_in(text: str) -> NotebookResult:
    return NotebookResult.from_dict(json.loads(text)["metadata"][RESULT])
