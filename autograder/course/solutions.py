"""A course's own answers: the solution of a source notebook, and the release with the answers in it."""

from __future__ import annotations

import nbformat
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import as_json, cell_of, grade_id, is_graded, read, tags

_REGIONS = (
    ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"),
    ("=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ==="),
)
_MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")


def solution(source: NotebookNode) -> NotebookNode:
    """The solution of a source notebook, not executed: no hidden tests, no rubric, no markers, no nbgrader metadata."""
    nb = nbformat.from_dict(source)
    nb.cells = [cell for cell in nb.cells if "instructor" not in tags(cell)]
    for cell in nb.cells:
        cell.source = _without_regions(cell.source)
        cell.metadata.pop("nbgrader", None)
    return nb


def _without_regions(text: str) -> str:
    lines, end = [], ""
    for line in text.split("\n"):
        if end:
            end = "" if line.strip() == end else end
            continue
        end = next((last for first, last in _REGIONS if line.strip() == first), "")
        if not end and line.strip() not in _MARKERS:
            lines.append(line)
    return "\n".join(lines).rstrip()


def solved_release(assignment: Assignment, notebook: str) -> str:
    """The release of a notebook with the answers of its source, as the text of a file."""
    source = read(assignment.source / f"{notebook}.ipynb")
    nb, answers = read(assignment.release / f"{notebook}.ipynb"), solution(source)
    names = [grade_id(cell) for cell in source.cells if "instructor" not in cell.metadata.get("tags", [])]
    by_name = {name: cell.source for name, cell in zip(names, answers.cells, strict=True) if name}
    for cell in nb.cells:
        name = grade_id(cell)
        original = cell_of(source, name) if name else None
        if (
            name in by_name
            and original is not None
            and (not is_graded(cell) or original.metadata.nbgrader.get("solution"))
        ):
            cell.source = by_name[name]
    return as_json(nb)
