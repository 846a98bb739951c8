"""What an answer uses and the student wrote below its check, put above the answer.

A notebook keeps every name that a cell has bound, in whatever order its cells were run, so a helper that stands below
the answer works for the student and is missing when the cells are run from top to bottom. Nothing is run here.
"""

from __future__ import annotations

import ast
import builtins
import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import get_args

import nbformat
from nbformat import NotebookNode

from autograder.course.notebooks import answer_of, exercise_of, is_answer, is_answered_here, is_graded
from autograder.grading.cell_code import Code, code_of
from autograder.guest.sentences import say
from autograder.submissions.definitions import Definition, parsed

_BUILTINS = frozenset(vars(builtins))
_MAX_NOTEBOOK = 500_000  # characters of one notebook that are looked at
_MAX_PARTS = 50  # statements that are put above one answer
_KINDS = (*get_args(Definition), ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)


def put_above(nb: NotebookNode, skeleton: NotebookNode) -> list[str]:
    """Copy to above each answer the functions, imports and values that it needs and that the student's cells bind below
    its check alone; notes that say so, for the student.

    Only what would run there: a value that needs a name which is bound nowhere above stays where it is.
    """
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    if sum(len(cell.source) for cell in code) > _MAX_NOTEBOOK:
        return []
    released = {cell.id: cell.source for cell in skeleton.cells}
    notes: list[str] = []
    for check in [cell for cell in code if is_graded(cell) and not is_answered_here(cell)]:
        answer = answer_of(nb, exercise_of(check))
        if answer is None or answer.cell_type != "code" or answer.source == released.get(answer.id):
            continue
        at = next(number for number, cell in enumerate(nb.cells) if cell is check)
        parts = _needed(answer, nb.cells[:at], [cell for cell in nb.cells[at:] if _is_the_students(cell, released)])
        if parts:
            place = next(number for number, cell in enumerate(nb.cells) if cell is answer)
            cell = nbformat.v4.new_code_cell("\n\n\n".join(parts.values()))
            cell.id = f"above-{len(notes) + 1}"
            nb.cells.insert(place, cell)
            named = say("rebuilding.and").join(sorted(parts))
            notes.append(say("needed-above.stands-below-the-check", named=named, exercise=exercise_of(check)))
    return notes


def _is_the_students(cell: NotebookNode, released: dict[str, str]) -> bool:
    written = is_answer(cell) or is_answered_here(cell) or not is_graded(cell)
    return bool(cell.cell_type == "code" and written and released.get(cell.id) != cell.source)


def _needed(answer: NotebookNode, above: list[NotebookNode], below: list[NotebookNode]) -> dict[str, str]:
    """The statements of cells below that bind what an answer needs, by the name that they bind, in their order."""
    earlier = [code_of(cell.source) for cell in above if cell.cell_type == "code"]
    if any("import *" in cell.source for cell in above):
        return {}  # which may bind any name
    used = set(code_of(answer.source).reads)
    for code in earlier:  # an answer in another cell, and helpers that were moved up already
        used = used.union(*(uses for name, uses in code.definitions.items() if name in used))
    found = _Found(_BUILTINS.union(*(code.binds for code in earlier)))
    missing = used - found.bound
    if not missing:
        return {}
    found.statements = [_Statement(*each) for each in _statements(below)]
    for name in sorted(missing):
        found.take(name)
    return {found.taken[number]: found.statements[number].text for number in sorted(found.taken)}


@dataclass
class _Statement:
    text: str
    is_function: bool

    @functools.cached_property
    def code(self) -> Code:
        return code_of(self.text)


@dataclass
class _Found:
    bound: frozenset[str]  # before the answer
    statements: list[_Statement] = field(default_factory=list)
    taken: dict[int, str] = field(default_factory=dict)  # the name that was looked for, by the number of the statement
    nowhere: set[str] = field(default_factory=set)  # looked for in vain; each once, or the time would double with each

    def take(self, name: str) -> bool:
        """Whether the name is bound, if need be by the last statement that binds it and all that this one needs."""
        if name in self.bound or name in self.taken.values():
            return True
        binding = (number for number, each in enumerate(self.statements) if name in each.code.binds)
        last = max(binding, default=None)
        if last is None or name in self.nowhere or len(self.taken) == _MAX_PARTS:
            return False
        if last in self.taken:
            return True
        before = dict(self.taken)
        self.taken[last] = name
        code = self.statements[last].code
        there = {each for each in sorted(code.reads) if self.take(each)}
        if not (code.at_once if self.statements[last].is_function else code.reads) <= there:
            self.taken = before
            self.nowhere.add(name)
            return False
        return True


def _statements(cells: list[NotebookNode]) -> Iterator[tuple[str, bool]]:
    """The text of each statement that only binds names, and whether it is a function or class."""
    for cell in cells:
        tree = parsed(cell.source)
        lines = cell.source.split("\n")
        for node in tree.body if tree is not None else ():
            if isinstance(node, _KINDS):
                decorators = node.decorator_list if isinstance(node, Definition) else []
                start = min([node.lineno, *(each.lineno for each in decorators)])
                yield "\n".join(lines[start - 1 : node.end_lineno]), isinstance(node, Definition)
