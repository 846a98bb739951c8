"""What the person who grades, and the student, are shown of an answer: the one that was judged, wherever it stands, and
nothing that is about another one.
"""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
from gradebooks import book, by_hand, grade, hand_in, score, waits
from nbformat import NotebookNode
from typer.testing import CliRunner

from autograder.cli import main
from autograder.cli.tables import remarks
from autograder.course.layout import Assignment
from autograder.feedback.words import EARLIER_ANSWER, PAGE
from autograder.gradebook.renaming import rename
from autograder.report.findings import class_report
from autograder.results import SubmissionResult
from autograder.submissions.repairing import is_prose


@pytest.fixture(autouse=True)
def _in_the_course(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)


def folder(week1: Assignment) -> Path:
    return week1.course.root / "submitted" / "student01" / "week1"


def submitted(week1: Assignment) -> NotebookNode:
    return nbformat.read(folder(week1) / "basics.ipynb", as_version=4)


def submit(week1: Assignment, nb: NotebookNode) -> SubmissionResult:
    nbformat.write(nb, folder(week1) / "basics.ipynb")
    return grade(week1)


def place(nb: NotebookNode, name: str) -> int:
    return next(at for at, cell in enumerate(nb.cells) if cell.metadata.get("nbgrader", {}).get("grade_id") == name)


def page(week1: Assignment) -> str:
    done = CliRunner().invoke(main.app, ["feedback", "week1"])
    assert done.exit_code == 0, done.output
    return (week1.course.root / "feedback" / "student01" / "week1" / "basics.html").read_text()


def autograded(week1: Assignment) -> str:
    nb = nbformat.read(week1.autograded("student01") / "basics.ipynb", as_version=4)
    return "\n\n".join(cell.source for cell in nb.cells if cell.cell_type == "markdown")


def noticed(result: SubmissionResult) -> str:
    return "; ".join(text for _, text in remarks(result))


@pytest.mark.slow
@pytest.mark.parametrize("cell", ["why", "double"])
def test_a_comment_on_another_answer_is_marked_as_that(week1: Assignment, cell: str) -> None:
    hand_in(week1)
    grade(week1)
    by_hand(week1, 1.5)
    name = "test_why" if cell == "why" else cell
    with book(week1) as gradebook:
        gradebook.find_comment(name, "basics", "week1", "student01").manual_comment = "Well put."
        gradebook.db.commit()
    grade(week1, force=True)
    assert "Well put." in page(week1)
    assert EARLIER_ANSWER not in page(week1)
    nb = submitted(week1)
    nb.cells[place(nb, cell)].source += "\n\n" + ("And more." if cell == "why" else "# as before")
    for _ in range(2):
        submit(week1, nb)
        with book(week1) as gradebook:
            comment = gradebook.find_comment(name, "basics", "week1", "student01").comment
        assert comment == f"{EARLIER_ANSWER} Well put."
    assert f"{EARLIER_ANSWER} Well put." in page(week1)


def test_of_two_definitions_the_one_that_counted_is_shown(week1: Assignment) -> None:
    hand_in(week1)
    nb = submitted(week1)
    again = nbformat.v4.new_code_cell("def double(x):\n    return x * 2.5  # an attempt")
    nb.cells.insert(place(nb, "double") + 1, again)
    result = submit(week1, nb)
    assert result.earned == 5.0
    text = page(week1)
    assert PAGE["counted"] in text
    assert "an attempt" in text
    nb.cells.remove(again)
    assert submit(week1, nb).earned == 10.0
    assert PAGE["counted"] not in page(week1)


@pytest.mark.parametrize(
    "text", ["Because two and two are four.", "# Because it is so", "Why not? It is so, isn't it?"]
)
def test_prose_in_a_cell_of_code_is_the_written_answer(week1: Assignment, text: str) -> None:
    hand_in(week1, why="")
    nb = submitted(week1)
    nb.cells.insert(place(nb, "why") + 1, nbformat.v4.new_code_cell(text))
    assert waits(submit(week1, nb))
    assert text in autograded(week1)
    assert "was read as text" in noticed(grade(week1))
    shown = page(week1)
    assert PAGE["failed"] not in shown
    assert text.removeprefix("# ").split("'")[0] in shown


@pytest.mark.parametrize(
    "code",
    ["x = = 1 # that is odd", "%timeit double(2.0) for a while", "def f(x) return x", "for i in range(3) print(i)"],
)
def test_broken_code_is_no_prose(code: str) -> None:
    assert not is_prose(code)


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    ("name", "content", "shown"),
    [
        ("answers.md", b"Because *two* and two are four.", "Because *two* and two are four."),
        ("answers.txt", b"Because <b>two</b> and two are four.", "and two are four."),
        ("answers.pdf", b"%PDF-1.7 ...", "`answers.pdf`"),
    ],
)
def test_a_written_answer_in_a_file_beside_reaches_whoever_grades(
    week1: Assignment, name: str, content: bytes, shown: str
) -> None:
    hand_in(week1, why="")
    assert not waits(grade(week1))
    (folder(week1) / name).write_bytes(content)
    assert waits(grade(week1))
    assert f"`{name}`" in autograded(week1)
    assert shown in autograded(week1)
    by_hand(week1, 1.0)
    assert name in page(week1)
    assert not waits(grade(week1, force=True))


def test_a_file_that_the_notebook_reads_is_no_answer(week1: Assignment) -> None:
    hand_in(week1, why="")
    (folder(week1) / "numbers.txt").write_text("1 2 3")
    nb = submitted(week1)
    nb.cells.insert(1, nbformat.v4.new_code_cell("open('numbers.txt').read()"))
    assert not waits(submit(week1, nb))


