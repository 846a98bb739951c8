"""Practice in a course that has nbgrader's test cells and no hidden tests of ours."""

from __future__ import annotations

import os
from pathlib import Path

import nbformat
import pytest
from nbgrader_course import course_of, prepare, submission
from practising import answer, text_of, watching

from autograder.course.layout import Assignment
from autograder.practice.progress import tries_at

CELLS = [
    ("answer", "### BEGIN SOLUTION\ndef area(width):\n    return width * width\n### END SOLUTION"),
    (
        "test",
        "assert area(2) == 4\n### BEGIN HIDDEN TESTS\nassert area(17) == 289, 'area(17) is 289'\n### END HIDDEN TESTS",
    ),
    ("answer", "### BEGIN SOLUTION\ndef cube(width):\n    return width * area(width)\n### END SOLUTION"),
    ("test", "### BEGIN HIDDEN TESTS\nassert cube(3) == 27\n### END HIDDEN TESTS"),
]
RIGHT = {
    "answer1": "def area(width):\n    return width ** 2",
    "answer2": "def cube(width):\n    return width ** 3",
}
WRONG = "def area(width):\n    return 4 if width == 2 else 0"


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    made = course_of(tmp_path / "course", CELLS)
    prepare(made)
    return made


def hand_in(assignment: Assignment, shared: Path, answers: dict[str, str]) -> Path:
    place = shared / "student01" / assignment.name
    place.mkdir(parents=True, exist_ok=True)
    path = place / "nb.ipynb"
    before = path.stat().st_mtime if path.exists() else 1e9
    path.write_text(nbformat.writes(submission(assignment, "nb", answers)))
    os.utime(path, (before + 60, before + 60))  # what has just been written is left alone for a second
    return place.with_name(f"{assignment.name}-feedback") / "nb.html"


def test_a_test_cell_is_practised_without_a_word_of_what_is_hidden_in_it(
    assignment: Assignment, tmp_path: Path
) -> None:
    shared = tmp_path / "shared"
    page = hand_in(assignment, shared, {**RIGHT, "answer1": WRONG})
    watch = watching(assignment, shared)
    (first,) = answer(watch)
    assert {name: entry["status"] for name, entry in first.attempt.found.items()} == {
        "test1": "not yet",
        "test2": "passed",
    }
    text = text_of(page)
    assert "2 of 4 points" in text
    for hidden in ("17", "289", "cube(3)", "27"):
        assert hidden not in text, hidden
    hand_in(assignment, shared, RIGHT)
    (second,) = answer(watch)
    assert second.attempt.found["test1"]["status"] == "passed"
    text = text_of(page)
    assert "4 of 4 points" in text
    assert "Everything that practice tests passes now. Passed now: test1" in text
    assert [len(tries_at(watch.ledger.all(), name)) for name in ("test1", "test2")] == [2, 1]
