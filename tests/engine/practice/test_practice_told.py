"""Whether there is practice is told to students by a file beside their notebooks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from practising import answer, put, state_in, watching, wrong

from autograder.authoring.build import build_release
from autograder.course import visible_checks
from autograder.course.layout import PRACTICE, Assignment
from autograder.course.notebooks import read, write
from autograder.course.released.practice import FILE, practice_lines
from autograder.gradebook.nbgrader import nbgrader_config
from autograder.practice.policy import announce, announcement_complaint


@pytest.fixture
def assignment(week1: Assignment) -> Assignment:
    """With a notebook that ends with the table of progress."""
    path = week1.source / "basics.ipynb"
    nb = read(path)
    nb.cells += [cell for cell in visible_checks.progress_cells() if cell.id not in {each.id for each in nb.cells}]
    write(nb, path)
    visible_checks.put_in_place(week1)
    return type(week1)(week1.course, week1.name)


def practise(assignment: Assignment, line: str) -> None:
    path = assignment.course.root / "nbgrader_config.py"
    path.write_text(f"{path.read_text()}\n{line}\n")


def build(assignment: Assignment) -> None:
    announce(assignment, nbgrader_config(assignment.course))


def complaint(assignment: Assignment) -> str:
    return announcement_complaint(assignment, nbgrader_config(assignment.course))


def test_the_release_tells_of_practice_if_the_course_has_a_policy(assignment: Assignment, tmp_path: Path) -> None:
    source = assignment.source / PRACTICE
    build(assignment)
    assert not source.exists()
    assert not complaint(assignment)
    practise(assignment, "c.Practice.attempts = 4")
    assert "Run `autograder build`" in complaint(assignment)
    build(assignment)
    assert not complaint(assignment)
    build_release(assignment, tmp_path)
    assert json.loads((tmp_path / "week1" / PRACTICE).read_text()) == {"practice": True, "attempts": 4}
    practise(assignment, "del c.Practice")
    assert complaint(assignment)
    build(assignment)
    assert not source.exists()


def test_a_file_of_the_courses_own_with_that_name_stays(assignment: Assignment) -> None:
    path = assignment.source / PRACTICE
    path.write_text('{"scales": ["c", "d"]}')
    build(assignment)
    assert path.exists()
    assert not complaint(assignment)


def test_a_policy_that_is_none_is_a_complaint(assignment: Assignment) -> None:
    practise(assignment, "c.Practice.attempts = 0")
    assert "c.Practice" in complaint(assignment)


def test_what_watch_tells_can_be_read_by_the_notebook(assignment: Assignment, tmp_path: Path) -> None:
    place = put(assignment, tmp_path / "shared", wrong)
    answer(watching(assignment, tmp_path / "shared"))
    assert PRACTICE == FILE
    told = state_in(place)
    assert told["told"] > 1_700_000_000
    (line,) = practice_lines(place, told["told"] + 1)
    assert line.startswith(f"Practice feedback: {told['left']} of {told['attempts']} tries in 24 hours are left, as of")
    pages = place / "feedback" / "2026-11-22 10:00:00.000000 UTC"  # where nbgrader would put it
    pages.mkdir(parents=True)
    (place.with_name("week1-feedback") / "basics.html").rename(pages / "basics.html")
    (place / PRACTICE).unlink()
    assert practice_lines(place, told["told"] + 1) == [line]
