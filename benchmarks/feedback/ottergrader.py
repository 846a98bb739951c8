"""The comparison's questions in otter-grader, installed in an environment of its own.

The tests are in the exception-based format, with a message for the case that a test fails. By default otter-grader
tells students nothing about hidden tests; here `show_hidden` is on.
"""

from __future__ import annotations

import json
import subprocess
import sys
import sysconfig
import textwrap
import venv
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.visible_checks import MODULE, put_beside
from benchmarks.feedback.cases import CASES, Case
from benchmarks.feedback.questions import Question, Sheet

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
CONFIG = {"show_hidden": True, "force_public_test_summary": False}


def install(folder: Path) -> Path:
    """Make the environment if it is not there; gives its Python. Needs a network."""
    python, ready = folder / "bin" / "python", folder / "ready"
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if ready.is_file() and ready.read_text(encoding="utf-8") == wanted:
        return python
    venv.create(folder, with_pip=True, clear=True)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", str(REQUIREMENTS)]
    subprocess.run(pip, check=True)  # noqa: S603
    # What it does not have itself, such as PyTorch, is read from the project's environment; nothing is written there.
    site = Path(next(folder.glob("lib/python*/site-packages")))
    (site / "project.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    ready.write_text(wanted, encoding="utf-8")
    return python


def results(assignment: Assignment, sheets: list[Sheet], root: Path, python: Path) -> dict[str, dict[str, Any]]:
    """Write tests and submissions into an empty folder and grade them: what the exercise's box holds, by case."""
    for sheet in sheets:
        folder = root / sheet.name
        (folder / "tests").mkdir(parents=True)
        for question in sheet.questions:
            (folder / "tests" / f"{question.name}.py").write_text(_tests(question, sheet), encoding="utf-8")
        (folder / "otter_config.json").write_text(json.dumps(CONFIG), encoding="utf-8")
        put_beside(folder)
        files = [str(path.relative_to(folder)) for path in sorted((folder / MODULE).glob("*.py"))]
        _otter(python, folder, "generate", "-t", "tests", "-o", "autograder.zip", "--no-environment", *files)
    found = {}
    for case in CASES:
        sheet = next(sheet for sheet in sheets if sheet.name == case.notebook)
        folder = root / sheet.name / case.name
        folder.mkdir()
        put_beside(folder)
        nbformat.write(_submission(assignment, sheet, case), folder / f"{sheet.name}.ipynb")
        _otter(python, folder, "run", "-a", "../autograder.zip", "-o", ".", "--no-logo", f"{sheet.name}.ipynb")
        graded = json.loads((folder / "results.json").read_text(encoding="utf-8"))
        found[case.name] = result(graded, case)
    return found


def result(graded: dict[str, Any], case: Case) -> dict[str, Any]:
    """The box of the case's question. Raises if points were taken from a right answer to another one."""
    for test in graded["tests"]:
        if test["name"] != case.exercise and test["score"] != test["max_score"]:
            raise RuntimeError(f"otter-grader, {case.name}: {test['name']} took points from the reference")
    return next(test for test in graded["tests"] if test["name"] == case.exercise)


def _otter(python: Path, folder: Path, *arguments: str) -> None:
    run = [str(python), "-m", "otter", *arguments]
    done = subprocess.run(run, cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        raise RuntimeError(f"otter {' '.join(arguments)} failed in {folder}")


def _submission(assignment: Assignment, sheet: Sheet, case: Case) -> NotebookNode:
    nb = nbformat.v4.new_notebook()
    nb.metadata["kernelspec"] = {"display_name": "Python 3", "language": "python", "name": "python3"}
    start = f'import otter\ngrader = otter.Notebook("{sheet.name}.ipynb")'
    nb.cells = [nbformat.v4.new_code_cell(start), nbformat.v4.new_code_cell(sheet.imports)]
    for question in sheet.questions:
        answer = case.answer(assignment) if question.name == case.exercise else question.solved
        nb.cells += [nbformat.v4.new_markdown_cell(question.statement.source), nbformat.v4.new_code_cell(answer)]
        nb.cells.append(nbformat.v4.new_code_cell(f'grader.check("{question.name}")'))
    return nb


def _tests(question: Question, sheet: Sheet) -> str:
    """A test file: the visible checks as a public test without points, the plain tests as hidden ones."""
    parts = ["from otter.test_files import test_case\n\nOK_FORMAT = False\n", f'name = "{question.name}"\n']
    parts += [sheet.imports.replace("from tqdm import tqdm", ""), question.helpers, ""]
    parts.append(_case("visible_checks", "Visible checks", 0, "", False, [question.name], question.checks_body))
    for test in question.tests:
        points = int(test.points) if test.points == int(test.points) else test.points
        parts.append(_case(test.name, test.claim, points, test.hint, True, [question.name], test.code))
    return "\n".join(parts)


def _case(name: str, claim: str, points: float, hint: str, hidden: bool, needs: list[str], body: str) -> str:
    message = f", failure_message={hint!r}" if hint else ""
    head = f"@test_case(name={claim!r}, points={points}, hidden={hidden}{message})"
    return f"\n{head}\ndef {name}({', '.join(needs)}):\n{textwrap.indent(body, '    ')}\n"
