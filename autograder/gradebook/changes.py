"""An assignment whose exercises are others than when its grades were recorded: what stays is kept, grades included.

nbgrader refuses this, because it would have to guess. Here the instructor has asked for it: exercises that are gone go
out of the gradebook with their grades, new ones come in, and everything else stays as it is. A gradebook that is a
file is copied before.
"""

from __future__ import annotations

import contextlib
import datetime
import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    MissingEntry,
    Notebook,
    SolutionCell,
    SourceCell,
    SubmittedNotebook,
    TaskCell,
)

from autograder.course.layout import Assignment
from autograder.course.notebooks import GRADED, exercises, read
from autograder.errors import CourseError
from autograder.gradebook.database import FILE, named, opened
from autograder.gradebook.nbgrader import course_directory, nbgrader_config
from autograder.gradebook.recorded import Recorded

#: How nbgrader's gradebook adds a cell of a kind.
_ADD = {GradeCell: "grade", SolutionCell: "solution", TaskCell: "task", SourceCell: "source"}

Cells = Mapping[type, Mapping[str, dict[str, Any]]]  # what the source has, by kind and name


def require_same_exercises(assignment: Assignment, *, update: bool = False) -> None:
    """Raises CourseError, with what to do, if grades are recorded of other exercises than those of the source; with
    `update` only if one of them has moved to another notebook.
    """
    with _with_submissions(assignment) as (_, found):
        if found is None or not found.notebooks:
            return
        books = {notebook.name for notebook in found.notebooks}
        recorded = {
            (cell.name.removeprefix(GRADED), notebook.name)
            for notebook in found.notebooks
            for cell in (*notebook.grade_cells, *notebook.task_cells)
        }
    in_source = {
        (exercise.name, name)
        for name in assignment.notebooks
        for exercise in exercises(read(assignment.source / f"{name}.ipynb"))
    }
    gone, new = recorded - in_source, in_source - recorded
    moved = sorted({name for name, _ in gone} & {name for name, _ in new})
    if moved:
        raise CourseError(
            f"In the source of {assignment.name}, {', '.join(moved)} stands in another notebook than when grades were "
            "recorded, and no grades can be kept across that. Take the change back, or give the new version a name of "
            "its own (source/NAME)."
        )
    if update or (recorded == in_source and books == set(assignment.notebooks)):
        return
    new_books, gone_books = sorted(set(assignment.notebooks) - books), sorted(books - set(assignment.notebooks))
    said = [f"the notebook {name} came in" for name in new_books]
    said += [f"the notebook {name} went out" for name in gone_books]
    said += [f"{_named(new)} came in"] if new else []
    said += [f"{_named(gone)} went out{_by_hand(assignment, gone)}"] if gone else []
    name = assignment.name
    raise CourseError(
        f"The source of {name} has other exercises than those of which grades are recorded: {' and '.join(said)}. "
        f"`autograder grade {assignment.quoted} --preview` shows whose grade that changes; `autograder grade "
        f"{assignment.quoted} --update-exercises` then does it, keeps the grades of all other exercises, and copies a "
        "gradebook that is a file before. Or take the change back."
    )


def knows_no_exercises(assignment: Assignment) -> bool:
    """Whether the gradebook has students' entries of the assignment and no exercise, as after an extension that was
    given before anything was graded: then all of them may come in, and no grade is at stake.
    """
    with _with_submissions(assignment) as (_, found):
        return found is not None and not found.notebooks


def follow_notebooks(assignment: Assignment) -> None:
    """Let the gradebook have the notebooks of the source where grades are recorded: what has gone goes out with its
    grades, what is new comes in without exercises, and each submission has a place for it.
    """
    with _with_submissions(assignment) as (gradebook, found):
        if gradebook is None or found is None:
            return
        there = {notebook.name for notebook in found.notebooks}
        for name in sorted(set(assignment.notebooks) - there):
            notebook = gradebook.add_notebook(name, assignment.name)
            gradebook.db.add_all(SubmittedNotebook(notebook=notebook, assignment=each) for each in found.submissions)
            gradebook.db.commit()
        for name in sorted(there - set(assignment.notebooks)):
            gradebook.remove_notebook(name, assignment.name)


