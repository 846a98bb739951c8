"""The cells of a source notebook as they are made of an otter notebook, and what had no place in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.authoring.otter.cases import Case, as_cell
from autograder.authoring.otter.points import shares
from autograder.course.notebooks import GRADED, new_cell
from autograder.judging.test_cells import answers_of, needs_kernel

_HELPERS = Path(__file__).with_name("helpers.py")
_CALLS = re.compile(  # what a cell says to otter
    r"^\s*(import otter\b.*|from otter import.*|(_\s*=\s*)?(grader|ok|otter)(\s*=|\.)[^\n]*|%pip install[^\n]*otter.*"
    r"|!\s*pip3? install[^\n]*otter.*|from client\.api\.notebook import.*)$"
)
_CALLS_HELPERS = re.compile(r"\b(shown|show|prints)\(")
_FOR_TESTS = "for-tests"
_LONGEST = 40  # letters of a name: with `test_`, a number and `-statement` it is an id, which may have 64


@dataclass
class Notes:
    """What cannot be taken as it is: by the grade id of a cell, or else of the notebook, as place and sentence.

    `unread` are graded cells that hold no test yet, and places whose tests have no graded cell.
    """

    of_cells: dict[str, list[str]] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def add(self, cell: str, text: str) -> None:
        """Note something of a graded cell, once."""
        if text not in self.of_cells.setdefault(cell, []):
            self.of_cells[cell].append(text)


class Conversion:
    """The cells as far as they are made, and the notes.

    `taken` are the names of other notebooks' questions, and in the end of this one's too.
    """

    def __init__(self, nb: NotebookNode, stem: str, taken: set[str]) -> None:
        self.notes = Notes()
        self._nb = nb
        self._stem = stem
        self._cells: list[NotebookNode] = []
        self._names = taken
        self._others = frozenset(taken)

    def _graded(self, name: str, cases: Sequence[Case], points: Any, *, whole: bool, notes: Sequence[str]) -> None:
        """The graded cell of a question; one for each test where they run in the kernel, which gives all or nothing."""
        given, why = shares(points, [case.points for case in cases])
        answers = answers_of(self._cells)
        in_kernel = any(needs_kernel("\n".join([*case.setup, *case.steps]), answers) for case in cases)
        whole = whole or len(cases) == 1
        if not cases:
            return
        groups = [[place] for place in range(len(cases))] if in_kernel and not whole else [list(range(len(cases)))]
        for number, group in enumerate(groups, 1):
            identifier = f"{GRADED}{name}" if len(groups) == 1 else f"{GRADED}{name}-{number}"
            chosen, shared = [cases[place] for place in group], [given[place] for place in group]
            text = as_cell(chosen, shared, marked=not whole and len(group) > 1)
            cell = self._add(new_cell("code", text, identifier))
            self._mark(cell, identifier, points=sum(shared))
            for note in [*notes, why, *(problem for case in chosen for problem in case.problems)]:
                if note:
                    self.notes.add(identifier, note)
            for case in chosen:
                if case.unread:
                    self.notes.add(identifier, case.unread)
                    self.notes.unread.add(identifier)

    def _mark(self, cell: NotebookNode, name: str, *, solution: bool = False, points: float | None = None) -> None:
        """Make a cell one of nbgrader's: an answer, a graded cell, or both. A student's text has points, if only 0."""
        if solution and cell.cell_type == "markdown" and points is None:
            points = 0.0
        graded = {} if points is None else {"points": points}
        kinds = {"grade": points is not None, "solution": solution, "locked": not solution, "task": False}
        cell.metadata["nbgrader"] = nbformat.from_dict({**kinds, **graded, "grade_id": name, "schema_version": 3})

    def _add(self, cell: NotebookNode | None) -> Any:
        if cell is not None:
            self._cells.append(cell)
        return cell

    def _keep_for_the_author(self, cell: NotebookNode, why: str) -> None:
        """A cell that students do not get stays in the source as text that nothing runs."""
        kept = new_cell("raw" if cell.cell_type == "code" else cell.cell_type, cell.source)
        kept.metadata["tags"] = ["instructor"]
        self._cells.append(kept)
        self.notes.others.append((why.partition(":")[0], f"{why.partition(': ')[2]}; it stays in the source, for you"))

    def _ignored(self, lines: Sequence[str]) -> None:
        if lines:
            self.notes.others.append(("# IGNORE", "left out: " + "; ".join(line.strip() for line in lines)))

    def _free_name(self, name: str) -> str:
        wanted = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-")[:_LONGEST]
        while wanted.startswith(GRADED):  # test_q1 is the name of the graded cell of q1
            wanted = wanted.removeprefix(GRADED)
        wanted = wanted or "question"
        if wanted in self._others:  # of another notebook
            wanted = re.sub(r"[^A-Za-z0-9_-]+", "-", f"{self._stem}-{wanted}")[:_LONGEST]
        found, number = wanted, 1
        while found in self._names or found == _FOR_TESTS:
            number += 1
            found = f"{wanted}-{number}"
        self._names.add(found)
        return found

    def _free_cell(self, name: str) -> str:
        """The grade id of an answer: the question's name for the first one."""
        taken = {cell.metadata.get("nbgrader", {}).get("grade_id") for cell in self._cells}
        return name if name not in taken else self._free_name(name)

    def _finished(self) -> NotebookNode:
        """The notebook, with what its tests call above the first that does."""
        for place, cell in enumerate(self._cells):
            meta = cell.metadata.get("nbgrader", {})
            if meta.get("grade") and not meta.get("solution") and _CALLS_HELPERS.search(cell.source):
                helpers = new_cell("code", _HELPERS.read_text(encoding="utf-8").rstrip(), _FOR_TESTS)
                self._mark(helpers, _FOR_TESTS)
                self._cells.insert(place, helpers)
                break
        metadata = {key: value for key, value in self._nb.metadata.items() if key != "otter"}
        return nbformat.v4.new_notebook(cells=self._cells, metadata=metadata)


def no_points(points: Any) -> str:
    """What to note of an answer whose points are no number."""
    said = "otter knows no points of it" if points is None else f"`points: {points!r}` is no number of points"
    return f"{said}: it got 1"


def has_calls(source: str) -> bool:
    """Whether a cell says something to otter."""
    return any(_CALLS.match(line) for line in source.split("\n"))


def without_calls(cell: NotebookNode) -> NotebookNode | None:
    """The cell without what it says to otter; None if nothing but comments is left."""
    lines = [line for line in cell.source.split("\n") if not _CALLS.match(line)]
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        return None
    cell.source = "\n".join(lines)
    return cell
