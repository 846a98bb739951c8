"""The courses of the benchmark: for each kind of notebook one graded by this engine and one by stock nbgrader.

torch           a small notebook that imports PyTorch and what goes with it, see networks.py
light           the exercises of exercise4/mixture_models with one small plot in place of its experiments; SciPy is
                imported too, as in most notebooks without PyTorch
mixture_models  exercise4/mixture_models as students get it, with its experiments and plots
"""

from __future__ import annotations

import logging
import os
import shutil
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

from autograder import visible
from autograder.batch import prepare
from autograder.build import build_release, solution
from autograder.course import Assignment, Course
from autograder.notebooks import canonical, exercise_of, grade_id, is_answer, is_graded, read, tags, write
from autograder.samples import Work
from benchmarks import networks

ROOT = Path(__file__).resolve().parents[1]
KINDS = ("torch", "light", "mixture_models")
WARM = "student00"  # the submission that every worker grades first, and that is not counted
_SCIPY = "import numpy as np\nfrom scipy import optimize, special, stats\n"
_FROM = ("exercise4", "mixture_models")
_INKERNEL = Path(__file__).with_name("inkernel.py")
_BEGIN, _END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"


@dataclass(frozen=True)
class Pair:
    """The same assignment and class twice: `ours` graded by this engine, `stock` by nbgrader alone."""

    kind: str
    ours: Path
    stock: Path
    students: tuple[str, ...]  # without WARM
    expected: dict[str, float]  # points by student

    @property
    def assignment(self) -> Assignment:
        return Course(self.ours).assignment(self.kind)

    @property
    def notebook(self) -> str:
        return self.assignment.notebooks[0]


def make(kind: str, folder: Path, students: int) -> Pair:
    """Make both courses, with their gradebooks and a class, in a folder. Needs AUTOGRADER_SECRET to be set."""
    ours, stock = folder / kind / "ours", folder / kind / "stock"
    _write_ours(kind, ours)
    assignment = Course(ours).assignment(kind)
    _write_stock(assignment, stock)
    build_release(assignment, assignment.release.parent)
    prepare(assignment)
    _release_stock(kind, stock)
    names = tuple(f"student{number:02d}" for number in range(1, students + 1))
    expected = {}
    for place, name in enumerate((WARM, *names)):
        work = Work.blank(assignment)
        _ROLES[max(place - 1, 0) % len(_ROLES)](kind, work)
        work.write(ours / "submitted" / name / kind)
        _hand_in_stock(work, stock / "release" / kind, stock / "submitted" / name / kind)
        expected[name] = sum(work.expected.values())
    return Pair(kind, ours, stock, names, expected)


# ------------------------------------------------------------------ the class


def _right(kind: str, work: Work) -> None:
    work.solve()


def _mistaken(kind: str, work: Work) -> None:
    work.solve()
    if kind == "torch":
        for name, (code, earns) in networks.MISTAKES.items():
            work.answer(name, code, earns=earns)
    else:
        work.misconception("logprob", "variance_for_standard_deviation")
        work.misconception("log_sum_exp", "no_maximum_subtracted")


def _begun(kind: str, work: Work) -> None:
    """The last exercise is as it was handed out."""
    work.solve(*list(work.places)[:-1])


_ROLES = (_right, _mistaken, _right, _begun)  # student01, student02, ... and again


# ------------------------------------------------------------------ this engine's course


def _write_ours(kind: str, root: Path) -> None:
    source, hidden = root / "source" / kind, root / "tests" / "hidden" / kind
    source.mkdir(parents=True)
    hidden.mkdir(parents=True)
    shutil.copyfile(ROOT / "nbgrader_config.py", root / "nbgrader_config.py")
    if kind == "torch":
        networks.write_source(source / f"{networks.NOTEBOOK}.ipynb")
        shutil.copyfile(networks.HIDDEN, hidden / f"{networks.NOTEBOOK}.py")
        return
    assignment, notebook = _FROM
    nb = read(ROOT / "source" / assignment / f"{notebook}.ipynb")
    nb.cells = [cell for cell in nb.cells if not _is_written(cell)]
    if kind == "light":
        nb.cells = [cell for cell in nb.cells if _is_needed(cell)]
        setup = next(index for index, cell in enumerate(nb.cells) if "setup" in tags(cell))
        nb.cells[setup].source = nb.cells[setup].source.replace("import numpy as np\n", _SCIPY, 1)
        nb.cells.insert(setup + 1, nbformat.v4.new_code_cell(networks.PLOT, id="plot"))
    visible.list_exercises(nb)
    write(nb, source / f"{notebook}.ipynb")
    visible.put_beside(source)
    original = Course(ROOT).assignment(assignment)
    for path in original.hidden_files(notebook):
        target = hidden / path.relative_to(original.hidden)
        target.parent.mkdir(exist_ok=True)
        shutil.copyfile(path, target)
    shutil.copytree(ROOT / "tests" / "misconceptions" / assignment, root / "tests" / "misconceptions" / kind)


