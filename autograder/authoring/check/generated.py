"""Rules for what is built: release and solutions are what the source gives, and hold nothing that students must not
see.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode

from autograder.authoring.build import build_release, build_solutions, comparable
from autograder.authoring.check import references
from autograder.authoring.check.complaints import MARKERS, Complaints
from autograder.course import visible_checks
from autograder.course.layout import CHECKS, UNRELEASED, Assignment
from autograder.course.notebooks import canonical, exercise_of, is_answer, is_answered_here, read, tags
from autograder.course.solutions import solution
from autograder.errors import CourseError
from autograder.judging.test_cells import asks_for_hidden_tests

_IMPORT = re.compile(r"\s*(import\s+\w|from\s+[\w.]+\s+import\b)")


def release(assignment: Assignment) -> Complaints:
    """Complaints about release/."""
    place = f"release/{assignment.name}"
    if not assignment.release.is_dir():
        yield f"{place} is missing. Run `autograder build`."
        return
    with tempfile.TemporaryDirectory() as folder:
        try:
            build_release(assignment, Path(folder))
        except CourseError as error:
            yield str(error)
            return
        fresh = {
            path.relative_to(folder).relative_to(assignment.name): path
            for path in Path(folder).rglob("*")
            if path.is_file()
        }
        there = {path.relative_to(assignment.release): path for path in assignment.release.rglob("*") if path.is_file()}
        for name in sorted(fresh.keys() | there.keys()):
            if not assignment.may_be_released(name):
                yield f"{place}/{name} is named in source/{assignment.name}/{UNRELEASED}, or hidden, so students must not get it. Delete it."
            elif name not in there or name not in fresh or there[name].read_bytes() != fresh[name].read_bytes():
                yield f"{place}/{name} is not what the source gives. Run `autograder build` and commit the result."
        for name in [name for name in assignment.support_files() if name not in fresh]:
            yield f"source/{assignment.name}/{name} is not released: c.CourseDirectory.ignore in nbgrader_config.py, or {UNRELEASED} of another assignment, names it too. Give it another name."
        for notebook in assignment.notebooks:
            yield from references.complaints(assignment, notebook)
        for name, path in fresh.items():
            if name.suffix == ".ipynb":
                yield from _no_secret(assignment, f"{place}/{name}", read(path), name.stem)


def _no_secret(assignment: Assignment, place: str, released: NotebookNode, name: str) -> Complaints:
    source = read(assignment.source / f"{name}.ipynb")
    for cell in released.cells:
        if (
            any(marker in cell.source for marker in MARKERS)
            or asks_for_hidden_tests(cell.source)
            or "instructor" in tags(cell)
        ):
            yield f"{place}: cell {cell.id!r} holds a marker, a hidden test or an instructor's cell. Fix the markers in the source."
    shown = {place: "\n".join(cell.source for cell in released.cells)}
    for path in sorted((assignment.source / CHECKS).glob("*.py")):
        shown[f"release/{assignment.name}/{CHECKS}/{path.name}"] = path.read_text(encoding="utf-8")
    for cell in source.cells:
        for secret in dict.fromkeys(_secret_lines(cell)):
            for where in (where for where, text in shown.items() if secret in text):
                yield f"{where} holds the line {secret!r} of the solution or rubric of {exercise_of(cell)!r}. Take it out of the visible text."


def _secret_lines(cell: NotebookNode) -> list[str]:
    """Telling lines of a cell that only an instructor may see: long enough not to be there by chance."""
    if MARKERS[0] not in cell.source and (is_answered_here(cell) or (is_answer(cell) and cell.cell_type == "markdown")):
        return [line.strip() for line in cell.source.split("\n") if _tells(line)]
    inside, found = False, []
    for line in cell.source.split("\n"):
        if line.strip() in MARKERS:
            inside = line.strip() in MARKERS[::2]
        elif inside and _tells(line):
            found.append(line.strip())
    return found


def _tells(line: str) -> bool:
    """Whether a line would show a solution where it stands: it is long, no rule such as `-----` under a title, and no
    import, which tests may need too.
    """
    return len(line.strip()) >= 40 and sum(map(str.isalnum, line)) >= 10 and not _IMPORT.match(line)


def module_of_checks(assignment: Assignment) -> Complaints:
    """A complaint if the package of visible checks beside the source notebooks is not the engine's."""
    if visible_checks.MODULE in assignment.packages and not visible_checks.is_current(assignment.source):
        yield f"source/{assignment.name}/{visible_checks.MODULE} is not the engine's, which is made of autograder/course/released. Run `autograder build` and commit the result."


def solutions(assignment: Assignment, notify: Callable[[str], None], *, execute: bool) -> Complaints:
    """Complaints about solutions/; without `execute` their outputs are not compared. `notify` is called with what takes long."""
    place = f"solutions/{assignment.name}"
    with tempfile.TemporaryDirectory() as folder:
        if execute:
            try:
                build_solutions(assignment, Path(folder), notify=notify)
            except CourseError as error:
                yield str(error)
                return
        for name in assignment.notebooks:
            path = assignment.solutions / f"{name}.ipynb"
            if not path.exists():
                yield f"{place}/{name}.ipynb is missing. Run `autograder build`."
                continue
            try:
                there = read(path)
            except CourseError as error:
                yield str(error)
                continue
            if execute:
                fresh = read(Path(folder) / assignment.name / f"{name}.ipynb")
                current = canonical(comparable(there)) == canonical(comparable(fresh))
            else:
                wanted = solution(read(assignment.source / f"{name}.ipynb"))
                current = [cell.source for cell in there.cells] == [cell.source for cell in wanted.cells]
            if not current:
                yield f"{place}/{name}.ipynb is not what the source gives. Run `autograder build` and commit the result."
            if path.read_text(encoding="utf-8") != canonical(there):
                yield f"{place}/{name}.ipynb is not in canonical form. Run `autograder build` and commit the result."
    expected = {Path(f"{name}.ipynb") for name in assignment.notebooks} | set(assignment.support_files())
    every = {path.relative_to(assignment.solutions) for path in assignment.solutions.rglob("*") if path.is_file()}
    found = {path for path in every if "__pycache__" not in path.parts}  # Python makes it where the solutions are run
    for file in sorted(found - expected):
        yield f"{place}/{file} does not belong there. Delete it."
    for file in assignment.support_files():
        if file not in found or (assignment.solutions / file).read_bytes() != (assignment.source / file).read_bytes():
            yield f"{place}/{file} is not what the source gives. Run `autograder build` and commit the result."
