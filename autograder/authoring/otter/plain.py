"""A notebook without any grading and files of asserts beside it: `test_square.py` is about what a cell calls `square`.

The bodies of what is tested become the solution. The tests are hidden, and worth a point for each file.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nbformat import NotebookNode

from autograder.authoring.otter.answers import BEGIN, END, UNREADABLE
from autograder.authoring.otter.cases import Case
from autograder.authoring.otter.files import text_of
from autograder.authoring.otter.notebook import Conversion
from autograder.course.notebooks import GRADED, new_cell
from autograder.guest.cell_text import as_python
from autograder.guest.python_text import why_not
from autograder.judging.test_cells import bound

_HIDDEN = "its tests are hidden and it got 1 point: set that, and move what students may see above the region"


def test_files(folder: Path) -> dict[str, Path]:
    """The files of tests beside a notebook or in `tests/`, by what they are named for."""
    found = {path.stem.removeprefix("test_"): path for path in sorted((folder / "tests").glob("*.py"))}
    found |= {path.stem.removeprefix("test_"): path for path in sorted(folder.glob("test_*.py"))}
    return {name: path for name, path in found.items() if name.isidentifier() and name != "__init__"}


test_files.__test__ = False  # type: ignore[attr-defined]


def tested(nb: NotebookNode, names: set[str]) -> set[str]:
    """Which of these names a cell of the notebook defines."""
    code = [cell.source for cell in nb.cells if cell.cell_type == "code"]
    return names & {name for source in code for name in bound(source)}


def no_python(nb: NotebookNode) -> str:
    """Which cell of a notebook is no Python, so that nothing tells what it defines; empty if there is none."""
    for number, cell in enumerate(nb.cells, 1):
        try:
            ast.parse(as_python(cell.source) if cell.cell_type == "code" else "")
        except UNREADABLE as error:
            what = f"cell {number} is not Python ({why_not(error)})"
            return f"{what}, so nobody knows which files of tests are about it; fix it"
    return ""


class Plain(Conversion):
    """See `convert`."""

    def convert(self, files: dict[str, Path]) -> NotebookNode:
        """The source notebook, with the tests of these files, all of which are about names of its cells."""
        known = {name for cell in self._nb.cells if cell.cell_type == "code" for name in bound(cell.source)}
        left = dict(files)
        for cell in self._nb.cells:
            here = sorted(bound(cell.source) & left.keys()) if cell.cell_type == "code" else []
            if not here:
                self._add(cell)
                continue
            question = self._free_name(here[0])
            made = self._add(new_cell("code", _with_regions(cell.source, set(here)), question))
            self._mark(made, question, solution=True)
            for name in here:
                cases = list(_cases(left.pop(name), known))
                graded = question if name == here[0] else self._free_name(name)
                self._graded(graded, cases, 1, whole=False, notes=[_HIDDEN])
                if GRADED + graded not in self.notes.of_cells:
                    self.notes.others.append((graded, f"{files[name].name} holds no test: write a graded cell"))
                    self.notes.unread.add(graded)
        return self._finished()


def _with_regions(source: str, names: set[str]) -> str:
    """The cell with the bodies of what is tested as solutions: of functions, of methods, or the whole statement."""
    lines = source.split("\n")
    regions: list[tuple[int, int]] = []
    for node in ast.parse(as_python(source)).body:
        if names & bound(ast.unparse(node)):
            inside = node.body if isinstance(node, ast.ClassDef) else [node]
            functions = [each for each in inside if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
            regions += [_body(each) for each in functions] or [(node.lineno, node.end_lineno or node.lineno)]
    for first, last in reversed(regions):
        indent = " " * (len(lines[first - 1]) - len(lines[first - 1].lstrip()))
        lines[last:last] = [indent + END]
        lines[first - 1 : first - 1] = [indent + BEGIN]
    return "\n".join(lines)


def _body(node: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[int, int]:
    """The lines of a function below its docstring."""
    body = node.body[1:] if ast.get_docstring(node) is not None and len(node.body) > 1 else node.body
    return body[0].lineno, body[-1].end_lineno or body[-1].lineno


def _cases(path: Path, known: set[str]) -> Iterator[Case]:
    """The tests of a file: functions `test_...`, each by itself, and statements at the top. What else it defines stands
    before the first. Imports of the notebook's own names are left out.
    """
    try:
        text = text_of(path)
        body = ast.parse(text).body
    except (OSError, *UNREADABLE) as error:
        why = f"{path.name} cannot be read as Python ({why_not(error)}): write the asserts by hand"
        yield Case(steps=("assert False",), hidden=True, unread=why)
        return
    setup: list[str] = []
    for node in body:
        source = ast.get_source_segment(text, node) or ""
        if isinstance(node, ast.ImportFrom) and {alias.name for alias in node.names} <= known:
            continue
        if isinstance(node, ast.If) and "__main__" in source.split("\n")[0]:
            continue
        case = Case(tuple(setup), hidden=True)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            yield _of_function(node, source, case)
            setup = []
        elif isinstance(node, ast.ClassDef) and "TestCase" in source.split("\n")[0]:
            why = f"{node.name} is a class of tests: write their asserts by hand"
            yield replace(case, steps=(f"assert False, {why!r}",), unread=why)
            setup = []
        elif isinstance(node, ast.Assert):
            yield replace(case, steps=(source,))
            setup = []
        else:
            setup.append(source)


def _of_function(node: ast.FunctionDef, source: str, case: Case) -> Case:
    if node.args.args or node.decorator_list:
        why = f"{node.name} gets its values from pytest: write its asserts by hand"
        return replace(case, steps=(f"assert False, {why!r}",), unread=why)
    return replace(case, setup=(*case.setup, source), steps=(f"{node.name}()",))
