"""Which notebook of an assignment a file is, whatever a browser or a student has made of its name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import grade_id, is_answer, is_graded, new_cell, read
from autograder.errors import SubmissionError
from autograder.submissions.definitions import defined, left_open, to_be_written
from autograder.submissions.parsing import parse_submission

ARCHIVES = (".zip", ".tar", ".tgz", ".gz")
_COPY = re.compile(r"(?:\s*\([0-9]+\)|-[0-9]+|[ _-]+copy[ _-]?[0-9]*)$", re.IGNORECASE)
_COPY_OF = re.compile(r"^copy of\s+", re.IGNORECASE)
_NOTEBOOK = re.compile(r"\.ipynb(?:\.(?:txt|json))?$", re.IGNORECASE)
SCRIPTS = (".py", ".md", ".qmd", ".rmd")  # what editors and converters make of a notebook's code
_FENCED = re.compile(r"^```+[ {]*python[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_MAYBE = ("", ".json", ".txt")  # what browsers and editors make of .ipynb


def same_text(text: str) -> str:
    """A form in which two spellings of one name are equal: composed characters, no difference of case."""
    return unicodedata.normalize("NFC", text).casefold().strip()


def notebook_named(file: str, notebooks: Iterable[str], student: str = "") -> str | None:
    """The notebook of the assignment that a file's name means, copies of browsers and systems included.

    `mixture_models (1).ipynb`, `mixture_models-2.ipynb`, `Copy of mixture_models.ipynb`, `mixture_models.ipynb.txt`.
    Where an assignment has one notebook only, `<student>.ipynb` means it.
    """
    base = PurePosixPath(file).name
    if not _NOTEBOOK.search(base):
        return None
    stem = _NOTEBOOK.sub("", base)
    known = {_spelling(name): name for name in notebooks}
    if student and len(known) == 1 and same_text(stem) == same_text(student):
        return next(iter(known.values()))
    stem = stem if _spelling(stem) in known else _COPY_OF.sub("", stem)
    while _spelling(stem) not in known and _COPY.search(stem):  # one mark at a time: `week-1-2.ipynb` may be `week-1`
        stem = _COPY.sub("", stem)
    return known.get(_spelling(stem))


def is_notebook(file: str) -> bool:
    """Whether a file's name is that of a notebook, also with an ending that a browser has added."""
    return _NOTEBOOK.search(PurePosixPath(file).name) is not None


def may_be_notebook(file: str) -> bool:
    """Whether a file is a notebook by its name, or may be one that has lost its ending; then its cells tell."""
    return is_notebook(file) or PurePosixPath(file).suffix.lower() in _MAYBE


def is_archive(file: str) -> bool:
    return PurePosixPath(file).suffix.lower() in ARCHIVES


def is_hidden(name: str) -> bool:
    """Whether a file was put there by a system and not by a student."""
    parts = PurePosixPath(name).parts
    return any(part in ("__MACOSX", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db") for part in parts) or parts[
        -1
    ].startswith("._")


def _spelling(stem: str) -> str:
    return re.sub(r"[\s_]+", "_", unicodedata.normalize("NFC", stem).casefold().strip())


class Shapes:
    """Tells which notebook of an assignment a file is: by its name, or else by the graded cells in it."""

    def __init__(self, assignment: Assignment) -> None:
        self.assignment = assignment
        self._found: dict[tuple[str, bool], set[str]] = {}

    def notebook_of(self, file: str, data: bytes, student: str) -> str | None:
        """The notebook, if the file is one of the assignment's."""
        if not may_be_notebook(file):
            return None
        named = notebook_named(file, self.assignment.notebooks, student)
        return named or self._by_cells(data)

    def is_blank(self, notebook: str, data: bytes) -> bool:
        """Whether a file of this notebook has nothing in its answer cells but what students got, and no answer in
        another cell.
        """
        released = {grade_id(cell): cell.source.strip() for cell in self._release(notebook).cells if is_answer(cell)}
        try:
            cells = parse_submission(data, "notebook").cells
        except SubmissionError:
            return False
        answers = {grade_id(cell): cell.source.strip() for cell in cells if grade_id(cell) in released}
        blank = bool(answers) and all(released[name] == source for name, source in answers.items())
        return blank and not self._answers(notebook, cells)

    def may_answer(self, notebook: str, file: str, data: bytes) -> bool:
        """Whether a file, a notebook, a script or a text with code, defines what one of the notebook's answers was to
        define.
        """
        kind, text = PurePosixPath(file).suffix.lower(), data.decode(errors="replace").replace("\r\n", "\n")
        if kind in SCRIPTS:
            parts = [text] if kind == ".py" else _FENCED.findall(text)
            return self._answers(notebook, [new_cell("code", part) for part in parts])
        try:
            return self._answers(notebook, parse_submission(data, "notebook").cells)
        except SubmissionError:
            return False

    def _answers(self, notebook: str, cells: Iterable[NotebookNode]) -> bool:
        wanted = [left_open(cell.source) for cell in self._release(notebook).cells if is_answer(cell)]
        code = [cell.source for cell in cells if cell.cell_type == "code"]
        found = [defined(source) - to_be_written(source) for source in code]  # without stubs
        return not frozenset().union(*wanted).isdisjoint(frozenset().union(*found))

    def _release(self, notebook: str) -> NotebookNode:
        return read(self.assignment.release / f"{notebook}.ipynb")

    def _by_cells(self, data: bytes) -> str | None:
        """The one notebook of which more than half of the graded cells are there, or of the texts if names are lost."""
        try:
            cells = parse_submission(data, "notebook").cells
        except SubmissionError:
            return None
        names = {name for cell in cells if (name := grade_id(cell))}
        there = names or {cell.source.strip() for cell in cells}
        alike = [name for name in self.assignment.notebooks if _most(self._of(name, by_text=not names), there)]
        return alike[0] if len(alike) == 1 else None

    def _of(self, notebook: str, *, by_text: bool) -> set[str]:
        """The grade ids of the graded cells of a notebook, or the texts of its cells that are not to be changed."""
        if (notebook, by_text) not in self._found:
            self._found[notebook, by_text] = (
                {cell.source.strip() for cell in self._release(notebook).cells if not is_answer(cell)}
                if by_text
                else {
                    str(grade_id(cell))
                    for cell in read(self.assignment.source / f"{notebook}.ipynb").cells
                    if is_graded(cell)
                }
            )
        return self._found[notebook, by_text]


def _most(wanted: set[str], there: Collection[str]) -> bool:
    return len(wanted.intersection(there)) * 2 > len(wanted)
