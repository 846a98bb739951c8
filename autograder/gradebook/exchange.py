"""nbgrader's exchange, by nbgrader's own classes and with its own settings: where submissions come in, and the way of
pages back.
"""

from __future__ import annotations

import datetime
import functools
import glob
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_config_path
from nbgrader.auth import Authenticator
from nbgrader.exchange import ExchangeFactory
from nbgrader.utils import notebook_hash, parse_utc
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, PyFileConfigLoader

from autograder.course.layout import Assignment, Course
from autograder.errors import CourseError
from autograder.gradebook.nbgrader import Reason, course_directory

_FILE = "nbgrader_config.py"
_HALF = "-tmp.html"
_LONGEST = 255  # bytes of a file's name


def whole_config(course: Course) -> Config:
    """The configuration as nbgrader's commands find it in the course's folder: that of the machine, of the account, and
    the course's own, which wins.
    """
    found = Config()
    for folder in [*reversed(jupyter_config_path()), str(course.root)]:
        try:
            found.merge(PyFileConfigLoader(_FILE, path=folder).load_config())
        except ConfigFileNotFound:
            continue
    return found


@dataclass(frozen=True)
class Exchange:
    """The exchange of a course."""

    course: Course
    config: Any

    @classmethod
    def of(cls, course: Course) -> Exchange:
        """The exchange that the configuration names. Raises CourseError if it is not there or cannot be used."""
        found = cls(course, whole_config(course))
        inbound = found.inbound
        if not inbound.is_dir():
            raise CourseError(
                f"There is no {inbound}, where nbgrader's exchange keeps submissions. Set c.Exchange.root and "
                "c.CourseDirectory.course_id in nbgrader_config.py and release the assignment, or use --folder."
            )
        return found

    @functools.cached_property
    def inbound(self) -> Path:
        return self._root / "inbound"

    @functools.cached_property
    def _root(self) -> Path:
        exchange = ExchangeFactory(config=self.config).exchange(config=self.config)
        return Path(exchange.root) / self._directory.course_id

    @property
    def _directory(self) -> Any:
        return course_directory(self.course, self.config)

    @functools.cached_property
    def checks_owner(self) -> bool:
        """Whether a submission must belong to the account whose name it has: nbgrader's own setting."""
        factory = ExchangeFactory(config=self.config)
        return bool(factory.collect(coursedir=self._directory, config=self.config).check_owner)

    def page(self, secret: str, notebook: str) -> Path:
        """Where the page of a submitted notebook is fetched from; only who knows the secret can know the name."""
        return self._root / "feedback" / f"{notebook_hash(secret=secret, notebook_id=notebook)}.html"

    def half_pages(self) -> list[Path]:
        """Pages that nbgrader's step is writing, or was when it was killed."""
        return sorted((self._root / "feedback").glob(f"*{_HALF}"))

    def half_page(self, secret: str, notebook: str) -> Path:
        """As which nbgrader's step writes a page, before it takes the place of the one that was there."""
        page = self.page(secret, notebook)
        return page.with_name(f"{page.stem}{_HALF}")

    def release(self, assignment: Assignment, student: str, folder: str) -> None:
        """Hand out the pages in `<folder>/<student>/<assignment>/` of the course, by nbgrader's own step.

        Raises CourseError with what nbgrader says.
        """
        directory = self._directory
        directory.feedback_directory = folder
        directory.assignment_id, directory.student_id = assignment.name, glob.escape(student)
        factory = ExchangeFactory(config=self.config)
        step = factory.release_feedback(
            coursedir=directory, authenticator=Authenticator(config=self.config), config=self.config
        )
        reason = Reason(logging.WARNING)
        step.log.handlers, step.log.propagate = [reason], False
        try:
            step.start()
        except OSError:
            raise
        except Exception as error:
            raise CourseError(f"nbgrader does not hand out the page of {student}: {reason.text or error}") from error


def can_be_fetched(file: str) -> bool:
    """Whether Fetch Feedback asks for the page of a file that was handed in, and nbgrader can find that by its name."""
    return (
        file.endswith(".ipynb")
        and "/" not in file
        and not file.startswith(".")
        and is_text(file)
        and len(file.encode()) <= _LONGEST
    )


def is_text(name: str) -> bool:
    """Whether a name in the file system is text (UTF-8)."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


@functools.lru_cache(maxsize=100_000)  # each look asks for all that was ever handed in
def told_by(name: str) -> tuple[str, str, float] | None:
    """Student, assignment and time (seconds since 1970) in the name of a folder of submissions; None if it is none of
    nbgrader's.
    """
    parts = name.rsplit("+", 3)
    if len(parts) < 3:
        return None
    try:
        return parts[0], parts[1], parse_utc(parts[2]).replace(tzinfo=datetime.UTC).timestamp()
    except (ValueError, OverflowError):
        return None
