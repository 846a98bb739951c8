"""Rules for where files lie: whatever is below tests/<assignment>/ is read by somebody, or named here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from autograder.authoring.check.complaints import Complaints
from autograder.course.layout import Assignment
from autograder.course.notebooks import Exercise
from autograder.errors import CourseError
from autograder.judging import loading
from autograder.quality import first_judging

#: What an exercise's folder may hold: files, and folders of kept answers.
_FILES = ("hidden.py", "equivalent_mutants.toml", "void.txt")
_FOLDERS = ("misconceptions", "alternatives", "wrong", "unseen/right", "unseen/wrong")


def complaints(assignment: Assignment, exercises: Collection[Exercise]) -> Complaints:
    """Complaints about files and folders of the tests of an assignment that has these exercises."""
    names = {exercise.name for exercise in exercises if not exercise.written}
    written = {exercise.name for exercise in exercises if exercise.written}
    used = {assignment.sample_class, assignment.first_judging, *loading.files(assignment, sorted(names))}
    for path in _inside(assignment.tests):
        if path.is_dir() and path.name in names:
            yield from _folder(path)
        elif path.is_dir() and path.name in written and _files_in(path) != ["void.txt"]:
            yield f"{path} belongs to a written question of {assignment.name}, which a person grades, so nobody reads it. Move or delete it."
        elif path.is_dir() and path.name not in written:
            yield f"{path} belongs to no exercise of {assignment.name}. Rename, move or delete it."
        elif path.suffix in (".py", ".toml") and path not in used:
            yield f"{path} is imported by no hidden test of {assignment.name}, so nothing is graded by it. Import, move or delete it."
    try:
        first_judging.load(assignment)
    except CourseError as error:
        yield str(error)


def _folder(folder: Path) -> Complaints:
    """Complaints about the folder of an exercise."""
    for path in _files(folder):
        inside = path.relative_to(folder)
        if inside.as_posix() not in _FILES and not (inside.parent.as_posix() in _FOLDERS and path.suffix == ".py"):
            yield f"{path} is nothing that the folder of an exercise holds, so nobody reads it. Move or delete it. The folder may hold {', '.join(_FILES)}, and answers in {', '.join(f'{name}/' for name in _FOLDERS)}."


def _files_in(folder: Path) -> list[str]:
    return [path.name for path in _inside(folder)]


def _files(folder: Path) -> Iterator[Path]:
    for path in _inside(folder):
        if path.is_dir():
            yield from _files(path)
        else:
            yield path


def _inside(folder: Path) -> list[Path]:
    """What is in a folder, without what editors and Python leave behind."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not path.name.startswith(".") and path.name != "__pycache__")
