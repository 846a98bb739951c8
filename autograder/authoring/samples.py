"""Sample submissions whose points are known by construction: for the demo, for tests, for trying a new exercise.

A course describes its sample class in `tests/<assignment>/sample_class.py`, one function per student:

    @sample
    def student02(work):
        \"\"\"Takes sig for the variance, otherwise right.\"\"\"
        work.solve()
        work.misconception("logprob", "variance_for_standard_deviation")
"""

from __future__ import annotations

import runpy
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course import answer_bank
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import canonical, cell_of, exercises, grade_id, read
from autograder.course.solutions import solution
from autograder.errors import CourseError
from autograder.results import SubmissionResult


@dataclass
class SampleSubmission:
    """One submission in the making: starts as the release, with no points anywhere.

    `expected` is what each automatically graded exercise earns; `recognised` the misconceptions that the feedback
    names.
    """

    assignment: Assignment
    notebooks: dict[str, NotebookNode]
    places: dict[str, tuple[str, float]]  # exercise to notebook and automatic points, 0 for a written answer
    expected: dict[str, float] = field(default_factory=dict)
    recognised: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)  # files written as they are, instead of or beside notebooks

    @classmethod
    def blank(cls, assignment: Assignment) -> SampleSubmission:
        """The release as it was handed out."""
        notebooks = {name: read(assignment.release / f"{name}.ipynb") for name in assignment.notebooks}
        places = {
            exercise.name: (name, 0.0 if exercise.written else exercise.points)
            for name, nb in notebooks.items()
            for exercise in exercises(nb)
        }
        return cls(assignment, notebooks, places, {name: 0.0 for name, (_, points) in places.items() if points})

    def solve(self, *names: str) -> None:
        """Answer these exercises as the reference does; all of them if none is named."""
        solved = {name: solution(read(self.assignment.source / f"{name}.ipynb")) for name in self.notebooks}
        for name, (notebook, points) in self.places.items():
            if names and name not in names:
                continue
            answer = self._answer_cell(name)
            answer.source = next(cell.source for cell in solved[notebook].cells if cell.id == answer.id)
            if points:
                self.expected[name] = points

    def answer(self, name: str, code: str, *, earns: float) -> None:
        """Answer an exercise with the given text."""
        self._answer_cell(name).source = code
        self.expected[name] = earns
        self.recognised.pop(name, None)

    def misconception(self, name: str, kept: str) -> None:
        """Answer an exercise with one of the course's misconceptions."""
        found = _kept(answer_bank.misconceptions(self.assignment, name), self.assignment.misconceptions(name), kept)
        self.answer(name, found.code, earns=self.places[name][1] - found.costs)
        self.recognised[name] = kept

    def alternative(self, name: str, kept: str) -> None:
        """Answer an exercise with one of the course's alternatives."""
        found = _kept(answer_bank.alternatives(self.assignment, name), self.assignment.alternatives(name), kept)
        self.answer(name, found.code, earns=self.places[name][1])

    def insert(self, notebook: str, before: str, code: str) -> None:
        """Put an extra code cell before the cell of that grade id or cell id."""
        cells = self.notebooks[notebook].cells
        cells.insert(self._index(notebook, before), nbformat.v4.new_code_cell(code, id=f"own{len(cells)}"))

    def delete(self, notebook: str, name: str) -> None:
        """Delete a cell."""
        del self.notebooks[notebook].cells[self._index(notebook, name)]

    def duplicate(self, notebook: str, name: str) -> None:
        """Copy a cell, metadata and all, right after itself."""
        index = self._index(notebook, name)
        cells = self.notebooks[notebook].cells
        cells.insert(index + 1, nbformat.from_dict(cells[index]))
        cells[index + 1].id = f"copy{len(cells)}"

    def cell(self, notebook: str, name: str) -> NotebookNode:
        """The cell of that grade id or cell id."""
        return self.notebooks[notebook].cells[self._index(notebook, name)]

    def replace_file(self, notebook: str, text: str) -> None:
        """Hand in this text instead of a notebook; its exercises then earn nothing."""
        for exercise in exercises(self.notebooks.pop(notebook)):
            if not exercise.written:
                self.expected[exercise.name] = 0.0
                self.recognised.pop(exercise.name, None)
        self.files[f"{notebook}.ipynb"] = text

    def drop(self, notebook: str) -> None:
        """Do not hand in this notebook."""
        self.replace_file(notebook, "")
        del self.files[f"{notebook}.ipynb"]

    def write(self, folder: Path) -> None:
        """Write the submission as a student's folder."""
        folder.mkdir(parents=True)
        for name, nb in self.notebooks.items():
            (folder / f"{name}.ipynb").write_text(canonical(nbformat.from_dict(nb)), encoding="utf-8")
        for name, text in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")

    def _answer_cell(self, name: str) -> NotebookNode:
        cell = cell_of(self.notebooks[self.places[name][0]], name) if name in self.places else None
        if cell is None:
            raise CourseError(f"{self.assignment.name} has no exercise {name!r}; it has {', '.join(self.places)}.")
        return cell

    def _index(self, notebook: str, name: str) -> int:
        for index, cell in enumerate(self.notebooks[notebook].cells):
            if grade_id(cell) == name or cell.id == name:
                return index
        raise CourseError(f"{notebook} has no cell {name!r}.")


