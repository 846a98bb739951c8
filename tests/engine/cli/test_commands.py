"""The commands as an instructor types them, nbgrader's beside ours."""

from __future__ import annotations

import io
import json
import os
import pickle
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from platforms import nbgrader_due
from rich.console import Console
from typer.testing import CliRunner

from autograder.authoring.samples import SampleSubmission
from autograder.cli.main import app
from autograder.cli.tables import class_table, exercise_table, summary
from autograder.course.layout import Assignment, Course
from autograder.grading.batch import grade_class

PROGRAMS = Path(sys.executable).parent


def run(course: Course, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "160"}
    return subprocess.run(
        [str(PROGRAMS / command[0]), *command[1:]],
        cwd=course.root,
        env=environment,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        timeout=300,
        check=False,
    )


def run_grade(course: Course, *options: str) -> subprocess.CompletedProcess[str]:
    """With one process: each worker has to start, which takes longer than what is to be graded here."""
    return run(course, "autograder", "grade", "week1", "--jobs", "1", *options)


def grades(course: Course) -> dict[tuple[str, str], tuple[float | None, bool]]:
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        return {
            (submission.student_id, grade.name): (grade.auto_score, grade.needs_manual_grade)
            for submission in gradebook.assignment_submissions("week1")
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def hand_in_two(week1: Assignment) -> None:
    """Two submissions: one right, one with a misconception, a blank written answer and a text of its own."""
    right, wrong = SampleSubmission.blank(week1), SampleSubmission.blank(week1)
    right.solve()
    wrong.solve("triple")
    wrong.misconception("double", "gives_the_argument_back")
    wrong.insert("basics", "double", "print('<img src=x onerror=alert(1)>')\n1 / 0")
    for student, work in (("student01", right), ("student02", wrong)):
        work.write(week1.course.root / "submitted" / student / "week1")


@pytest.fixture
def handed_in(week1: Assignment) -> Assignment:
    hand_in_two(week1)
    return week1


@pytest.fixture(scope="module")
def graded(template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, str]:
    """A course in which both were graded and have their feedback, by the commands; and what grading has printed."""
    course = Course(Path(shutil.copytree(template, tmp_path_factory.mktemp("commands") / "course")))
    hand_in_two(course.assignment("week1"))
    done = run_grade(course, "--json")
    assert done.returncode == 0, done.stderr
    pages = run(course, "nbgrader", "generate_feedback", "week1")
    assert pages.returncode == 0, pages.stderr
    return course, done.stdout


def page_of(course: Course, student: str) -> str:
    return (course.root / "feedback" / student / "week1" / "basics.html").read_text()


@pytest.mark.slow
def test_nbgraders_generator_gives_the_release_and_both_grade_alike(handed_in: Assignment) -> None:
    course = handed_in.course
    before = {path: path.read_bytes() for path in handed_in.release.rglob("*") if path.is_file()}
    assert run(course, "nbgrader", "generate_assignment", "week1", "--force").returncode == 0
    assert {path: path.read_bytes() for path in handed_in.release.rglob("*") if path.is_file()} == before
    theirs = run(course, "nbgrader", "autograde", "week1")
    assert theirs.returncode == 0, theirs.stderr
    by_nbgrader = grades(course)
    (course.root / "gradebook.db").unlink()
    ours = run_grade(course, "--force")
    assert ours.returncode == 0, ours.stderr
    assert grades(course) == by_nbgrader
    assert by_nbgrader["student01", "test_double"] == (5.0, False)
    assert by_nbgrader["student02", "test_double"][0] == 0.0
    assert by_nbgrader["student02", "test_why"] == (0.0, False)
    assert by_nbgrader["student01", "test_why"] == (None, True)


def test_json_gives_every_outcome_of_every_hidden_test(graded: tuple[Course, str]) -> None:
    first, second = json.loads(graded[1])
    assert (first["student"], first["earned"], second["earned"]) == ("student01", 10.0, 5.0)
    double = second["notebooks"][0]["exercises"][0]
    assert double["recognised"]["name"] == "gives_the_argument_back"
    assert [outcome["status"] for outcome in double["outcomes"]] == ["not yet", "not yet"]
    assert set(double["outcomes"][0]) >= {"test", "claim", "points", "called", "got", "wanted", "look_at"}


def test_grading_shows_points_and_what_was_recognised(handed_in: Assignment) -> None:
    done = run(handed_in.course, "autograder", "grade", "week1")  # with as many workers as there are processors
    assert "student02" in done.stdout
    assert "double: gives the argument back" in done.stdout
    assert "2 submissions, each with a recorded outcome" in done.stdout


@pytest.mark.slow
def test_results_without_the_words_of_the_feedback_give_the_same_table(handed_in: Assignment) -> None:
    results = list(grade_class(handed_in, ["student01", "student02"]))

    def shown() -> str:
        console = Console(file=io.StringIO(), width=160)
        console.print(class_table(handed_in, results, whole=True), exercise_table(handed_in, results))
        console.print("\n".join(summary(handed_in, results)))
        return console.file.getvalue()

    before, size = shown(), len(pickle.dumps(results))
    assert "gives the argument back" in before
    for result in results:
        result.notebooks = [notebook.brief() for notebook in result.notebooks]
    assert shown() == before
    assert len(pickle.dumps(results)) < 0.7 * size


def test_grading_says_who_was_late_and_what_it_has_cost(handed_in: Assignment) -> None:
    config = handed_in.course.root / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    nbgrader_due(handed_in, "2026-11-22 22:00 UTC")
    for student, time in (("student01", "2026-11-22 21:59:59 UTC"), ("student02", "2026-11-23 00:30:00 UTC")):
        (handed_in.course.root / "submitted" / student / "week1" / "timestamp.txt").write_text(time)
    done = run_grade(handed_in.course)
    (line,) = [line for line in done.stdout.splitlines() if " late, " in line]
    assert line.split("\t")[:2] == ["part right", "student02"]
    assert "2 h 30 min late, penalty 5" in line
    again = run_grade(handed_in.course, "--json")
    assert [entry["late"] for entry in json.loads(again.stdout)] == ["", "2 h 30 min late, penalty 5"]


def test_a_fault_of_ours_is_told_by_the_exit_code(handed_in: Assignment) -> None:
    path = handed_in.hidden("double")
    path.write_text(
        path.read_text()
        + "\n\n@hidden('double', points=1)\ndef broken(answer, reference, rng):\n    '''It.'''\n    1 / 0\n"
    )
    assert run_grade(handed_in.course).returncode == 1


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("grade", "week2"), "There is no assignment 'week2'"),
        (("grade", "week1", "--student", "student09"), "No submission of student09"),
        (("check", "week2"), "There are: week1"),
        (("demo", "week1"), "tests/week1/sample_class.py is missing"),
        (("new", "week1", "basics", "double"), "has an exercise 'double' already"),
    ],
)
def test_a_mistake_is_answered_by_a_sentence(
    handed_in: Assignment, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(handed_in.course.root)
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 2
    assert said in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr


def test_grading_without_submissions_says_where_they_belong(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(week1.course.root)
    done = CliRunner().invoke(app, ["grade", "week1"])
    assert done.exit_code == 2
    assert "submitted/<student>/week1" in "".join(done.stderr.split("\n"))


def test_outside_a_course_the_command_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["check"])
    assert done.exit_code == 2
    assert "is not inside a course" in " ".join(done.stderr.split())


def test_a_feedback_page_teaches_and_hides_what_it_must(graded: tuple[Course, str]) -> None:
    page = page_of(graded[0], "student02")
    for shown in (
        "The values are right for numbers of any size and sign.",
        "called",
        "wanted",
        "look at",
        "your answer gives its argument back",
        "The result should be twice as far from zero",
        "No answer was written here.",
        "ZeroDivisionError: division by zero",
        "return np.asarray(x, dtype=float)",
    ):
        assert shown in _text(page), shown
    for hidden in (
        "score(",
        "HIDDEN",
        "MARK SCHEME",
        "rubric",
        "rng",
        "agree",
        "Traceback",
        "2.0 *",
        "gives_the_right_values",
    ):
        assert hidden not in _text(page), hidden
    assert "<script" not in page
    assert "<img" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_a_right_submission_reads_so(graded: tuple[Course, str]) -> None:
    page = _text(page_of(graded[0], "student01"))
    assert "10 of 10 points so far; 2 not graded yet" in page
    assert page.count("All hidden tests pass.") == 2  # on the folds; the overview has one row for both


def test_points_set_by_a_person_are_shown_as_such(graded: tuple[Course, str], tmp_path: Path) -> None:
    course = Course(Path(shutil.copytree(graded[0].root, tmp_path / "course")))
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        for name, points in (("test_why", 0.0), ("test_double", 3.0)):
            grade = gradebook.find_grade(name, "basics", "week1", "student01")
            grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.db.commit()
    run(course, "nbgrader", "generate_feedback", "week1", "--force")
    page = _text(page_of(course, "student01"))
    assert "8 of 12 points Points of each exercise" in page
    assert "Graded by a person." in page
    assert "A person has set the points of this exercise to 3." in page
    run_grade(course, "--force")
    with Gradebook(f"sqlite:///{course.root / 'gradebook.db'}") as gradebook:
        assert gradebook.find_grade("test_double", "basics", "week1", "student01").score == 3.0


def _text(page: str) -> str:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(page, "html.parser")
    for style in soup(["style"]):
        style.decompose()
    return " ".join(soup.get_text().split())
