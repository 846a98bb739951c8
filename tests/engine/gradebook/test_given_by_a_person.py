"""What a person gives counts alike in every sum, and is for that person again only where something has changed."""

from __future__ import annotations

import pytest
from gradebooks import book, by_hand, grade, hand_in, score
from typer.testing import CliRunner

from autograder.cli import main
from autograder.course.layout import Assignment
from autograder.course.notebooks import cell_of, read, write
from autograder.report.findings import class_report
from autograder.results import SubmissionResult


@pytest.fixture(autouse=True)
def _in_the_course(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)


def extra(week1: Assignment, credit: float, exercise: str) -> None:
    with book(week1) as gradebook:
        gradebook.find_grade(exercise, "basics", "week1", "student01").extra_credit = credit
        gradebook.db.commit()


def again(result: SubmissionResult) -> list[str]:
    return [entry.exercise for notebook in result.notebooks for entry in notebook.exercises if entry.waits]


def command(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(main.app, [*arguments])
    return done.exit_code, " ".join(done.output.split())


@pytest.mark.parametrize("exercise", ["test_double", "test_why"])
def test_extra_credit_without_points_counts_once_there_are_points(week1: Assignment, exercise: str) -> None:
    hand_in(week1, why="Because.")
    grade(week1)
    extra(week1, 1.5, exercise)
    wanted = 11.5 if exercise == "test_double" else 10.0  # nobody has graded the text
    for force in (False, True):
        assert grade(week1, force=force).earned == score(week1) == wanted
    code, said = command("grade", "week1", "--jobs", "1")
    assert (code, "nothing is recorded" in said) == (0, False)
    assert class_report(week1).students[0].total == wanted
    by_hand(week1, 1.0)
    assert grade(week1).earned == score(week1) == 12.5


def test_extra_credit_for_another_answer_is_for_a_person_again(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    by_hand(week1, 2.0)
    extra(week1, 1.0, "test_triple")
    assert again(grade(week1, force=True)) == []
    hand_in(week1, triple="def triple(x): return x")
    result = grade(week1)
    assert (result.earned, score(week1), again(result), result.needs_a_person) == (8.0, 8.0, ["triple"], True)
    code, said = command("grade", "week1", "--jobs", "1")
    assert code == 1
    assert "student01: triple: 1 given as extra credit, and something has changed since" in said
    command("feedback", "week1")
    page = (week1.course.root / "feedback" / "student01" / "week1" / "basics.html").read_text()
    assert "A person has given 1 beside that as extra credit. Your answer, or what it is tested by, has changed" in page


def test_points_above_the_maximum_are_meant_until_the_maximum_changes(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    by_hand(week1, 6.0, "test_double")
    by_hand(week1, 2.5)
    for _ in range(2):
        result = grade(week1, force=True)
        assert (result.earned, score(week1), again(result)) == (13.5, 13.5, [])
    assert "double: 6 of 5 points given by hand" in command("grade", "week1", "--jobs", "1", "--detail")[1]


def test_points_that_a_person_gives_to_a_void_exercise_count_and_are_named(week1: Assignment) -> None:
    hand_in(week1)
    grade(week1)
    by_hand(week1, 2.0)
    week1.void("triple").touch()
    grade(week1)
    by_hand(week1, 1.0, "test_triple")
    code, said = command("grade", "week1", "--jobs", "1")
    assert (code, score(week1)) == (0, 8.0)
    assert "those points, but for those to whom a person gave points since: student01." in said
    command("feedback", "week1")
    page = (week1.course.root / "feedback" / "student01" / "week1" / "basics.html").read_text()
    assert "This exercise was declared void" in page
    week1.void("triple").unlink()
    assert again(grade(week1)) == []  # the answer is the one that these points were given to


def reworded(week1: Assignment) -> None:
    path = week1.source / "basics.ipynb"
    nb = read(path)
    question = cell_of(nb, "test_why")
    assert question is not None
    question.source = "In other words: " + question.source
    write(nb, path)
    command("build")


@pytest.mark.parametrize("why", ["", "Because."])
def test_a_question_in_other_words_is_nobodys_answer(week1: Assignment, why: str) -> None:
    hand_in(week1, why=why)
    grade(week1)
    if why:
        by_hand(week1, 2.0)
    before = score(week1)
    reworded(week1)
    result = grade(week1)
    assert not any("Text in the question" in note for note in result.notebooks[0].notes)
    # Who has answered is graded by a person for an answer to another question; who has not, is not.
    assert (score(week1), again(result)) == (before, ["why"] if why else [])


def test_what_stands_below_a_text_of_an_exercise_that_went_out_is_nobodys_answer(week1: Assignment) -> None:
    path = week1.source / "basics.ipynb"
    nb = read(path)
    before = nb.cells
    after = [cell for cell in before if (cell.id or "").removesuffix("-statement").removeprefix("test_") != "triple"]
    behind = next(place for place, cell in enumerate(after) if cell.id == "why") + 1
    nb.cells = after[:behind] + [cell for cell in before if cell not in after] + after[behind:]
    write(nb, path)
    command("build")
    hand_in(week1, why="")
    result = grade(week1)
    assert (result.earned, again(result)) == (10.0, [])
    nb.cells = after
    write(nb, path)
    command("build")
    assert command("grade", "week1", "--jobs", "1", "--update-exercises")[0] == 0
    result = grade(week1)
    assert (result.earned, score(week1), again(result)) == (5.0, 5.0, [])
    assert "The exercise triple is not in the assignment any more" in " ".join(result.notebooks[0].notes)


def test_a_text_is_seen_by_a_person_though_its_question_is_another_one_under_another_name(week1: Assignment) -> None:
    hand_in(week1, why="A factor multiplies the distance from zero, and three is more than two. " * 3)
    path = week1.source / "basics.ipynb"
    nb = read(path)
    for old, new in (("test_why", "test_reason"), ("why", "reason")):
        cell = cell_of(nb, old)
        assert cell is not None
        cell.id = cell.metadata.nbgrader.grade_id = new
    question = cell_of(nb, "test_reason")
    assert question is not None
    question.source = "In other words: " + question.source.replace("why", "reason")
    write(nb, path)
    command("build")
    assert again(grade(week1)) == ["reason"]
