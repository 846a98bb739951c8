"""`autograder new` scaffolds an exercise that works as it stands."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from autograder.authoring import kinds
from autograder.authoring.build import build_release, build_solutions
from autograder.authoring.check import check
from autograder.cli.main import app
from autograder.course import visible_checks
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import cell_of, exercises, read, write
from autograder.judging.answer_key import AnswerKey
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.judge import judge

BASICS = "source/week1/basics.ipynb"


@pytest.fixture
def here(course: Course, monkeypatch: pytest.MonkeyPatch) -> Course:
    """The course, with its folder as the working folder."""
    monkeypatch.chdir(course.root)
    return course


def autograder(*arguments: str) -> Any:
    return CliRunner().invoke(app, list(arguments))


def names(assignment: Assignment, notebook: str) -> list[str]:
    return [exercise.name for exercise in exercises(read(assignment.source / f"{notebook}.ipynb"))]


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(result: Any, root: Path) -> list[str]:
    lines = result.output.splitlines()
    return [line.removeprefix(f"wrote {root}/") for line in lines if line.startswith("wrote ")]


def rebuild(assignment: Assignment) -> None:
    shutil.rmtree(assignment.release, ignore_errors=True)
    build_release(assignment, assignment.release.parent)
    build_solutions(assignment, assignment.solutions.parent, execute=False)


@pytest.mark.parametrize(
    ("assignment", "notebook", "there"),
    [("week1", "basics", ["double", "triple", "why"]), ("week1", "more", []), ("week2", "first_steps", [])],
    ids=["in a notebook that is there", "in a new notebook", "in a new assignment"],
)
def test_a_new_exercise_is_clean_and_its_reference_earns_full_marks(
    here: Course, assignment: str, notebook: str, there: list[str]
) -> None:
    result = autograder("new", assignment, notebook, "quadruple", "--points", "2.5")
    assert result.exit_code == 0
    place = here.assignment(assignment)
    rebuild(place)
    assert names(place, notebook) == [*there, "quadruple"]
    assert list(check(place, execute=False)) == []
    key = AnswerKey.load(place, notebook)
    assert judge(key, key.exercise("quadruple"), LocalEndpoint(key.namespace)).earned == 2.5


@pytest.mark.mostly_slow
@pytest.mark.parametrize("kind", kinds.KINDS)
@pytest.mark.parametrize("place", [("week1", "basics"), ("week2", "first_steps")], ids=["there", "new"])
def test_each_kind_has_nothing_to_complain_about(here: Course, kind: str, place: tuple[str, str]) -> None:
    result = autograder("new", *place, "quadruple", "--kind", kind, "--points", "2.5")
    assert result.exit_code == 0, result.output
    week = here.assignment(place[0])
    rebuild(week)
    assert list(check(week, execute=False)) == []
    key = AnswerKey.load(week, place[1])
    if kinds.KINDS[kind].written:
        assert key.exercise("quadruple").written
    else:
        assert judge(key, key.exercise("quadruple"), LocalEndpoint(key.namespace)).earned == 2.5


def test_a_kind_that_there_is_not_is_refused(here: Course) -> None:
    result = autograder("new", "week1", "basics", "quadruple", "--kind", "poem")
    assert result.exit_code == 2
    assert "There is no kind 'poem' of exercises. Take one of function, class" in result.output


def test_the_command_names_the_files_and_what_comes_next(here: Course) -> None:
    result = autograder("new", "week2", "first_steps", "quadruple")
    assert written(result, here.root) == [
        "source/week2/first_steps.ipynb",
        "source/week2/visible_checks",
        "tests/week2/quadruple/hidden.py",
        "tests/week2/quadruple/misconceptions/gives_the_argument_back.py",
        "tests/week2/quadruple/alternatives/in_a_loop.py",
    ]
    assert result.output.splitlines()[-1] == "Edit them, then run `autograder build` and `autograder check`."


@pytest.mark.slow
def test_what_was_scaffolded_builds_and_checks_clean_by_command(here: Course) -> None:
    shutil.rmtree(here.root / "source" / "week1")
    autograder("new", "week2", "first_steps", "quadruple")
    built = autograder("build", "week2")
    assert (built.exit_code, built.output.splitlines()[-1]) == (0, "solutions/week2 is built")
    checked = autograder("check", "week2", "--json")
    assert (checked.exit_code, json.loads(checked.stdout)) == (0, {"week2": []})


def test_existing_exercises_stay_as_they_are(here: Course) -> None:
    before, cells = files(here.root), read(here.root / BASICS).cells
    autograder("new", "week1", "basics", "quadruple")
    changed = [path.relative_to(here.root) for path, content in before.items() if path.read_bytes() != content]
    assert sorted(map(str, changed)) == [BASICS]
    after = read(here.root / BASICS).cells
    new = [cell.id for cell in after if cell.id.endswith("quadruple") or cell.id.startswith("quadruple")]
    assert new == ["quadruple-statement", "quadruple", "test_quadruple"]
    assert [cell for cell in after if cell.id not in [*new, "progress"]] == [
        cell for cell in cells if cell.id != "progress"
    ]


def test_a_new_exercise_stands_before_the_progress_cell_which_names_it(here: Course) -> None:
    autograder("new", "week1", "basics", "quadruple", "--points", "2.5")
    cells = read(here.root / BASICS).cells
    assert [cell.id for cell in cells[-4:]] == ["test_quadruple", "progress-about", "progress", "validate-about"]
    assert cells[-2].source == (
        "from visible_checks import progress, written\n\n"
        "progress(\n    double=5,\n    triple=5,\n    why=written(2),\n    quadruple=2.5,\n)"
    )
    assert '@checks_of("quadruple", number=4, points=2.5)' in cells[-4].source


def test_a_notebook_without_visible_checks_gets_what_the_new_ones_need(here: Course) -> None:
    week1 = here.assignment("week1")
    nb = read(here.root / BASICS)
    nb.cells = [cell for cell in nb.cells if "progress" not in cell.metadata.get("tags", [])]
    for cell in nb.cells:
        cell.source = cell.source.replace("\nfrom visible_checks import calling, checks_of", "")
        cell.source = re.sub(r"@checks_of.*\n(def .*\n)    calling\((\w+).*\.gives.*", r"\1    \2([1])", cell.source)
    write(nb, here.root / BASICS)
    shutil.rmtree(week1.source / "visible_checks")
    assert not visible_checks.uses(read(here.root / BASICS))
    autograder("new", "week1", "basics", "quadruple")
    setup = cell_of(read(here.root / BASICS), "setup")
    assert setup is not None
    assert setup.source == "import numpy as np\nfrom visible_checks import calling, checks_of"
    assert visible_checks.is_current(week1.source)
    assert [text for text in check(week1, execute=False) if text.startswith("source/") and "quadruple" in text] == []


@pytest.mark.parametrize("taken", ["quadruple/hidden.py", "quadruple.py"])
def test_an_exercise_does_not_take_the_name_of_what_is_there(here: Course, taken: str) -> None:
    path = here.assignment("week1").tests / taken
    path.parent.mkdir(exist_ok=True)
    path.write_text("")
    before = files(here.root)
    result = autograder("new", "week1", "basics", "quadruple")
    assert result.exit_code == 2
    name = taken.partition("/")[0]
    assert f"tests/week1/{name} exists already. Choose another name." in "".join(result.output.splitlines())
    assert files(here.root) == before


def test_nothing_is_added_beside_tests_where_version_0_1_kept_them(here: Course) -> None:
    old = here.root / "tests" / "hidden" / "week1" / "basics.py"
    old.parent.mkdir(parents=True)
    old.write_text("")
    before = files(here.root)
    result = autograder("new", "week1", "basics", "quadruple")
    assert (result.exit_code, "where version 0.1 kept it" in " ".join(result.output.split())) == (2, True)
    assert files(here.root) == before


REFUSED = {
    "a name with a space": (["week 2", "basics", "f"], "'week 2' cannot be the name of the assignment"),
    "a path": (["../week2", "basics", "f"], "'../week2' cannot be the name of the assignment"),
    "a name that begins with a digit": (["week2", "1st", "f"], "'1st' cannot be the name of the notebook"),
    "an empty name": (["week2", "basics", ""], "'' cannot be the name of the exercise"),
    "a word of Python's": (["week2", "basics", "lambda"], "'lambda' cannot be the name of the exercise"),
    "a letter that no cell id may hold": (["week2", "basics", "größe"], "'größe' cannot be the name of the exercise"),
    "a name longer than a cell id": (["week2", "basics", "f" * 60], f"{'f' * 60!r} cannot be the name of the exercise"),
    "a name of graded cells": (
        ["week2", "basics", "test_f"],
        "'test_f' cannot be the name of the exercise: 'test_' marks graded cells.",
    ),
    "a name that is taken": (
        ["week1", "basics", "double"],
        "week1 has an exercise 'double' already. Choose another name.",
    ),
    "a name that is taken in another notebook": (
        ["week1", "more", "double"],
        "week1 has an exercise 'double' already. Choose another name.",
    ),
    "a name that another cell has": (
        ["week1", "basics", "setup"],
        "basics has a cell 'setup' already. Choose another name.",
    ),
    "no points": (["week1", "basics", "f", "--points", "0"], "0 points: an exercise needs a positive number."),
    "negative points": (["week1", "basics", "f", "--points", "-1"], "-1 points: an exercise needs a positive number."),
    "points that are no number": (
        ["week1", "basics", "f", "--points", "nan"],
        "nan points: an exercise needs a positive number.",
    ),
    "points without end": (["week1", "basics", "f", "--points", "inf"], "inf points: an exercise needs a positive"),
}


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED.values(), ids=REFUSED.keys())
def test_a_refusal_says_why_and_writes_nothing(here: Course, arguments: list[str], sentence: str) -> None:
    before = files(here.root)
    result = autograder("new", *arguments)
    assert result.exit_code == 2
    assert f"autograder: {sentence}" in result.output
    assert files(here.root) == before


def test_a_sentence_with_brackets_is_shown_as_it_is(here: Course) -> None:
    result = autograder("new", "week1", "basics", "[/red]")
    assert result.output == (
        "autograder: '[/red]' cannot be the name of the exercise: use letters, digits and underscores.\n"
    )


def test_outside_a_course_the_command_says_where_to_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = autograder("new", "week1", "basics", "f")
    assert result.exit_code == 2
    assert "is not inside a course: no folder above it holds nbgrader_config.py and source/" in result.output


FROM_A_FILE = """import pandas as pd

