"""Restart and Run All in JupyterLab: whatever is answered, it reaches the table of progress."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.samples import Work
from autograder.course.layout import Course
from browser.lab import ROOT, Place, Server
from browser.pages import Window

Open = Callable[[Server], Window]

ASSIGNMENT = Course(ROOT).assignment("exercise4")
HALF = {
    "mixture_models": ("logprob", "mean_log_density"),
    "matrix_factorization": ("train_test", "mse", "iteration"),
    "neural_networks": ("CNN", "count_parameters", "shuffle"),
}
BLANK = "written answer, blank in the saved notebook"


def write(folder: Path, notebook: str, *solved: str, wrong: str = "") -> None:
    """Write the release with answers to these exercises, all of them for "all", and one that is no Python."""
    work = Work.blank(ASSIGNMENT)
    if solved:
        work.solve(*(solved if solved != ("all",) else ()))
    if wrong:
        work.answer(wrong, f"def {wrong}(:\n", earns=0)
    ASSIGNMENT.copy_support_files(folder)
    nbformat.write(work.notebooks[notebook], folder / f"{notebook}.ipynb")


def test_blank_and_half_done_notebooks_run_to_their_end(place: Place, open_lab: Open) -> None:
    student = place.student("student01")
    folder = place.folder / "mine"
    for name, solved in HALF.items():
        (folder / f"half_{name}").mkdir(parents=True)
        (folder / f"blank_{name}").mkdir()
        write(folder / f"blank_{name}", name)
        write(folder / f"half_{name}", name, *solved, wrong="log_sum_exp" if name == "mixture_models" else "")
    window = open_lab(student.lab(folder))
    for state in ("blank", "half"):
        for name, solved in HALF.items():
            notebook = window.open(f"{state}_{name}/{name}.ipynb")
            notebook.restart_and_run_all()
            assert notebook.not_run == []
            said = notebook.cell("progress").output
            assert "Public checks pass for " in said
            assert said.count("\tpasses") == (len(solved) if state == "half" else 0)
            assert said.count(BLANK) == 1
            assert "Save the notebook before you submit it" in said
            if (state, name) == ("half", "mixture_models"):
                window.shot("run-all-half")


@pytest.mark.parametrize("name", ["mixture_models", "matrix_factorization"])
def test_a_full_notebook_runs_to_its_end(place: Place, open_lab: Open, name: str) -> None:
    person = place.student("student02") if name == "mixture_models" else place.student("student03")
    folder = place.folder / f"full_{name}"
    folder.mkdir()
    write(folder, name, "all")
    window = open_lab(person.lab(folder))
    notebook = window.open(f"{name}.ipynb")
    notebook.restart_and_run_all()
    assert notebook.not_run == []
    said = notebook.cell("progress").output
    assert "does not pass" not in said
    assert "waits" not in said
    assert said.count("written answer, read by a person") == 1
    assert BLANK not in said
