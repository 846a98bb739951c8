"""The package of visible checks as the engine puts it beside the notebooks, and grading with it."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import torch

from autograder.course import answer_bank, visible_checks
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import GRADED, canonical, cell_of, exercises, read, write
from autograder.grading.submission import rebuild_received, receive
from autograder.guest import sentences
from autograder.guest.evaluate import run_cell
from autograder.judging import reference


def test_building_puts_the_module_beside_the_notebooks_and_names_their_exercises(week1: Assignment) -> None:
    path = week1.source / "basics.ipynb"
    nb = read(path)
    cell = cell_of(nb, "progress")
    assert cell is not None
    wanted, cell.source = cell.source, ""
    write(nb, path)
    (week1.source / "visible_checks.py").write_text("of version 0.1")
    (week1.source / visible_checks.MODULE / "calls.py").write_text("old")
    (week1.source / visible_checks.MODULE / "more.py").write_text("of a later version")
    assert not visible_checks.is_current(week1.source)
    visible_checks.put_in_place(week1)
    assert visible_checks.is_current(week1.source)
    assert not (week1.source / "visible_checks.py").exists()
    found = cell_of(read(path), "progress")
    assert found is not None
    assert found.source == wanted
    assert visible_checks.put_beside(week1.source) == []


def test_an_assignment_that_does_not_import_the_module_is_not_given_it(week1: Assignment) -> None:
    path = week1.source / "basics.ipynb"
    nb = read(path)
    for cell in nb.cells:
        cell.source = cell.source.replace("visible_checks", "other_checks") if cell.id != "progress" else ""
    nb.cells = [cell for cell in nb.cells if cell.id != "progress"]
    write(nb, path)
    shutil.rmtree(week1.source / visible_checks.MODULE)
    visible_checks.put_in_place(week1)
    assert not (week1.source / visible_checks.MODULE).exists()


def test_students_get_the_package(week1: Assignment) -> None:
    assert visible_checks.is_current(week1.release)


@pytest.mark.parametrize("folder", ["source", "release", "solutions"])
def test_the_course_has_the_package_as_the_engine_would_write_it(folder: str) -> None:
    assert visible_checks.is_current(getattr(EXERCISE4, folder))


def test_the_package_needs_nothing_of_the_engine_and_has_each_sentence_that_it_says() -> None:
    source = "".join(visible_checks.shipped().values())
    table: dict[str, Any] = {}
    exec(visible_checks.shipped()["sentences.py"], table)
    imported = {
        name.partition(".")[0]
        for text in visible_checks.shipped().values()
        for node in ast.walk(ast.parse(text))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert imported - sys.stdlib_module_names == {"IPython", "numpy", "pandas", visible_checks.MODULE}
    said = re.findall(r"""\b(?:say|text)\(\s*["']([^"']+)["']""", source)
    assert len(said) > 60
    for key in said:
        assert table["text"](key) == sentences.text(key)
    for name in re.findall(r"""\bsection\(\s*["']([^"']+)["']""", source):
        assert table["section"](name) == sentences.section(name)


def test_what_shows_progress_is_not_run_in_grading_unless_a_student_has_changed_it(week1: Assignment) -> None:
    released = week1.release / "basics.ipynb"
    nb = rebuild_received(receive(released.read_bytes(), "", "basics.ipynb"), week1, "basics")
    assert not {"progress-about", "progress", "validate-about"} & {cell.id for cell in nb.cells}
    assert cell_of(nb, "test_triple") is not None
    changed = read(released)
    cell = cell_of(changed, "progress")
    assert cell is not None
    cell.source = "double = None"
    nb = rebuild_received(receive(canonical(changed).encode(), "", "basics.ipynb"), week1, "basics")
    assert [cell.source for cell in nb.cells if cell.id == "progress"] == ["double = None"]


EXERCISE4 = Course(Path(__file__).resolve().parents[3]).assignment("exercise4")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # wrong answers warn
@pytest.mark.parametrize("name", EXERCISE4.notebooks)
def test_a_wrong_answer_of_exercise_4_passes_or_is_told_why_not_in_one_sentence(name: str) -> None:
    nb, solved = read(EXERCISE4.release / f"{name}.ipynb"), reference.load(EXERCISE4, name, str(EXERCISE4.source))
    told = []
    for exercise in exercises(nb):
        checks = cell_of(nb, GRADED + exercise.name)
        assert checks is not None
        for kept in answer_bank.misconceptions(EXERCISE4, exercise.name):
            namespace = dict(solved)
            run_cell(namespace, f"{exercise.name}/{kept.name}", kept.code)
            try:
                # One of these answers switches gradients off for good, and other tests need them.
                with contextlib.redirect_stdout(io.StringIO()), torch.enable_grad():
                    run_cell(namespace, checks.id, checks.source)
            except solved["public_checks"].__globals__["CheckFailed"] as failed:
                told.append(str(failed))
    assert len(told) >= 40
    for said in told:
        assert said.startswith("called ")
        assert "; got " in said
        assert "; wanted " in said or "; look at " in said
        assert len(said) < 700
