"""Where things are in a course, and the few settings that are the course's own."""

from __future__ import annotations

import ast
import glob
import json
import os
import secrets
import shlex
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from functools import cached_property, lru_cache
from pathlib import Path

from autograder.course.writing import write_atomically
from autograder.errors import CourseError
from autograder.guest.python_text import NOT_PYTHON

#: The folder beside the source notebooks with the longer public checks, a file for each exercise.
CHECKS = "checks"
#: The file in an assignment's source folder that names what beside the notebooks stays with the instructor, a pattern a
#: line: `make_data.py`, `drafts/`, `data/*.gz`. Everything else is released, but for hidden files and Python's caches.
UNRELEASED = ".unreleased"

#: Beside a student's notebooks: what their last cell tells of practice. It is not part of what is handed in.
PRACTICE = "practice.json"

#: Where a solution's metadata names modules that its packages import only when they are first used.
LAZY = "autograder_imports"

_MARKER = "nbgrader_config.py"
_SECRET_FILE = ".course_secret"  # noqa: S105, the name of a file
_MAKE_SECRET = "python3 -c 'import secrets; print(secrets.token_hex(32))'"  # noqa: S105, a command
_SHORTEST = 32  # characters of a secret: as hexadecimal digits 128 bits, which nobody can try one after the other
_FEWEST = 8  # different characters


@dataclass(frozen=True)
class Assignment:
    """One assignment of a course: its folders and its notebooks by name, in alphabetical order."""

    course: Course
    name: str

    @property
    def quoted(self) -> str:
        """Its name as it is written in a command."""
        return shlex.quote(self.name)

    @property
    def source(self) -> Path:
        return self.course.root / "source" / self.name

    @property
    def release(self) -> Path:
        return self.course.root / "release" / self.name

    @property
    def solutions(self) -> Path:
        return self.course.root / "solutions" / self.name

    @property
    def tests(self) -> Path:
        """What grades the assignment: a folder for each exercise, and beside them what tests of several share."""
        return self.course.root / "tests" / self.name

    def hidden(self, exercise: str) -> Path:
        """The file of an exercise's hidden tests."""
        return self.tests / exercise / "hidden.py"

    def misconceptions(self, exercise: str) -> Path:
        return self.tests / exercise / "misconceptions"

    def alternatives(self, exercise: str) -> Path:
        return self.tests / exercise / "alternatives"

    def wrong(self, exercise: str) -> Path:
        return self.tests / exercise / "wrong"

    def unseen(self, exercise: str, *, right: bool) -> Path:
        """Right or wrong answers by people who had not seen the hidden tests."""
        return self.tests / exercise / "unseen" / side(right)

    def void(self, exercise: str) -> Path:
        """The file that declares an exercise void, with a sentence for students: all who handed in have its points."""
        return self.tests / exercise / "void.txt"

    def equivalent_mutants(self, exercise: str) -> Path:
        """The file of changes of the reference that nobody can tell."""
        return self.tests / exercise / "equivalent_mutants.toml"

    @property
    def first_judging(self) -> Path:
        """The file that says what became of unseen answers when they were first judged."""
        return self.tests / "first_judging.toml"

    @property
    def sample_class(self) -> Path:
        """The file that describes a class whose points are known by construction."""
        return self.tests / "sample_class.py"

    @cached_property
    def notebooks(self) -> list[str]:
        return sorted(path.stem for path in self.source.glob("*.ipynb"))

    @cached_property
    def packages(self) -> tuple[str, ...]:
        """The packages that the source notebooks import, in alphabetical order."""
        return tuple(sorted(set().union(*(_packages(self.source / f"{name}.ipynb") for name in self.notebooks))))

    def imports(self, notebooks: Iterable[str]) -> tuple[str, ...]:
        """What kernels of these notebooks import: packages, and modules that these import only when first used, as
        `autograder build` has noted them in the solutions. NumPy is always among them: kernels import it themselves,
        and a pool that is given no names imports all that there is.
        """
        found = {"numpy"}
        for name in notebooks:
            found |= _packages(self.source / f"{name}.ipynb") | _lazy(self.solutions / f"{name}.ipynb")
        return tuple(sorted(found))

    def autograded(self, student: str) -> Path:
        """Where a student's graded notebooks are."""
        return self.course.root / "autograded" / student / self.name

    def support_files(self) -> list[Path]:
        """The files besides notebooks that a student gets, relative to the assignment's folder."""
        kept = self.unreleased
        return [path for path in files_below(self.source) if _may_be_released(path, kept) and not _is_notebook(path)]

    @property
    def unreleased(self) -> tuple[str, ...]:
        """The patterns of files that students do not get, from the file `.unreleased` beside the notebooks. Raises
        CourseError.
        """
        path = self.source / UNRELEASED
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return ()
        except (OSError, UnicodeDecodeError) as error:
            raise CourseError(f"{path} cannot be read: {error}. Write one pattern of file names a line.") from error
        return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))

    def may_be_released(self, path: Path) -> bool:
        """Whether students get a file, relative to the assignment's folder."""
        return _may_be_released(path, self.unreleased)

    def copy_support_files(self, folder: Path) -> None:
        """Put copies of these into a folder."""
        for file in self.support_files():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.source / file, folder / file)


def whole_page(folder: Path) -> Path:
    """Where the feedback page of all notebooks is, by the folder of the pages of each."""
    return folder.with_name(f"{folder.name}.html")


def side(right: bool) -> str:
    """The name of the folder of right or of wrong unseen answers."""
    return "right" if right else "wrong"


