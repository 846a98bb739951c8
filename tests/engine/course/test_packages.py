"""A package that a notebook needs and that is not installed is named, with what to do; never a traceback."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from autograder.authoring.check import check
from autograder.cli.main import app
from autograder.course.layout import Assignment
from autograder.course.notebooks import read, write
from autograder.course.packages import missing, other_python, unlisted
from autograder.errors import CourseError
from autograder.judging import reference

TORCH = "Install it (pip install 'notebook-autograder[torch]'), and name it in environment.yml"


@pytest.fixture
def importing(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Put lines into the set-up cell of the source notebook."""
    monkeypatch.chdir(week1.course.root)

    def put(text: str) -> None:
        notebook = week1.source / "basics.ipynb"
        nb = read(notebook)
        cell = next(cell for cell in nb.cells if cell.cell_type == "code")
        cell.source += "\n" + text
        write(nb, notebook)

    return put


@pytest.fixture
def without_torch(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "torch" else found(name))


def test_what_does_not_run_keeps_nothing_else_from_being_built(importing: Any, week1: Assignment) -> None:
    shutil.copytree(week1.source, week1.source.with_name("week2"))
    importing("import not_there_at_all")
    shutil.copy(week1.source / "basics.ipynb", week1.source / "again.ipynb")
    done = CliRunner().invoke(app, ["build"])
    assert done.exit_code == 2
    for notebook in ("basics", "again"):
        assert f"The solution of week1/{notebook} does not run" in done.output.replace("\n", " ")
    assert (week1.solutions.with_name("week2") / "basics.ipynb").is_file()


@pytest.mark.usefixtures("without_torch")
def test_pytorch_is_an_extra(importing: Any, week1: Assignment) -> None:
    importing("import torch.nn as nn")
    (sentence,) = missing(week1, "basics")
    assert sentence.startswith(f"week1/basics imports torch, which is not installed here. {TORCH}")


def test_another_package_is_named_in_one_line_by_build_and_check(importing: Any, week1: Assignment) -> None:
    importing("from not_there_at_all.part import thing")
    done = CliRunner().invoke(app, ["build"])
    assert done.exit_code == 2
    (line,) = [line for line in done.output.splitlines() if "not_there_at_all" in line]
    assert "does not run: week1/basics imports not_there_at_all, which is not installed here. Install it (pip " in line
    assert "Traceback" not in done.output
    assert [text for text in check(week1) if "imports not_there_at_all, which is not installed" in text]


def test_answers_that_need_it_say_so(importing: Any, week1: Assignment) -> None:
    importing("import not_there_at_all")
    with pytest.raises(CourseError, match=r"do not load: not_there_at_all is not installed here\. Install it"):
        reference.load(week1, "basics", str(week1.source))


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    import not_there_at_all\nexcept ImportError:\n    pass",
        "def later():\n    import not_there_at_all",
        "%pip install x\nimport not_there_at_all",
        "import helpers_of_the_course",
        "import json, numpy.linalg",
    ],
)
def test_what_a_notebook_can_do_without_or_has_is_not_named(importing: Any, week1: Assignment, text: str) -> None:
    Path(week1.source / "helpers_of_the_course.py").write_text("")
    importing(text)
    assert missing(week1, "basics") == []


def test_a_package_beside_a_line_of_ipython_is_named(importing: Any, week1: Assignment) -> None:
    importing("%matplotlib inline\nimport not_there_at_all")
    (sentence,) = missing(week1, "basics")
    assert "not_there_at_all" in sentence


def test_grading_goes_on_and_names_it(importing: Any, week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    CliRunner().invoke(app, ["build"])
    importing("import not_there_at_all")
    folder = week1.course.root / "submitted" / "student01" / "week1"
    folder.mkdir(parents=True)
    (folder / "basics.ipynb").write_bytes((week1.release / "basics.ipynb").read_bytes())
    done = CliRunner().invoke(app, ["grade", "week1"])
    assert "week1/basics imports not_there_at_all, which is not installed here." in done.output.replace("\n", " ")
    assert done.exit_code != 0


def test_a_package_that_the_environment_does_not_name_is_named(importing: Any, week1: Assignment) -> None:
    importing("import numpy\nimport sklearn.cluster\nimport torch\nimport json")
    environment = week1.course.root / "environment.yml"
    environment.write_text("dependencies:\n  - numpy=2\n  - conda-forge::pytorch-cpu\n")
    assert unlisted(week1) == [
        "week1/basics imports sklearn, and environment.yml does not name scikit-learn. "
        "Add it there: students need it too."
    ]
    environment.write_text(environment.read_text() + "  - pip:\n      - scikit_learn==1\n")
    assert unlisted(week1) == []
    environment.unlink()
    assert unlisted(week1) == []


@pytest.mark.parametrize(
    ("line", "other"),
    [
        ("python=3.12", True),
        ("python==3.12.4", True),
        ("conda-forge::python 3.12", True),
        ("python>=3.12", True),
        ("'python=3.12'", True),
        ("python=3.11", False),
        ("python=3.11.9", False),
        ("python>=3.10", False),
        ("python<3.13", False),
        ("python", False),
        ("python-dateutil=3.12", False),
    ],
)
def test_another_python_than_that_of_students_is_told(
    week1: Assignment, monkeypatch: pytest.MonkeyPatch, line: str, other: bool
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 11, 9, "final", 0))
    assert other_python(week1.course) == ""
    (week1.course.root / "environment.yml").write_text(f"dependencies:\n  - {line}\n  - numpy=2\n")
    told = (
        "Python is 3.11 here and 3.12 in the course's environment.yml. Run autograder with Python 3.12, or name 3.11 "
    )
    assert other_python(week1.course).startswith(told) == other
    assert bool(other_python(week1.course)) == other


def test_grading_begins_with_the_other_python(week1: Assignment, monkeypatch: pytest.MonkeyPatch) -> None:
    (week1.course.root / "environment.yml").write_text("dependencies:\n  - python=3.99\n")
    folder = week1.course.root / "submitted" / "student01" / "week1"
    folder.mkdir(parents=True)
    (folder / "basics.ipynb").write_bytes((week1.release / "basics.ipynb").read_bytes())
    monkeypatch.chdir(week1.course.root)
    done = CliRunner().invoke(app, ["grade", "week1", "--jobs", "1"])
    assert "3.99 in the course's environment.yml" in done.stderr
    assert done.exit_code == 0, done.stderr
