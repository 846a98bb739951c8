"""Restart and Run All in JupyterLab: whatever is answered, it reaches the table of progress."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Course
from autograder.course.notebooks import cell_of, exercises, read
from browser.lab import ROOT, Place, Server
from browser.pages import Window

Open = Callable[[Server], Window]

ASSIGNMENT = Course(ROOT).assignment("exercise4")
BLANK = "written answer, blank in the saved notebook"


def write(folder: Path, notebook: str, *, solved: bool) -> None:
    """Write the release of a notebook, with all answers or none, and the files beside it."""
    work = SampleSubmission.blank(ASSIGNMENT)
    if solved:
        work.solve()
    folder.mkdir(parents=True)
    ASSIGNMENT.copy_support_files(folder)
    nbformat.write(work.notebooks[notebook], folder / f"{notebook}.ipynb")


def test_blank_notebooks_run_to_their_end(place: Place, open_lab: Open) -> None:
    student = place.student("student01")
    folder = place.folder / "mine"
    for name in ASSIGNMENT.notebooks:
        write(folder / name, name, solved=False)
    window = open_lab(student.lab(folder))
    for name in ASSIGNMENT.notebooks:
        notebook = window.open(f"{name}/{name}.ipynb")
        notebook.restart_and_run_all()
        assert notebook.not_run == []
        said = notebook.cell("progress").output
        assert "Public checks pass for 0 of " in said
        assert said.count(BLANK) == 1
        assert "Save the notebook before you submit it" in said


@pytest.mark.parametrize("name", ASSIGNMENT.notebooks)
def test_a_half_done_notebook_runs_to_its_end_and_validate_says_the_same(
    place: Place, open_lab: Open, name: str
) -> None:
    """Every other exercise is answered; of the rest one is no Python, and the others wait."""
    person = place.student(f"student-{name}")
    folder = place.folder / f"half-{name}"
    write(folder, name, solved=True)
    nb, blank = read(folder / f"{name}.ipynb"), read(ASSIGNMENT.release / f"{name}.ipynb")
    names = [one.name for one in exercises(nb) if not one.written]
    for place_, exercise in enumerate(names[1::2]):
        cell_of(nb, exercise).source = "def broken(:\n" if place_ == 0 else cell_of(blank, exercise).source
    nbformat.write(nb, folder / f"{name}.ipynb")
    notebook = open_lab(person.lab(folder)).open(f"{name}.ipynb")
    notebook.restart_and_run_all()
    assert notebook.not_run == []
    said = notebook.cell("progress").output
    rows = [line.split("\t") for line in said.splitlines() if line.count("\t") == 2]
    stands = {row[0].split()[-1]: row[2] for row in rows[1:]}
    assert stands[names[0]] == "passes"
    assert stands[names[1]] == "does not pass"
    assert all(stands[exercise] == "waits for your answer" for exercise in names[3::2])
    assert all(stands[exercise] != "waits for your answer" for exercise in names[::2])
    told = notebook.validate()
    assert all(f", {exercise}" in told for exercise in names[1::2])


def test_a_full_notebook_runs_to_its_end(place: Place, open_lab: Open) -> None:
    person = place.student("student02")
    folder = place.folder / "full"
    write(folder, "mixture_models", solved=True)
    notebook = open_lab(person.lab(folder)).open("mixture_models.ipynb")
    notebook.restart_and_run_all()
    assert notebook.not_run == []
    said = notebook.cell("progress").output
    assert "Public checks pass for 17 of 17 points." in said
    assert BLANK not in said
