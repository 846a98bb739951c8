"""Reads what students have handed in: the assignment's notebooks of each, as bytes, and what else is odd there."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course.layout import Assignment
from autograder.course.notebooks import digest_of
from autograder.errors import SubmissionError
from autograder.submissions.files import TooLarge, entries, link_above, problem_of_student, read_bytes
from autograder.submissions.parsing import MAX_SUBMISSION
from autograder.submissions.receipt import TIME, as_text, secret_of, time_of


@dataclass(frozen=True)
class Submission:
    """What one student has handed in: the bytes of each notebook, or why those cannot be had; and when, if known, and
    under which secret of nbgrader's exchange.
    """

    student: str
    notebooks: dict[str, bytes] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    timestamp: str = ""
    secret: str = ""

    @property
    def names(self) -> list[str]:
        return sorted([*self.notebooks, *self.unreadable])

    @property
    def digests(self) -> dict[str, str]:
        """By notebook; empty for one that cannot be read."""
        return {name: digest_of(self.notebooks[name]) if name in self.notebooks else "" for name in self.names}


@dataclass
class HandedIn:
    """A submission, and what there is to say about its folder. `fault` is why it cannot be graded as a whole."""

    submission: Submission
    missing: list[str] = field(default_factory=list)  # notebooks that were not handed in
    unknown: list[str] = field(default_factory=list)  # handed in, but not of this assignment
    remarks: list[str] = field(default_factory=list)
    fault: str = ""


def read_handed_in(assignment: Assignment, student: str) -> HandedIn:
    """Read one submission. Never raises for what is in its folder."""
    found = HandedIn(Submission(student))
    found.fault = problem_of_student(student)
    if found.fault:
        return found
    folder = assignment.course.root / "submitted" / student / assignment.name
    if link := link_above(folder):
        found.fault = (
            f"{link} is a link, and links among the submissions are not followed. Put the folder itself in its place."
        )
        return found
    try:
        _read_notebooks(assignment, folder, found)
    except OSError as error:
        found.fault = f"The submission cannot be read ({error}). Mend that, and grade again."
    return found


def _read_notebooks(assignment: Assignment, folder: Path, found: HandedIn) -> None:
    notebooks: dict[str, bytes] = {}
    unreadable: dict[str, str] = {}
    for name in assignment.notebooks:
        path = folder / f"{name}.ipynb"
        if not os.path.lexists(path):
            found.missing.append(name)
            continue
        try:
            notebooks[name] = read_bytes(path, MAX_SUBMISSION)
        except TooLarge as error:
            unreadable[name] = str(error)
        except SubmissionError as error:
            found.remarks.append(str(error))
            found.missing.append(name)
    known = {folder / f"{name}.ipynb" for name in assignment.notebooks}
    found.unknown = sorted(
        path.relative_to(folder).with_suffix("").as_posix() for path in _others(folder, found) if path not in known
    )
    time = time_of(folder)
    if time is None and os.path.lexists(folder / TIME):
        found.remarks.append(f"{TIME} holds no time, so nothing is known about being late")
    found.submission = Submission(
        found.submission.student, notebooks, unreadable, as_text(time) if time else "", secret_of(folder)
    )


def _others(folder: Path, found: HandedIn) -> list[Path]:
    """The notebooks in a submission's folder, however deep, as far as they are looked at."""
    paths: list[Path] = []
    try:
        paths.extend(path for path in entries(folder, ".ipynb") if ".ipynb_checkpoints" not in path.parts)
    except SubmissionError as error:
        found.remarks.append(str(error))
    return paths