def _kept(answers: list[answer_bank.AnswerFile], folder: Path, name: str) -> answer_bank.AnswerFile:
    """The answer of that name. Raises CourseError, naming those that there are."""
    for entry in answers:
        if entry.name == name:
            return entry
    raise CourseError(f"{folder} has no {name}.py; it has {', '.join(entry.name for entry in answers)}.")


Work = SampleSubmission  # as sample classes of version 0.1.0 call it


@dataclass(frozen=True)
class Sample:
    """A student of the sample class: what is special about the submission, and how it is made."""

    student: str
    story: str
    make: Callable[[SampleSubmission], None]

    def work(self, assignment: Assignment) -> SampleSubmission:
        work = SampleSubmission.blank(assignment)
        self.make(work)
        return work


def sample(function: Callable[[SampleSubmission], None]) -> Sample:
    """Make a function a student of the sample class; its name is the student's, its docstring the story."""
    return Sample(function.__name__, (function.__doc__ or "").strip().split("\n")[0], function)


def load(assignment: Assignment) -> list[Sample]:
    """The sample class of an assignment. Raises CourseError if it has none."""
    path = assignment.sample_class
    if not path.is_file():
        raise CourseError(f"{path} is missing: it describes the sample class. See autograder/authoring/samples.py.")
    found = [value for value in runpy.run_path(str(path)).values() if isinstance(value, Sample)]
    return sorted(found, key=lambda entry: entry.student)


def scratch_course(course: Course, folder: Path) -> Course:
    """A copy of the course's own files, with no submission and no gradebook, in a folder that is emptied first."""
    if folder.exists():
        if not (folder / "nbgrader_config.py").is_file():
            raise CourseError(f"{folder} exists and is not a scratch course. Name another folder.")
        shutil.rmtree(folder)
    folder.mkdir(parents=True)
    shutil.copyfile(course.root / "nbgrader_config.py", folder / "nbgrader_config.py")
    skip = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*_cache")
    for name in ("source", "release", "solutions", "tests"):
        shutil.copytree(course.root / name, folder / name, ignore=skip)
    return Course(folder)


def write_class(assignment: Assignment, samples: list[Sample]) -> dict[str, SampleSubmission]:
    """Write the samples into the submitted folder of the assignment's course."""
    works = {}
    for entry in samples:
        works[entry.student] = entry.work(assignment)
        works[entry.student].write(assignment.course.root / "submitted" / entry.student / assignment.name)
    return works


def surprises(results: list[SubmissionResult], works: dict[str, SampleSubmission]) -> list[str]:
    """Where grading did not give what a submission was made to earn, or named another misconception."""
    found = []
    for result in results:
        work = works[result.student]
        graded = {entry.exercise: entry for notebook in result.notebooks for entry in notebook.exercises}
        for name, points in work.expected.items():
            earned = graded[name].earned if name in graded else 0.0
            if abs(earned - points) > 1e-9:
                found.append(f"{result.student}, {name}: earned {earned:g}, made to earn {points:g}")
        for name, entry in graded.items():
            named = entry.recognised.name if entry.recognised else None
            if named != work.recognised.get(name) and (named or name in work.recognised):
                found.append(f"{result.student}, {name}: recognised {named}, made as {work.recognised.get(name)}")
    return found
