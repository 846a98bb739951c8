"""Source notebooks of any format: read as the newest, with ids that `autograder build` writes into the source."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from typer.testing import CliRunner

from autograder.authoring.check import check
from autograder.cli.main import app
from autograder.course.formats import identified
from autograder.course.layout import Assignment
from autograder.course.notebooks import is_answer, read

META = {"schema_version": 3, "grade": False, "solution": False, "locked": False, "task": False}


def code(source: str, **meta: Any) -> dict[str, Any]:
    found = {"nbgrader": {**META, **meta}} if meta else {}
    return {"cell_type": "code", "source": source, "metadata": found, "outputs": [], "execution_count": None}


def text(source: str, **meta: Any) -> dict[str, Any]:
    return {"cell_type": "markdown", "source": source, "metadata": {"nbgrader": {**META, **meta}} if meta else {}}


def file(tmp_path: Path, cells: list[dict[str, Any]], minor: int = 0) -> Path:
    path = tmp_path / "old.ipynb"
    path.write_text(json.dumps({"nbformat": 4, "nbformat_minor": minor, "metadata": {}, "cells": cells}))
    return path


def without_ids(assignment: Assignment, minor: int) -> None:
    """Make the source a file of an older format, with outputs as Jupyter leaves them."""
    path = assignment.source / "basics.ipynb"
    content = json.loads(path.read_text())
    content["nbformat_minor"] = minor
    for cell in content["cells"]:
        del cell["id"]
    path.write_text(json.dumps(content))


def texts(path: Path) -> list[tuple[str, str]]:
    return [(cell.cell_type, cell.source) for cell in nbformat.read(path, as_version=4).cells]


@pytest.mark.slow
@pytest.mark.parametrize("minor", range(6))
def test_an_older_format_becomes_the_same_source_by_building(week1: Assignment, minor: int) -> None:
    path = week1.source / "basics.ipynb"
    before = json.loads(path.read_text())
    without_ids(week1, minor)
    if minor == 5:
        for cell, old in zip((content := json.loads(path.read_text()))["cells"], before["cells"], strict=True):
            cell["id"] = f"jupyters-{old['id']}"
        path.write_text(json.dumps(content))
    complaints = list(check(week1, execute=False))
    assert complaints
    assert all("Run `autograder build`" in each for each in complaints), complaints
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(week1.course.root)
        done = CliRunner().invoke(app, ["build"])
    assert done.exit_code == 0, done.output
    built = json.loads(path.read_text())
    assert (built["nbformat"], built["nbformat_minor"]) == (4, 5)
    assert [cell["source"] for cell in built["cells"]] == [cell["source"] for cell in before["cells"]]
    named = {cell["id"] for cell in before["cells"] if "nbgrader" in cell["metadata"] or "statement" in cell["id"]}
    assert named <= {cell["id"] for cell in built["cells"]}
    assert list(check(week1, execute=False)) == []


def test_a_format_of_before_2014_is_read(tmp_path: Path) -> None:
    path = tmp_path / "old.ipynb"
    cells = [
        {"cell_type": "heading", "level": 2, "source": "Old", "metadata": {}},
        {"cell_type": "code", "input": "1 + 1", "outputs": [], "language": "python", "metadata": {}},
    ]
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": cells}]}
    path.write_text(json.dumps(old))
    nb = read(path)
    assert [(cell.id, cell.source) for cell in nb.cells] == [("cell-1", "## Old"), ("cell-2", "1 + 1")]
    assert read(path) == nb


def test_reading_gives_the_same_ids_each_time(tmp_path: Path) -> None:
    cells = [text("a"), code("b", grade_id="answer", solution=True), code("c")]
    path = file(tmp_path, cells, minor=2)
    assert [cell.id for cell in read(path).cells] == ["cell-1", "answer", "cell-3"]


def test_ids_that_are_there_twice_or_none_are_replaced(tmp_path: Path) -> None:
    cells = [{**text(str(number)), "id": given} for number, given in enumerate(["same", "same", "a b", "", "cell-3"])]
    path = file(tmp_path, cells, minor=5)
    assert [cell.id for cell in read(path).cells] == ["same", "cell-2", "cell-3-", "cell-4", "cell-3"]


def test_older_metadata_of_nbgrader_is_brought_up_to_date(tmp_path: Path) -> None:
    old = {"grade": True, "grade_id": "a", "solution": False, "locked": False, "points": "2"}
    cells = [code("x"), code("y"), code("z")]
    cells[0]["metadata"] = {"nbgrader": old}
    cells[1]["metadata"] = {"nbgrader": {**old, "grade_id": "b", "schema_version": 1, "points": 2.0, "checksum": "0"}}
    cells[2]["metadata"] = {"nbgrader": None}
    nb = read(file(tmp_path, cells))
    assert [cell.metadata.get("nbgrader", {}).get("schema_version") for cell in nb.cells] == [3, 3, None]
    assert nb.cells[0].metadata.nbgrader.points == 2.0


def test_metadata_that_says_nothing_is_dropped_but_of_a_written_answer(tmp_path: Path) -> None:
    cells = [
        text("A text whose type was taken back.", grade_id="cell-0a"),
        text("### Question", grade_id="test_why", task=True, points=2, locked=True),
        text("The answer.", grade_id="why"),
    ]
    nb = read(file(tmp_path, cells))
    assert [is_answer(cell) for cell in nb.cells] == [False, False, True]
    assert "nbgrader" not in nb.cells[0].metadata


def test_the_statement_of_an_answer_is_the_text_above_it_that_names_it(tmp_path: Path) -> None:
    cells = [
        text("# Title"),
        code("import math"),
        text("### Write `first` (2 points)"),
        text("A hint."),
        code("def first(): ...", grade_id="first", solution=True),
        code("assert first()", grade_id="test_first", grade=True, points=2),
        code("def second(): ...", grade_id="second", solution=True),
        text("Locked", grade_id="cell-5", locked=True),
        code("def third(): ...", grade_id="third", solution=True),
    ]
    nb = identified(read(file(tmp_path, cells)))
    assert identified(nb) == nb
    wanted = [
        "cell-1",
        "cell-2",
        "first-statement",
        "cell-4",
        "first",
        "test_first",
        "second",
        "third-statement",
        "third",
    ]
    assert [cell.id for cell in nb.cells] == wanted


def test_ids_are_given_to_a_copy_and_only_once(tmp_path: Path) -> None:
    cells = [{**text("a"), "id": "answer"}, {**code("b", grade_id="answer", solution=True), "id": "random"}]
    nb = read(file(tmp_path, cells, minor=5))
    before = copy.deepcopy(nb)
    first = identified(nb)
    assert nb == before
    assert [cell.id for cell in first.cells] == ["answer-statement", "answer"]
    assert identified(first) == first


def test_what_is_done_to_a_notebook_is_not_in_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1", metadata={"tags": ["a"]})]), path)
    nb = read(path)
    nb.cells[0].source = "2"
    nb.cells[0].metadata.tags.append("b")
    nb.metadata["more"] = 1
    again = read(path)
    assert (again.cells[0].source, again.cells[0].metadata, "more" in again.metadata) == ("1", {"tags": ["a"]}, False)
