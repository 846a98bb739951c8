"""What hidden inputs are drawn from beside the secret: all code of a file, and where it stands."""

from __future__ import annotations

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import read
from autograder.grading.texts import digest_of_answers


def notebook(week1: Assignment) -> NotebookNode:
    return read(week1.release / "basics.ipynb")


def with_cell(week1: Assignment, place: int, *sources: str) -> str:
    nb = notebook(week1)
    nb.cells[place:place] = [nbformat.v4.new_code_cell(source) for source in sources]
    return digest_of_answers(nb)


def test_the_same_code_has_the_same_digest_whatever_is_written_beside_it(week1: Assignment) -> None:
    nb = notebook(week1)
    nb.cells.append(nbformat.v4.new_markdown_cell("a note"))
    nb.metadata["x"] = 1
    assert digest_of_answers(nb) == digest_of_answers(notebook(week1))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("1\0" + "1",), ("1", "1")),
        (("1\0code\0" + "2",), ("1", "2")),
        (("a",), ("a", "")),
        (('1", "2',), ("1", "2")),
        (("ab", "c"), ("a", "bc")),
    ],
)
def test_no_text_stands_for_the_border_of_cells(
    week1: Assignment, one: tuple[str, ...], other: tuple[str, ...]
) -> None:
    assert with_cell(week1, 3, *one) != with_cell(week1, 3, *other)


def test_where_a_cell_stands_counts(week1: Assignment) -> None:
    """Before a graded cell or after it: that decides what has run when the exercise is judged."""
    places = range(len(notebook(week1).cells) + 1)
    graded = [index for index in places[:-1] if notebook(week1).cells[index].id.startswith("test_double")]
    (place,) = graded
    assert with_cell(week1, place, "x = 1") != with_cell(week1, place + 1, "x = 1")
