"""Small notebooks in otter-grader's formats, written for the tests."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.authoring import adopt
from autograder.authoring.build import build_release
from autograder.course.layout import Assignment, Course

ROOT = Path(__file__).resolve().parents[3]


def cell(kind: str, source: str, value: str | None = None, printed: str = "") -> NotebookNode:
    """A cell of a notebook that ran: `raw`, `text`, or `code` with the value and the text that it gave."""
    if kind != "code":
        return nbformat.v4.new_raw_cell(source) if kind == "raw" else nbformat.v4.new_markdown_cell(source)
    outputs = [nbformat.v4.new_output("stream", text=printed)] if printed else []
    if value is not None:
        outputs.append(nbformat.v4.new_output("execute_result", {"text/plain": value}, execution_count=1))
    return nbformat.v4.new_code_cell(source, outputs=outputs, execution_count=1)


def raw(*sources: str) -> list[NotebookNode]:
    return [cell("raw", source) for source in sources]


def question(
    settings: str, answer: Sequence[NotebookNode], tests: Sequence[NotebookNode] = (), text: str = "Do it."
) -> list[NotebookNode]:
    """A question of otter's later format."""
    found = [*raw(f"# BEGIN QUESTION\n{settings}"), cell("text", text)]
    if answer:
        found += [*raw("# BEGIN SOLUTION"), *answer, *raw("# END SOLUTION")]
    if tests:
        found += [*raw("# BEGIN TESTS"), *tests, *raw("# END TESTS")]
    return [*found, *raw("# END QUESTION")]


def notebook(cells: Sequence[NotebookNode], path: Path, **metadata: Any) -> Path:
    """Write a notebook of these cells; the folder in which it lies."""
    spec = {"name": "python3", "display_name": "", "language": "python"}
    nb = nbformat.v4.new_notebook(cells=list(cells), metadata={"kernelspec": spec, **metadata})
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nb, path)
    return path.parent


def taken(folder: Path, root: Path) -> Assignment:
    """A course in a folder with the one assignment that `adopt` makes of another folder, built."""
    (root / "source").mkdir(parents=True)
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    course = Course(root)
    (target,) = adopt.take(course, adopt.look(folder))
    assignment = course.assignment(target.name)
    build_release(assignment, assignment.release.parent)
    return assignment


def sources(nb: NotebookNode) -> dict[str, str]:
    """The texts of the cells that nbgrader knows, by grade id."""
    return {each.metadata.nbgrader.grade_id: each.source for each in nb.cells if "nbgrader" in each.metadata}


def rows(folder: Path) -> list[adopt.Row]:
    (found,) = adopt.look(folder)
    return found.rows