@contextlib.contextmanager
def _with_submissions(assignment: Assignment) -> Iterator[tuple[Gradebook | None, Any]]:
    """The gradebook, and its entry of the assignment if students have one of it."""
    with opened(course_directory(assignment.course, nbgrader_config(assignment.course))) as gradebook, named():
        try:
            found = gradebook.find_assignment(assignment.name) if gradebook else None
        except MissingEntry:
            found = None
        yield gradebook, found if found is not None and found.submissions else None


def _named(places: set[tuple[str, str]]) -> str:
    """Exercises in words, from (exercise, notebook)."""
    return ", ".join(sorted({exercise for exercise, _ in places}))


def _by_hand(assignment: Assignment, gone: set[tuple[str, str]]) -> str:
    """How many grades that a person gave go with these exercises."""
    count = sum(
        grade.by_hand is not None
        for grades in Recorded.of(assignment).grades.values()
        for (notebook, exercise), grade in grades.items()
        if (exercise, notebook) in gone
    )
    return f" (with {count} grades that a person gave)" if count else ""


def take_over(gradebook: Gradebook, assignment: str, notebook: str, cells: Cells) -> None:
    """Let the gradebook have these cells of a notebook, with a place for the grade of each student, and no others.

    Nothing is committed.
    """
    try:
        entry = gradebook.find_notebook(notebook, assignment)
    except MissingEntry:
        return
    there = {kind: {cell.name for cell in _cells(entry, kind)} for kind in _ADD}
    for kind in _ADD:
        for cell in _cells(entry, kind):
            if cell.name not in cells[kind]:
                for row in (*getattr(cell, "grades", ()), *getattr(cell, "comments", ())):
                    gradebook.db.delete(row)
                gradebook.db.delete(cell)
    gradebook.db.flush()
    for kind, name in _ADD.items():
        for cell, info in cells[kind].items():
            if cell not in there[kind]:
                getattr(gradebook, f"add_{name}_cell")(cell, notebook, assignment, **info)
    gradebook.db.flush()
    gradebook.db.expire_all()
    for submitted in entry.submissions:
        graded = {grade.cell_id for grade in submitted.grades}
        commented = {comment.cell_id for comment in submitted.comments}
        for cell in (*entry.grade_cells, *entry.task_cells):
            if cell.id not in graded:
                gradebook.db.add(Grade(cell_id=cell.id, notebook_id=submitted.id))
        for cell in (*entry.solution_cells, *entry.task_cells):
            if cell.id not in commented:
                gradebook.db.add(Comment(cell_id=cell.id, notebook_id=submitted.id))
    gradebook.db.flush()


def _cells(notebook: Notebook, kind: type) -> list[Any]:
    return list(getattr(notebook, f"{_ADD[kind]}_cells"))


def copy_of_gradebook(assignment: Assignment) -> Path | None:
    """A copy of the gradebook beside the notes of this engine; None if there is no file to copy.

    Raises CourseError if it cannot be written.
    """
    url = str(course_directory(assignment.course, nbgrader_config(assignment.course)).db_url)
    source = Path(url.removeprefix(FILE))
    if not (url.startswith(FILE) and source.is_file()):
        return None
    now = datetime.datetime.now(datetime.UTC)
    target = assignment.course.root / ".autograder" / f"gradebook-{now:%Y%m%d-%H%M%S-%f}.db"
    try:
        target.parent.mkdir(exist_ok=True)
        with contextlib.closing(sqlite3.connect(source)) as old, contextlib.closing(sqlite3.connect(target)) as new:
            old.backup(new)
    except (OSError, sqlite3.Error) as error:
        raise CourseError(
            f"No copy of the gradebook can be made at {target} ({error}). Nothing was changed."
        ) from error
    return target
