"""Ways to break the tiny course, and what `autograder check` says of it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable

from nbformat import NotebookNode

from autograder.authoring.build import build_release, build_solutions
from autograder.authoring.check import check
from autograder.course.layout import Assignment
from autograder.course.notebooks import canonical, cell_of, read
from autograder.errors import CourseError

TESTS = "tests/week1"
HIDDEN = f"{TESTS}/double/hidden.py"
PLACE = "source/week1/basics.ipynb"
Fault = Callable[[Assignment], object]


def complaints(assignment: Assignment, *, execute: bool = False) -> list[str]:
    """What check says, with hidden inputs and results left out."""
    root = f"{assignment.course.root}/"
    return [re.sub(r"\[-?[\d., -]+\]", "[...]", text.replace(root, "")) for text in check(assignment, execute=execute)]


def rebuild(assignment: Assignment) -> None:
    """As `autograder build`, without running the solutions; what cannot be built stays as it was."""
    fresh = assignment.course.root / "fresh"
    build_solutions(assignment, assignment.solutions.parent, execute=False)
    try:
        build_release(assignment, fresh)
    except CourseError:
        return
    shutil.rmtree(assignment.release)
    shutil.move(fresh / assignment.name, assignment.release)


def notebook(edit: Callable[[NotebookNode], object]) -> Fault:
    def fault(assignment: Assignment) -> None:
        path = assignment.source / "basics.ipynb"
        nb = read(path)
        edit(nb)
        path.write_text(canonical(nb))

    return fault


def cell(nb: NotebookNode, name: str) -> NotebookNode:
    found = cell_of(nb, name)
    assert found is not None
    return found


def swap(text: str, old: str, new: str) -> str:
    assert old in text, f"{old!r} is not in {text!r}"
    return text.replace(old, new)


def add_to(name: str, text: str) -> Fault:
    return notebook(lambda nb: cell(nb, name).update(source=cell(nb, name).source + text))


def delete(name: str) -> Fault:
    return notebook(lambda nb: nb.cells.remove(cell(nb, name)))


def edit_file(path: str, old: str, new: str) -> Fault:
    def fault(assignment: Assignment) -> None:
        file = assignment.course.root / path
        file.write_text(swap(file.read_text(), old, new))

    return fault


def write_file(path: str, text: str = "") -> Fault:
    def fault(assignment: Assignment) -> None:
        file = assignment.course.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    return fault


def make_folder(path: str) -> Fault:
    return lambda assignment: (assignment.course.root / path).mkdir()


def both(*faults: Fault) -> Fault:
    return lambda assignment: [fault(assignment) for fault in faults]


NO_EXERCISE = f"{TESTS}/{{}} belongs to no exercise of week1. Rename, move or delete it."
NEEDS_SETUP = f"{PLACE} needs exactly one code cell tagged 'setup', with all imports."
STALE = "{}/week1/basics.ipynb is not what the source gives. Run `autograder build` and commit the result."
VISIBLE_CHECKS = "basics: the visible checks of 'double' end with {} on the {}; expected {}. Fix the checks."
