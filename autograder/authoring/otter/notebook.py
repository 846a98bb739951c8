"""An otter notebook as a source notebook of nbgrader's: its questions become answer cells and graded cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.authoring.otter import answers, files
from autograder.authoring.otter.answers import BEGIN, END, has_markers, without_ignored
from autograder.authoring.otter.blocks import Boundary, Part, blocks, checked
from autograder.authoring.otter.cases import Case, as_cell, of_cell, settings, shares
from autograder.course.notebooks import GRADED, new_cell, tags
from autograder.judging.test_cells import IN_KERNEL, needs_kernel

_HELPERS = Path(__file__).with_name("helpers.py")
_IGNORED = re.compile(r"^\s*#+\s*ignore\b", re.IGNORECASE)
_PLUGIN = re.compile(r"#\s*BEGIN PLUGIN")
_CALLS = re.compile(  # what a cell says to otter
    r"^\s*(import otter\b.*|from otter import.*|(_\s*=\s*)?(grader|ok|otter)(\s*=|\.)[^\n]*|%pip install[^\n]*otter.*"
    r"|!\s*pip3? install[^\n]*otter.*|from client\.api\.notebook import.*)$"
)
_CALLS_HELPERS = re.compile(r"\b(shown|prints)\(")
_PLACEHOLDER = re.compile(r"^_?(type|write) your answer here", re.IGNORECASE)
_INCLUDED = "otter_include"
_ANSWER_TAG = "otter_answer_cell"
_OF_QUESTION = re.compile(r"<!--\s*BEGIN QUESTION\b(.*?)-->", re.DOTALL)


@dataclass
class Notes:
    """What cannot be taken as it is: by the grade id of a cell, or else of the notebook, as place and sentence.

    `unread` are graded cells that hold no test yet.
    """

    of_cells: dict[str, list[str]] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def add(self, cell: str, text: str) -> None:
        """Note something of a graded cell, once."""
        if text not in self.of_cells.setdefault(cell, []):
            self.of_cells[cell].append(text)


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


class Conversion:
    """The cells of the source notebook as far as they are made, and the notes."""

    def __init__(self, nb: NotebookNode, stem: str, taken: set[str]) -> None:
        """`taken` are the names of other notebooks' questions, and in the end of this one's too."""
        self.notes = Notes()
        self._stem = stem
        self._others = frozenset(taken)
        self.settings: dict[str, Any] = {}
        self._nb = nb
        self._cells: list[NotebookNode] = []
        self._names = taken
        self._question: _Question | None = None
        self._block = ""

    def of_master(self, settings_in: Callable[[str], dict[str, Any] | None]) -> NotebookNode:
        """The source notebook of one that its author wrote. `settings_in` gives the settings in a file by its name."""
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

    def of_generated(self, folder: Path) -> NotebookNode:
        """The source notebook of one that students get, with the tests that lie beside it or in it."""
        tests = {**files.beside(folder), **files.in_metadata(self._nb)}
        start = 0  # where the cells of the next question may begin
        for cell in self._nb.cells:
            names = checked(cell.source) if cell.cell_type == "code" else []
            if cell.cell_type == "code" and _has_calls(cell.source):
                self._add(_without_calls(cell))
            else:
                self._add(cell)
            for name in names:
                self._check(name, tests.pop(name, files.Tests(problem="there is no file of tests for it")), start)
                start = len(self._cells)
        for name, found in tests.items():
            self._check(name, found, len(self._cells))
        self._written()
        return self._finished()

    # -------------------------------------------------------------------------------------- a master notebook

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
        elif cell.cell_type == "code" and _has_calls(cell.source):
            self._add(_without_calls(cell))
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
        if not isinstance(points, int | float):
            points = 1
            self.notes.add(identifier, "otter knows no points of it: it got 1")
        if len(question.answers) > 1:
            self.notes.add(identifier, "its points hang on its last cell")
        self._mark(cell, identifier, solution=True, points=float(points))

    # -------------------------------------------------------------------------------------- a generated notebook

    def _check(self, name: str, found: files.Tests, start: int) -> None:
        """A question that was checked here: the cells above become its answer, and the tests a graded cell."""
        question = self._free_name(name)
        if found.problem:
            self.notes.others.append((question, f"its tests are not taken: {found.problem}. Write a graded cell."))
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
        """The answers in words of a generated notebook: cells with otter's text in place of an answer."""
        name, points = "written", None
        for cell in self._cells:
            comment = _OF_QUESTION.search(cell.source) if cell.cell_type == "markdown" else None
            if comment:
                given = settings(comment[1]) or {}
                name, points = str(given.get("name", "written")), given.get("points")
            if cell.cell_type == "markdown" and _PLACEHOLDER.match(cell.source.strip()):
                identifier = self._free_name(name)
                worth = float(points) if isinstance(points, int | float) else 1.0
                self._mark(cell, identifier, solution=True, points=worth)
                if points is None:
                    self.notes.add(identifier, "otter knows no points of it: it got 1")

    # -------------------------------------------------------------------------------------- both

    def _graded(self, name: str, cases: Sequence[Case], points: Any, *, whole: bool, notes: Sequence[str]) -> None:
        """The graded cell of a question; one for each test where they run in the kernel, which gives all or nothing."""
        given, why = shares(points, cases)
        in_kernel = any(needs_kernel("\n".join([*case.setup, *case.steps])) for case in cases)
        whole = whole or len(cases) == 1
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
        """Make a cell one of nbgrader's: an answer, a graded cell, or both."""
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
        wanted = re.sub(r"[^A-Za-z0-9_-]+", "-", name).strip("-") or "question"
        if wanted in self._others:  # of another notebook
            wanted = re.sub(r"[^A-Za-z0-9_-]+", "-", f"{self._stem}-{wanted}")
        found, number = wanted, 1
        while found in self._names:
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
                helpers = new_cell("code", _HELPERS.read_text(encoding="utf-8").rstrip(), "for-tests")
                self._mark(helpers, "for-tests")
                self._cells.insert(place, helpers)
                break
        metadata = {key: value for key, value in self._nb.metadata.items() if key != "otter"}
        return nbformat.v4.new_notebook(cells=self._cells, metadata=metadata)


def _texts(cells: list[NotebookNode], kind: str) -> str:
    """The texts of the cells of a kind, which are taken from the list."""
    chosen = [cell for cell in cells if (cell.cell_type == "code") == (kind == "code")]
    cells[:] = [cell for cell in cells if cell not in chosen]
    return "\n".join(cell.source for cell in chosen)


def _has_calls(source: str) -> bool:
    return any(_CALLS.match(line) for line in source.split("\n"))


def _without_calls(cell: NotebookNode) -> NotebookNode | None:
    """The cell without what it says to otter; None if nothing but comments is left."""
    lines = [line for line in cell.source.split("\n") if not _CALLS.match(line)]
    if not any(line.strip() and not line.lstrip().startswith("#") for line in lines):
        return None
    cell.source = "\n".join(lines)
    return cell


def _may_be_answer(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and "nbgrader" not in cell.metadata and IN_KERNEL not in tags(cell)


def _is_open(cell: NotebookNode) -> bool:
    """Whether a cell of a generated notebook waits for an answer, or holds one that is marked."""
    return (
        _ANSWER_TAG in tags(cell)
        or has_markers(cell.source)
        or bool(re.search(r"(?<![\w.\]])\.\.\.(?![\w.])", cell.source))
    )
