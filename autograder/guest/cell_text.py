"""What the text of a test cell tells: whether its last line is a number of points, and what only a kernel can do."""

from __future__ import annotations

import ast
import contextlib
import io
import math
import re
import sys
import tokenize
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

_HARMLESS_LINE = re.compile(
    r"^\s*(%\s*(matplotlib|config|load_ext|autoreload|precision|pylab)\b|%pip\b|!\s*pip\b|%conda\b)"
)
_LINE_OF_IPYTHON = re.compile(r"^([ \t]*)(?:[%!?].*|[^#'\"\n]*\?[ \t]*)$", re.MULTILINE)
_POINTS = re.compile(r"#\s*points:\s*(\d+(?:\.\d+)?)\s*$", re.IGNORECASE)
_COUNTING = frozenset(["sum", "round", "min", "max", "float", "int", "len", "abs", "mean", "clip"])
_WARNS = "it listens to warnings or logs of the student's code"
_NEEDS = {
    "warns": _WARNS, "deprecated_call": _WARNS, "assertLogs": _WARNS, "assertNoLogs": _WARNS, "assertWarns": _WARNS,
    "assertWarnsRegex": _WARNS,
}  # fmt: skip

_ALL_NAMES = ("dir", "vars", "locals", "globals")  # without an argument


def without_magics(source: str) -> str:
    """The source without lines of IPython's that do nothing for a test."""
    lines = ["pass" if _HARMLESS_LINE.match(line) else line for line in source.split("\n")]
    return "\n".join(lines)


def as_python(source: str) -> str:
    """A cell of the course's with `pass` in place of IPython's lines, if it is no Python with them; empty if it is for
    a magic that runs no Python here. Its lines keep their numbers.
    """
    text = without_magics(source)
    with contextlib.suppress(SyntaxError, ValueError):
        ast.parse(text)
        return text
    first, _, rest = text.lstrip().partition("\n")
    if first.startswith("%%"):
        if first.split()[0] not in ("%%time", "%%capture", "%%prun"):
            return ""
        text = "\n" * (len(text.split("\n")) - len(rest.split("\n"))) + rest
    return _LINE_OF_IPYTHON.sub(r"\1pass", text)


def marks(source: str) -> dict[int, float]:
    """The points that comments give to single statements of a test cell, by the statement's place in the cell.

    `assert f(2) == 4  # points: 2` is a test of its own. Raises SyntaxError.
    """
    comments = {}
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        found = _POINTS.search(token.string) if token.type == tokenize.COMMENT else None
        if found:
            comments[token.start[0]] = float(found[1])
    given = {}
    for place, node in enumerate(ast.parse(source).body):
        lines = range(node.lineno, (node.end_lineno or node.lineno) + 1)
        points = [comments[line] for line in lines if line in comments]
        if points:
            given[place] = sum(points)
    return given


def counts(source: str) -> bool:
    """Whether the last line of a test cell is meant as a number of points, as far as its text tells."""
    tree = ast.parse(source)
    last = tree.body[-1] if tree.body else None
    return isinstance(last, ast.Expr) and _is_count(last.value, frozenset(_counters(tree)))


def _counters(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign) and _is_count(node.value, frozenset()):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def _is_count(node: ast.expr, names: frozenset[str]) -> bool:
    if isinstance(node, ast.Constant):
        return type(node.value) in (int, float)
    if isinstance(node, ast.Name):
        return node.id in names
    if isinstance(node, ast.BinOp):
        return _is_count(node.left, names) or _is_count(node.right, names)
    if isinstance(node, ast.UnaryOp):
        return not isinstance(node.op, ast.Not) and _is_count(node.operand, names)
    if isinstance(node, ast.IfExp):
        return _is_count(node.body, names) or _is_count(node.orelse, names)
    if isinstance(node, ast.Call):
        function = node.func
        return (function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")) in _COUNTING
    return False


def number_of(value: Any) -> float | None:
    """The points that the last line of a cell gives, as nbgrader reads them, or an array of one; None if it is none."""
    torch = sys.modules.get("torch")
    is_array = isinstance(value, np.generic) or (type(value) is np.ndarray and value.shape == ())
    if is_array or (torch is not None and type(value) is torch.Tensor and value.dim() == 0):
        value = value.item()
    try:
        return float(value) if type(value) in (int, float) else None
    except OverflowError:  # a number, and no number of points
        return math.inf if value > 0 else -math.inf


class Need(NamedTuple):
    """What only the student's own process can tell a test cell, as the end of a sentence, and the line that asks it; 0
    if it is the whole cell.
    """

    why: str
    line: int

    def __str__(self) -> str:
        return f"line {self.line}: {self.why}" if self.line else self.why


def first_need(tree: ast.AST, why: Callable[[ast.AST], str]) -> Need | None:
    """That of the first line of which `why` tells a reason."""
    found = [Need(told, getattr(node, "lineno", 0)) for node in ast.walk(tree) if (told := why(node))]
    return min(found, key=lambda need: need.line, default=None)


def needs(source: str) -> Need | None:
    """Why a test cell would find nothing, or something else, where no student code is; None if nothing tells."""
    try:
        return first_need(ast.parse(source), _needs)
    except (SyntaxError, ValueError):
        return None


def _needs(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        if (isinstance(node.ctx, ast.Store) and ast.unparse(node.value) == "builtins") or ast.unparse(
            node
        ) == "sys.stdin":
            return "it replaces what the student's code calls"
        return _NEEDS.get(node.attr, "")
    if isinstance(node, ast.Import) and any(alias.name == "doctest" for alias in node.names):
        return "it runs the examples in docstrings"
    if isinstance(node, ast.ImportFrom):
        if node.module == "doctest":
            return "it runs the examples in docstrings"
        return next((_NEEDS[alias.name] for alias in node.names if alias.name in _NEEDS), "")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ALL_NAMES:
        return "" if node.args else "it looks through all names"
    if isinstance(node, ast.Call) and any(each.arg == "record" for each in node.keywords):
        return _WARNS if "catch_warnings" in ast.unparse(node.func) else ""
    return ""
