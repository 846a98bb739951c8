"""What a student has written into a cell with the checks of an exercise, which is put back: helpers run above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import nbformat
from nbformat import NotebookNode

from autograder.course.notebooks import exercise_of, is_graded
from autograder.guest.sentences import say
from autograder.submissions.definitions import bound, defined, left_open, statements_of

_MAX_NOTEBOOK = 500_000  # characters of one notebook that are looked at


def helpers_in_checks(
    skeleton: NotebookNode,
    texts: Mapping[int, str],
    changed: Mapping[int, str],
    extras: dict[int, list[NotebookNode]],
) -> list[str]:
    """Put functions, classes, imports and constants of such cells into a cell above the checks; notes that say so.

    `texts` has the student's text of the release's cells by their place, `changed` that of cells that are put back,
    and `extras` the student's own cells by the place of the cell that they follow, and is changed. What another cell
    binds stays out: it is a trial, which the checks do without.
    """
    places = [
        place for place in changed if skeleton.cells[place].cell_type == "code" and is_graded(skeleton.cells[place])
    ]
    others = [*(cell.source for cell in skeleton.cells if cell.cell_type == "code"), *texts.values()]
    others += [cell.source for cells in extras.values() for cell in cells if cell.cell_type == "code"]
    if not places or sum(map(len, others)) > _MAX_NOTEBOOK:
        return []
    known = frozenset().union(*map(defined, others))
    answers = frozenset().union(*(left_open(cell.source) for cell in skeleton.cells if cell.cell_type == "code"))
    notes = []
    for place in places:
        cell, text = skeleton.cells[place], changed[place]
        if not answers.isdisjoint(defined(text)):
            continue  # of an answer that stands there, what it needs is taken with it
        ours = {ast.dump(node) for node in statements_of(cell.source)}
        kept = [node for node in statements_of(text) if ast.dump(node) not in ours and _is_helper(node)]
        kept = [node for node in kept if known.isdisjoint(_named(node))]
        if not kept:
            continue
        there = extras.setdefault(place - 1, [])
        source = "\n\n".join(ast.get_source_segment(text, node) or ast.unparse(node) for node in kept)
        there.append(nbformat.v4.new_code_cell(source, id=f"extra-{place}-{len(there) + 1}"))
        named = ", ".join(sorted({name for node in kept for name in _named(node)}))
        notes.append(say("rebuilding.helpers-in-the-checks", named=named, exercise=exercise_of(cell)))
    return notes


def _named(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in node.names)
    yield from bound(node)


def _is_helper(node: ast.stmt) -> bool:
    """Whether a statement binds a name and does nothing else that could be seen."""
    if isinstance(node, ast.Assign | ast.AnnAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        does = any(isinstance(each, ast.Call | ast.Await | ast.Subscript) for each in ast.walk(node))
        return not does and all(isinstance(target, ast.Name) for target in targets)
    return isinstance(node, (*_KINDS, ast.Import, ast.ImportFrom))


_KINDS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
