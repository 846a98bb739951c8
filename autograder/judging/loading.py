"""Load the hidden tests of exercises, each from `tests/<assignment>/<exercise>/hidden.py`.

What several of them share stands in files beside the exercises' folders, `tests/<assignment>/*.py`, and is imported by
an ordinary relative import, `from ..shared import batches`. All are loaded as a package under a name that no installed
module and no other notebook can have.
"""

from __future__ import annotations

import ast
import importlib
import itertools
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType

from autograder.course import old_layout
from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.guest.python_text import NOT_PYTHON
from autograder.judging.hidden_tests import HiddenTest, noted

_NUMBERS = itertools.count(1)  # no file is loaded into the package of an earlier time, whose tests may still be in use


def load(assignment: Assignment, exercises: Sequence[str]) -> dict[str, list[HiddenTest]]:
    """The hidden tests of these exercises, in the order in which they stand. Raises CourseError."""
    moved = old_layout.complaint(assignment)
    if moved:
        raise CourseError(moved)
    for exercise in exercises:
        if not assignment.hidden(exercise).is_file():
            raise CourseError(
                f"{assignment.hidden(exercise)} is missing. Every exercise is graded by the hidden tests in the "
                "hidden.py of its folder."
            )
    finder = _Finder(f"hidden tests {next(_NUMBERS)}", assignment, exercises)
    tests: dict[str, list[HiddenTest]] = {}
    with _found_by(finder):
        for exercise in exercises:
            tests[exercise] = _unlike(_own(_tests_of(finder, exercise), exercise, assignment))
        for path in files(assignment, exercises):  # for imports inside a hidden test: later nobody finds them
            _import(finder, next(name for name, file in finder.files.items() if file == path))
    return tests


def files(assignment: Assignment, exercises: Sequence[str]) -> list[Path]:
    """The files of hidden tests of these exercises that there are, and all that they import of those beside them."""
    own = [path for path in map(assignment.hidden, exercises) if path.is_file()]
    found, todo = dict.fromkeys(own), [(path, 2) for path in own]
    init = assignment.tests / "__init__.py"
    if own and init.is_file():
        todo.append((init, 1))
        found[init] = None
    for path, depth in todo:
        for name in _imported(path, depth):
            other = assignment.tests / f"{name}.py"
            if other not in found and other.is_file():
                found[other] = None
                todo.append((other, 1))
    return [*own, *sorted(found.keys() - set(own))]


def _imported(path: Path, depth: int) -> Iterator[str]:
    """The names of the files beside the exercises' folders that a file imports, which is so many folders deep."""
    try:
        tree = ast.parse(path.read_bytes())
    except NOT_PYTHON:  # then it cannot be loaded, which is said elsewhere
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level == depth:
            yield from [node.module.partition(".")[0]] if node.module else [alias.name for alias in node.names]


def _tests_of(finder: _Finder, exercise: str) -> list[HiddenTest]:
    """The tests noted while the file of an exercise was loaded, and those from elsewhere, noted at another time."""
    notes: list[HiddenTest] = []
    token = noted.set(notes)
    try:
        module = _import(finder, finder.of(exercise))
    finally:
        noted.reset(token)
    for value in vars(module).values():
        test = getattr(value, "hidden_test", None)
        if isinstance(test, HiddenTest) and all(test is not other for other in notes):
            notes.append(test)
    return notes


def _own(tests: list[HiddenTest], exercise: str, assignment: Assignment) -> list[HiddenTest]:
    """The tests themselves. Raises CourseError if one of them is for another exercise than that of the folder."""
    for test in tests:
        if test.exercise != exercise:
            path, line = test.place
            raise CourseError(
                f"{path}, line {line}: the hidden test {test.name} of {exercise!r} is said to be for "
                f"{test.exercise!r}. Correct the name, or move the test to {assignment.hidden(test.exercise)}."
            )
    return tests


def _unlike(tests: list[HiddenTest]) -> list[HiddenTest]:
    """The tests themselves. Raises CourseError if two of one exercise have the same name."""
    places: dict[tuple[str, str], str] = {}
    for test in tests:
        path, line = test.place
        place, name = f"{path}, line {line}", (test.exercise, test.name)
        if name in places:
            raise CourseError(
                f"The hidden test {test.name} of {test.exercise!r} is there twice: in {places[name]}, and in {place}. "
                "Rename one of them: inputs and outcomes belong to a name."
            )
        places[name] = place
    return tests


class _Finder(MetaPathFinder):
    """Finds the hidden tests of some exercises and what is beside them, and nothing else, in a package of their own."""

    def __init__(self, package: str, assignment: Assignment, exercises: Sequence[str]) -> None:
        self.package = package
        self.folders = {package, *(f"{package}.{exercise}" for exercise in exercises)}
        beside = (path for path in assignment.tests.glob("*.py") if path.stem.isidentifier())
        self.files = {package if path.stem == "__init__" else f"{package}.{path.stem}": path for path in beside}
        for exercise in exercises:
            if f"{package}.{exercise}" in self.files:
                raise CourseError(
                    f"{assignment.tests / exercise}.py has the name of an exercise and so hides its folder. Rename it."
                )
            self.files[self.of(exercise)] = assignment.hidden(exercise)

    def of(self, exercise: str) -> str:
        """The name of the module that holds the hidden tests of an exercise."""
        return f"{self.package}.{exercise}.hidden"

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        inside: list[str] | None = [] if fullname in self.folders else None  # nowhere but here
        file = self.files.get(fullname)
        if file is not None:
            loader = _FromText(fullname, str(file))
            return spec_from_file_location(fullname, file, loader=loader, submodule_search_locations=inside)
        return None if inside is None else ModuleSpec(fullname, None, is_package=True)


class _FromText(SourceFileLoader):
    """Never takes bytecode from a cache: it would be that of an earlier text of the same second and length."""

    def get_code(self, fullname: str) -> CodeType:
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)


@contextmanager
def _found_by(finder: _Finder) -> Iterator[None]:
    sys.meta_path.insert(0, finder)
    try:
        yield
    except BaseException:
        for name in [name for name in sys.modules if name.partition(".")[0] == finder.package]:
            del sys.modules[name]
        raise
    finally:
        sys.meta_path.remove(finder)


def _import(finder: _Finder, name: str) -> ModuleType:
    """The module of that name. It stays among the imported ones, for imports inside a hidden test."""
    try:
        return importlib.import_module(name)
    except CourseError:
        raise
    except Exception as error:
        # The file at fault may be one that this file imports.
        paths = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
        paths += [str(error.filename)] if isinstance(error, SyntaxError) else []
        own = [file for file in map(Path, paths) if file in finder.files.values()]
        said = str(error).replace(finder.package, "")  # nearly as in the import: .shared
        where = own[-1] if own else finder.files[name]
        raise CourseError(f"{where} cannot be loaded: {type(error).__name__}: {said}. Correct it.") from error
