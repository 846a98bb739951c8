"""The feedback page: whose it is, what is wrong first, one box for what could not be judged, and what is the course's
own is not called the student's.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Assignment, Course, whole_page
from autograder.course.notebooks import cell_of, read
from autograder.feedback import words
from autograder.gradebook.nbgrader import generate_feedback
from autograder.grading.batch import grade_class, prepare
from autograder.nbgrader_plugins.preprocessors import _head

ENDLESS = "def double(x):\n    n = 0\n    while True:\n        n += 1\n"
EXITS = "import os\n\n\ndef double(x):\n    os._exit(3)\n"
TOP_LEVEL = "double = None\nwhile True:\n    pass\n"
STUCK = "def double(x):\n    return sum(range(10**13))\n"


def _another() -> NotebookNode:
    nb = nbformat.v4.new_notebook()
    nb.cells = [nbformat.v4.new_markdown_cell("# My physics"), nbformat.v4.new_code_cell("x = 3")]
    return nb


def _damaged(work: SampleSubmission) -> None:
    work.replace_file("basics", '{"cells": [\n{"a": 1,\n"b" 3}')


def _foreign(work: SampleSubmission) -> None:
    work.notebooks["basics"] = _another()


def _own_cells(work: SampleSubmission) -> None:
    work.solve()
    work.insert("basics", "test_double", "# my own try\ndouble(undefined)")
    work.insert("basics", "test_double", "while True:\n    pass")


def _outside(work: SampleSubmission) -> None:
    work.insert("basics", "double", "numbers = [1.0, 2.0]")
    work.answer("double", "def double(x):\n    return [2 * number for number in numbers]\n", earns=0)


def _answer(code: str) -> Callable[[SampleSubmission], None]:
    def make(work: SampleSubmission) -> None:
        work.solve("triple")
        work.answer("double", code, earns=0)

    return make


def _unused(work: SampleSubmission) -> None:
    work.answer("double", "def double(x, more=1):\n    return [2.0, 4.0]\n", earns=0)


MODULE = "found = []\n\n\ndef double(x):\n    found.append(x)\n    return [2.0 * each for each in found[0]]\n"
KEEPS = "def double(x, found=[]):\n    found.append(1)\n    return [len(found) * 2.0 * each for each in x]\n"
DRAWS = "def double(x):\n    return [2.0 * each + np.random.default_rng().normal() for each in x]\n"
STEADY = "def double(x):\n    return [2.0 * each + np.random.default_rng(1).normal() for each in x]\n"


CLASS: dict[str, Callable[[SampleSubmission], None]] = {
    "endless": _answer(ENDLESS),
    "exits": _answer(EXITS),
    "top_level": _answer(TOP_LEVEL),
    "stuck": _answer(STUCK),
    "damaged": _damaged,
    "foreign": _foreign,
    "own": _own_cells,
    "outside": _outside,
    "unused": _unused,
    "keeps": _answer(KEEPS),
    "first": _answer(MODULE),
    "draws": _answer(DRAWS),
    "steady": _answer(STEADY),
    "blank": lambda work: None,
}


@pytest.fixture(scope="module")
def graded(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Assignment:
    """The class above, with feedback."""
    assignment = Course(Path(shutil.copytree(template, tmp_path_factory.mktemp("class") / "course"))).assignment(
        "week1"
    )
    config = assignment.course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Grade.cell_timeout = 1\nc.Grade.call_timeout = 1\n")
    prepare(assignment)
    for student, make in CLASS.items():
        work = SampleSubmission.blank(assignment)
        make(work)
        work.files["timestamp.txt"] = "2026-11-28 06:21:00 UTC"
        work.write(assignment.course.root / "submitted" / student / "week1")
    list(grade_class(assignment, list(CLASS)))
    for student in CLASS:
        assert not generate_feedback(assignment, student)
    return assignment


def soup(assignment: Assignment, student: str) -> BeautifulSoup:
    path = assignment.course.root / "feedback" / student / "week1" / "basics.html"
    return BeautifulSoup(path.read_text(), "html.parser")


def text(part: Any) -> str:
    return " ".join(part.get_text().split())


# Whose it is


def test_the_head_says_whose_page_it_is(graded: Assignment) -> None:
    head = text(soup(graded, "endless").header)
    assert "Assignment week1 · Notebook basics · endless · handed in 2026-11-28 06:21 UTC" in head
    assert "5 of 12 points" in head


def test_the_sum_of_all_notebooks_leaves_out_what_nobody_has_graded_yet(graded: Assignment) -> None:
    with Gradebook(f"sqlite:///{graded.course.root / 'gradebook.db'}") as gradebook:
        for student, *wanted in (("own", 10.0, 10.0, 2.0), ("blank", 0.0, 12.0, 0.0), ("damaged", 0.0, 12.0, 12.0)):
            head = _head(gradebook.find_submission_notebook("basics", "week1", student), graded)
            assert [head.earned, head.possible, head.to_come] == wanted


# What is wrong


def test_what_lost_points_stands_first_and_full_marks_are_folded(graded: Assignment) -> None:
    page = soup(graded, "endless")
    assert [part["id"] for part in page.find_all(class_="exercise")] == [
        "exercise-double",
        "exercise-why",
        "exercise-triple",
    ]
    assert page.find(id="exercise-triple").name == "details"
    assert text(page.find(id="exercise-triple").summary) == "✓ triple. All hidden tests pass."
    assert not re.search("Exercise [0-9]", text(page)), "which an assignment that is called exercise4 is taken for"


def test_no_comment_of_nbgrader_stands_there_as_if_a_person_had_written_it(graded: Assignment) -> None:
    page = soup(graded, "blank")
    assert "No response" not in text(page)
    assert "There is no answer to this exercise yet." in text(page)
    assert "NotImplementedError" not in text(page)  # a stub is no answer of the student's


# Answers that cannot be asked


@pytest.mark.parametrize(
    ("student", "said", "line"),
    [
        ("endless", "did not end in time", ENDLESS),
        ("exits", "ends the kernel", EXITS),
        ("top_level", "did not end in time", TOP_LEVEL),
        ("stuck", "did not end in time", STUCK),
    ],
)
def test_an_answer_that_stops_the_grading_gets_one_box(graded: Assignment, student: str, said: str, line: str) -> None:
    part = soup(graded, student).find(id="exercise-double")
    (box,) = part.find_all(class_="autograder-hint")
    assert said in text(box)
    found = re.search(r"at your line ([0-9]+):", text(box))
    if student != "stuck":  # nothing is told by code that does not come back
        assert found
        assert line.splitlines()[int(found[1]) - 1].strip() in text(box)
    assert not part.find("table")
    assert "KeyboardInterrupt" not in text(soup(graded, student))
    assert text(soup(graded, student).find(class_="overview")).count("All hidden tests pass.") == 1


def test_own_cells_are_listed_and_a_limit_is_called_so(graded: Assignment) -> None:
    page = soup(graded, "own")
    listed = text(page.find("section", attrs={"aria-label": words.PAGE["failed"]}))
    assert "double(undefined)" in listed
    assert "NameError: name 'undefined' is not defined" in listed
    assert "stopped after 1 s, at line" in listed
    assert "KeyboardInterrupt" not in page.get_text()


def test_an_answer_that_uses_the_notebook_in_place_of_its_argument_is_told_so(graded: Assignment) -> None:
    part = soup(graded, "outside").find(id="exercise-double")
    (box,) = part.find_all(class_="autograder-hint")
    assert "never looks at its argument x, and uses numbers of the notebook." in text(box)
    assert part.find("table")


def test_an_answer_that_never_uses_its_argument_is_told_so(graded: Assignment) -> None:
    (box,) = soup(graded, "unused").find(id="exercise-double").find_all(class_="autograder-hint")
    assert "This answer never looks at its argument x." in text(box)
    assert "more" not in text(box), "which the course does not ask for"


@pytest.mark.parametrize(
    ("student", "told"), [("keeps", True), ("first", True), ("draws", True), ("steady", False), ("exits", False)]
)
def test_an_answer_that_says_two_things_is_told_so(graded: Assignment, student: str, told: bool) -> None:
    part = text(soup(graded, student).find(id="exercise-double"))
    assert ("Called twice with the same values, this answer gives two different results." in part) == told


# Files that cannot be judged


@pytest.mark.parametrize(("student", "said"), [("damaged", "is damaged"), ("foreign", "is another notebook")])
def test_a_file_that_cannot_be_judged_gets_one_box(graded: Assignment, student: str, said: str) -> None:
    page = soup(graded, student)
    (box,) = page.find_all(class_="unread")
    assert said in text(box)
    assert text(page).count(said) == 1
    assert not page.find("table")
    assert not page.find(class_="code")
    assert "Your answer" not in text(page)
    assert "not graded yet" in text(page.header)


@pytest.mark.parametrize("student", ["damaged", "foreign"])
def test_a_file_that_cannot_be_judged_is_for_a_person(graded: Assignment, student: str) -> None:
    with Gradebook(f"sqlite:///{graded.course.root / 'gradebook.db'}") as gradebook:
        submission = gradebook.find_submission("week1", student)
        grades = [(grade.auto_score, grade.needs_manual_grade) for grade in submission.notebooks[0].grades]
        comments = [comment.comment for comment in submission.notebooks[0].comments]
    assert grades == [(None, True)] * 3
    assert not any(comments)
    nb = read(graded.autograded(student) / "basics.ipynb")
    assert "none could be taken from the file" in cell_of(nb, "double").source  # no stub as the student's answer


def test_points_that_a_person_gave_to_a_damaged_file_are_shown(graded: Assignment) -> None:
    with Gradebook(f"sqlite:///{graded.course.root / 'gradebook.db'}") as gradebook:
        grade = gradebook.find_grade("test_double", "basics", "week1", "foreign")
        grade.manual_score, grade.needs_manual_grade = 3.0, False
        gradebook.db.commit()
    assert not generate_feedback(graded, "foreign")
    page = soup(graded, "foreign")
    assert "3 of 5 points so far; 7 not graded yet" in text(page.header)
    part = text(page.find(id="exercise-double"))
    assert "A person has set the points of this exercise to 3." in part
    assert "Graded by a person." in part
    assert "Your answer" not in part
    assert len(page.find(class_="overview").tbody.find_all("tr")) == 1


@pytest.mark.slow
def test_nbgraders_own_command_says_what_needs_a_person_and_warns_of_nothing_else(graded: Assignment) -> None:
    program = str(Path(sys.executable).with_name("nbgrader"))
    for student, ends in (("damaged", 1), ("blank", 0)):
        done = subprocess.run(
            [program, "autograde", "week1", "--student", student, "--force"],
            cwd=graded.course.root,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        assert done.returncode == ends, done.stderr
        warned = [line for line in done.stderr.splitlines() if "WARNING" in line and "Removing existing" not in line]
        assert len(warned) == ends
        assert all("damaged needs a person: basics.ipynb is damaged" in line for line in warned)


def test_the_page_of_all_notebooks_stands_beside_the_folder(tmp_path: Path) -> None:
    assert whole_page(tmp_path / "student01" / "week.1") == tmp_path / "student01" / "week.1.html"
