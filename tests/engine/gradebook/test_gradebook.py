"""The rows of one submitted notebook: those that nbgrader's own queries find, without a query for each. And a
gradebook that another grader writes at the same time, or that cannot be used.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import pytest
from classroom import hand_in, recorded
from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy import event
from typer.testing import CliRunner

from autograder.authoring.samples import SampleSubmission
from autograder.cli.main import app
from autograder.course import nbgrader_defaults
from autograder.course.layout import Assignment, Course
from autograder.errors import CourseError
from autograder.gradebook.database import OneNotebook
from autograder.gradebook.students import Names, enter_students
from autograder.grading.batch import prepare

NOTEBOOK, ASSIGNMENT = "basics", "week1"


@pytest.fixture
def graded(quick: Assignment) -> Iterator[Gradebook]:
    """A gradebook with two students."""
    hand_in(quick, SampleSubmission.solve, "student01")
    hand_in(quick, lambda work: work.answer("double", "def double(x): return 0", earns=0), "student02")
    with Gradebook(f"sqlite:///{quick.course.root / 'gradebook.db'}") as gradebook:
        yield gradebook


@pytest.mark.parametrize("student", ["student01", "student02"])
def test_each_grade_and_comment_is_the_one_that_nbgrader_finds(graded: Gradebook, student: str) -> None:
    with OneNotebook(graded, NOTEBOOK, ASSIGNMENT, "student01") as gradebook:  # of the other one it finds all as well
        notebook = gradebook.find_submission_notebook(NOTEBOOK, ASSIGNMENT, student)
        assert len(notebook.grades) >= 2
        for grade in notebook.grades:
            place = (grade.name, NOTEBOOK, ASSIGNMENT, student)
            assert gradebook.find_grade(*place) is Gradebook.find_grade(gradebook, *place) is grade
        assert len(notebook.comments) >= 2
        for comment in notebook.comments:
            place = (comment.name, NOTEBOOK, ASSIGNMENT, student)
            assert gradebook.find_comment(*place) is Gradebook.find_comment(gradebook, *place) is comment


def test_what_is_known_needs_no_further_query(graded: Gradebook) -> None:
    with OneNotebook(graded, NOTEBOOK, ASSIGNMENT, "student01") as gradebook:
        queries: list[str] = []
        event.listen(gradebook.engine, "before_cursor_execute", lambda *call: queries.append(call[2]))
        gradebook.find_grade("test_double", NOTEBOOK, ASSIGNMENT, "student01")
        gradebook.find_comment("double", NOTEBOOK, ASSIGNMENT, "student01")
        assert queries == []
        gradebook.find_grade("test_double", NOTEBOOK, ASSIGNMENT, "student02")
        assert len(queries) == 1


def test_what_is_not_there_is_told_as_nbgrader_tells_it(graded: Gradebook) -> None:
    with (
        OneNotebook(graded, NOTEBOOK, ASSIGNMENT, "student01") as gradebook,
        pytest.raises(MissingEntry, match="No such grade: week1/basics/other for student01"),
    ):
        gradebook.find_grade("other", NOTEBOOK, ASSIGNMENT, "student01")
    with pytest.raises(MissingEntry):
        OneNotebook(graded, "other", ASSIGNMENT, "student01")


def test_it_ends_without_the_gradebook_that_it_was_made_from(graded: Gradebook) -> None:
    pool = graded.engine.pool
    assert [student.id for student in graded.students] == ["student01", "student02"]
    with OneNotebook(graded, NOTEBOOK, ASSIGNMENT, "student01"):
        assert pool.checkedout() == 2
    assert pool.checkedout() == 1
    assert graded.engine.pool is pool


def test_what_another_grader_enters_in_between_is_found(quick: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    """The student and then the submission: each is there when we want to enter it, after we have looked for it."""
    entered = []

    def later(add: Any, gradebook: Gradebook, *place: str, **more: Any) -> Any:
        with Gradebook(f"sqlite:///{quick.course.root / 'gradebook.db'}") as other:
            add(other, *place, **more)
        entered.append(place)
        return add(gradebook, *place, **more)

    for name in ("add_student", "add_submission"):
        method = functools.partialmethod(functools.partial(later, getattr(Gradebook, name)))
        monkeypatch.setattr(Gradebook, name, method)
    hand_in(quick, SampleSubmission.solve, "student01")
    assert entered == [("student01",), ("week1", "student01")]
    assert recorded(quick, "student01")["test_triple"] == 5.0


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("sqlite:////nowhere/gradebook.db", "unable to open database file"),
        ("gradebook.db", "Could not parse SQLAlchemy URL"),
        (
            "postgresql+psycopg2://grader:secret@127.0.0.1:9/course",
            "connection to server .* failed: Connection refused",
        ),
    ],
)
def test_a_gradebook_that_cannot_be_used_is_named_with_the_reason(week1: Assignment, url: str, reason: str) -> None:
    if url.startswith("postgresql"):
        pytest.importorskip("psycopg2", reason="no driver: pip install 'notebook-autograder[postgresql]'")
    config = week1.course.root / "nbgrader_config.py"
    config.write_text(f"{config.read_text()}\nc.CourseDirectory.db_url = {url!r}\n")
    with pytest.raises(CourseError, match=rf"db_url.* cannot be used: {reason}.* run the same command") as raised:
        prepare(week1)
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("command", ["report week1", "late week1", "export week1 --for nbgrader --out grades.csv"])
def test_a_command_that_reads_it_names_it_too(week1: Assignment, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    (week1.course.root / "gradebook.db").write_text("not a database " * 100)
    (week1.course.root / "submitted" / "student01" / "week1").mkdir(parents=True)
    (week1.course.root / "autograded" / "student01" / "week1").mkdir(parents=True)
    monkeypatch.chdir(week1.course.root)
    result = CliRunner().invoke(app, command.split())
    assert result.exit_code == 2, result.output
    assert "cannot be used: file is not a database." in " ".join(result.stderr.split())


def test_alembic_is_found_beside_python(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    """nbgrader calls it by name, and an environment's programs may be called without being on the path."""
    (course.root / "gradebook.db").unlink()
    monkeypatch.setenv("PATH", "/usr/bin")
    enter_students(course, [Names("student01")])
    assert (course.root / "gradebook.db").is_file()


def test_without_alembic_a_sentence_says_what_to_install(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    (course.root / "gradebook.db").unlink()
    monkeypatch.setenv("PATH", str(course.root))
    monkeypatch.setattr(nbgrader_defaults.sysconfig, "get_path", lambda _: str(course.root))
    with pytest.raises(CourseError, match=r"the program alembic, which is not on the path .* -m pip install alembic"):
        enter_students(course, [Names("student01")])
