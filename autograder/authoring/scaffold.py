"""Scaffold a new exercise that works as it stands, for an instructor to edit."""

from __future__ import annotations

import keyword
import math
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.authoring.kinds import KINDS
from autograder.course import old_layout, visible_checks
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import GRADED, exercises, read, tags, write
from autograder.errors import CourseError

MAX_NAME = 50  # the ids of cells, which begin with it, may have 64 characters


def scaffold(
    course: Course, assignment: str, notebook: str, exercise: str, points: float, kind: str = "function"
) -> list[Path]:
    """Add an exercise to a notebook, which is made if it is missing; the files written. Raises CourseError, and then
    writes nothing.
    """
    for what, name in (("assignment", assignment), ("notebook", notebook), ("exercise", exercise)):
        if not name.isidentifier() or not name.isascii() or keyword.iskeyword(name) or len(name) > MAX_NAME:
            raise CourseError(f"{name!r} cannot be the name of the {what}: use letters, digits and underscores.")
    if exercise.startswith(GRADED):
        raise CourseError(f"{exercise!r} cannot be the name of the exercise: {GRADED!r} marks graded cells.")
    if kind not in KINDS:
        raise CourseError(f"There is no kind {kind!r} of exercises. Take one of {', '.join(KINDS)}.")
    if not 0 < points < math.inf:
        raise CourseError(f"{points:g} points: an exercise needs a positive number.")
    folder = course.root / "source" / assignment
    taken = [entry.name for path in folder.glob("*.ipynb") for entry in exercises(read(path))]
    if exercise in taken:
        raise CourseError(f"{assignment} has an exercise {exercise!r} already. Choose another name.")
    path = folder / f"{notebook}.ipynb"
    nb = read(path) if path.exists() else _new_notebook(notebook)
    if exercise in [cell.id for cell in nb.cells]:
        raise CourseError(f"{notebook} has a cell {exercise!r} already. Choose another name.")
    place = Assignment(course, assignment)
    moved = old_layout.complaint(place)
    if moved:
        raise CourseError(moved)
    for taken_by in (place.tests / exercise, place.tests / f"{exercise}.py"):
        if taken_by.exists():
            raise CourseError(f"{taken_by} exists already. Choose another name.")
    number = len(exercises(nb)) + 1
    said = f"{points:g} point{'' if points == 1 else 's'}"
    main, rest = points - points / 5, points / 5
    parts, fill = KINDS[kind], {"name": exercise, "number": number, "points": points, "said": said}
    fill |= {"main": main, "rest": rest}
    _use_visible_checks(nb)
    _import(nb, parts.imports)
    end = next((index for index, cell in enumerate(nb.cells) if visible_checks.PROGRESS in tags(cell)), len(nb.cells))
    statement = parts.statement.format(**fill)
    if parts.written:
        nb.cells[end:end] = [
            _nbgrader_cell(GRADED + exercise, statement, points=points, task=True),
            _nbgrader_cell(exercise, parts.answer.format(**fill), text=True),
        ]
    else:
        nb.cells[end:end] = [
            nbformat.v4.new_markdown_cell(statement, id=f"{exercise}-statement"),
            _nbgrader_cell(exercise, parts.answer.format(**fill), solution=True),
            _nbgrader_cell(GRADED + exercise, parts.graded.format(**fill), points=points),
        ]
    visible_checks.list_exercises(nb)
    write(nb, path)
    beside = [path, *visible_checks.put_beside(folder)]
    if parts.written:
        return beside
    (wrong, wrong_text), (right, right_text) = parts.misconception, parts.alternative
    return [
        *beside,
        _write(place.hidden(exercise), parts.hidden.format(**fill)),
        _write(place.misconceptions(exercise) / f"{wrong}.py", wrong_text.format(**fill)),
        _write(place.alternatives(exercise) / f"{right}.py", right_text.format(**fill)),
    ]


def _new_notebook(name: str) -> NotebookNode:
    nb = nbformat.v4.new_notebook()
    nb.metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    title = name.replace("_", " ").capitalize()
    nb.cells = [
        nbformat.v4.new_markdown_cell(
            f"# {title}\n\nSay what this notebook teaches, and how long it takes.", id="title"
        ),
        nbformat.v4.new_code_cell("import numpy as np", id="setup", metadata={"tags": ["setup"]}),
        nbformat.v4.new_code_cell("from autograder import score", id="instructor", metadata={"tags": ["instructor"]}),
    ]
    return nb


def _use_visible_checks(nb: NotebookNode) -> None:
    """Import what visible checks are made of, and show a student's progress at the end, where that is not so yet."""
    setup = next((cell for cell in nb.cells if "setup" in tags(cell)), None)
    if setup is not None and not visible_checks.uses(nb):
        setup.source = f"{setup.source}\n{visible_checks.SETUP}".lstrip()
    if not any(visible_checks.PROGRESS in tags(cell) for cell in nb.cells):
        nb.cells += visible_checks.progress_cells()


def _import(nb: NotebookNode, lines: Sequence[str]) -> None:
    """Add imports to the set-up cell that it does not have."""
    setup = next((cell for cell in nb.cells if "setup" in tags(cell)), None)
    if setup is not None:
        absent = [line for line in lines if line not in setup.source.split("\n")]
        setup.source = "\n".join([*absent, setup.source])


def _nbgrader_cell(
    grade_id: str,
    source: str,
    *,
    solution: bool = False,
    points: float | None = None,
    task: bool = False,
    text: bool = False,
) -> NotebookNode:
    meta = {
        "grade": points is not None and not task,
        "grade_id": grade_id,
        "locked": points is not None,
        "schema_version": 3,
        "solution": solution,
        "task": task,
    }
    if points is not None:
        meta["points"] = points
    make = nbformat.v4.new_markdown_cell if task or text else nbformat.v4.new_code_cell
    return make(source, id=grade_id, metadata={"nbgrader": meta})


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
