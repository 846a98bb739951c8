"""The reference: the code between the solution markers of a source notebook, loaded without running an experiment."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import exercise_of, is_answer, read, tags
from autograder.course.packages import how_to_install
from autograder.errors import CourseError
from autograder.guest.evaluate import namespace_from


def load(assignment: Assignment, notebook: str, folder: str) -> dict[str, Any]:
    """The namespace after the set-up cell and the answer cells of a source notebook, run in a folder with the files
    beside it. Raises CourseError.
    """
    try:
        return definitions(read(assignment.source / f"{notebook}.ipynb"), folder)
    except CourseError:
        raise
    except ModuleNotFoundError as error:
        absent = error.name or str(error)
        raise CourseError(
            f"The answers of {assignment.name}/{notebook} do not load: {absent} is not installed here. "
            f"{how_to_install(absent)}"
        ) from error
    except Exception as error:
        raise CourseError(
            f"The answers of {assignment.name}/{notebook} do not load: {type(error).__name__}: {error}. "
            "They are run beside the files of the notebook, below the cell tagged setup alone: what they use must be "
            "imported or defined there, or in an earlier answer."
        ) from error


def definitions(nb: NotebookNode, folder: str, prefix: str = "") -> dict[str, Any]:
    """The namespace after the set-up cell and the answer cells of any form of a notebook, run in the folder. Raises
    what they raise.

    Tracebacks know the lines of a cell by its name; `prefix` tells those of one form from those of another.
    """
    named = [(prefix + name, source) for name, source in named_cells(nb)]
    return namespace_from(named, folder)


def named_cells(nb: NotebookNode) -> list[tuple[str, str]]:
    """Name and source of the cells that define the answers: the one tagged setup, and the answer cells of code."""
    return [
        (exercise_of(cell) or cell.id, cell.source)
        for cell in nb.cells
        if cell.cell_type == "code" and (is_answer(cell) or "setup" in tags(cell))
    ]
