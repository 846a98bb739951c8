"""Which cell of a release a submitted cell is, by its names or by its text."""

from __future__ import annotations

from nbformat import NotebookNode

from autograder.course.notebooks import grade_id


def alike(cell: NotebookNode, original: NotebookNode) -> bool:
    return bool(cell.cell_type == original.cell_type and cell.source.strip() == original.source.strip())


def key(cell: NotebookNode) -> str:
    name = grade_id(cell)
    return f"grade:{name}" if name else f"id:{cell.get('id')}"


def slot(cell: NotebookNode, slots: dict[str, int], skeleton: NotebookNode) -> int | None:
    """The place in the release of a submitted cell: by grade id, else by cell id."""
    by_grade = slots.get(f"grade:{grade_id(cell)}")
    if by_grade is not None:
        return by_grade
    identifier = cell.get("id")
    if not identifier:
        return None
    by_id = slots.get(f"id:{identifier}")
    if by_id is not None:
        return by_id if skeleton.cells[by_id].cell_type == cell.cell_type else None
    # A graded or answer cell that has lost its metadata still has its id.
    by_name = slots.get(f"grade:{identifier}")
    return by_name if by_name is not None and skeleton.cells[by_name].get("id") == identifier else None
