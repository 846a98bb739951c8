"""A notebook that its author wrote for otter: its questions become answer cells and graded cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.otter import answers
from autograder.authoring.otter.answers import BEGIN, END, has_markers, without_ignored
from autograder.authoring.otter.blocks import Boundary, Part, blocks
from autograder.authoring.otter.cases import Case, of_cell
from autograder.authoring.otter.notebook import Conversion, has_calls, no_points, without_calls
from autograder.course.notebooks import new_cell, points_in, tags

_IGNORED = re.compile(r"^\s*#+\s*ignore\b", re.IGNORECASE)
_PLUGIN = re.compile(r"#\s*BEGIN PLUGIN")
_INCLUDED = "otter_include"


@dataclass
class _Question:
    """What is known of a question while its cells are read."""

    name: str
    settings: Mapping[str, Any]
    cases: list[Case] = field(default_factory=list)
    answers: list[NotebookNode] = field(default_factory=list)
    prompts: list[NotebookNode] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def manual(self) -> bool:
        return bool(self.settings.get("manual"))


class Master(Conversion):
    """See `convert`. `settings` are then those of the assignment."""

    def __init__(self, nb: NotebookNode, stem: str, taken: set[str]) -> None:
        super().__init__(nb, stem, taken)
        self.settings: dict[str, Any] = {}
        self._question: _Question | None = None
        self._block = ""

    def convert(self, settings_in: Callable[[str], dict[str, Any] | None]) -> NotebookNode:
        """The source notebook. `settings_in` gives the settings in a file by its name."""
        parts = blocks(self._nb)
        for part in parts:
            if isinstance(part, Boundary) and part.kind == "assignment":
                if part.settings is None:
                    self.notes.others.append(("ASSIGNMENT CONFIG", "its settings are no YAML: set them by hand"))
                self.settings |= part.settings or {}
        named = self.settings.get("config_file")
        if named:
            shared = settings_in(str(named))
            if shared is None:
                self.notes.others.append(("config_file", f"{named} cannot be read: give its settings in the notebook"))
            self.settings = {**(shared or {}), **self.settings}
        tests = self.settings.get("tests")
        by_exceptions = isinstance(tests, dict) and tests.get("ok_format") is False
        for part in parts:
            self._take(part, by_exceptions=by_exceptions)
        if self._question is not None:
            self._question.notes.append("it has no END QUESTION")
            self._end_question()
        return self._finished()

    def _take(self, part: Part, *, by_exceptions: bool) -> None:
        if isinstance(part, Boundary):
            self._cross(part)
            return
        question = self._question
        if _IGNORED.match(part.source):
            self._keep_for_the_author(part, "# IGNORE: a cell for nobody")
        elif question is None or not self._block:
            self._free(part)
        elif self._block == "tests":
            if part.cell_type == "code":
                question.cases.append(of_cell(part, by_exceptions=by_exceptions))
            elif part.source.strip():
                self._keep_for_the_author(part, f"{question.name}: a text among the tests")
        elif self._block == "prompt":
            question.prompts.append(part)
        else:
            self._solution(question, part)

    def _cross(self, boundary: Boundary) -> None:
        if boundary.kind == "question" and boundary.begins:
            if self._question is not None:
                self._question.notes.append("it has no END QUESTION")
                self._end_question()
            if boundary.settings is None:
                self.notes.others.append(
                    ("BEGIN QUESTION", "its settings are no YAML: give it name and points by hand")
                )
            given = boundary.settings or {}
            self._question = _Question(self._free_name(str(given.get("name", "question"))), given)
            self._block = ""
        elif boundary.kind == "question" and self._question is not None:
            self._end_question()
        elif boundary.kind in ("prompt", "solution", "tests"):
            self._block = boundary.kind if boundary.begins and self._question is not None else ""
            if self._question is None:
                self.notes.others.append((f"{boundary.kind} block", "it stands outside of a question: it is left out"))

    def _free(self, cell: NotebookNode) -> None:
        """A cell outside of answers: an answer all the same if it holds a solution."""
        if cell.cell_type == "code" and has_markers(cell.source):
            name = self._question.name if self._question else self._free_name("answer")
            self._answer(cell, name)
        elif cell.cell_type == "code" and _PLUGIN.search(cell.source):
            self._keep_for_the_author(cell, "a plugin of otter's: there is none here")
        elif cell.cell_type == "code" and has_calls(cell.source):
            self._add(without_calls(cell))
        else:
            if cell.cell_type == "code":
                cell.source, ignored = without_ignored(cell.source)
                self._ignored(ignored)
            self._add(cell)

    def _solution(self, question: _Question, cell: NotebookNode) -> None:
        if cell.cell_type == "code" and (has_markers(cell.source) or question.manual):
            prompt = _texts(question.prompts, "code")
            question.answers.append(self._answer(cell, question.name, prompt))
        elif cell.cell_type == "code":
            self._free(cell)  # no markers: students get it as it is
        elif _INCLUDED in tags(cell):  # a text for students between the solutions
            self._add(cell)
        elif question.manual:
            prompt = _texts(question.prompts, "markdown")
            text = f"{BEGIN}\n{cell.source.strip()}\n{END}"
            made = new_cell("markdown", f"{prompt}\n\n{text}" if prompt else cell.source)
            question.answers.append(self._add(made))
            self._mark(made, self._free_cell(question.name), solution=True)
        else:
            self._keep_for_the_author(cell, f"{question.name}: a text in the solution")

    def _answer(self, cell: NotebookNode, name: str, prompt: str = "") -> NotebookNode:
        identifier = self._free_cell(name)
        found = answers.answer(cell.source, prompt)
        made = self._add(new_cell("code", found.text, identifier))
        self._mark(made, identifier, solution=True)
        self._ignored(found.ignored)
        if found.seeded:
            self.notes.others.append((identifier, "students see the line that otter hid with # SEED: it must stay"))
        if found.problem:
            self.notes.others.append((identifier, found.problem))
        return made

    def _end_question(self) -> None:
        question, self._question, self._block = self._question, None, ""
        if question is None:
            return
        for kind in ("code", "markdown"):
            prompt = _texts(question.prompts, kind)
            if prompt:  # no solution has taken it
                text = f"{prompt}\n{BEGIN}\n{END}" if kind == "code" else f"{prompt}\n\n{BEGIN}\n{END}"
                identifier = self._free_cell(question.name)
                question.answers.append(self._add(new_cell(kind, text, identifier)))
                self._mark(question.answers[-1], identifier, solution=True)
        if question.manual:
            self._by_a_person(question)
        if question.cases:
            points = None if question.manual else question.settings.get("points")
            whole = bool(question.settings.get("all_or_nothing"))
            self._graded(question.name, question.cases, points, whole=whole, notes=question.notes)
        elif not question.manual:
            self.notes.others.append((question.name, "it has no test and no person grades it: it earns nothing"))
        else:
            self.notes.others += [(question.name, note) for note in question.notes]

    def _by_a_person(self, question: _Question) -> None:
        if not question.answers:
            identifier = self._free_cell(question.name)
            question.answers.append(self._add(new_cell("markdown", "", identifier)))
            self._mark(question.answers[-1], identifier, solution=True)
        points = question.settings.get("points")
        cell = question.answers[-1]
        identifier = cell.metadata.nbgrader.grade_id
        worth = points_in(points)
        if worth is None:
            self.notes.add(identifier, no_points(points))
        if len(question.answers) > 1:
            self.notes.add(identifier, "its points hang on its last cell")
        self._mark(cell, identifier, solution=True, points=1.0 if worth is None else worth)


def _texts(cells: list[NotebookNode], kind: str) -> str:
    """The texts of the cells of a kind, which are taken from the list."""
    chosen = [cell for cell in cells if (cell.cell_type == "code") == (kind == "code")]
    cells[:] = [cell for cell in cells if cell not in chosen]
    return "\n".join(cell.source for cell in chosen)
