"""nbgrader's own example course, as it comes with nbgrader, and small notebooks with test cells, for tests."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import nbformat
import nbgrader
from nbformat import NotebookNode

from autograder.authoring.build import build_release
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import grade_id, read, write
from autograder.grading.batch import prepare
from autograder.grading.settings import Settings
from autograder.grading.submission import grade_submission
from autograder.results import NotebookResult
from autograder.sandbox.limits import Limits
from autograder.submissions.folder import Submission

ROOT = Path(__file__).resolve().parents[3]
EXAMPLE = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide" / "source" / "ps1"


def example_course(root: Path) -> Assignment:
    """nbgrader's example course in a folder, its notebooks untouched, and built."""
    return _course(root, EXAMPLE, "ps1")


def course_of(root: Path, cells: Sequence[tuple[str, str]]) -> Assignment:
    """A course with one notebook, `nb`, of cells given as kind and source.

    The kinds are `code` (the course's own), `answer`, `test` (with 2 points each) and `text`; an answer or test cell is
    called by its kind and its number, `answer1`. A kind may have a tag behind it, as in `test in-kernel`.
    """
    nb = nbformat.v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "", "language": "python"}}
    )
    counted: dict[str, int] = {}
    for kind, source in cells:
        kind, _, tag = kind.partition(" ")
        counted[kind] = counted.get(kind, 0) + 1
        name = f"{kind}{counted[kind]}"
        cell = nbformat.v4.new_markdown_cell(source) if kind == "text" else nbformat.v4.new_code_cell(source)
        cell.id = name
        if kind in ("answer", "test"):
            cell.metadata["nbgrader"] = {
                "grade": kind == "test", "grade_id": name, "locked": kind == "test", "schema_version": 3,
                "solution": kind == "answer", "task": False, **({"points": 2} if kind == "test" else {}),
            }  # fmt: skip
        if tag:
            cell.metadata["tags"] = [tag]
        nb.cells.append(cell)
    source_folder = root / "given" / "ps1"
    write(nb, source_folder / "nb.ipynb")
    return _course(root, source_folder, "ps1")


def _course(root: Path, source: Path, name: str) -> Assignment:
    shutil.copytree(source, root / "source" / name)
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    assignment = Course(root).assignment(name)
    build_release(assignment, assignment.release.parent)
    return assignment


def submission(assignment: Assignment, notebook: str, answers: Mapping[str, str]) -> NotebookNode:
    """The release of a notebook with these answers, by grade id."""
    nb = read(assignment.release / f"{notebook}.ipynb")
    for cell in nb.cells:
        if grade_id(cell) in answers:
            cell.source = answers[grade_id(cell) or ""]
    return nb


def grade(
    assignment: Assignment,
    notebook: str,
    answers: Mapping[str, str],
    *,
    unsafe: bool = False,
    limits: Limits = Limits(cell=10, call=3),  # noqa: B008, it cannot be changed
) -> NotebookResult:
    """What these answers earn."""
    nb = submission(assignment, notebook, answers)
    handed_in = Submission("student01", {notebook: nbformat.writes(nb).encode()})
    settings = Settings(limits, unsafe=unsafe)
    graded = grade_submission(str(assignment.course.root), assignment.name, handed_in, settings)
    return graded[notebook].result


def points(result: NotebookResult) -> dict[str, float]:
    """What each exercise has earned, without those that wait for a person."""
    return {each.exercise: each.earned for each in result.exercises if not each.written}


__all__ = ["EXAMPLE", "course_of", "example_course", "grade", "points", "prepare", "submission"]
