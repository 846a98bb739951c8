"""The table of progress at the end of a notebook: exercises, practice that is left, blank written answers."""

from __future__ import annotations

import datetime
import json
import sys
import time
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_markdown_cell, new_notebook
from running_checks import CHECKS, Notebook, module, notebook

from autograder.course import visible_checks
from autograder.course.layout import Assignment
from autograder.course.notebooks import canonical, cell_of, read
from autograder.feedback.practice import mark, state

__all__ = ["module", "notebook"]  # fixtures


class Tables(HTMLParser):
    """The texts of a page's cells, and what is said about them."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.scopes: list[str | None] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "th":
            self.scopes.append(dict(attrs).get("scope"))
        style = dict(attrs).get("style") or ""
        assert "color" not in style
        assert "background" not in style
        if tag in ("td", "th", "caption", "p"):
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data


PROGRESS = "progress(double=5, triple=5, quadruple=2, why=written(3))"


@pytest.fixture
def shown(module: Any, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What `progress` shows, as text and as HTML."""
    found: list[tuple[str, str]] = []
    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)
    monkeypatch.setattr(
        sys.modules[f"{visible_checks.MODULE}.progress"], "_show", lambda text, page: found.append((text, page))
    )
    return found


def test_progress_has_a_line_for_each_exercise(notebook: Notebook, shown: list[tuple[str, str]]) -> None:
    notebook.run("def double(x):\n    print('noise')\n    return [2, 4]")
    notebook.run(CHECKS)
    notebook.run("def triple(x):\n    return x")
    notebook.fails(CHECKS.replace("double", "triple").replace("number=1", "number=2"))
    assert notebook.run(PROGRESS) == ""
    assert shown[-1][0] == (
        "Public checks pass for 5 of 12 points. Hidden tests decide the rest. "
        "3 points more for a written answer, read by a person.\n"
        "  1  double      5 points  passes\n"
        "  2  triple      5 points  does not pass\n"
        "  3  quadruple   2 points  not run yet: run the cell with its checks\n"
        "  4  why         3 points  written answer, read by a person\n"
        "Save the notebook before you submit it: what is handed in is the file as it was saved last."
    )


def test_progress_runs_the_checks_again(notebook: Notebook, shown: list[tuple[str, str]]) -> None:
    notebook.run("def double(x):\n    return [2, 4]")
    notebook.run(CHECKS)
    notebook.run("def double(x):\n    raise NotImplementedError('double: write your answer here')")
    notebook.run("progress(double=5)")
    assert shown[-1][0].splitlines()[1].endswith("waits for your answer")
    notebook.run("def double(x):\n    raise NotImplementedError('triple: write your answer here')")
    notebook.run("progress(double=5)")
    assert shown[-1][0].splitlines()[1].endswith("waits for triple")
    notebook.run("def double(x):\n    raise KeyboardInterrupt")
    notebook.run("progress(double=5, triple=5, why=written(2), because=written(1))")
    assert [line.split("  ")[-1] for line in shown[-1][0].splitlines()[:-1]] == [
        "Public checks pass for 0 of 10 points. Hidden tests decide the rest. "
        "3 points more for written answers, read by a person.",
        *["not run: interrupted"] * 2,
        *["written answer, read by a person"] * 2,
    ]


def test_progress_is_a_table_that_needs_no_colours(notebook: Notebook, shown: list[tuple[str, str]]) -> None:
    notebook.run("def double(x):\n    return [2, 4]")
    notebook.run(CHECKS)
    notebook.run("progress(double=5, why=written(1))")
    page = Tables()
    page.feed(shown[-1][1])
    assert page.texts == [
        "Public checks pass for 5 of 5 points. Hidden tests decide the rest. "
        "1 point more for a written answer, read by a person.",
        *("Public checks by exercise", "Exercise", "Points", "Public checks"),
        *("1 double", "5", "passes", "2 why", "1", "written answer, read by a person"),
        "Save the notebook before you submit it: what is handed in is the file as it was saved last.",
    ]
    assert page.scopes == ["col", "col", "col", "row", "row"]
    assert page.tags[:3] == ["p", "strong", "table"]


@pytest.fixture
def beside(module: Any, tmp_path: Path) -> Path:
    """The folder of a notebook, in which the module lies."""
    assert Path(module.__file__).parents[1] == tmp_path
    return tmp_path


DAY = 24 * 3600


def last_lines(notebook: Notebook, shown: list[tuple[str, str]]) -> list[str]:
    """What `progress` says below the exercises, as text and on the page alike."""
    notebook.run("progress(double=5)")
    text, page = shown[-1]
    *lines, save = text.splitlines()[2:]
    assert save.startswith("Save the notebook")
    tables = Tables()
    tables.feed(page)
    assert tables.texts[-len(lines) - 1 : -1] == lines
    return lines


def test_progress_says_nothing_of_practice_where_nobody_told_of_it(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path
) -> None:
    assert last_lines(notebook, shown) == []
    (beside / "practice.json").write_text('{"practice": false}')
    assert last_lines(notebook, shown) == []


