"""The courses of the benchmark, one for each grader, and right submissions for them.

`exercise4` is the assignment as it is. `torch` is a small notebook that imports PyTorch and what goes with it and
computes next to nothing (networks.py): what grading itself costs, which training would hide.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory

from autograder.authoring.build import build_release, build_solutions
from autograder.authoring.samples import SampleSubmission, scratch_course
from autograder.course import visible_checks
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import canonical, exercise_of, grade_id, is_answer, is_graded, read, tags, write
from autograder.grading.batch import prepare
from benchmarks import inkernel, networks

ROOT = Path(__file__).resolve().parents[1]
_BEGIN, _END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"


@dataclass(frozen=True)
class Courses:
    """The same assignment twice, `ours` for this engine and `stock` for nbgrader alone, and a right solution."""

    assignment: Assignment  # of ours
    stock: Path
    work: SampleSubmission

    @property
    def ours(self) -> Path:
        return self.assignment.course.root

    @property
    def points(self) -> dict[str, float]:
        """What there is to earn, by notebook."""
        found = dict.fromkeys(self.work.notebooks, 0.0)
        for name, earned in self.work.expected.items():
            found[self.work.places[name][0]] += earned
        return found

    def hand_in(self, count: int, notebooks: tuple[str, ...]) -> None:
        """Have so many students hand in these notebooks in both courses, in which nothing else is left of before."""
        name = self.assignment.name
        for root in (self.ours, self.stock):
            for folder in ("submitted", "autograded", ".autograder"):
                shutil.rmtree(root / folder, ignore_errors=True)
        for number in range(1, count + 1):
            for root in (self.ours, self.stock):
                folder = root / "submitted" / f"student{number:02}" / name
                folder.mkdir(parents=True)
                for notebook in notebooks:
                    nb = self._answered(root / "release" / name / f"{notebook}.ipynb")
                    nb.metadata["student"] = number  # no two files are the same
                    (folder / f"{notebook}.ipynb").write_text(canonical(nb), encoding="utf-8")

    def _answered(self, release: Path) -> NotebookNode:
        answers = {grade_id(cell): cell.source for cell in self.work.notebooks[release.stem].cells if is_answer(cell)}
        nb = read(release)
        for cell in nb.cells:
            if is_answer(cell):
                cell.source = answers[grade_id(cell)]
        return nb


def make(name: str, folder: Path) -> Courses:
    """Make both courses in an empty folder, with their releases and gradebooks."""
    ours, stock = folder / "ours", folder / "stock"
    if name == "torch":
        source = ours / "source" / name
        source.mkdir(parents=True)
        shutil.copyfile(ROOT / "nbgrader_config.py", ours / "nbgrader_config.py")
        networks.write_source(source / f"{networks.NOTEBOOK}.ipynb")
        assignment = Course(ours).assignment(name)
        shutil.copytree(networks.TESTS, assignment.tests, ignore=shutil.ignore_patterns("__pycache__"))
        build_release(assignment, assignment.release.parent)
        build_solutions(assignment, assignment.solutions.parent)  # which tells what a kernel imports when it is used
    else:
        assignment = scratch_course(Course(ROOT), ours).assignment(name)
    prepare(assignment)
    work = SampleSubmission.blank(assignment)
    work.solve()
    _write_stock(assignment, stock)
    return Courses(assignment, stock, work)


def _write_stock(assignment: Assignment, root: Path) -> None:
    """The same notebooks, with a call of the hidden tests in a hidden region of each graded cell."""
    target = root / "source" / assignment.name
    target.mkdir(parents=True)
    assignment.copy_support_files(target)
    visible_checks.put_beside(target)
    for name in assignment.notebooks:
        nb = nbformat.from_dict(read(assignment.source / f"{name}.ipynb"))
        nb.cells = [cell for cell in nb.cells if "instructor" not in tags(cell)]
        for cell in nb.cells:
            if is_graded(cell) and cell.cell_type == "code":
                cell.source = cell.source.partition(_BEGIN)[0] + tested(assignment, name, exercise_of(cell))
        write(nb, target / f"{name}.ipynb")
    (root / "nbgrader_config.py").write_text("c = get_config()\n")
    generator = GenerateAssignment(coursedir=CourseDirectory(root=str(root), assignment_id=assignment.name), force=True)
    generator.log.setLevel("ERROR")
    generator.start()


def tested(assignment: Assignment, notebook: str, exercise: str) -> str:
    """The hidden region of a graded cell."""
    call = f"points({assignment.name!r}, {notebook!r}, {exercise!r}, globals())"
    return "\n".join([_BEGIN, f"from {inkernel.__name__} import points", call, _END])


def known_environment(ours: Path | None = None) -> dict[str, str]:
    """Of a command: the same inputs in every run, one thread a process, and where the hidden tests are."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    given = {"AUTOGRADER_SECRET": "a secret of the benchmark, long enough", "PYTHONPATH": str(ROOT), **threads}
    return os.environ | given | ({inkernel.COURSE: str(ours)} if ours else {})