@pytest.mark.mostly_slow
@pytest.mark.parametrize(
    ("answer", "word"),
    [("def triple(x): return x +", "SyntaxError"), ("def triple(x):\n    while True: pass", "no end in time")],
)
def test_what_stopped_an_answer_is_noticed(quick: Assignment, answer: str, word: str) -> None:
    hand_in(quick, triple=answer)
    assert f"triple: {word}" in noticed(grade(quick))
    assert f"triple: {word}" in noticed(grade(quick))  # as recorded
    events = [(event.kind, event.where) for event in class_report(quick).events]
    assert events == [("answer stopped", "basics")] if word == "SyntaxError" else events


def test_more_points_than_there_are_do_not_go_unsaid(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    by_hand(week1, 20.0)
    assert "why: 20 of 2 points given by hand" in noticed(grade(week1))
    (look,) = [look for look in class_report(week1).looks if look.kind == "above"]
    assert look.entries == [("student01", "why: 20 of 2 points")]


def test_who_handed_in_something_unclear_has_not_handed_in_nothing(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    hand_in(week1, student="student02")
    there = week1.course.root / "submitted" / "student02" / "week1"
    (there / "basics.ipynb").rename(there / "report.pdf")
    grade(week1, "student02")
    done = CliRunner().invoke(main.app, ["feedback", "week1"])
    assert "No notebook was handed in" not in done.output
    assert "Feedback of 2 of 2 students made" in done.output
    page = week1.course.root / "feedback" / "student02" / "week1" / "basics.html"
    assert "It is not clear which file holds your answers to basics" in page.read_text()


def test_an_export_of_nbgraders_columns_names_whose_points_are_not_final(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    command = ["export", "week1", "--for", "nbgrader", "--out", "grades.csv"]
    said = CliRunner().invoke(main.app, command).output
    assert "With points so far, because something waits for a person (1): student01." in " ".join(said.split())
    by_hand(week1, 2.0)
    assert "waits" not in CliRunner().invoke(main.app, command).output


def test_files_beside_nothing_that_runs_are_not_said_to_be_there_then(week1: Assignment) -> None:
    hand_in(week1)
    (folder(week1) / "helpers.py").write_text("x = 1")
    assert "there when one runs: helpers.py" in noticed(grade(week1))
    (folder(week1) / "basics.ipynb").unlink()
    assert "runs" not in noticed(grade(week1))


def test_no_page_has_the_old_name_after_a_renaming(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    page(week1)
    feedback = week1.course.root / "feedback" / "student01"
    (feedback / "week1.html").write_text("the page of all notebooks")
    rename(week1.course, "week1", "week2", lambda _: None)
    assert list(feedback.rglob("*.html")) == []
    done = CliRunner().invoke(main.app, ["feedback", "week2"])
    assert done.exit_code == 0, done.output
    assert "week2" in (feedback / "week2" / "basics.html").read_text()


def plainly(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


def test_points_for_an_earlier_version_count_everywhere_until_a_person_looks_again(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    by_hand(week1, 1.5)
    hand_in(week1, why="For another reason.")
    result = grade(week1)
    assert (result.earned, score(week1), waits(result), result.needs_a_person) == (11.5, 11.5, True, False)
    assert not any(entry.open_points for entry in result.notebooks[0].exercises)
    assert ("by hand", "why: 1.5 of 2 points given by hand, and something has changed since: for a person again") in (
        remarks(result)
    )
    shown = plainly(page(week1))
    assert "11.5 of 12 points" in shown
    assert "why 1.5 / 2" in shown
    assert PAGE["since"] in shown
    (row,) = class_report(week1).students
    assert row.total == 11.5
    by_hand(week1, 1.5)
    assert PAGE["since"] not in plainly(page(week1))


def test_code_that_changed_after_a_person_graded_it_ends_in_exit_code_1(week1: Assignment) -> None:
    hand_in(week1, triple="def triple(x): return x")
    grade(week1)
    by_hand(week1, 4.0, "test_triple")
    assert CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"]).exit_code == 0
    hand_in(week1, triple="def triple(x): return 2 * x")
    done = CliRunner().invoke(main.app, ["grade", "week1", "--jobs", "1"])
    assert done.exit_code == 1
    assert "student01: triple: 4 of 5 points given by hand, and something has changed since" in done.output
    assert "triple 4 / 5" in plainly(page(week1))


def test_extra_credit_is_in_every_sum(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    with book(week1) as gradebook:
        gradebook.find_grade("test_double", "basics", "week1", "student01").extra_credit = 1.5
        gradebook.db.commit()
    assert grade(week1).earned == grade(week1, force=True).earned == score(week1) == 11.5
    assert "11.5 of 10 points" in plainly(page(week1))


def test_what_could_not_be_graded_is_left_out_of_the_sum_on_the_page(week1: Assignment) -> None:
    hidden = week1.hidden("triple")
    hidden.write_text(re.sub(r"points=\d+", "points=0.5", hidden.read_text()))  # they sum to another number
    hand_in(week1)
    result = grade(week1)
    assert (result.earned, result.needs_a_person) == (5.0, True)
    done = CliRunner().invoke(main.app, ["feedback", "week1"])
    assert done.exit_code in (0, 1), done.output
    shown = plainly((week1.course.root / "feedback" / "student01" / "week1" / "basics.html").read_text())
    assert "5 of 5 points so far; 7 not graded yet" in shown
    by_hand(week1, 4.0, "test_triple")
    assert not grade(week1).needs_a_person
