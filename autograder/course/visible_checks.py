"""The public checks of source notebooks, which students run: the package that they use, and what they say of points.

The package `visible_checks` is kept in the folder `released` here, and copied beside the notebooks that import it,
since students have no engine. In the copies modules import each other by their place there, and the sentences that they
say stand in a module of their own.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course.formats import identified
from autograder.course.layout import Assignment, imported
from autograder.course.notebooks import exercises, read, tags, write
from autograder.guest import kinds, sentences

MODULE = "visible_checks"
ORIGINALS = Path(__file__).with_name("released")
#: The tag of the cells at the end of a notebook that show a student's progress. Nobody sees them once it is handed in.
PROGRESS = "progress"

#: What students find in a written answer.
WRITTEN_STUB = sentences.text("visible_checks.written-stub")

#: What says in a graded cell to which exercise its checks belong.
_DECLARE = ("checks_of", "public_checks")

SETUP = f"from {MODULE} import calling, checks_of"

_ABOUT = """## How far you are

Run the next cell whenever you like. It runs all public checks of this notebook again and says for
which exercises they pass, and which written answers are still blank in the saved notebook."""

_VALIDATE = """*Validate*, in the toolbar above, saves the notebook and runs it from top to bottom in a fresh
kernel. If it then says "Success! Your notebook passes all the tests.", the public checks pass;
hidden tests decide the rest. Save the notebook before you submit it."""


_SENTENCES = '''"""The sentences that the checks say, by key. Written by `autograder build`."""

from __future__ import annotations

from typing import Any

TABLE: dict[str, dict[str, str]] = '''


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
    """Put the package into a folder of source notebooks; its path if it was missing or another one."""
    if is_current(source):
        return []
    (source / f"{MODULE}.py").unlink(missing_ok=True)  # all that there was up to version 0.1
    folder = source / MODULE
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, text in shipped().items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder]


def is_current(source: Path) -> bool:
    """Whether the package beside source notebooks is what this engine would put there, and nothing else."""
    found = {path.name: path.read_bytes() for path in (source / MODULE).glob("*.py") if path.is_file()}
    wanted = {name: text.encode() for name, text in shipped().items()}
    return found == wanted and not (source / f"{MODULE}.py").exists()


@lru_cache(maxsize=1)
def shipped() -> dict[str, str]:
    """The files of the package as students get them, by name."""
    originals = [path for path in sorted(ORIGINALS.glob("*.py")) if path.name != "__init__.py"]
    found = {path.name: _as_shipped(path.read_text(encoding="utf-8")) for path in (*originals, Path(kinds.__file__))}
    found["__init__.py"] = found.pop(f"{MODULE}.py")
    found["sentences.py"] = _sentences("".join(found.values()))
    return found


def _as_shipped(source: str) -> str:
    """A module with imports from the package instead of from the engine."""
    source = source.replace("from autograder.errors import How\n", "").replace(": How", ": str")
    return re.sub(r"\bautograder\.(course\.released|guest)\b", MODULE, source)


def _sentences(source: str) -> str:
    """A module like autograder.guest.sentences, with those sentences alone that a source names."""
    sections = set(re.findall(r'section\("([^"]+)"\)', source))
    keys = set(re.findall(r'"([a-z_-]+\.[a-z0-9-]+)"', source))
    begun = tuple(set(re.findall(r'f"([a-z_-]+\.[a-z0-9-]*)\{', source)))  # keys that are put together
    table = {
        name: {
            key: text
            for key, text in words.items()
            if name in sections or f"{name}.{key}" in keys or f"{name}.{key}".startswith(begun)
        }
        for name, words in sentences.TABLE.items()
    }
    kept = json.dumps({name: words for name, words in table.items() if words}, indent=4, ensure_ascii=False)
    functions = (sentences.section, sentences.text, sentences.say)
    return "\n\n\n".join([_SENTENCES + kept, *(inspect.getsource(function).rstrip() for function in functions)]) + "\n"


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
