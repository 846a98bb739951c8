"""Scaffold a new exercise that works as it stands, for an instructor to edit."""

from __future__ import annotations

import keyword
import math
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course import old_layout, visible_checks
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import GRADED, exercises, read, tags, write
from autograder.errors import CourseError

MAX_NAME = 50  # the ids of cells, which begin with it, may have 64 characters

_STATEMENT = """### Exercise {number}: `{name}` ({points})

Write `{name}(x)`, which gives ... Say here what comes in and what goes out, with shapes and units.

*Worked example.* `{name}([1, 2])` is `[2.0, 4.0]`."""

_ANSWER = '''def {name}(x):
    """Say what it gives: shapes, units, errors."""
    ### BEGIN SOLUTION
    return 2.0 * np.asarray(x, dtype=float)
    ### END SOLUTION'''

_GRADED = """@checks_of("{name}", number={number}, points={points:g})
def check_{name}():
    calling({name}, [1, 2]).gives([2.0, 4.0], look="the worked example")


### BEGIN HIDDEN TESTS
score("{name}")
### END HIDDEN TESTS"""

_HIDDEN = '''"""What `{name}` is graded by."""

from autograder.testing import agree, hidden, leaves_alone


@hidden("{name}", points={main:g})
def {name}_gives_the_right_values(answer, reference, rng):
    """The values are right for numbers of any size and sign."""
    agree(answer, reference, rng.normal(size=7), rtol=1e-12)  # one multiplication: rounding is 1e-16


@hidden("{name}", points={rest:g})
def {name}_keeps_its_argument(answer, reference, rng):
    """The argument is left as it was, and tables keep their shape."""
    x = rng.normal(size=3)
    agree(answer, reference, x, rtol=1e-12)
    leaves_alone(answer, x)
    # one row, one column, as many rows as columns: there it shows if an axis is dropped, or taken for another
    for shape in ((3, 2), (1, 4), (4, 1), (3, 3)):
        agree(answer, reference, rng.normal(size=shape), rtol=1e-12)


# If {name} draws random numbers, ask it for the same seed twice and for another one; if it takes a share, give it one
# between the tenths, such as 0.25; if it takes batches, one of a single example. The laws stand in docs/author.md.
'''

_MISCONCEPTION = '''"""Gives its argument back.

Costs: {points:g}
Says: a factor
Hint: The result should be twice as far from zero as the argument. Put the worked example in and compare.
"""
def {name}(x):
    return np.asarray(x, dtype=float)
'''

_ALTERNATIVE = '''"""In a loop, with a list as the result."""
def {name}(x):
    return [value + value for value in x]
'''


def scaffold(course: Course, assignment: str, notebook: str, exercise: str, points: float) -> list[Path]:
    """Add an exercise to a notebook, which is made if it is missing; the files written. Raises CourseError, and then
    writes nothing.
    """
    for what, name in (("assignment", assignment), ("notebook", notebook), ("exercise", exercise)):
        if not name.isidentifier() or not name.isascii() or keyword.iskeyword(name) or len(name) > MAX_NAME:
            raise CourseError(f"{name!r} cannot be the name of the {what}: use letters, digits and underscores.")
    if exercise.startswith(GRADED):
        raise CourseError(f"{exercise!r} cannot be the name of the exercise: {GRADED!r} marks graded cells.")
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
    _use_visible_checks(nb)
    end = next((index for index, cell in enumerate(nb.cells) if visible_checks.PROGRESS in tags(cell)), len(nb.cells))
    nb.cells[end:end] = [
        nbformat.v4.new_markdown_cell(
            _STATEMENT.format(number=number, name=exercise, points=said), id=f"{exercise}-statement"
        ),
        _nbgrader_cell(exercise, _ANSWER.format(name=exercise), solution=True),
        _nbgrader_cell(GRADED + exercise, _GRADED.format(name=exercise, number=number, points=points), points=points),
    ]
    visible_checks.list_exercises(nb)
    write(nb, path)
    main, rest = points - points / 5, points / 5
    misconception = place.misconceptions(exercise) / "gives_the_argument_back.py"
    return [
        path,
        *visible_checks.put_beside(folder),
        _write(place.hidden(exercise), _HIDDEN.format(name=exercise, main=main, rest=rest)),
        _write(misconception, _MISCONCEPTION.format(name=exercise, points=points)),
        _write(place.alternatives(exercise) / "in_a_loop.py", _ALTERNATIVE.format(name=exercise)),
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


def _nbgrader_cell(grade_id: str, source: str, *, solution: bool = False, points: float | None = None) -> NotebookNode:
    meta = {
        "grade": points is not None,
        "grade_id": grade_id,
        "locked": points is not None,
        "schema_version": 3,
        "solution": solution,
        "task": False,
    }
    if points is not None:
        meta["points"] = points
    return nbformat.v4.new_code_cell(source, id=grade_id, metadata={"nbgrader": meta})


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
