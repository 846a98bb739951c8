"""Cells that give an answer's name the result of calling it, moved below its check.

Run between the answer and its check, `clean = clean(table)` would leave nothing to call.
"""

from __future__ import annotations

import ast
from collections.abc import Mapping

from nbformat import NotebookNode

from autograder.course.notebooks import exercise_of, is_answer, is_graded
from autograder.guest.sentences import say
from autograder.submissions.definitions import Definition, bound, statements_of, to_be_written


def results_below_checks(
    skeleton: NotebookNode, texts: Mapping[int, str], extras: dict[int, list[NotebookNode]]
) -> list[str]:
    """Move such cells of the student behind the checks of the answers that they replace; notes that say so.

    `texts` has the student's text of the release's cells by their place, `extras` the student's own cells by the place
    of the cell that they follow, and is changed.
    """
    notes = []
    for place, original in enumerate(skeleton.cells):
        is_code = is_answer(original) and original.cell_type == "code"
        names = to_be_written(original.source) if is_code else frozenset()
        names &= {node.name for node in statements_of(texts.get(place, "")) if isinstance(node, Definition)}
        if not names:
            continue
        check = next((at for at in range(place, len(skeleton.cells)) if _checks(skeleton.cells[at], original)), place)
        for at in range(place, check):
            moved = [cell for cell in extras.get(at, []) if _is_replaced(cell.source, names)]
            if moved:
                extras[at] = [cell for cell in extras[at] if cell not in moved]
                extras[check] = [*moved, *extras.get(check, [])]
                listed = say("rebuilding.and").join(sorted(names))
                notes.append(say("rebuilding.a-cell-gives-the-name-another-value", listed=listed))
    return notes


def _checks(cell: NotebookNode, answer: NotebookNode) -> bool:
    return bool(is_graded(cell) and cell.cell_type == "code" and exercise_of(cell) == exercise_of(answer))


def _is_replaced(source: str, names: frozenset[str]) -> bool:
    """Whether a cell gives one of these names the result of calling it: `clean = clean(table)`."""
    for node in statements_of(source):
        if isinstance(node, ast.Assign) and not names.isdisjoint(bound(node)):
            value: ast.AST = node.value
            while isinstance(value, ast.Attribute | ast.Subscript) or (
                isinstance(value, ast.Call) and not isinstance(value.func, ast.Name)
            ):
                value = value.func if isinstance(value, ast.Call) else value.value
            called = value.func.id if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) else ""
            if called in names and called in bound(node):
                return True
    return False