def _is_written(cell: NotebookNode) -> bool:
    """Whether the cell belongs to a question that a person grades."""
    return cell.cell_type == "markdown" and "nbgrader" in cell.metadata


def _is_needed(cell: NotebookNode) -> bool:
    """Whether the exercises need the cell, unlike the experiments and plots between them."""
    return cell.cell_type == "markdown" or bool(tags(cell)) or is_answer(cell) or is_graded(cell)


# ------------------------------------------------------------------ stock nbgrader's course


def _write_stock(assignment: Assignment, root: Path) -> None:
    """The same notebook, with its hidden tests inside the graded cells."""
    (notebook,) = assignment.notebooks
    source = read(assignment.source / f"{notebook}.ipynb")
    reference = [cell.source for cell in solution(source).cells if cell.id in _answers(source)]
    (file,) = assignment.hidden_files(notebook)  # one file, because it becomes a part of one cell
    tests = file.read_text(encoding="utf-8")
    tests = "\n".join(line for line in tests.splitlines() if not line.startswith("from autograder"))
    definitions = [
        _INKERNEL.read_text(encoding="utf-8"),
        tests,
        "def reference_answers():\n" + textwrap.indent("\n\n\n".join(reference), "    ") + "\n    return locals()",
        "REFERENCE = {**globals(), **reference_answers()}",
    ]
    nb = nbformat.from_dict(source)
    nb.cells = [cell for cell in nb.cells if "instructor" not in tags(cell)]
    graded = [cell for cell in nb.cells if is_graded(cell)]
    for cell in graded:
        cell.source = cell.source.replace(f'score("{exercise_of(cell)}")', f'judge("{exercise_of(cell)}", REFERENCE)')
    # Before the visible checks, so that a failed one does not take the hidden tests from the later exercises.
    graded[0].source = "\n\n\n".join([_BEGIN, *definitions, _END, graded[0].source])
    write(nb, root / "source" / assignment.name / f"{notebook}.ipynb")
    visible.put_beside(root / "source" / assignment.name)


def _answers(nb: NotebookNode) -> set[str]:
    return {cell.id for cell in nb.cells if is_answer(cell)}


def stock_directory(root: Path, assignment: str, student: str = "*") -> CourseDirectory:
    """nbgrader's view of a stock course: its defaults and nothing else."""
    return CourseDirectory(root=str(root), assignment_id=assignment, student_id=student)


def _release_stock(kind: str, root: Path) -> None:
    run_quietly(GenerateAssignment(coursedir=stock_directory(root, kind), force=True))


def run_quietly(converter: Any) -> None:
    """Run one of nbgrader's converters; it logs nothing but errors."""
    converter.log.handlers, converter.log.propagate = [logging.StreamHandler()], False
    converter.log.setLevel(logging.ERROR)
    converter.start()


def _hand_in_stock(work: Work, release: Path, folder: Path) -> None:
    """Hand in the same answers in the stock course's release."""
    folder.mkdir(parents=True)
    for name, nb in work.notebooks.items():
        answers = {grade_id(cell): cell.source for cell in nb.cells if is_answer(cell)}
        stock = read(release / f"{name}.ipynb")
        for cell in stock.cells:
            if is_answer(cell):
                cell.source = answers[grade_id(cell)]
        (folder / f"{name}.ipynb").write_text(canonical(stock), encoding="utf-8")


def known_environment() -> None:
    """The same inputs in every run, and one thread a process on both sides."""
    os.environ["AUTOGRADER_SECRET"] = "a secret of the benchmark, long enough"  # noqa: S105
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"
    os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"  # stock kernels inherit it, and draw
