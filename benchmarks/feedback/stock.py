"""The comparison's course in stock nbgrader, with its defaults and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from autograder.course.layout import Assignment
from autograder.course.notebooks import grade_id, read
from autograder.course.visible_checks import put_beside
from benchmarks.feedback.cases import CASES, Case
from benchmarks.feedback.questions import PlainTest, Question, Sheet

ASSIGNMENT = "exercise4"


def feedback_pages(assignment: Assignment, sheets: list[Sheet], root: Path) -> dict[str, Path]:
    """Make the course in an empty folder, hand in all cases, grade them: the feedback page of each case."""
    source = root / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    put_beside(source)
    for sheet in sheets:
        nbformat.write(_notebook(sheet), source / f"{sheet.name}.ipynb")
    _nbgrader(root, "generate_assignment")
    solved = {question.name: question.solved for sheet in sheets for question in sheet.questions}
    for case in CASES:
        nb = read(root / "release" / ASSIGNMENT / f"{case.notebook}.ipynb")
        for cell in nb.cells:
            name = grade_id(cell)
            if name in solved:
                cell.source = case.answer(assignment) if name == case.exercise else solved[name]
        folder = root / "submitted" / case.name / ASSIGNMENT
        folder.mkdir(parents=True)
        nbformat.write(nb, folder / f"{case.notebook}.ipynb")
    _nbgrader(root, "autograde")
    _nbgrader(root, "generate_feedback")
    return {case.name: root / "feedback" / case.name / ASSIGNMENT / f"{case.notebook}.html" for case in CASES}


def _nbgrader(root: Path, command: str) -> None:
    program = Path(sys.executable).with_name("nbgrader")
    # nbgrader looks for the program alembic on the path
    known = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"}
    run = [str(program), command, ASSIGNMENT, "--log-level=ERROR"]
    done = subprocess.run(run, cwd=root, check=False, env=known, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        raise RuntimeError(f"nbgrader {command} failed in {root}")


def points(root: Path, case: Case) -> float:
    """What the gradebook has for the exercise of a case. Raises if it took points from a right answer."""
    earned = 0.0
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for grade in gradebook.find_submission_notebook(case.notebook, ASSIGNMENT, case.name).grades:
            if grade.name.startswith(f"{case.exercise}_"):
                earned += grade.score
            elif grade.score != grade.max_score:
                raise RuntimeError(f"nbgrader, {case.name}: {grade.name} took points from the reference")
    return float(earned)


def cells(page: Path, case: Case) -> tuple[str, list[str]]:
    """The style sheets of a feedback page, and the cells of the case's exercise behind its answer."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    for script in soup.find_all("script"):
        script.decompose()
    styles = "".join(str(style) for style in soup.head.find_all("style"))
    found = []
    for panel in soup.find_all(class_="panel-heading"):
        label = panel.find("code")
        if label is not None and label.get_text().startswith(f"{case.exercise}_"):
            found.append(panel.find_parent(class_="cell"))
    return styles, [str(entry) for entry in found]


def _notebook(sheet: Sheet) -> NotebookNode:
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nb.cells = [nbformat.v4.new_markdown_cell(sheet.title), nbformat.v4.new_code_cell(sheet.imports)]
    for question in sheet.questions:
        nb.cells += [question.statement, question.answer, _graded(f"{question.name}_checks", 0.0, question.checks)]
        for number, test in enumerate(question.tests):
            code = _test_cell(question, test, first=number == 0)
            nb.cells.append(_graded(f"{question.name}_{test.name}", test.points, code))
    for number, cell in enumerate(nb.cells):
        cell.id = f"cell{number}"
    return nb


def _test_cell(question: Question, test: PlainTest, *, first: bool) -> str:
    """A hidden test below a comment that students can read from the start, as nbgrader's guide recommends."""
    lines = [f"# {test.claim}", "### BEGIN HIDDEN TESTS", f"# If this fails: {test.hint}"]
    lines += [f"{question.helpers}\n\n"] if first else []
    return "\n".join([*lines, test.code, "### END HIDDEN TESTS"])


def _graded(name: str, points: float, code: str) -> NotebookNode:
    meta = {"grade": True, "solution": False, "locked": True, "task": False, "schema_version": 3}
    return nbformat.v4.new_code_cell(code, metadata={"nbgrader": {**meta, "grade_id": name, "points": points}})
