"""What lies among the submissions where no command looks for it, with where it belongs."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.course.layout import Assignment, Course
from autograder.submissions.naming import is_archive, is_hidden, is_notebook, notebook_named, same_text

_SHOWN = 10  # lines
_COPY = re.compile(r"\s*(\(\d+\)|[-_ ]copy)$", re.IGNORECASE)
_ENDING = re.compile(r"(\.ipynb(\.txt|\.json)?|\.tar\.gz|\.zip|\.tar|\.tgz|\.gz)$", re.IGNORECASE)
_STUDENT = re.compile(r"\w[\w.@-]{0,60}")
_SOMEBODY = "<student>"


@dataclass(frozen=True)
class Misplaced:
    """One thing that is not where it is looked for: whose it seems to be, and a line with what to do."""

    student: str
    line: str


def misplaced(assignment: Assignment) -> list[Misplaced]:
    """What seems to be handed in for the assignment and is passed over, by names alone.

    Folders of the course's other assignments are where they belong, and of files only notebooks and archives count.
    """
    return list(_Look(assignment).all())


def lines(found: Collection[Misplaced]) -> Iterator[str]:
    """The first few as lines, and how many more there are."""
    for each in list(found)[:_SHOWN]:
        yield " ".join(each.line.split())  # a name may hold line breaks
    if len(found) > _SHOWN:
        yield f"And {len(found) - _SHOWN} more that lie in the wrong place."


class _Look:
    def __init__(self, assignment: Assignment) -> None:
        self.name, self.notebooks = assignment.name, assignment.notebooks
        self.folder = assignment.course.root / "submitted"
        self.known = _known(assignment.course)
        others = [assignment.course.assignment(name) for name in assignment.course.assignments if name != self.name]
        self.notebooks_of_others = [name for other in others for name in other.notebooks]

    def all(self) -> Iterator[Misplaced]:
        for path in _entries(self.folder):
            if not _is_folder(path):
                yield from self._file(path, "lies outside of a student's folder")
            elif self._is_ours(path.name):
                yield from self._turned_round(path)
            elif not self._is_of_another(path.name):
                yield from self._of_student(path)

    def _file(self, path: Path, what: str) -> Iterator[Misplaced]:
        """A notebook or an archive that is in no student's folder, unless the student has handed in besides."""
        if not _may_be_handed_in(path.name) or self._is_notebook_of_another(path.name):
            return
        student = self._named(_ENDING.sub("", path.name))
        if not _is_folder(self.folder / student / self.name):
            yield self._line(path, student, what)

    def _turned_round(self, folder: Path) -> Iterator[Misplaced]:
        """The students in a folder of the assignment."""
        for path in _entries(folder):
            if not _is_folder(path):
                yield from self._file(path, "lies outside of a student's folder")
            elif not _is_folder(self.folder / path.name / self.name):
                what = "stands the wrong way round: the student's folder is to hold the assignment's"
                yield self._line(path, path.name, what)

    def _of_student(self, folder: Path) -> Iterator[Misplaced]:
        student, has_it = folder.name, _is_folder(folder / self.name)
        loose = []
        for path in _entries(folder):
            ours = self._is_ours(_ENDING.sub("", path.name))
            if path.name in self.known or (not ours and (has_it or self._is_of_another(_ENDING.sub("", path.name)))):
                continue
            if _is_folder(path) and has_it:
                todo = f"See which of the two is to be graded, and leave that one as {self.name}."
                yield Misplaced(student, f"{self._shown(path)} lies beside {self.name}/ and is passed over. {todo}")
            elif _is_folder(path) and (ours or _holds_something(path)):
                yield self._line(path, student, f"is not called {self.name}")
            elif is_notebook(path.name) and not has_it and not self._is_notebook_of_another(path.name):
                loose.append(path)
            elif is_archive(path.name) and not has_it:
                yield self._line(path, student, f"lies outside of a folder {self.name}")
        if loose:
            more = f" (and {len(loose) - 1} more beside it)" if loose[1:] else ""
            yield self._line(loose[0], student, f"lies outside of a folder {self.name}", more)

    def _line(self, path: Path, student: str, what: str, more: str = "") -> Misplaced:
        it = "them" if more else "it"
        return Misplaced(student, f"{self._shown(path)}{more} {what}. Move {it} to submitted/{student}/{self.name}/.")

    def _shown(self, path: Path) -> str:
        return f"submitted/{path.relative_to(self.folder).as_posix()}{'/' * _is_folder(path)}"

    def _is_ours(self, name: str) -> bool:
        return name not in self.known - {self.name} and _spelling(name) == _spelling(self.name)

    def _is_of_another(self, name: str) -> bool:
        """Whether a name is another assignment's, in whatever spelling."""
        return not self._is_ours(name) and _spelling(name) in {_spelling(each) for each in self.known}

    def _is_notebook_of_another(self, file: str) -> bool:
        stem = _ENDING.sub("", file)
        ours, theirs = (
            any(notebook_named(file, [name]) or stem.endswith(name) for name in names)
            for names in (self.notebooks, self.notebooks_of_others)
        )
        return is_notebook(file) and theirs and not ours

    def _named(self, stem: str) -> str:
        """The student whom the name of a file begins with, as far as that can be told."""
        for word in sorted([self.name, *self.notebooks], key=len, reverse=True):
            stem = re.sub(rf"(^|[\s_-]+){re.escape(word)}$", "", stem, flags=re.IGNORECASE)
        return stem if _STUDENT.fullmatch(stem) and not self._is_ours(stem) else _SOMEBODY


def _known(course: Course) -> set[str]:
    """The names of all assignments, also of those that are no longer in the source."""
    found = {path.name for each in ("source", "release") for path in _entries(course.root / each) if _is_folder(path)}
    return found | set(course.assignments)


def _entries(folder: Path) -> list[Path]:
    """What is in a folder in alphabetical order, but for what systems put there; nothing if it cannot be read."""
    with contextlib.suppress(OSError):
        paths = sorted(folder.iterdir())
        return [path for path in paths if not path.name.startswith(".") and not is_hidden(path.name)]
    return []


def _is_folder(path: Path) -> bool:
    with contextlib.suppress(OSError):  # it may lie in a folder that may not be looked into
        return path.is_dir()
    return False


def _may_be_handed_in(name: str) -> bool:
    return is_notebook(name) or is_archive(name)


def _holds_something(folder: Path) -> bool:
    """Whether there is a notebook or an archive in a folder, or in one of its folders."""
    below = [path for path in _entries(folder) if _is_folder(path) and not path.is_symlink()]
    return any(_may_be_handed_in(path.name) for each in (folder, *below) for path in _entries(each))


def _spelling(name: str) -> str:
    """A form in which `week1`, `Week 1`, `week_1` and `week1 (2)` are equal."""
    return re.sub(r"[\W_]+", "", same_text(_COPY.sub("", name)))
