"""What the text of a rebuilt notebook says: which answers are blank, which cells are whose, why a name is missing."""

from __future__ import annotations

import ast
import hashlib
import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from nbformat import NotebookNode

from autograder.course.notebooks import cell_of, exercise_of, is_answer, is_answered_here, is_graded, tags
from autograder.course.text import plain
from autograder.errors import NotAttempted, NotYet
from autograder.grading.cell_code import code_of
from autograder.guest import gpu
from autograder.guest.sentences import say
from autograder.results import Event, EventKind, Whose
from autograder.sandbox.session import CellRun
from autograder.submissions.definitions import left_open, parsed
from autograder.submissions.repairing import oddity

REST = "-rest"  # after the id of a cell that stopped at a package that is not here: what else stands in it
OWN = "-own"  # after the id of a cell that was changed: the course's own text of it

_SOME_TEXT = 40  # characters
_IN_A_CELL = re.compile(r"\(\d+\.py, line (\d+)\)")  # ipykernel's name of a cell's file, in a SyntaxError
_MAGICS_THAT_DEFINE = ("%%time", "%%capture", "%%prun")


def _is_the_courses(cell: NotebookNode) -> bool:
    """Whether it is a graded cell, none that holds the answer itself."""
    return is_graded(cell) and not is_answered_here(cell)


def digest_of_answers(nb: NotebookNode, beside: Mapping[str, bytes] = MappingProxyType({})) -> str:
    """A hash of all code that is run for a submission, the files `beside` it among it: the same submission has the
    same, and no other one.
    """
    cells = [
        ["graded", exercise_of(cell)] if _is_the_courses(cell) else ["code", cell.source]
        for cell in nb.cells
        if cell.cell_type == "code" or is_graded(cell)
    ]  # as JSON, in which no text can be taken for the border of two cells
    cells += [["beside", name, hashlib.sha256(content).hexdigest()] for name, content in sorted(beside.items())]
    return hashlib.sha256(json.dumps(cells).encode()).hexdigest()


def _checks(cell: NotebookNode, exercise: str) -> bool:
    return _is_the_courses(cell) and exercise_of(cell) == exercise


@dataclass(frozen=True)
class Texts:
    """A rebuilt notebook beside the release that it was rebuilt on, the `skeleton`."""

    nb: NotebookNode
    skeleton: NotebookNode

    def is_blank(self, name: str) -> bool:
        answer, stub = cell_of(self.nb, name), cell_of(self.skeleton, name)
        text = answer.source.strip() if answer else ""
        return not text or (stub is not None and text == stub.source.strip())

    def is_written_beside(self, name: str) -> bool:
        """Whether the student wrote something between a question and the next cell of the course behind its answer, or
        a longer text anywhere else.
        """
        ours = {cell.id for cell in self.skeleton.cells}
        beside = any(cell.id not in ours and cell.source.strip() for cell in self._cells_of(name))
        return beside or self._wrote_text_elsewhere()

    def _wrote_text_elsewhere(self) -> bool:
        """Whether a text of some length was added anywhere: it may be an answer, which only a person can tell."""
        released = {cell.id: cell for cell in self.skeleton.cells}
        for cell in self.nb.cells:
            original = released.get(cell.id)
            of_an_exercise = original is not None and (is_answer(original) or is_graded(original))
            if cell.cell_type != "code" and not of_an_exercise:
                added = len(cell.source.strip()) - (len(original.source.strip()) if original is not None else 0)
                if added >= _SOME_TEXT:
                    return True
        return False

    def digest_of_answer(self, name: str) -> str:
        """What tells a written answer and its question from every other."""
        released = {cell.id: cell.source for cell in self.skeleton.cells}  # nbgrader puts rubrics into questions
        parts = [
            [released.get(cell.id, "") if _is_the_courses(cell) else cell.source, cell.get("attachments", {})]
            for cell in self._cells_of(name)
        ]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    def _cells_of(self, name: str) -> Iterator[NotebookNode]:
        """Question and answer of a written exercise, and what the student wrote between and behind them."""
        ours = {cell.id: exercise_of(cell) for cell in self.skeleton.cells}  # nbgrader takes names out of answers
        found = False
        for cell in self.nb.cells:
            found = ours[cell.id] == name if cell.id in ours else found
            if found:
                yield cell

    def is_bound(self, name: str) -> bool:
        """Whether any cell of code gives the name a value."""
        return any(name in code_of(cell.source).binds for cell in self.nb.cells if cell.cell_type == "code")

    def defined_again(self, exercise: str) -> NotebookNode | None:
        """The last of the student's cells below the check of an exercise that gives its names another value."""
        stub = cell_of(self.skeleton, exercise)
        names = left_open(stub.source) if stub is not None and stub.cell_type == "code" else frozenset()
        check = next((n for n, cell in enumerate(self.nb.cells) if _checks(cell, exercise)), len(self.nb.cells))
        for cell in reversed(self.nb.cells[check + 1 :] if names else ()):
            if cell.cell_type == "code" and not _is_the_courses(cell) and not self.is_released(cell):
                code = code_of(cell.source)
                if names & (code.binds | code.stores):
                    return cell
        return None

    def is_deleted(self, name: str) -> bool:
        """Whether a cell of code has `del` with this name."""
        trees = [
            parsed(each.source) for each in self.nb.cells if each.cell_type == "code" and not _is_the_courses(each)
        ]
        nodes = (node for tree in trees if tree is not None for node in ast.walk(tree))
        targets = (target for node in nodes if isinstance(node, ast.Delete) for target in node.targets)
        return any(isinstance(target, ast.Name) and target.id == name for target in targets)

    def event(self, kind: EventKind, cell: NotebookNode, *, seconds: float = 0.0, detail: str = "") -> Event:
        """What happened to a cell, with whose it is and what it is called by."""
        released = self.is_released(cell)
        if is_answer(cell):
            return Event(kind, "answer", exercise_of(cell), seconds, detail, released)
        ours = {each.id: each.source for each in self.skeleton.cells}.get(cell.id.removesuffix(OWN).replace(REST, ""))
        whose: Whose = "added" if ours is None else "course" if ours == cell.source else "changed"
        first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
        return Event(kind, whose, plain(first)[:50], seconds, detail, released)

    def is_released(self, cell: NotebookNode) -> bool:
        """Whether it is a cell of the course, as released."""
        return any(cell.id == ours.id and cell.source == ours.source for ours in self.skeleton.cells)

    def is_setup(self, cell: NotebookNode) -> bool:
        """Whether it is the course's own set-up cell as released, which no student's code has a part in."""
        return any(
            cell.id == ours.id and cell.source == ours.source and "setup" in tags(ours) for ours in self.skeleton.cells
        )

    def changed(self) -> list[str]:
        """The ids of the course's own cells of code, answers aside, of which the student has changed the text."""
        ours = {
            cell.id: cell.source
            for cell in self.skeleton.cells
            if cell.cell_type == "code" and not is_answer(cell) and not is_answered_here(cell)
        }
        return [
            cell.id
            for cell in self.nb.cells
            if cell.id in ours and not is_graded(cell) and cell.source != ours[cell.id]
        ]

    def lost(self, own: NotebookNode, cell: NotebookNode, answers: Collection[str]) -> list[str]:
        """What the course's `own` text of a cell binds and the student's does not, as far as somebody reads it: the
        `answers`, or another cell.
        """
        if own.source == cell.source or (cell.source.strip() and parsed(cell.source) is None):
            return []
        found = code_of(own.source).binds - code_of(cell.source).binds
        others = [
            code_of(each.source) for each in self.nb.cells if each.cell_type == "code" and not _is_the_courses(each)
        ]
        return sorted(found & frozenset(answers).union(*(code.reads for code in others)))


