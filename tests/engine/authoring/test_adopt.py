"""An nbgrader course taken over: what the table says, that no text is changed, and that check tries its solutions."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from nbgrader_course import EXAMPLE, ROOT, course_of, grade, points
from typer.testing import CliRunner

from autograder.authoring import adopt
from autograder.authoring.build import build_release
from autograder.authoring.check import check
from autograder.authoring.check.adopted import complaints
from autograder.cli.main import app
from autograder.course.layout import Course
from autograder.errors import CourseError
from autograder.judging.answer_key import AnswerKey
from autograder.judging.copies import CHANGES
from autograder.judging.test_cells import needs_kernel


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A course without an assignment."""
    (tmp_path / "course" / "source").mkdir(parents=True)
    shutil.copyfile(ROOT / "nbgrader_config.py", tmp_path / "course" / "nbgrader_config.py")
    monkeypatch.chdir(tmp_path / "course")
    return Course(tmp_path / "course")


def test_the_example_course_is_taken_with_its_cells_named() -> None:
    (found,) = adopt.look(EXAMPLE)
    assert {row.cell: row.judged for row in found.rows} == {
        "correct_squares": "outside",
        "squares_invalid_input": "outside",
        "correct_sum_of_squares": "outside",
        "sum_of_squares_uses_squares": "outside",
        "sum_of_squares_equation": "by a person",
        "sum_of_squares_application": "by a person",
        "cell-938593c4a215c6cc": "by a person",
        "part-a": "by a person",
        "part-b": "by a person",
    }


def test_a_course_with_a_header_is_a_course(empty: Course, tmp_path: Path) -> None:
    source = tmp_path / "old" / "source"
    shutil.copytree(EXAMPLE, source / "ps1")
    shutil.copytree(EXAMPLE, source / "ps2")
    (source / "header.ipynb").write_text('{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 2}')
    assert [found.name for found in adopt.look(tmp_path / "old")] == ["ps1", "ps2"]
    done = CliRunner().invoke(app, ["adopt", str(source)])
    assert done.exit_code == 0
    assert "header.ipynb" in done.output
    assert "IncludeHeaderFooter" in done.output


def test_a_dry_run_writes_nothing(empty: Course) -> None:
    done = CliRunner().invoke(app, ["adopt", str(EXAMPLE)])
    assert done.exit_code == 0, done.output
    assert "4 outside" in done.output
    assert list((empty.root / "source").iterdir()) == []


def test_what_is_written_is_the_same_text(empty: Course) -> None:
    done = CliRunner().invoke(app, ["adopt", str(EXAMPLE), "--write"])
    assert done.exit_code == 0, done.output
    for path in EXAMPLE.iterdir():
        assert (empty.root / "source" / "ps1" / path.name).read_bytes() == path.read_bytes()
    with pytest.raises(CourseError, match="is there already"):
        adopt.take(empty, adopt.look(EXAMPLE))


def test_a_cell_that_needs_the_kernel_gets_the_tag_and_nothing_else(empty: Course, tmp_path: Path) -> None:
    tests = ["import inspect\nassert 'for' not in inspect.getsource(f)", "assert f(3) == 9", "assert f(4) == 16"]
    given = course_of(
        tmp_path / "other", [("answer", "def f(x):\n    return x * x"), *(("test", test) for test in tests)]
    )
    path = given.source / "nb.ipynb"
    path.write_text(path.read_text().replace("assert f(4) == 16", "### AUTOTEST f(4)"))
    found = adopt.look(given.source)
    assert [row.judged for row in found[0].rows] == ["in kernel", "outside", "not yet"]
    adopt.take(empty, found)
    before = json.loads((given.source / "nb.ipynb").read_text())
    after = json.loads((empty.root / "source" / "ps1" / "nb.ipynb").read_text())
    assert [cell["metadata"].pop("tags", None) for cell in after["cells"]] == [None, ["in-kernel"], None, None]
    assert after == before


