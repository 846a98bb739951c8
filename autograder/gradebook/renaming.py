"""An assignment under another name: its folders, and its entry in the gradebook with all grades."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from glob import escape
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry

from autograder.course.layout import Course, whole_page
from autograder.course.lock import course_lock
from autograder.errors import CourseError
from autograder.gradebook.database import named, opened
from autograder.gradebook.nbgrader import course_directory, nbgrader_config
from autograder.submissions.files import problem_of_student

_OF_COURSE = ("source", "release", "solutions", "tests", "downloaded")
_OF_STUDENTS = ("submitted", "autograded")


def rename(course: Course, old: str, new: str, notify: Callable[[str], None]) -> int:
    """Give an assignment another name; how many folders were moved. Grades stay as they are.

    What was done before is left alone, so that a renaming that was interrupted, or begun by hand, can be finished.
    `notify` is called if another grader is waited for. Raises CourseError; then nothing is changed.
    """
    problem = "it is empty or begins with a dot" if new[:1] in ("", ".") else problem_of_student(new)
    if problem:
        raise CourseError(f"{new!r} cannot be the name of an assignment: {problem.rstrip('.')}.")
    with course_lock(course.root, notify):
        moves = list(_moves(course, old, new))
        both = [str(target) for source, target in moves if target.exists()]
        if both:
            raise CourseError(f"{', '.join(both[:3])} is there already, and {old} too. Move or delete one of them.")
        with opened(course_directory(course, nbgrader_config(course))) as gradebook, named():
            renamed = gradebook is not None and _in_gradebook(gradebook, old, new)
        if not (moves or renamed):
            raise CourseError(f"There is no assignment {old!r}. There are: {', '.join(course.assignments) or 'none'}.")
        for source, target in moves:
            source.rename(target)
        for pages in (course.root / "feedback").glob(f"*/{escape(old)}"):  # they have the old name on them
            shutil.rmtree(pages, ignore_errors=True)
            whole_page(pages).unlink(missing_ok=True)
        for note in ("up_to_date", "forced"):
            (course.root / ".autograder" / f"{old}.{note}").unlink(missing_ok=True)
    return len(moves)


def _moves(course: Course, old: str, new: str) -> Iterator[tuple[Path, Path]]:
    places = [course.root / kind for kind in _OF_COURSE]
    places += [path for kind in _OF_STUDENTS for path in sorted((course.root / kind).glob("*/"))]
    for place in places:
        if (place / old).is_dir():
            yield place / old, place / new


def _in_gradebook(gradebook: Gradebook, old: str, new: str) -> bool:
    """Whether the gradebook had the assignment under its old name."""
    try:
        entry = gradebook.find_assignment(old)
    except MissingEntry:
        return False
    try:
        there = gradebook.find_assignment(new)
    except MissingEntry:
        entry.name = new
        gradebook.db.commit()
        return True
    raise CourseError(
        f"The gradebook has {len(entry.submissions)} submissions of {old} and {len(there.submissions)} of {new}. "
        "Remove the one that is not wanted: `nbgrader db assignment remove NAME --force`."
    )
