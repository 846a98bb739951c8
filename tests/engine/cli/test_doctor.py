"""What is said about the guarantees, and what happens where they are missing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder.authoring.samples import SampleSubmission
from autograder.cli import doctor
from autograder.cli.main import app
from autograder.course.layout import Assignment, Course
from autograder.errors import SandboxError
from autograder.grading.batch import grade_class, prepare
from autograder.sandbox import bubblewrap
from autograder.sandbox.kernel_pool import KERNEL_POOL

pytestmark = pytest.mark.root


@pytest.fixture
def without_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that forbids namespaces: its bubblewrap says so and ends."""
    program = tmp_path / "bin" / "bwrap"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\necho 'bwrap: No permissions to create a new namespace' >&2\nexit 1\n")
    program.chmod(0o755)
    KERNEL_POOL.close()
    monkeypatch.setattr(bubblewrap, "bubblewrap", lambda: str(program))


def hand_in(assignment: Assignment) -> None:
    work = SampleSubmission.blank(assignment)
    work.solve()
    work.write(assignment.course.root / "submitted" / "student01" / assignment.name)


@pytest.mark.slow
def test_every_guarantee_holds_where_the_tests_run(course: Course) -> None:
    found = list(doctor.findings(course))
    assert len(found) > 15
    assert [finding.guarantee for finding in found if not finding.holds] == []


@pytest.mark.slow
def test_a_wall_that_does_not_stand_is_noticed(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        doctor, "_INSIDE", {"it sees no programs": "result = (not os.path.exists('/usr/bin'), 'looked')"}
    )
    (finding,) = [finding for finding in doctor.findings(course) if finding.guarantee == "it sees no programs"]
    assert (finding.holds, finding.seen) == (False, "looked")


def test_another_python_than_that_of_students_is_noticed(course: Course) -> None:
    assert doctor._python(course).holds
    (course.root / "environment.yml").write_text("dependencies:\n  - python=3.99\n")
    finding = doctor._python(course)
    assert not finding.holds
    assert "3.99 in the course's environment.yml" in finding.seen
    assert finding.remedy.startswith("Run autograder with Python 3.99, or name")


@pytest.mark.usefixtures("without_sandbox")
def test_doctor_says_what_is_missing_and_how_to_get_it(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course.root)
    ended = CliRunner().invoke(app, ["doctor", "--json"])
    assert ended.exit_code == 1
    failed = [finding for finding in json.loads(ended.stdout) if not finding["holds"]]
    assert [finding["guarantee"] for finding in failed] == ["student code is locked in"]
    assert "No permissions to create a new namespace" in failed[0]["seen"]
    for system in ("Debian", "Fedora", "macOS", "CI"):
        assert system in failed[0]["remedy"]


@pytest.mark.usefixtures("without_sandbox")
def test_without_the_sandbox_nothing_is_graded_and_nothing_lost(week1: Assignment) -> None:
    hand_in(week1)
    graded = week1.course.root / "autograded" / "student01" / "week1" / "basics.ipynb"
    graded.parent.mkdir(parents=True)
    graded.write_text("an earlier result")
    prepare(week1)
    with pytest.raises(SandboxError, match="autograder doctor"):
        list(grade_class(week1, ["student01"], force=True))
    assert graded.read_text() == "an earlier result"


@pytest.mark.usefixtures("without_sandbox")
def test_unsafe_grades_all_the_same_and_marks_the_result(week1: Assignment) -> None:
    hand_in(week1)
    prepare(week1, unsafe=True)
    (result,) = grade_class(week1, ["student01"], unsafe=True)
    assert result.earned == 10.0
    assert [notebook.unsafe for notebook in result.notebooks] == [True]


def test_an_unsafe_result_is_graded_anew_in_the_sandbox(week1: Assignment) -> None:
    hand_in(week1)
    prepare(week1)
    list(grade_class(week1, ["student01"], unsafe=True))
    (again,) = grade_class(week1, ["student01"])
    assert again.fresh
    assert [notebook.unsafe for notebook in again.notebooks] == [False]


def test_a_course_that_student_code_could_read_is_not_graded(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bubblewrap, "_SYSTEM", ("/usr", str(week1.course.root.parent)))
    with pytest.raises(SandboxError, match="student code can read"):
        prepare(week1)


def test_a_package_of_another_version_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.drift() == []
    version = doctor.metadata.version
    monkeypatch.setattr(doctor.metadata, "version", lambda name: "1.0" if name == "numpy" else version(name))
    (sentence,) = doctor.drift()
    assert sentence.startswith("numpy is 1.0 here")


def test_the_bubblewrap_of_the_package_is_used_where_the_system_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert Path(bubblewrap.bubblewrap()).name == "bwrap"