def test_a_cell_about_sharing_is_judged_in_the_kernel_and_check_asks_for_the_tag(empty: Course, tmp_path: Path) -> None:
    answer = "def first2(a):\n    ### BEGIN SOLUTION\n    return a[:2].copy()\n    ### END SOLUTION"
    test = "a = np.arange(4)\nv = first2(a)\nv[0] = 99\nassert a[0] == 0"
    cells = [
        ("code", "import numpy as np"),
        ("answer", answer),
        ("test", test),
        ("test", "assert len(first2([1])) == 1"),
    ]
    given = course_of(tmp_path / "other", cells)
    found = adopt.look(given.source)
    assert [(row.judged, row.why) for row in found[0].rows] == [("in kernel", f"line 3: {CHANGES}"), ("outside", "")]
    told = list(complaints(AnswerKey.load(given, "nb"), lambda _: None))
    assert [("test1" in text, CHANGES in text) for text in told[:1]] == [(True, True)]
    adopt.take(empty, found)
    taken = empty.assignment("ps1")
    build_release(taken, taken.release.parent)
    wrong = {"answer1": "def first2(a):\n    return np.asarray(a)[:2]"}
    assert points(grade(given, "nb", wrong)) == {"test1": 2, "test2": 2}
    assert points(grade(taken, "nb", wrong)) == {"test1": 0, "test2": 2}


@pytest.mark.parametrize("tag", ["", " in-kernel"])
def test_check_names_the_line_that_the_courses_own_solution_does_not_pass(tmp_path: Path, tag: str) -> None:
    answer = "### BEGIN SOLUTION\ndef f(x): return x\n### END SOLUTION"
    given = course_of(tmp_path, [("answer", answer), (f"test{tag}", "assert f(1) == 1\nassert f(2) == 3")])
    (told,) = complaints(AnswerKey.load(given, "nb"), lambda _: None)
    assert "the test cell 'test1', line 2: `assert f(2) == 3` (" in told


def test_a_notebook_in_another_language_is_named_and_not_taken(empty: Course, tmp_path: Path) -> None:
    old = tmp_path / "other" / "ps1"
    shutil.copytree(EXAMPLE, old)
    content = json.loads((old / "problem2.ipynb").read_text())
    content["metadata"]["kernelspec"] = {"display_name": "Java", "language": "java", "name": "java"}
    (old / "problem2.ipynb").write_text(json.dumps(content))
    (found,) = adopt.look(old)
    assert [(row.judged, "java" in row.why) for row in found.rows if row.notebook == "problem2"] == [("not yet", True)]
    adopt.take(empty, [found])
    assert [path.name for path in (empty.root / "source" / "ps1").glob("*.ipynb")] == ["problem1.ipynb"]


@pytest.mark.parametrize("line", ["x = !git log", "!ls", "%timeit f(1)", "a, b = %sql select 1"])
def test_lines_of_ipython_are_called_that(line: str) -> None:
    assert str(needs_kernel(f"{line}\nassert True")) == "line 1: it is IPython's (%, !)"


def test_check_names_the_solution_that_does_not_pass(empty: Course) -> None:
    adopt.take(empty, adopt.look(EXAMPLE))
    assignment = empty.assignment("ps1")
    build_release(assignment, assignment.release.parent)
    assert list(complaints(AnswerKey.load(assignment, "problem1"), lambda _: None)) == []
    found = list(check(assignment, execute=False))
    assert [text for text in found if "solutions/" not in text and "canonical" not in text] == []
    path = assignment.source / "problem1.ipynb"
    path.write_text(path.read_text().replace("sum_of_squares(11) == 506", "sum_of_squares(11) == 507"))
    (told,) = complaints(AnswerKey.load(assignment, "problem1"), lambda _: None)
    assert "correct_sum_of_squares" in told
    assert "got 506, wanted 507" in told


def test_a_folder_without_notebooks_is_named(tmp_path: Path) -> None:
    with pytest.raises(CourseError, match="no notebook"):
        adopt.look(tmp_path)
