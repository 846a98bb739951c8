"""Exercise 4 run from top to bottom in any state: it reaches the table of progress, and Validate says the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbgrader.validator import Validator

from autograder.authoring.samples import SampleSubmission
from autograder.course.layout import Course
from autograder.course.notebooks import cell_of, exercises, read

ASSIGNMENT = Course(Path(__file__).resolve().parents[3]).assignment("exercise4")

BROKEN = "def log_sum_exp(logp):\n    return logp.max(\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of the release beside its notebooks."""
    ASSIGNMENT.copy_support_files(tmp_path)
    return tmp_path


def saved(folder: Path, notebook: str, answers: dict[str, str]) -> NotebookNode:
    """The release of a notebook with these answers, as a file in the folder."""
    nb = read(ASSIGNMENT.release / f"{notebook}.ipynb")
    for name, source in answers.items():
        cell = cell_of(nb, name)
        assert cell is not None
        cell.source = source
    nbformat.write(nb, folder / f"{notebook}.ipynb")
    return nb


def half_done() -> dict[str, str]:
    """Of mixture_models one right answer, one wrong one, one that is no Python, and one that waits."""
    work = SampleSubmission.blank(ASSIGNMENT)
    work.solve()
    right = {cell.id: cell.source for cell in work.notebooks["mixture_models"].cells}
    wrong = right["logprob"].replace("- np.log(sig)", "")
    return {"logprob": wrong, "log_sum_exp": BROKEN, "mean_log_density": right["mean_log_density"]}


def run_all(folder: Path, nb: NotebookNode) -> dict[str, list[NotebookNode]]:
    """The outputs of its cells, as `jupyter nbconvert --execute` and JupyterLab's Run All make them."""
    options = {"resources": {"metadata": {"path": str(folder)}}, "extra_arguments": ["--log-level=ERROR"]}
    NotebookClient(nb, kernel_name="python3", timeout=120, **options).execute()  # raises where a run would end
    return {cell.id: cell.outputs for cell in nb.cells if cell.cell_type == "code"}


@pytest.mark.mostly_slow
@pytest.mark.parametrize("notebook", ASSIGNMENT.notebooks)
def test_a_blank_notebook_runs_to_the_table_of_progress(folder: Path, notebook: str) -> None:
    nb = saved(folder, notebook, {})
    outputs = run_all(folder, nb)
    printed = [output for found in outputs.values() for output in found]
    assert not [output for output in printed if output.output_type == "error" or output.get("name") == "stderr"]
    text = outputs["progress"][0].data["text/plain"]
    assert text.startswith("Public checks pass for 0 of ")
    waiting = [one for one in exercises(nb) if not one.written]
    assert text.count("waits for your answer") == len(waiting)
    for one in waiting:
        assert outputs[f"test_{one.name}"][0].text.startswith("Exercise ")


def test_a_half_done_notebook_runs_to_the_table_of_progress(folder: Path) -> None:
    outputs = run_all(folder, saved(folder, "mixture_models", half_done()))
    lines = outputs["progress"][0].data["text/plain"].splitlines()
    assert lines[0].startswith("Public checks pass for 2 of 17 points.")
    assert [line.split("  ")[-1] for line in lines[1:5]] == [
        "does not pass",
        "does not pass",
        "waits for your answer",
        "passes",
    ]
    assert outputs["log_sum_exp"][0].ename == "SyntaxError"
    assert outputs["test_log_sum_exp"][0].text.startswith("Exercise 2, log_sum_exp: log_sum_exp is not defined.")


def test_validate_says_the_same_and_the_sentence_stands_below_one_line_of_code(folder: Path) -> None:
    saved(folder, "mixture_models", half_done())
    failed = Validator().validate(str(folder / "mixture_models.ipynb"))["failed"]
    assert [(one["source"], one["raw_error"].split("\n")[0]) for one in failed] == [
        ('public_checks("logprob", number=1, points=5)', "called   logprob(1.5, 1, 0.5, 0.3)"),
        ('public_checks("log_sum_exp", number=2, points=5)', "Exercise 2, log_sum_exp: log_sum_exp is not defined."),
        (
            'public_checks("responsibilities", number=3, points=5)',
            "Exercise 3, responsibilities, still waits for your answer (5 points).",
        ),
    ]


def test_validate_finds_nothing_wrong_with_right_answers(folder: Path) -> None:
    shutil.rmtree(folder / "checks" / "__pycache__", ignore_errors=True)
    work = SampleSubmission.blank(ASSIGNMENT)
    work.solve()
    answers = {cell.id: cell.source for cell in work.notebooks["matrix_factorization"].cells}
    saved(folder, "matrix_factorization", answers)
    assert Validator().validate(str(folder / "matrix_factorization.ipynb")) == {}
