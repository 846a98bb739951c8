"""The public checks of source notebooks, which students run: the module that they use, and what they say of points.

The module `visible_checks` is kept in the folder `released` here, and copied beside the notebooks that import it, since
students have no engine.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course.formats import identified
from autograder.course.layout import Assignment, imported
from autograder.course.notebooks import exercises, read, tags, write

MODULE = "visible_checks"
FILE = f"{MODULE}.py"
ORIGINAL = Path(__file__).with_name("released") / FILE
#: The tag of the cells at the end of a notebook that show a student's progress. Nobody sees them once it is handed in.
PROGRESS = "progress"

#: What says in a graded cell to which exercise its checks belong.
_DECLARE = ("checks_of", "public_checks")

SETUP = f"from {MODULE} import calling, checks_of"

_ABOUT = """## How far you are

Run the next cell whenever you like. It runs all public checks of this notebook again and says for
which exercises they pass, and which written answers are still blank in the saved notebook."""

_VALIDATE = """*Validate*, in the toolbar above, saves the notebook and runs it from top to bottom in a fresh
kernel. If it then says "Success! Your notebook passes all the tests.", the public checks pass;
hidden tests decide the rest. Save the notebook before you submit it."""


@dataclass(frozen=True)
class Declared:
    """What the checks in a graded cell say about their exercise."""

    name: object
    number: object
    points: object


def uses(nb: NotebookNode) -> bool:
    """Whether a notebook imports the module."""
    return any(MODULE in imported(cell.source) for cell in nb.cells if cell.cell_type == "code")


def put_in_place(assignment: Assignment) -> None:
    """Put the module beside the notebooks that import it, list the exercises in their progress cells, and write them in
    canonical form, with the ids by which cells are found.
    """
    for name in assignment.notebooks:
        path = assignment.source / f"{name}.ipynb"
        nb = identified(read(path))
        list_exercises(nb)
        write(nb, path)
        if uses(nb):
            put_beside(assignment.source)


def put_beside(source: Path) -> list[Path]:
    """Put the module into a folder of source notebooks; the path if it was missing or another one."""
    path = source / FILE
    if path.is_file() and path.read_bytes() == ORIGINAL.read_bytes():
        return []
    path.write_bytes(ORIGINAL.read_bytes())
    return [path]


def progress_cells() -> list[NotebookNode]:
    """The last cells of a new notebook."""
    meta = {"tags": [PROGRESS]}
    return [
        nbformat.v4.new_markdown_cell(_ABOUT, id="progress-about", metadata=meta),
        nbformat.v4.new_code_cell("", id="progress", metadata=meta),
        nbformat.v4.new_markdown_cell(_VALIDATE, id="validate-about", metadata=meta),
    ]


def without_progress(cells: list[NotebookNode]) -> list[NotebookNode]:
    """The cells without those that show a student's progress, which would run all public checks for nobody."""
    return [cell for cell in cells if PROGRESS not in tags(cell)]


def list_exercises(nb: NotebookNode) -> None:
    """Make the progress cell, if there is one, name the exercises as they are."""
    for cell in nb.cells:
        if cell.cell_type == "code" and PROGRESS in tags(cell):
            cell.source = progress_source(nb)


def progress_source(nb: NotebookNode) -> str:
    """What the progress cell of a notebook reads."""
    found = exercises(nb)
    lines = [f"    {one.name}={f'written({one.points:g})' if one.written else f'{one.points:g}'}," for one in found]
    names = "progress, written" if any(one.written for one in found) else "progress"
    return "\n".join([f"from {MODULE} import {names}", "", "progress(", *lines, ")"])


def declared(cell: NotebookNode) -> list[Declared]:
    """What `@checks_of(...)` and `public_checks(...)` in a cell say, for each time that they are there."""
    found = []
    for call in ast.walk(ast.parse(cell.source)):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in _DECLARE:
            given = {word.arg: _constant(word.value) for word in call.keywords}
            name = _constant(call.args[0]) if call.args else None
            found.append(Declared(name, given.get("number"), given.get("points")))
    return found


def _constant(node: ast.expr) -> object:
    return node.value if isinstance(node, ast.Constant) else None