def why_missing(name: str, texts: Texts, runs: Mapping[str, CellRun]) -> NotYet:
    """Why the student's kernel has no such name, from the texts and from how their cells, by id, ran."""
    wanted = say("texts.a-definition-of-in-its-answer-cell", name=name)
    if texts.is_blank(name):
        return NotAttempted(got=say("texts.the-answer-cell-of-is-as-you", name=name), wanted=wanted)
    cell = cell_of(texts.nb, name)
    run = runs.get(cell.id) if cell else None
    magic = cell.source.lstrip().split(maxsplit=1)[0] if cell else ""
    if magic.startswith("%%") and magic not in _MAGICS_THAT_DEFINE:
        look_at = say("texts.the-line-what-stands-below-it-is", value=plain(magic)[:30])
        return NotYet(got=say("texts.no-the-answer-cell-does-not-define", name=name), wanted=wanted, look_at=look_at)
    if run is None or run.status == "ok":
        got = say("texts.no-the-answer-cell-ran-but-does", name=name)
        look_at = (
            say("texts.the-line-that-deletes", name=name)
            if texts.is_deleted(name)
            else say("texts.the-name-s-spelling")
        )
        return NotYet(got=got, wanted=wanted, look_at=look_at)
    if run.status == "timeout":
        return NotYet(got=say("texts.no-the-answer-cell-was-stopped-when", name=name), wanted=wanted)
    if run.status == "died":
        return NotYet(got=say("texts.no-the-answer-cell-did-not-finish", name=name, error=run.error), wanted=wanted)
    if run.error.startswith("NotImplementedError"):
        return NotAttempted(got=say("texts.the-stub-is-still-there"), wanted=wanted)
    look_at = gpu.CHOOSE_DEVICE if gpu.needs_gpu(run.error) else say("texts.the-error-that-this-cell-shows")
    if run.error.startswith(("SyntaxError", "IndentationError", "TabError")) and cell is not None:
        look_at = oddity(cell.source) or look_at
    if run.error.startswith("NameError"):
        unknown = re.search(r"name '(\w+)' is not defined", run.error)
        look_at = (
            say("texts.nothing-binds-the-name", name=unknown[1])
            if unknown and not texts.is_bound(unknown[1])
            else say("texts.whether-the-notebook-runs-from-top-to")
        )
    error = _IN_A_CELL.sub(r"(line \1)", gpu.without_advice(run.error))
    return NotYet(
        got=say("texts.no-the-answer-cell-stopped-with", name=name, error=error),
        wanted=wanted,
        look_at=look_at,
        error=run.error,
    )
