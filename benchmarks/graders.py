"""The commands that are measured: what each takes by the clock and of all processors, from the shell to its end."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbgrader.api import Gradebook

from autograder.course.notebooks import exercise_of, is_graded
from benchmarks.courses import Courses, known_environment

OURS, WITH_EXPERIMENTS, STOCK, OTTER = "this kit", "this kit, `--experiments`", "stock nbgrader", "otter-grader"
TWO = "this kit, two workers"
_BIN = Path(sys.executable).parent
_TESTS = """from otter.test_files import test_case

from benchmarks import inkernel

OK_FORMAT = False
name = {exercise!r}


@test_case(name="hidden tests", points={points}, hidden=True)
def hidden_tests(env):
    assert inkernel.points({assignment!r}, {notebook!r}, {exercise!r}, env) == {points}
"""


@dataclass(frozen=True)
class Cost:
    """Of one command, in seconds: by the clock, and of all processors of the machine, idle time aside."""

    wall: float
    processor: float


def graded(grader: str, courses: Courses) -> Cost:
    """Grade what is handed in. Raises RuntimeError if the command fails or a right submission loses a point."""
    name = courses.assignment.name
    if grader == STOCK:
        cost = _run([str(_BIN / "nbgrader"), "autograde", name, "--force"], courses.stock, courses)
        _expect_all_points(courses, courses.stock)
        return cost
    options = {OURS: ["--jobs", "1"], WITH_EXPERIMENTS: ["--jobs", "1", "--experiments"], TWO: ["--jobs", "2"]}[grader]
    cost = _run([str(_BIN / "autograder"), "grade", name, *options], courses.ours, courses, fails=(0, 1))
    _expect_all_points(courses, courses.ours)
    return cost


def _run(command: list[str], folder: Path, courses: Courses, fails: tuple[int, ...] = (0,)) -> Cost:
    """Run a command. Exit codes other than `fails` raise RuntimeError: 1 says that something was noticed."""
    before, started = _busy(), time.perf_counter()
    environment = known_environment(courses.ours)
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    cost = Cost(time.perf_counter() - started, _busy() - before)
    if done.returncode not in fails:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return cost


def _busy() -> float:
    """Seconds that all processors together have worked since the machine was started."""
    with Path("/proc/stat").open() as file:
        user, nice, system, _idle, _waiting, *others = map(int, file.readline().split()[1:9])
    return (user + nice + system + sum(others)) / os.sysconf("SC_CLK_TCK")


def _expect_all_points(courses: Courses, root: Path) -> None:
    """All that can be earned in the notebooks that were handed in, and by hand in none."""
    with Gradebook(f"sqlite:///{root / 'gradebook.db'}") as gradebook:
        for student in sorted((root / "submitted").iterdir()):
            submission = gradebook.find_submission(courses.assignment.name, student.name)
            for notebook in submission.notebooks:
                if (student / courses.assignment.name / f"{notebook.name}.ipynb").exists():
                    earned = sum(grade.auto_score or 0.0 for grade in notebook.grades)
                    if earned != courses.points[notebook.name]:
                        raise RuntimeError(f"{root}: {student.name} has {earned:g} points in {notebook.name}.")


class Otter:
    """otter-grader in an environment of its own, with the same tests in files of its own format.

    `otter run` grades one notebook without a container; `otter grade`, for a class, needs Docker.
    """

    def __init__(self, python: Path, courses: Courses, folder: Path) -> None:
        self._python, self._courses, self._folder = python, courses, folder
        for notebook in courses.work.notebooks:
            tests = folder / notebook / "tests"
            tests.mkdir(parents=True)
            for exercise, earned in courses.work.expected.items():
                if courses.work.places[exercise][0] == notebook:
                    names = {"assignment": courses.assignment.name, "notebook": notebook}
                    (tests / f"{exercise}.py").write_text(_TESTS.format(exercise=exercise, points=earned, **names))
            courses.assignment.copy_support_files(folder / notebook)
            files = [str(path) for path in courses.assignment.support_files()]
            made = ["-t", "tests", "-o", "autograder.zip", "--no-environment"]
            self._otter(folder / notebook, "generate", *made, *files)

    def graded(self, notebooks: tuple[str, ...]) -> Cost:
        """Grade one right submission of these notebooks. Raises RuntimeError if it loses a point."""
        costs = [self._graded(notebook) for notebook in notebooks]
        return Cost(sum(cost.wall for cost in costs), sum(cost.processor for cost in costs))

    def _graded(self, notebook: str) -> Cost:
        folder = self._folder / notebook / "handed in"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self._courses.assignment.copy_support_files(folder)
        nb = nbformat.from_dict(self._courses.work.notebooks[notebook])
        for cell in nb.cells:
            if is_graded(cell) and cell.cell_type == "code":
                cell.source = f"grader.check({exercise_of(cell)!r})"
        start = f'import otter\ngrader = otter.Notebook("{notebook}.ipynb")'
        nb.cells.insert(0, nbformat.v4.new_code_cell(start))
        nbformat.write(nb, folder / f"{notebook}.ipynb")
        cost = self._otter(folder, "run", "-a", "../autograder.zip", "-o", ".", "--no-logo", f"{notebook}.ipynb")
        results = json.loads((folder / "results.json").read_text())["tests"]
        if sum(test.get("score", 0.0) for test in results) != self._courses.points[notebook]:
            raise RuntimeError(f"otter-grader, {notebook}: {results}")
        return cost

    def _otter(self, folder: Path, *arguments: str) -> Cost:
        os.environ["NBGRADER_EXECUTION"] = "autograde"  # short experiments, as with the others
        try:
            return _run([str(self._python), "-m", "otter", *arguments], folder, self._courses)
        finally:
            del os.environ["NBGRADER_EXECUTION"]