week = pd.read_csv("week.csv")
average = week["km"].mean()"""


def test_answers_may_read_a_file_beside_the_notebook(here: Course) -> None:
    assert autograder("new", "week1", "tables", "average", "--kind", "variable").exit_code == 0
    week1 = here.assignment("week1")
    (week1.source / "week.csv").write_text("day,km\n1,3\n2,5\n")
    notebook = week1.source / "tables.ipynb"
    nb = read(notebook)
    cell_of(nb, "average").source = f"### BEGIN SOLUTION\n{FROM_A_FILE}\n### END SOLUTION"
    write(nb, notebook)
    for kept in (week1.misconceptions("average"), week1.alternatives("average")):
        shutil.rmtree(kept, ignore_errors=True)
    other = week1.alternatives("average") / "by_hand.py"
    other.parent.mkdir(parents=True)
    by_hand = "average = sum(float(line.split(',')[1]) for line in open('week.csv').readlines()[1:]) / 2"
    other.write_text(f'"""Reads the lines."""\n\n{by_hand}\n')
    rebuild(week1)
    told = list(check(week1, execute=False, only=["average"]))  # its visible checks are the scaffold's still
    assert [complaint for complaint in told if "visible checks" not in complaint] == []
    key = AnswerKey.load(week1, "tables")
    assert key.namespace["average"] == 4.0
    assert Path.cwd() == here.root
