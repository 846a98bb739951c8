"""A release is what the author wrote: files, texts around solutions, stubs, headers, answers graded by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.authoring.build import build_release
from autograder.authoring.check import check
from autograder.course import visible_checks
from autograder.course.layout import Assignment
from autograder.course.notebooks import cell_of, exercises, read, write
from autograder.errors import CourseError
from autograder.grading.batch import prepare
from autograder.grading.notebook import grade
from autograder.grading.submission import rebuild_received, receive
from autograder.judging.answer_key import AnswerKey
from autograder.sandbox.limits import Limits

STUB = "*Write your answer here, in a few sentences.*"
META = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}
MANUAL = {"grade": True, "solution": True, "points": 3}


def add(assignment: Assignment, kind: str, source: str, name: str, **meta: Any) -> None:
    path = assignment.source / "basics.ipynb"
    nb = read(path)
    cell = getattr(nbformat.v4, f"new_{kind}_cell")(source, id=name)
    if meta:
        cell.metadata["nbgrader"] = {**META, **meta, "grade_id": name}
    place = next(index for index, each in enumerate(nb.cells) if each.id.startswith("progress"))
    nb.cells.insert(place, cell)
    write(nb, path)


def configure(assignment: Assignment, lines: str) -> None:
    path = assignment.course.settings
    path.write_text(f"{path.read_text()}\n{lines}\n")


def released(assignment: Assignment, tmp_path: Path) -> NotebookNode:
    build_release(assignment, tmp_path / "release")
    return read(tmp_path / "release" / assignment.name / "basics.ipynb")


def source_of(nb: NotebookNode, name: str) -> str:
    cell = cell_of(nb, name)
    assert cell is not None
    return str(cell.source)


def test_text_with_leftover_metadata_stays(week1: Assignment, tmp_path: Path) -> None:
    add(week1, "markdown", "Read this first.", "note", points=0)
    assert source_of(released(week1, tmp_path), "note") == "Read this first."


def test_text_around_a_solution_region_stays(week1: Assignment, tmp_path: Path) -> None:
    text = "Before\n\n### BEGIN SOLUTION\nsecret\n### END SOLUTION\n\nBehind"
    add(week1, "markdown", text, "essay", **MANUAL)
    assert source_of(released(week1, tmp_path), "essay") == f"Before\n\n{STUB}\n\nBehind"


def test_stubs_of_the_course_are_respected(week1: Assignment, tmp_path: Path) -> None:
    configure(week1, 'c.ClearSolutions.code_stub = {"python": "pass"}\nc.ClearSolutions.text_stub = "YOUR ANSWER HERE"')
    nb = released(week1, tmp_path)
    assert source_of(nb, "double").endswith("    pass")
    assert source_of(nb, "why") == "YOUR ANSWER HERE"


def test_header_and_footer_come_with_the_same_ids_each_time(week1: Assignment, tmp_path: Path) -> None:
    old = {"nbformat": 4, "nbformat_minor": 2, "metadata": {}}
    (week1.course.root / "header.ipynb").write_text(
        nbformat.writes(
            nbformat.from_dict({**old, "cells": [{"cell_type": "markdown", "source": "Hi", "metadata": {}}]})
        )
    )
    configure(week1, 'c.IncludeHeaderFooter.header = "header.ipynb"')
    first = released(week1, tmp_path / "1")
    assert (first.cells[0].id, first.cells[0].source) == ("header-1", "Hi")
    assert first == released(week1, tmp_path / "2")


def test_autotest_lines_become_tests(week1: Assignment, tmp_path: Path) -> None:
    rules = """python3:
    dispatch: "type({{snippet}})"
    normalize: "{{snippet}}"
    check: 'assert {{snippet}} == {{value}}, "{{message}}"'
    templates:
        default:
            - test: "{{snippet}}"
              fail: "wrong"
