"""Load the hidden tests of a notebook from their files: the one of its name, or all in the folder of its name.

The files of a folder take what they share from each other by a relative import, `from .shared import batches`. They are
loaded as a package under a name that no installed module and no other notebook can have.
"""

from __future__ import annotations

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

from autograder.course.layout import Assignment
from autograder.errors import CourseError
from autograder.judging.hidden_tests import HiddenTest, noted

_NUMBERS = itertools.count(1)  # no file is loaded into the package of an earlier time, whose tests may still be in use


def load(assignment: Assignment, notebook: str) -> dict[str, list[HiddenTest]]:
    """The hidden tests of a notebook, by exercise, in the order in which they stand. Raises CourseError."""
    place, files = assignment.hidden_place(notebook), assignment.hidden_files(notebook)
    if not files and place.is_dir():
        raise CourseError(f"{place} holds no file of hidden tests. Write one, named after what it tests.")
    if not files:
        raise CourseError(
            f"{place} is missing. Every notebook is graded by the hidden tests in the file of its name, or in those of "
            "the folder of its name."
        )
    notes: list[HiddenTest] = []
    token = noted.set(notes)
    try:
        modules = _import(files)
    finally:
        noted.reset(token)
    tests: dict[str, list[HiddenTest]] = {}
    for test in _unlike(_in_order(modules, notes)):
        tests.setdefault(test.exercise, []).append(test)
    return tests


def _in_order(modules: list[ModuleType], notes: list[HiddenTest]) -> list[HiddenTest]:
    """The tests that were noted, file by file; and those that a file has from elsewhere, noted at another time."""
    numbers = {module.__name__: number for number, module in enumerate(modules)}
    found = sorted(notes, key=lambda test: numbers.get(test.judge.__module__, len(numbers)))
    for value in (value for module in modules for value in vars(module).values()):
        test = getattr(value, "hidden_test", None)
        if isinstance(test, HiddenTest) and all(test is not other for other in found):
            found.append(test)
    return found


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
    """Finds the files of one notebook, and nothing else, in a package of their own."""

    def __init__(self, package: str, files: Sequence[Path]) -> None:
        self.package = package
        self.files = {self._name(path, number): path for number, path in enumerate(files)}

    def _name(self, path: Path, number: int) -> str:
        if path.stem == "__init__":
            return self.package
        return f"{self.package}.{path.stem if path.stem.isidentifier() else number}"  # a dot would name a package

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        inside: list[str] | None = [] if fullname == self.package else None  # nowhere but here
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


def _import(files: list[Path]) -> list[ModuleType]:
    """The modules of the files. They stay among the imported ones, for imports inside a hidden test."""
    finder = _Finder(f"hidden tests {next(_NUMBERS)}", files)
    with _found_by(finder):
        return [_import_one(finder, name, path) for name, path in finder.files.items()]


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


def _import_one(finder: _Finder, name: str, path: Path) -> ModuleType:
    try:
        return importlib.import_module(name)
    except CourseError:
        raise
    except Exception as error:
        # The file at fault may be one that this file imports.
        paths = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
        paths += [str(error.filename)] if isinstance(error, SyntaxError) else []
        own = [file for file in map(Path, paths) if file in finder.files.values()]
        said = str(error).replace(finder.package, "")  # as in the import: from .shared
        where = own[-1] if own else path
        raise CourseError(f"{where} cannot be loaded: {type(error).__name__}: {said}. Correct it.") from error
