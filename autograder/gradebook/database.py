"""nbgrader's gradebook, with a faster way to the rows of one submitted notebook, for several graders at once, and
with a sentence where the database refuses.
"""

from __future__ import annotations

import contextlib
import functools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbgrader.api
from nbgrader.api import BaseCell, Comment, Grade, Gradebook, InvalidEntry
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import scoped_session, sessionmaker

from autograder.course.installed import install_with
from autograder.course.nbgrader_defaults import ALEMBIC
from autograder.errors import CourseError

FILE = "sqlite:///"
_LOCK = 0x6772616465  # "grade": one lock for the whole database, known to no other program


@contextlib.contextmanager
def shared(engine: Engine, *, alone: bool) -> Iterator[None]:
    """Hold a gradebook that several graders write: `alone` to make it or bring it up to the source, with others to
    record.

    nbgrader takes an assignment without submissions out of the gradebook and puts it in anew, cell by cell. Two who do
    so at once meet each other's halves, and a submission that is entered between is lost. Only PostgreSQL has several
    graders; others write under the course's lock. The server takes the lock from a process that ends.
    """
    if engine.dialect.name != "postgresql":
        yield
        return
    lock = "pg_advisory_xact_lock" if alone else "pg_advisory_xact_lock_shared"
    with engine.begin() as connection:  # a transaction's, not a session's: a pool such as PgBouncer keeps those apart
        connection.execute(text(f"SELECT {lock}(:key)"), {"key": _LOCK})
        yield


def keep_engines() -> None:
    """Let each of nbgrader's steps that opens a gradebook do so with the same engine: for each new one SQLAlchemy
    translates every query anew.
    """
    if not hasattr(nbgrader.api.create_engine, "cache_info"):
        nbgrader.api.create_engine = functools.lru_cache(maxsize=8)(nbgrader.api.create_engine)


@contextlib.contextmanager
def opened(directory: CourseDirectory) -> Iterator[Gradebook | None]:
    """The gradebook of a course, None if there is none yet. Raises CourseError if it cannot be used."""
    url = str(directory.db_url)
    if url.startswith(FILE) and not Path(url.removeprefix(FILE)).is_file():
        yield None
        return
    with named():
        with shared(create_engine(url), alone=True):  # whoever opens a new database first makes its tables
            gradebook = Gradebook(url, directory.course_id)
        with gradebook:
            yield gradebook


@contextlib.contextmanager
def named() -> Iterator[None]:
    """Raise CourseError, which names the gradebook and the reason, for any error of the database."""
    try:
        yield
    except FileNotFoundError as error:
        if error.filename != ALEMBIC:
            raise
        raise CourseError(
            f"nbgrader makes a gradebook with the program {ALEMBIC}, which is not on the path and not beside Python. "
            f"Install it where nbgrader is: {sys.executable} -m pip install {ALEMBIC}"
        ) from error
    except (SQLAlchemyError, InvalidEntry, ImportError) as error:
        fix = f"Run {install_with('postgresql')}" if getattr(error, "name", "") == "psycopg2" else "Fix that"
        raise CourseError(
            f"The gradebook (c.CourseDirectory.db_url in nbgrader_config.py) cannot be used: {reason_of(error)}. "
            f"{fix}, and run the same command again."
        ) from error


def reason_of(error: Exception) -> str:
    """Why the database, or the folder it is in, refused, in its own words and on one line."""
    cause = error.__context__ if isinstance(error, InvalidEntry) and error.__context__ else error
    return str(getattr(cause, "orig", None) or cause).strip().splitlines()[0].rstrip(".")


class OneNotebook(Gradebook):
    """An open gradebook once more, which finds the grades and comments of one notebook of one student at once.

    nbgrader finds each by a query of its own, and its tables have no index by notebook: such a query goes through the
    cell's rows of the whole class, so that the time for each submission grows with the class. Opening one anew for
    each notebook takes long too: all tables are looked up, and each query is put into words again.
    """

    def __init__(self, gradebook: Gradebook, notebook: str, assignment: str, student: str) -> None:
        """With a session of its own, to be closed; the other one stays open. Raises MissingEntry if there is no such
        notebook.
        """
        self.engine, self.course_id, self.authenticator = gradebook.engine, gradebook.course_id, gradebook.authenticator
        self.db = scoped_session(sessionmaker(autoflush=True, bind=self.engine, future=True))
        try:
            submitted = self.find_submission_notebook(notebook, assignment, student)
            rows = self.db.query(BaseCell.id, BaseCell.name).filter(BaseCell.notebook_id == submitted.notebook_id)
            names = {row.id: row.name for row in rows}
            self._found = {
                (kind, names[entry.cell_id], notebook, assignment, student): entry
                for kind in (Grade, Comment)
                for entry in self.db.query(kind).filter(kind.cell_id.in_(names), kind.notebook_id == submitted.id)
            }
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the session, and leave the connections to the gradebook that was given."""
        self.db.remove()

    def find_grade(self, grade_cell: str, *place: str) -> Any:
        """The grade of a cell, given by its name and those of notebook, assignment and student."""
        return self._found.get((Grade, grade_cell, *place)) or super().find_grade(grade_cell, *place)

    def find_comment(self, solution_cell: str, *place: str) -> Any:
        """The comment on a cell, given by its name and those of notebook, assignment and student."""
        return self._found.get((Comment, solution_cell, *place)) or super().find_comment(solution_cell, *place)