def test_progress_tells_that_there_is_practice_and_what_is_left(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path
) -> None:
    now = int(time.time())
    path = beside / "practice.json"
    path.write_text('{"practice": true, "attempts": 10}')
    (line,) = last_lines(notebook, shown)
    assert line.startswith("This course gives practice feedback: hand in before it is due, and soon after")
    assert line.endswith("Tries that count in 24 hours: 10.")
    known = state(3, 10, now + 60, None, now)
    path.write_text(json.dumps(known))
    (line,) = last_lines(notebook, shown)
    clock = f"{datetime.datetime.fromtimestamp(now + 60, datetime.UTC):%Y-%m-%d %H:%M} UTC"
    assert line.startswith("Practice feedback: 3 of 10 tries in 24 hours are left, as of ")
    assert line.endswith(f"The next one counts from {clock} on.")
    path.write_text(json.dumps(known | {"next": now - 1, "due": now + 3600}))
    (line,) = last_lines(notebook, shown)
    assert "The next one" not in line
    assert "Practice ends when this is due, " in line
    path.write_text(json.dumps(known | {"told": now - DAY - 1, "next": now - DAY}))
    assert last_lines(notebook, shown)[0].endswith("Tries that count in 24 hours: 10.")
    path.write_text(json.dumps(known | {"due": now - 1}))
    assert last_lines(notebook, shown)[0].startswith("Practice feedback has ended: this was due ")


def test_progress_reads_the_newest_page_that_was_fetched(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path
) -> None:
    now = int(time.time())
    (beside / "practice.json").write_text('{"practice": true, "attempts": 10}')
    for left, ago in ((9, 300), (7, 100), (8, 200)):
        page = beside / "feedback" / f"2026-11-22 10:0{left}:00.000000 UTC" / "basics.html"
        page.parent.mkdir(parents=True)
        told = mark(json.dumps(state(left, 10, 0, None, now - ago)))
        page.write_text(f"<html>{'x' * 20_000}</html>\n{told}\n")
    final = beside / "feedback" / "2026-11-22 11:00:00.000000 UTC" / "basics.html"
    final.parent.mkdir()
    final.write_text("<p>&lt;!-- autograder: practice {} --&gt;</p>")
    (line,) = last_lines(notebook, shown)
    assert "7 of 10 tries" in line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "{}",
        '{"practice": true}',
        '{"practice": true, "attempts": "many"}',
        '{"practice": true, "attempts": null}',
        '{"practice": true, "attempts": 3, "told": null}',
        '{"practice": true, "attempts": 3, "due": 1e999}',
        '{"practice": true, "attempts": 3, "due": 10000000000000000000000000}',
        "[" * 5000,
        '{"practice": true, "attempts": ' + "9" * 9000 + "}",
        "\udcff",
    ],
)
def test_a_file_of_practice_that_cannot_be_read_costs_one_sentence(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path, text: str
) -> None:
    (beside / "practice.json").write_bytes(text.encode(errors="surrogateescape"))
    assert last_lines(notebook, shown) == [
        "practice.json says something of practice feedback that cannot be read, and is ignored."
    ]


def test_a_folder_in_place_of_the_file_costs_one_sentence(
    notebook: Notebook, shown: list[tuple[str, str]], beside: Path
) -> None:
    (beside / "practice.json").mkdir()
    assert "is ignored" in last_lines(notebook, shown)[0]


@pytest.mark.parametrize("given", ["double='x'", "double=None", "double=[]"])
def test_progress_never_raises(notebook: Notebook, given: str, shown: list[tuple[str, str]]) -> None:
    assert notebook.run(f"progress({given})").startswith("The progress cannot be shown (") or shown


@pytest.mark.parametrize("how", ["autograde", "validate"])
def test_progress_costs_nothing_where_nobody_sees_it(
    notebook: Notebook, shown: list[tuple[str, str]], how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NBGRADER_EXECUTION", how)
    notebook.run("calls = 0\n\ndef double(x):\n    global calls\n    calls += 1\n    return [2, 4]")
    notebook.run(CHECKS)
    assert notebook.run(PROGRESS) == ""
    assert (shown, notebook.namespace["calls"]) == ([], 1)


WRITTEN_STUB = "*Write your answer here, in a few sentences.*"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        (WRITTEN_STUB, "written answer, blank in the saved notebook"),
        (" \n", "written answer, blank in the saved notebook"),
        ("Three is more.", "written answer, read by a person"),
        (None, "written answer, read by a person"),
    ],
)
def test_progress_tells_a_blank_written_answer_where_it_knows_the_file(
    notebook: Notebook,
    shown: list[tuple[str, str]],
    text: str | None,
    state: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "saved.ipynb"
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    if text is not None:
        cell = new_markdown_cell(text, metadata={"nbgrader": {"grade_id": "why"}})
        path.write_text(canonical(new_notebook(cells=[new_markdown_cell("A title"), cell])))
    notebook.run("progress(why=written(2))")
    assert shown[-1][0].splitlines()[1].endswith(state)


def test_the_stub_of_a_written_answer_is_the_one_that_progress_knows(week1: Assignment) -> None:
    cell = cell_of(read(week1.release / "basics.ipynb"), "why")
    assert cell is not None
    assert cell.source == WRITTEN_STUB
