"""Which cell of a release a submitted cell is, by its names or by its text."""

from __future__ import annotations

from nbformat import NotebookNode

from autograder.course.notebooks import exercise_of, grade_id, is_answer, is_graded
from autograder.guest.sentences import say

#: In what is known of a submitted cell: whether it is locked and as it was released.
AS_RELEASED = "as_released"


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


def is_as_released(cell: NotebookNode) -> bool:
    """Whether it is a locked cell of a release, maybe of an earlier one, that nobody has changed since."""
    return bool(cell.metadata.get("nbgrader", {}).get(AS_RELEASED))


def of_an_earlier_release(cells: list[NotebookNode], places: list[int | None]) -> list[str]:
    """For each submitted cell the name of its exercise, if the release does not have that any more: a locked cell of it
    is there that nobody has changed. Else nothing.
    """
    left = [cell for cell, place in zip(cells, places, strict=True) if place is None]
    gone = {exercise_of(cell) for cell in left if grade_id(cell) and is_as_released(cell)}
    names = [exercise_of(cell) or str(cell.get("id", "")).removesuffix("-statement") for cell in cells]
    return [name if place is None and name in gone else "" for name, place in zip(names, places, strict=True)]


def is_written(cell: NotebookNode, skeleton: NotebookNode) -> bool:
    """Whether a submitted text answers a question: then a person sees it, even if that has another name now."""
    stubs = {other.source.strip() for other in skeleton.cells if is_answer(other)}
    return bool(grade_id(cell)) and not is_as_released(cell) and cell.source.strip() not in stubs | {""}


def missing(skeleton: NotebookNode, seen: set[int]) -> list[str]:
    """What a file lacks, in sentences: whole exercises, and cells of others. `seen` are the places in the release of
    the cells that it has.
    """
    of = {place: exercise_of(cell) for place, cell in enumerate(skeleton.cells) if grade_id(cell)}
    there = {of[place] for place in of.keys() & seen}
    found = [
        say("rebuilding.your-file-does-not-have", name=name) for name in dict.fromkeys(of.values()) if name not in there
    ]
    for place, name in of.items():
        if place not in seen and name in there:
            cell = skeleton.cells[place]
            found.append(
                say("rebuilding.the-cell-was-missing-and-was-put", cell=grade_id(cell))
                if is_graded(cell)
                else say("rebuilding.the-cell-was-missing", cell=grade_id(cell))
            )
    return found
