"""The contract of a course: a clean course has nothing to complain about, and what is read together is named once."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from breaking_courses import (
    HIDDEN,
    NEEDS_SETUP,
    PLACE,
    STALE,
    TESTS,
    add_to,
    complaints,
    delete,
    edit_file,
    rebuild,
    write_file,
)
from nbformat.warnings import DuplicateCellId
from nbgrader_course import course_of

from autograder.authoring.build import build_solutions
from autograder.authoring.check import check
from autograder.course.layout import Assignment


def one_id_twice(assignment: Assignment) -> None:
    path = assignment.source / "basics.ipynb"
    content = json.loads(path.read_text())
    content["cells"][0]["id"] = content["cells"][1]["id"]
    path.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n")


def test_a_clean_course_has_nothing_to_complain_about(week1: Assignment) -> None:
    assert complaints(week1) == []


def test_what_lies_where_somebody_reads_it_is_no_fault(week1: Assignment) -> None:
    for path, text in {
        "shared.py": "from .more import FACTOR\n",
        "more.py": "FACTOR = 2\n",
        "sample_class.py": "",
        "table.csv": "",
        ".ipynb_checkpoints/hidden-checkpoint.py": "",
        "double/__pycache__/hidden.pyc": "",
        "double/.hidden.py.swp": "",
    }.items():
        write_file(f"{TESTS}/{path}", text)(week1)
    edit_file(HIDDEN, "\n\n\n@hidden", "\n\nfrom ..shared import FACTOR\n\n\n@hidden")(week1)
    assert complaints(week1) == []


def test_a_cell_id_that_is_there_twice_is_named(week1: Assignment) -> None:
    one_id_twice(week1)
    with pytest.warns(DuplicateCellId):
        found = complaints(week1)
    assert (
        f"{PLACE}: the cell id 'setup' is there 2 times. Run `autograder build`, which gives each cell its own."
        in found
    )


def test_a_missing_setup_cell_is_named_before_what_follows_from_it(week1: Assignment) -> None:
    delete("setup")(week1)
    rebuild(week1)
    assert complaints(week1)[0] == NEEDS_SETUP


def test_an_assignment_without_notebooks_is_named(week1: Assignment) -> None:
    (week1.source / "basics.ipynb").unlink()
    assert complaints(week1) == [
        "source/week1 holds no notebook that can be read. Write one, or scaffold it with `autograder new`."
    ]


def test_two_notebooks_may_not_share_the_name_of_an_exercise_with_hidden_tests(week1: Assignment) -> None:
    shutil.copy(week1.source / "basics.ipynb", week1.source / "again.ipynb")
    named = [text for text in complaints(week1) if "called" in text]
    assert named == [
        f"week1 has 2 exercises called {name!r}. Rename all but one: hidden tests are found by name."
        for name in ("double", "triple")
    ]


def test_executed_solutions_of_a_clean_course_have_nothing_to_complain_about(week1: Assignment) -> None:
    build_solutions(week1, week1.solutions.parent)
    assert complaints(week1, execute=True) == []


def test_solutions_with_other_outputs_are_stale(week1: Assignment) -> None:
    assert complaints(week1, execute=True) == [STALE.format("solutions")]


@pytest.mark.parametrize(
    ("code", "stop"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("class Mute:\n    def __repr__(self): raise ValueError('mute')\nMute()", "ValueError: mute"),
        ("raise ExceptionGroup('two', [ValueError(1)])", "ExceptionGroup: two (1 sub-exception)"),
    ],
)
def test_a_solution_that_does_not_run_is_named(week1: Assignment, code: str, stop: str) -> None:
    add_to("setup", f"\n{code}")(week1)
    rebuild(week1)
    said = complaints(week1, execute=True)[0]
    assert f"The solution of week1/basics does not run: the cell 'setup' (import numpy as np) stops with {stop}" in said
    assert "Traceback" not in said


def test_addresses_and_files_of_a_kernel_make_no_solution_stale(tmp_path: Path) -> None:
    own = "import warnings\nwarnings.warn('old')\nprint(object())\nobject()"
    assignment = course_of(tmp_path, [("code", own), ("answer", "x = 1"), ("test", "assert x == 1")])
    build_solutions(assignment, assignment.solutions.parent)
    path = assignment.solutions / "nb.ipynb"
    text = path.read_text()
    assert text.count("object at 0x...>") == 2
    assert "/tmp/ipykernel/" in text
    assert [said for said in check(assignment, execute=True) if "solutions/" in said] == []
    path.write_text(text.replace("0x...", "0x7f99bd18ef90").replace("/ipykernel/", "/ipykernel_30823/"))  # of before
    assert [said for said in check(assignment, execute=True) if "solutions/" in said] == []


def test_a_solution_changes_no_package_of_the_environment_that_it_runs_in(tmp_path: Path) -> None:
    """Harmless commands; any other one of pip's fails in the same way."""
    own = "import sys\n!pip list\n!{sys.executable} -m pip list\n%pip list"
    assignment = course_of(tmp_path, [("code", own), ("answer", "x = 1"), ("test", "assert x == 1")])
    build_solutions(assignment, assignment.solutions.parent)
    text = (assignment.solutions / "nb.ipynb").read_text()
    assert text.count("ERROR: Could not locate Python interpreter nothing-is-installed") == 3
    assert "ipykernel " not in text


def test_imports_and_functions_called_score_are_no_secrets(tmp_path: Path) -> None:
    line = "from sklearn.linear_model import LinearRegression"
    add = "return LinearRegression(fit_intercept=False)"
    answer = f"### BEGIN SOLUTION\n{line}\n\ndef model():\n    {add}\n### END SOLUTION"
    test = f"{line}\nfrom sklearn.metrics import r2_score\nassert r2_score([1, 2], [1, 2]) == 1\nassert model()"
    assignment = course_of(tmp_path, [("answer", answer), ("test", test)])
    told = [said for said in check(assignment, execute=False) if "holds" in said]
    assert told == []
    path = assignment.source / "nb.ipynb"
    path.write_text(path.read_text().replace("assert model()", f"def same(): {add}"))
    told = [said for said in check(assignment, execute=False) if "holds" in said]
    assert [add in said for said in told] == [True]