"""
    (week1.source / "autotests.yml").write_text(rules)
    add(week1, "code", "### AUTOTEST 6 * 7", "product", grade=True, points=1)
    text = source_of(released(week1, tmp_path), "product")
    assert "AUTOTEST" not in text
    assert 'assert 6 * 7 == 42, "wrong"' in text


def test_every_file_is_released_but_those_that_are_named(week1: Assignment, tmp_path: Path) -> None:
    kept = ("make_data.py", "drafts/old.txt", "data/raw/big.csv.gz", ".hidden")
    given = ("utils.py", "sales.csv", "img/p.png", "data/raw/x.csv")
    for name in (*given, *kept):
        (week1.source / name).parent.mkdir(parents=True, exist_ok=True)
        (week1.source / name).write_text(name)
    (week1.source / ".unreleased").write_text("# mine\nmake_*.py\ndrafts/\n\ndata/raw/*.gz\n")
    build_release(week1, tmp_path / "release")
    folder = tmp_path / "release" / "week1"
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    checks = {f"visible_checks/{name}" for name in visible_checks.shipped()}
    assert found == {"basics.ipynb", *checks, *given}
    assert {path.as_posix() for path in week1.support_files()} == {*checks, *given}


def test_files_that_a_notebook_refers_to_are_released_or_named(week1: Assignment) -> None:
    for name in ("helpers.py", "there.png", "secret.csv"):
        (week1.source / name).write_text(name)
    (week1.source / ".unreleased").write_text("helpers.py\nsecret.csv\n")
    text = "![a](there.png) ![b](gone.png) [c](https://example.org/x.png) <img src='also_gone.png'>"
    add(week1, "markdown", text, "pictures")
    add(week1, "code", "import helpers\nopen('secret.csv')\nopen('made_here.txt', 'w')", "opens")
    found = [each for each in check(week1, execute=False) if "refers to" in each or "shows" in each]
    named = [each.split(": cell ")[1].split(",")[0] for each in found]
    assert named == [
        "'pictures' shows also_gone.png",
        "'pictures' shows gone.png",
        "'opens' refers to helpers.py",
        "'opens' refers to secret.csv",
    ]


@pytest.mark.parametrize(
    "text",
    ["é" * 199, "a/" * 90 + "b", "two\nlines", "\\0", "\\ud800", "data", ".", "data/rows.csv/more", "~"],
    ids=["long", "long below", "lines", "NUL", "half a character", "folder", "here", "below a file", "home"],
)
def test_a_text_that_is_no_name_of_a_file_is_a_text(week1: Assignment, text: str) -> None:
    (week1.source / "data").mkdir()
    (week1.source / "data" / "rows.csv").write_text("1")
    add(week1, "code", f'said = """{text}"""', "says")
    add(week1, "markdown", f"[see]({text})", "links")
    assert not [each for each in check(week1, execute=False) if "refers to" in each or "shows" in each]


@pytest.fixture
def by_hand(week1: Assignment) -> Assignment:
    """With an answer of code and one of text that a person grades."""
    add(week1, "code", "total = 6 * 7\ntotal", "draw", **MANUAL)
    add(week1, "markdown", "Because.", "explain", **MANUAL)
    build_release(week1, week1.release.parent)
    prepare(week1)
    return week1


def graded(assignment: Assignment, answers: dict[str, str]) -> dict[str, Any]:
    nb = read(assignment.release / "basics.ipynb")
    for name, text in answers.items():
        cell = cell_of(nb, name)
        assert cell is not None
        cell.source = text
    skeleton = read(assignment.release / "basics.ipynb")
    rebuilt = rebuild_received(receive(nbformat.writes(nb).encode(), "", "basics.ipynb"), assignment, "basics")
    result = grade(rebuilt, skeleton, AnswerKey.load(assignment, "basics"), Limits())
    return {"nb": rebuilt, **{each.exercise: each for each in result.exercises}}


def test_an_answer_that_a_person_grades_is_an_exercise(by_hand: Assignment) -> None:
    found = {one.name: (one.points, one.written) for one in exercises(read(by_hand.source / "basics.ipynb"))}
    assert found["draw"] == found["explain"] == (3, True)
    assert source_of(read(by_hand.release / "basics.ipynb"), "explain") == STUB


def test_an_answer_that_a_person_grades_runs_and_waits(by_hand: Assignment) -> None:
    found = graded(by_hand, {"draw": "value = 6 * 7\nvalue", "explain": "As it is further away."})
    assert found["draw"].waits
    assert found["explain"].waits
    assert source_of(found["nb"], "draw") == "value = 6 * 7\nvalue"
    cell = cell_of(found["nb"], "draw")
    assert cell is not None
    assert cell.outputs[0].data["text/plain"] == "42"


def test_a_blank_answer_that_a_person_would_grade_earns_nothing(by_hand: Assignment) -> None:
    found = graded(by_hand, {})
    assert not found["draw"].waits
    assert not found["explain"].waits
    assert found["draw"].earned == found["explain"].earned == 0


def test_autotest_lines_that_cannot_become_tests_cost_no_other_notebook_its_release(
    week1: Assignment, tmp_path: Path
) -> None:
    second = read(week1.source / "basics.ipynb")
    write(second, week1.source / "second.ipynb")
    add(week1, "code", "### AUTOTEST 6 * 7", "product", grade=True, points=1)
    with pytest.raises(CourseError) as told:
        build_release(week1, tmp_path)
    (line,) = str(told.value).split("\n")
    assert line.startswith(
        "source/week1/basics.ipynb: the AUTOTEST lines of 'product' cannot become tests: autotests.yml"
    )
    assert [path.name for path in (tmp_path / "week1").glob("*.ipynb")] == ["second.ipynb"]
