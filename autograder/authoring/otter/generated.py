"""A notebook that otter has made for students or for its grader: what it checks become graded cells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.otter import answers, files
from autograder.authoring.otter.answers import has_markers
from autograder.authoring.otter.blocks import checked
from autograder.authoring.otter.cases import settings
from autograder.authoring.otter.notebook import Conversion, has_calls, no_points, without_calls
from autograder.course.notebooks import GRADED, new_cell, points_in, tags

_PLACEHOLDER = re.compile(r"^_?(type|write) your answer here", re.IGNORECASE)
_ANSWER_TAGS = frozenset(["otter_answer_cell", "otter_assign_solution_cell"])
_SOLVED = re.compile(r"^\s*(<strong>|\*\*)\s*solution:?\s*(</strong>|\*\*)", re.IGNORECASE | re.MULTILINE)
_EDGES = re.compile(r"<!--\s*(BEGIN|END) QUESTION\b(.*?)-->", re.DOTALL)
_ELLIPSIS = re.compile(r"(?<![\w.\]])\.\.\.(?![\w.])")


class Generated(Conversion):
    """See `convert`."""

    def convert(self, folder: Path) -> NotebookNode:
        """The source notebook, with the tests that lie beside the notebook or in it."""
        tests = {**files.beside(folder), **files.in_metadata(self._nb)}
        start = 0  # where the cells of the next question may begin
        for cell in self._nb.cells:
            names = checked(cell.source) if cell.cell_type == "code" else []
            if cell.cell_type == "code" and has_calls(cell.source):
                self._add(without_calls(cell))
            else:
                self._add(cell)
            if cell.cell_type == "markdown" and any(edge == "END" for edge, _ in _EDGES.findall(cell.source)):
                start = len(self._cells)  # the question above was for a person
            for name in names:
                self._check(name, tests.pop(name, files.Tests(problem="there is no file of tests for it")), start)
                start = len(self._cells)
        for name, found in tests.items():
            self._check(name, found, len(self._cells))
        self._written()
        for place, cell in enumerate(self._cells):  # solutions that nothing checks
            if _may_be_answer(cell) and has_markers(cell.source):
                self._as_answer(place, self._free_name("answer"), None)
        return self._finished()

    def _check(self, name: str, found: files.Tests, start: int) -> None:
        """A question that was checked here: the cells above become its answer, and the tests a graded cell."""
        question = self._free_name(name)
        if found.problem:
            self.notes.others.append((question, f"its tests are not taken: {found.problem}. Write a graded cell."))
            self.notes.unread.add(question)
            return
        code = [place for place in range(start, len(self._cells)) if _may_be_answer(self._cells[place])]
        open_ones = [place for place in code if _is_open(self._cells[place])]
        for place in open_ones or code[-1:]:
            identifier = self._free_cell(question)
            given = self._cells[place]
            made = answers.answer(given.source)
            self._cells[place] = new_cell("code", made.text, identifier)
            self._mark(self._cells[place], identifier, solution=True)
            if not made.marked:
                self.notes.add(GRADED + question, f"write your solution between the markers in {identifier}")
        self._graded(question, found.cases, found.points, whole=found.all_or_nothing, notes=[])

    def _written(self) -> None:
        """The answers that a person grades: those with otter's text in place of one, and code without tests in a
        question that goes into the PDF.
        """
        found: dict[str, list[int]] = {}
        worth: dict[str, Any] = {}
        name, points, inside = "written", None, False
        for place, cell in enumerate(self._cells):
            edges = _EDGES.findall(cell.source) if cell.cell_type == "markdown" else []
            if edges:
                given = next(filter(None, (settings(text) for _, text in edges)), {})
                manual = bool(given.get("manual"))
                inside = any(edge == "BEGIN" and (manual or not text.strip()) for edge, text in edges)
                name, points = str(given.get("name", f"written-{place}" if inside else "written")), given.get("points")
            solved = cell.cell_type == "markdown" and _is_solved(cell)
            if solved and found.get(name) and _PLACEHOLDER.match(self._cells[found[name][-1]].source.strip()):
                self._cells[found[name].pop()].source = ""  # the text in place of this answer
            written = solved or (cell.cell_type == "markdown" and _PLACEHOLDER.match(cell.source.strip()))
            if written or (inside and _may_be_answer(cell) and _is_open(cell)):
                key = name if inside or name not in found else f"{name}-{place}"  # one answer, or another one
                found.setdefault(key, []).append(place)
                worth[key] = points
        for name, places in found.items():
            question, points = self._free_name(name), worth[name]
            value = points_in(points)
            for place in places:
                own = 1.0 if value is None else value
                self._as_answer(place, self._free_cell(question), own if place == places[-1] else None)
            if value is None:
                self.notes.add(self._cells[places[-1]].metadata.nbgrader.grade_id, no_points(points))

    def _as_answer(self, place: int, identifier: str, points: float | None) -> None:
        cell = self._cells[place]
        if cell.cell_type == "code":
            cell = self._cells[place] = new_cell("code", answers.answer(cell.source).text, identifier)
        self._mark(cell, identifier, solution=True, points=points)


def _may_be_answer(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and "nbgrader" not in cell.metadata


def _is_solved(cell: NotebookNode) -> bool:
    """Whether a text is the solution of a question that a person grades."""
    return "otter_assign_solution_cell" in tags(cell) or bool(_SOLVED.search(cell.source))


def _is_open(cell: NotebookNode) -> bool:
    """Whether a cell waits for an answer, or holds one that is marked."""
    return bool(_ANSWER_TAGS & set(tags(cell))) or has_markers(cell.source) or bool(_ELLIPSIS.search(cell.source))
