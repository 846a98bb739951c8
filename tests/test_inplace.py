"""`score` in an instructor's own notebook."""

from __future__ import annotations

import asyncio

from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import cell_of, read


def run(week1: Assignment, change: tuple[str, str] = ("", "")) -> NotebookNode:
    nb = read(week1.source / "basics.ipynb")
    answer = cell_of(nb, "double")
    assert answer is not None
    answer.source = answer.source.replace(*change)
    client = NotebookClient(nb, kernel_name="python3", resources={"metadata": {"path": str(week1.source)}})
    asyncio.run(client.async_execute())
    cell = cell_of(nb, "test_double")
    assert cell is not None
    return cell


def test_the_hidden_tests_run_in_place(week1: Assignment) -> None:
    *_, output = run(week1).outputs  # behind what the visible checks print
    assert "double: 5 of 5 points. All hidden tests pass." in output.data["text/plain"]
    assert "All hidden tests pass." in output.data["text/html"]


def test_a_changed_answer_shows_what_a_student_would_read(week1: Assignment) -> None:
    (output,) = run(week1, ("return 2.0 *", "print('[2.0, 4.0]')\n    return [2.0, 4.0] if len(x) == 2 else")).outputs[
        1:
    ]
    assert "double: 0 of 5 points" in output.data["text/plain"]
    assert "wanted" in output.data["text/html"]
