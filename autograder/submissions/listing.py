"""Who has handed in what, by the names in the folder of submissions alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.submissions.misplaced import lines, misplaced


def students_of(assignment: Assignment) -> list[str]:
    """The students with a folder for this assignment among the submissions, in alphabetical order."""
    folder = assignment.course.root / "submitted"
    if not folder.is_dir():
        return []
    return sorted(path.name for path in folder.glob("[!.]*") if (path / assignment.name).is_dir())


def notebooks_of(assignment: Assignment, students: Iterable[str]) -> list[str]:
    """Those of the assignment's notebooks that some of these students have handed in."""
    folders = [assignment.course.root / "submitted" / student / assignment.name for student in students]
    # os.path, because a folder that may not be looked into is told later, of its student alone.
    return [
        name
        for name in assignment.notebooks
        if any(os.path.exists(folder / f"{name}.ipynb") for folder in folders)  # noqa: PTH110
    ]


def chosen(assignment: Assignment, wanted: Sequence[str] | None) -> list[str]:
    """The students of that name, all of them if none is named, in alphabetical order. Raises CourseError for one who
    has handed in nothing, with what lies in the wrong place.
    """
    there = students_of(assignment)
    folder = assignment.course.root / "submitted"
    if not there and not wanted:
        raise CourseError(
            f"There are no submissions: {folder}/<student>/{assignment.name} is where they belong. Collect them first."
        )
    unknown = sorted(set(wanted or []) - set(there))
    if unknown:
        raise CourseError(_no_submission(assignment, unknown, folder))
    return sorted(set(wanted)) if wanted else there


def _no_submission(assignment: Assignment, students: Sequence[str], folder: Path) -> str:
    """That some students have handed in nothing: their folders are there, or nothing of that name is."""
    found = [each for each in misplaced(assignment) if each.student in students]
    empty = [each for each in students if (folder / each).is_dir()]
    absent = [each for each in students if each not in empty and all(each != one.student for one in found)]
    told = [f"No submission of {', '.join(absent)} in {folder}. Check the spelling."] if absent else []
    if empty:
        there = ", ".join(f"submitted/{each}/" for each in empty)
        told.append(f"{there} {'are' if empty[1:] else 'is'} there, without a folder {assignment.name}.")
    return "\n".join([*told, *lines(found)])
