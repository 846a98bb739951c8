"""What was collected from where: kept beside the downloads, for the way back to the platform."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course.layout import Assignment
from autograder.course.writing import write_atomically
from autograder.errors import CourseError


@dataclass
class CollectedStudent:
    """What was collected of one student."""

    student: str
    key: str  # what the platform calls the student
    back: dict[str, str] = field(default_factory=dict)  # notebook to what the name of its feedback begins with
    packed: list[str] = field(default_factory=list)  # the notebooks that came in an archive of the student's own
    late: bool = False  # the platform says so
    time: str = ""  # when it was handed in, UTC; empty if the platform does not say


@dataclass
class Record:
    """All that was collected of an assignment, from one download or several."""

    platform: str = ""
    id_column: str = ""
    students: dict[str, CollectedStudent] = field(default_factory=dict)


def folder_of(assignment: Assignment) -> Path:
    """Where nbgrader keeps the downloads of an assignment, and we what belongs to them."""
    return assignment.course.root / "downloaded" / assignment.name


def read_record(assignment: Assignment) -> Record:
    """The record of an assignment; an empty one if nothing was collected yet. Raises CourseError."""
    path = folder_of(assignment) / "collected.json"
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        students = {name: CollectedStudent(**entry) for name, entry in content["students"].items()}
        return Record(content["platform"], content["id_column"], students)
    except FileNotFoundError:
        return Record()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise CourseError(f"{path} is damaged. Delete it, and collect the downloads again.") from error


def write_record(assignment: Assignment, record: Record) -> None:
    """Keep the record; a reader finds the old one or the new one, never half of one."""
    path = folder_of(assignment) / "collected.json"
    content: dict[str, Any] = dataclasses.asdict(record)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, (json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode())
