"""What cannot be matched beyond doubt is for a person, wherever one looks: terminal, data, gradebook and page."""

from __future__ import annotations

import json

import nbformat
import pytest
from gradebooks import book
from handing_in import DOUBLE, TRIPLE, cell, code, hand_in, solved
from typer.testing import CliRunner

from autograder.cli import main
from autograder.course.layout import Assignment
from autograder.course.notebooks import read
from autograder.report.recorded import read_class


def blank(week1: Assignment) -> nbformat.NotebookNode:
    return read(week1.release / "basics.ipynb")


def copy_beside_the_stub(week1: Assignment) -> None:
    hand_in(week1, blank(week1))
    hand_in(week1, solved(week1), "basics (1).ipynb")


def two_that_differ(week1: Assignment) -> None:
    hand_in(week1, solved(week1), "basics (1).ipynb")
    nb = solved(week1)
    cell(nb, "double").source = "pass"
    hand_in(week1, nb, "basics (2).ipynb")


def a_script_alone(week1: Assignment) -> None:
    hand_in(week1, blank(week1), "basics.py").write_text(DOUBLE)


def a_script_beside_the_stub(week1: Assignment) -> None:
    hand_in(week1, blank(week1)).with_name("mine.py").write_text(DOUBLE)


def a_markdown_notebook_beside_the_stub(week1: Assignment) -> None:
    hand_in(week1, blank(week1)).with_name("basics.md").write_text(f"```{{python}}\n{DOUBLE}```\n")


def a_page_beside_the_stub(week1: Assignment) -> None:
    hand_in(week1, blank(week1)).with_name("basics.html").write_text("<p>double</p>")


def answers_in_another_notebook(week1: Assignment) -> None:
    hand_in(week1, blank(week1))
    hand_in(week1, nbformat.v4.new_notebook(cells=[code(DOUBLE)]), "Untitled.ipynb")


def a_link(week1: Assignment) -> None:
    path = hand_in(week1, solved(week1))
    path.rename(path.with_name("real"))
    path.symlink_to("/etc/hostname")


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    "make",
    [
        copy_beside_the_stub,
        two_that_differ,
        a_script_alone,
        a_script_beside_the_stub,
        a_markdown_notebook_beside_the_stub,
        a_page_beside_the_stub,
        answers_in_another_notebook,
        a_link,
    ],
)
def test_it_is_told_the_same_everywhere(week1: Assignment, monkeypatch: pytest.MonkeyPatch, make: object) -> None:
    assert callable(make)
    make(week1)
    monkeypatch.chdir(week1.course.root)
    done = CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"])
    assert (done.exit_code, "waiting for a person (1)" in done.output) == (1, True)
    again = CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1", "--json"])
    (told,) = json.loads(again.stdout)
    assert (again.exit_code, told["fresh"], told["recorded"], bool(told["unclear"])) == (1, False, True, True)
    assert {each["status"] for each in told["notebooks"][0]["exercises"]} == {"waits"}
    with book(week1) as gradebook:
        grades = gradebook.find_submission_notebook("basics", "week1", "student01").grades
        assert {(grade.auto_score, grade.needs_manual_grade) for grade in grades} == {(None, True)}
    ((recorded,), _) = read_class(week1)
    concerns = [concern.detail for concern in recorded.concerns if concern.kind in ("unclear", "unread")]
    assert concerns == [*told["unclear"], "Not graded: basics."]
    assert CliRunner().invoke(main.app, ["feedback", "week1"]).exit_code == 0
    page = (week1.course.root / "feedback" / "student01" / "week1" / "basics.html").read_text()
    assert "There is no answer to this exercise yet" not in page
    assert told["notebooks"][0]["unread"] in page


def test_what_is_put_right_is_graded(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    copy_beside_the_stub(week1)
    monkeypatch.chdir(week1.course.root)
    assert CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"]).exit_code == 1
    folder = week1.course.root / "submitted" / "student01" / "week1"
    (folder / "basics (1).ipynb").rename(folder / "basics.ipynb")
    assert CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"]).exit_code == 0
    with book(week1) as gradebook:
        assert gradebook.find_submission("week1", "student01").score == 10.0


def test_a_script_that_holds_stubs_too_leaves_a_zero(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    nb = blank(week1)
    script = "\n".join(each.source for each in nb.cells if each.cell_type == "code")
    hand_in(week1, nb).with_name("basics.py").write_text(script)
    monkeypatch.chdir(week1.course.root)
    assert CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"]).exit_code == 0


def test_answers_in_cells_of_their_own_count_beside_a_copy(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    nb = blank(week1)
    nb.cells.insert(1, code(f"import numpy as np\n{DOUBLE}{TRIPLE}"))
    hand_in(week1, nb)
    hand_in(week1, solved(week1), "basics (1).ipynb")
    monkeypatch.chdir(week1.course.root)
    assert CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"]).exit_code == 0
    with book(week1) as gradebook:
        assert gradebook.find_submission("week1", "student01").score == 10.0