def _packages(notebook: Path) -> frozenset[str]:
    return _packages_then(notebook, notebook.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _packages_then(notebook: Path, _: int) -> frozenset[str]:
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8")).get("cells", [])
    except (ValueError, AttributeError) as error:
        raise CourseError(f"{notebook} is not a valid notebook: {error}. Restore it from version control.") from error
    code = ["".join(cell.get("source", "")) for cell in cells if cell.get("cell_type") == "code"]
    return frozenset().union(*map(imported, code))


def _lazy(solution: Path) -> frozenset[str]:
    try:
        return _lazy_then(solution, solution.stat().st_mtime_ns)
    except (OSError, ValueError, KeyError, TypeError):  # then their first use takes longer
        return frozenset()


@lru_cache(maxsize=64)
def _lazy_then(solution: Path, _: int) -> frozenset[str]:
    return frozenset(map(str, json.loads(solution.read_text(encoding="utf-8"))["metadata"][LAZY]))


def imported(code: str) -> set[str]:
    """The packages that lines of Python import; none if they do not parse."""
    try:
        tree = ast.parse(code)
    except NOT_PYTHON:
        return set()
    names: list[str] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.append(node.module)
    return {name.partition(".")[0] for name in names}


def _is_notebook(path: Path) -> bool:
    """Whether nbgrader takes a file of the source, relative to the assignment's folder, for one of its notebooks."""
    return len(path.parts) == 1 and path.suffix == ".ipynb"


@lru_cache(maxsize=4096)
def _may_be_released(path: Path, unreleased: tuple[str, ...]) -> bool:
    if any(part.startswith(".") or part == "__pycache__" for part in path.parts) or path.suffix == ".pyc":
        return False
    if _is_notebook(path):
        return True
    return not any(_matches(path, pattern) for pattern in unreleased)


def _matches(path: Path, pattern: str) -> bool:
    """Whether a pattern of `.unreleased` names a file: by its name, by its path, or by a folder above it."""
    pattern = pattern.removeprefix("./")
    folders = [folder.as_posix() for folder in path.parents]
    if "/" not in pattern.rstrip("/"):
        names = path.parts[:-1] if pattern.endswith("/") else path.parts
        return any(fnmatch(name, pattern.rstrip("/")) for name in names)
    paths = folders if pattern.endswith("/") else [path.as_posix(), *folders]
    return any(fnmatch(name, pattern.strip("/")) for name in paths)


@dataclass(frozen=True)
class Course:
    """A course's folder: the one that holds nbgrader_config.py. Two of the same folder are equal."""

    root: Path

    def __post_init__(self) -> None:
        object.__setattr__(self, "root", self.root.resolve())

    @classmethod
    def find(cls, start: Path | None = None) -> Course:
        """The course of a folder: the folder itself or the nearest above it. Raises CourseError."""
        here = (start or Path.cwd()).resolve()
        for folder in (here, *here.parents):
            if (folder / _MARKER).is_file() and (folder / "source").is_dir():
                return cls(folder)
        raise CourseError(
            f"{here} is not inside a course: no folder above it holds {_MARKER} and source/. Go to your course, or "
            "make one: `autograder init FOLDER`."
        )

    @property
    def settings(self) -> Path:
        """The course's configuration of nbgrader, by which a course is known."""
        return self.root / _MARKER

    @property
    def assignments(self) -> list[str]:
        source = self.root / "source"
        folders = (path for path in source.iterdir() if path.is_dir() and not path.name.startswith("."))
        return sorted(path.name for path in folders if any(path.glob("*.ipynb")))

    def assignment(self, name: str) -> Assignment:
        """The assignment of that name. Raises CourseError, naming those that there are."""
        if name not in self.assignments:
            known = ", ".join(self.assignments) or "none"
            raise CourseError(f"There is no assignment {name!r} in {self.root / 'source'}. There are: {known}.")
        return Assignment(self, name)

    @cached_property
    def secret(self) -> str:
        """What makes the hidden inputs unforeseeable: AUTOGRADER_SECRET, or a file made once, readable by its owner
        only.
        """
        given = os.environ.get("AUTOGRADER_SECRET")
        if given:
            return _long_enough(given, "AUTOGRADER_SECRET", f"Set it to what `{_MAKE_SECRET}` prints, or unset it")
        path = self.root / _SECRET_FILE
        if not path.exists():  # another grader may begin meanwhile, and both must have the same
            write_atomically(path, f"{secrets.token_hex(32)}\n".encode(), private=True, replace=False)
        remedy = "Put its copy back; or delete it, and the next grading makes another one and draws new hidden inputs"
        return _long_enough(path.read_text().strip(), str(path), remedy)


def _long_enough(secret: str, where: str, remedy: str) -> str:
    """The secret, unless somebody could guess it from hidden inputs. Raises CourseError."""
    if not secret:
        raise CourseError(f"{where} is empty. {remedy}.")
    if len(secret) < _SHORTEST or len(set(secret)) < _FEWEST:
        raise CourseError(
            f"{where} is too short a secret: it can be guessed from hidden inputs. {remedy}. It takes {_SHORTEST} "
            "random characters or more."
        )
    return secret


def unreleased_files(root: Path) -> list[str]:
    """Names of files beside the source notebooks that no student may get, for nbgrader's list of what it ignores."""
    found = {UNRELEASED}
    for folder in (root / "source").glob("*/"):
        assignment = Assignment(Course(root), folder.name)
        kept = assignment.unreleased
        found |= {glob.escape(path.name) for path in files_below(folder) if not _may_be_released(path, kept)}
    return sorted(found)


def files_below(folder: Path) -> list[Path]:
    """All files in a folder and in those below, relative to it; none if it is not there. Raises OSError for a folder
    that may not be looked into, whose files students would miss.
    """

    def refused(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise error

    paths = (Path(at, name) for at, _, names in os.walk(folder, onerror=refused) for name in names)
    return sorted(path.relative_to(folder) for path in paths if path.is_file())
