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
from autograder.grading.cell_code import code_of
from autograder.guest.sentences import say
from autograder.submissions.definitions import Definition, bound, parsed

_BUILTINS = frozenset(vars(builtins))
_MAX_NOTEBOOK = 200_000  # characters of one notebook that are looked at
_MAX_STATEMENTS = 2_000
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
        place, at = (next(n for n, cell in enumerate(nb.cells) if cell is each) for each in (answer, check))
        below = [cell for cell in nb.cells[at:] if _is_the_students(cell, released)]
        parts = _needed(answer, nb.cells[:place], nb.cells[:at], below)
        if parts:
            cells = [nbformat.v4.new_code_cell(text) for text in parts.values()]  # what one does not do, others may
            for number, cell in enumerate(cells, 1):
                cell.id = f"above-{len(notes) + 1}-{number}"
            nb.cells[place:place] = cells
            named = say("rebuilding.and").join(sorted(parts))
            notes.append(say("needed-above.stands-below-the-check", named=named, exercise=exercise_of(check)))
    return notes


def _is_the_students(cell: NotebookNode, released: dict[str, str]) -> bool:
    written = is_answer(cell) or is_answered_here(cell) or not is_graded(cell)
    return bool(cell.cell_type == "code" and written and released.get(cell.id) != cell.source)


def _needed(
    answer: NotebookNode, before: list[NotebookNode], above: list[NotebookNode], below: list[NotebookNode]
) -> dict[str, str]:
    """The statements of cells below the check that bind what an answer needs, by the name that they bind, in order.

    `before` are the cells above the answer, `above` those above the check.
    """
    earlier = [code_of(cell.source) for cell in above if cell.cell_type == "code"]
    if any(code.opaque for code in earlier) or any("import *" in cell.source for cell in above):
        return {}  # they may bind any name
    used = set(code_of(answer.source).reads)
    for code in earlier:  # an answer in another cell, and helpers that were moved up already
        used = used.union(*(uses for name, uses in code.definitions.items() if name in used))
    found = _Found(_bound_in(before), _bound_in(above))
    missing = used - found.bound
    if not missing or len(missing) > _MAX_PARTS:
        return {}
    found.statements = [each for cell in below for each in _statements(cell.source)][-_MAX_STATEMENTS:]
    found.last = {name: number for number, each in enumerate(found.statements) for name in each.binds}
    for name in sorted(missing):
        found.take(name)
    return {found.taken[number]: found.statements[number].text for number in sorted(found.taken)}


def _bound_in(cells: list[NotebookNode]) -> frozenset[str]:
    return _BUILTINS.union(*(code_of(cell.source).binds for cell in cells if cell.cell_type == "code"))


@dataclass(frozen=True)
class _Statement:
    text: str
    is_function: bool
    binds: frozenset[str]


@dataclass
class _Found:
    before: frozenset[str]  # names that are bound above the answer
    bound: frozenset[str]  # above its check
    statements: list[_Statement] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)  # the number of the last statement that binds a name
    taken: dict[int, str] = field(default_factory=dict)  # the name that was looked for, by the number of the statement
    nowhere: set[str] = field(default_factory=set)  # looked for in vain; each once, or the time would double with each

    def take(self, name: str, *, at_once: bool = False) -> bool:
        """Whether the name is bound when it is needed, `at_once` or in a call; if need be by the last statement that
        binds it and all that this one needs.
        """
        if name in (self.before if at_once else self.bound) or name in self.taken.values():
            return True
        number = self.last.get(name)
        if number is None or name in self.nowhere or len(self.taken) == _MAX_PARTS:
            return False
        if number in self.taken:
            return True
        statement, code = self.statements[number], code_of(self.statements[number].text)
        before = dict(self.taken)
        self.taken[number] = name
        later = [each for each in sorted(code.reads - code.at_once) if self.take(each)]
        runs = all(self.take(each, at_once=True) for each in sorted(code.at_once))
        runs = runs and code.at_once.isdisjoint(statement.binds)
        # A function may have a name that is never looked up; a value, as `f = lambda: ...`, has not.
        if not runs or (not statement.is_function and len(later) < len(code.reads - code.at_once)):
            self.taken = before
            self.nowhere.add(name)
            return False
        return True


@functools.lru_cache(maxsize=256)
def _statements(source: str) -> tuple[_Statement, ...]:
    """The statements of a cell that only bind names."""
    tree = parsed(source)
    lines = source.split("\n")
    found = []
    for node in tree.body if tree is not None else ():
        if isinstance(node, _KINDS):
            is_function = isinstance(node, Definition)
            start = min([node.lineno, *(each.lineno for each in (node.decorator_list if is_function else []))])
            text = "\n".join(lines[start - 1 : node.end_lineno])
            found.append(_Statement(text, is_function, frozenset(_names(node))))
    return tuple(found)


def _names(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
    else:
        yield from bound(node)
