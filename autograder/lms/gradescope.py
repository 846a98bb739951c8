"""Who has handed in what, as an export of Gradescope says it beside the submissions, in `submission_metadata.yml`.

The file is YAML with Ruby's symbols, and holds results and outputs of autograders too, so only the lines that are
wanted are read: of each folder the people and the time.

    submission_409194023:
      :submitters:
      - :name: A Student
        :sid: '123456789'
        :email: student@example.org
      :created_at: 2026-04-26 17:34:00.861687000 Z
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from autograder.errors import CourseError, SubmissionError
from autograder.lms.lists import Person
from autograder.lms.platforms import METADATA
from autograder.submissions.files import read_bytes
from autograder.submissions.naming import same_text

_MAX = 500 * 2**20  # bytes; the file holds the results of all submissions
_FOLDER = re.compile(r"(?P<folder>[^\s:'\"#-][^:'\"]*):\s*")
_FIELD = re.compile(r"(?P<indent> *)(?P<item>- )?:(?P<name>[a-z_]+):\s*(?P<value>.*?)\s*")
_TIME = re.compile(r"(?P<time>[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.[0-9]+)? Z")


@dataclass
class Handed:
    """One submission: what identifies each of the people in it, and when it came (UTC)."""

    people: list[set[str]] = field(default_factory=list)
    time: str = ""


def read_metadata(folder: Path) -> dict[str, Handed]:
    """The submissions of an export by the name of their folder. Raises CourseError if the file is not there."""
    places = [folder / METADATA, *folder.glob(f"*/{METADATA}")]
    path = next((place for place in places if place.is_file()), None)
    if path is None:
        raise CourseError(
            f"There is no {METADATA} in the download, by which it is known who handed in what. Use Export Submissions "
            "of the assignment in Gradescope, and name that file."
        )
    try:
        text = read_bytes(path, _MAX, folders=0).decode("utf-8", errors="replace")
    except SubmissionError as error:
        raise CourseError(f"{METADATA} cannot be read: {error}") from error
    return _submissions(text)


def _submissions(text: str) -> dict[str, Handed]:
    found: dict[str, Handed] = {}
    handed, section = None, ""
    for line in text.splitlines():
        if start := _FOLDER.fullmatch(line):
            handed = found.setdefault(start["folder"], Handed())
            section = ""
            continue
        entry = _FIELD.fullmatch(line)
        if handed is None or entry is None:
            continue
        value = entry["value"].strip("'\"")
        if entry["indent"] == "  " and not entry["item"]:
            section = entry["name"]
            if section == "created_at" and (time := _TIME.fullmatch(value)):
                handed.time = f"{time['time']} UTC"
        elif section == "submitters":
            if entry["item"]:
                handed.people.append(set())
            if handed.people and entry["name"] in ("sid", "email") and value:
                handed.people[-1].add(same_text(value))
    return found


def matched(handed: Handed, people: dict[str, Person]) -> list[Person]:
    """The people of the list in a submission, by SID or address; `people` by all that identifies them."""
    found: list[Person] = []
    for known in handed.people:
        one = {person.id: person for text in known if (person := people.get(text)) is not None}
        if len(one) == 1:
            found += one.values()
    return found


def by_identity(people: list[Person]) -> dict[str, Person]:
    """People by their ids and addresses."""
    return {same_text(text): person for person in people if person.id for text in (person.id, person.email) if text}
