"""Which names the text of a cell defines, and the lines that define them. Nothing is run."""

from __future__ import annotations

import ast
import functools
import re
import symtable
from collections.abc import Collection, Iterator

from autograder.course.notebooks import stub_in
from autograder.guest.python_text import NOT_PYTHON

_FOR_IPYTHON = re.compile(r"^\s*[%!?]|\?\s*$")  # a line that only IPython understands
_MAX_CELL = 100_000  # characters of one cell that are looked at

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def defined(source: str) -> frozenset[str]:
    """The names that a cell binds at its top level, imports aside; none if it is no Python."""
    return frozenset(name for statement in statements_of(source) for name in bound(statement))


def assigned(source: str) -> frozenset[str]:
    """The names that a cell gives a value to at its top level, functions and classes aside; none if it is no Python."""
    statements = (node for node in statements_of(source) if not isinstance(node, Definition))
    return frozenset(name for statement in statements for name in bound(statement))


def taken_from_outside(source: str, function: str, outside: Collection[str]) -> tuple[list[str], list[str]]:
    """The arguments that a function of this cell never uses, and the names of the notebook that it uses."""
    try:
        top = symtable.symtable(source if len(source) <= _MAX_CELL else "", "<answer>", "exec")
    except NOT_PYTHON:
        return [], []
    tables = [table for table in top.get_children() if table.get_name() == function]
    if len(tables) != 1 or not isinstance(tables[0], symtable.Function):
        return [], []
    arguments = tables[0].get_parameters()
    for table in tables:
        tables += table.get_children()  # functions and comprehensions inside
    symbols = [symbol for table in tables for symbol in table.get_symbols()]
    used = {symbol.get_name() for symbol in symbols if symbol.is_referenced()}
    free = {symbol.get_name() for symbol in symbols if symbol.is_global() and symbol.is_referenced()}
    return [name for name in arguments if name not in used], sorted(free & set(outside))


def to_be_written(stub: str) -> frozenset[str]:
    """The functions and classes that a stub leaves to the student: those in which something is not implemented yet."""
    open_ones = [
        node
        for node in statements_of(stub)
        if isinstance(node, Definition) and any(is_not_implemented(inner) for inner in ast.walk(node))
    ]
    return frozenset(node.name for node in open_ones)


def left_open(stub: str) -> frozenset[str]:
    """The names that a stub leaves to the student: functions and classes, or the variable that the error names which it
    raises in place of an assignment.
    """
    raised = [node.exc for node in statements_of(stub) if isinstance(node, ast.Raise) and is_not_implemented(node)]
    said = [node.args[0] for node in raised if isinstance(node, ast.Call) and node.args]
    names = [stub_in(node.value) for node in said if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    return to_be_written(stub) | {name for name in names if name.isidentifier()}


def definitions(source: str, functions: Collection[str], values: frozenset[str] = frozenset()) -> str:
    """The functions, classes and imports of a cell, and the values that it gives to these names, if it defines one of
    the `functions` or gives one of the `values`; else nothing.

    Other lines are left out: what a student writes into a cell of checks is run without the checks.
    """
    statements = list(statements_of(source))
    given = [node for node in statements if not isinstance(node, Definition) and not values.isdisjoint(bound(node))]
    if not given and not any(isinstance(node, Definition) and node.name in functions for node in statements):
        return ""
    lines = source.split("\n")
    parts = []
    for node in statements:
        if node in given or isinstance(node, Definition | ast.Import | ast.ImportFrom):
            decorators = node.decorator_list if isinstance(node, Definition) else []
            start = min([node.lineno, *(each.lineno for each in decorators)])
            parts.append("\n".join(lines[start - 1 : node.end_lineno]))
    return "\n\n\n".join(parts)


@functools.lru_cache(maxsize=128)
def parsed(source: str) -> ast.Module | None:
    """A cell as Python reads it, lines that only IPython understands aside; None if it is no Python, or very long.

    Remembered, because each way of looking at a notebook asks for its cells again: nobody may change what is given.
    """
    if len(source) > _MAX_CELL:
        return None
    try:
        return ast.parse("\n".join(_python(line) for line in source.split("\n")))
    except NOT_PYTHON:
        return None


def _python(line: str) -> str:
    return f"{line[: len(line) - len(line.lstrip())]}pass" if _FOR_IPYTHON.search(line) else line


def statements_of(source: str) -> Iterator[ast.stmt]:
    """The statements at the top level, those inside of `if`, `try` and `with` among them."""
    tree = parsed(source)
    waiting: list[ast.AST] = list(reversed(tree.body)) if tree is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If | ast.Try | ast.With | ast.ExceptHandler):
            waiting += reversed(
                [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.stmt | ast.ExceptHandler)]
            )
        elif isinstance(node, ast.stmt):
            yield node


def bound(node: ast.stmt) -> Iterator[str]:
    if isinstance(node, Definition):
        yield node.name
    elif isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            yield from (
                each.id for each in ast.walk(target) if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
            )


def is_not_implemented(node: ast.AST) -> bool:
    """Whether it raises NotImplementedError, as stubs do."""
    raised = node.exc if isinstance(node, ast.Raise) else None
    name = raised.func if isinstance(raised, ast.Call) else raised
    return isinstance(name, ast.Name) and name.id == "NotImplementedError"
