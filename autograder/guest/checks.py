"""Checks of a test cell: an `assert` that does not hold tells what was compared."""

from __future__ import annotations

import ast
import contextlib
import linecache
import operator
from types import CodeType
from typing import Any

from autograder.guest.stand_in_line import Line

_TICK, _COMPARED = "__autograder_tick__", "__autograder_compared__"
_MAX_VALUE = 300  # characters of a value that are shown

_OPERATORS: dict[str, Any] = {
    "Eq": operator.eq, "NotEq": operator.ne, "Lt": operator.lt, "LtE": operator.le, "Gt": operator.gt,
    "GtE": operator.ge, "Is": operator.is_, "IsNot": operator.is_not,
    "In": lambda item, container: item in container, "NotIn": lambda item, container: item not in container,
}  # fmt: skip
_WORDS = {
    "Eq": "{}", "NotEq": "another value than {}", "Lt": "a value below {}", "LtE": "a value of at most {}",
    "Gt": "a value above {}", "GtE": "a value of at least {}", "Is": "{}", "IsNot": "another object than {}",
    "In": "one of {}", "NotIn": "none of {}", "Holds": "what holds {}", "HoldsNot": "what does not hold {}",
}  # fmt: skip
_FLIPPED = {"Lt": "Gt", "LtE": "GtE", "Gt": "Lt", "GtE": "LtE", "In": "Holds", "NotIn": "HoldsNot"}


class Checks:
    """What the checks of the cell in hand have found."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self.failed: dict[str, str] | None = None

    def begin(self) -> None:
        """Begin with a cell."""
        self.failed = None

    def names(self) -> dict[str, Any]:
        """What the rewritten cell calls."""
        return {_TICK: self._tick, _COMPARED: self._compared}

    def _tick(self) -> tuple[int, str]:
        return self._line.count, self._line.called

    def _compared(
        self,
        name: str,
        start: tuple[int, str],
        left: Any,
        middle: tuple[int, str],
        right: Any,
        end: tuple[int, str],
    ) -> Any:
        """What the comparison gives. If it does not hold, `failed` tells which side came from the student."""
        self.failed = None
        result = _OPERATORS[name](left, right)
        with contextlib.suppress(Exception):  # an array has no truth, which the assert says itself
            if result:
                return result
        mine = middle[0] == start[0] and end[0] != middle[0]  # the right side alone was asked of the student's code
        got, wanted, how = (right, left, _FLIPPED.get(name, name)) if mine else (left, right, name)
        self.failed = {"got": shown(got), "wanted": _WORDS[how].format(shown(wanted)), "called": self._line.called}
        return result


def shown(value: Any) -> str:
    """A value as text, cut to a length that can be read."""
    try:
        text = repr(value)
    except Exception:
        text = f"a value of type {type(value).__name__}"
    return text if len(text) <= _MAX_VALUE else f"{text[:_MAX_VALUE]} ..."


def prepared(source: str, name: str, *, checks: bool = True) -> tuple[CodeType, CodeType | None, bool]:
    """The code of a cell: its statements, and its last expression if it ends with one whose value Jupyter would show.

    Raises SyntaxError.
    """
    filename = f"<test {name}>" if checks else f"<{name}>"
    tree = _parsed(source, filename, checks=checks)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        shows = not source.rstrip().endswith(";")
        ending = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
        last = compile(ending, filename, "eval", dont_inherit=True)
        if not shows:
            return compile(tree, filename, "exec", dont_inherit=True), last, False
    return compile(tree, filename, "exec", dont_inherit=True), last, True


def statements(source: str, name: str) -> list[CodeType]:
    """The code of each statement of a test cell. Raises SyntaxError."""
    filename = f"<test {name}>"
    body = _parsed(source, filename, checks=True).body
    return [compile(ast.Module([node], []), filename, "exec", dont_inherit=True) for node in body]


def _parsed(source: str, filename: str, *, checks: bool) -> ast.Module:
    linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
    tree = ast.parse(source, filename)
    return ast.fix_missing_locations(_Rewriting().visit(tree)) if checks else tree


class _Rewriting(ast.NodeTransformer):
    def visit_Assert(self, node: ast.Assert) -> ast.Assert:
        """`assert a == b` with what a and b are noted, and after which of them the student's code was asked."""
        self.generic_visit(node)
        test = node.test
        if not isinstance(test, ast.Compare) or len(test.ops) != 1:
            return node
        name = type(test.ops[0]).__name__
        arguments = [ast.Constant(name), _tick(), test.left, _tick(), test.comparators[0], _tick()]
        node.test = ast.Call(ast.Name(_COMPARED, ast.Load()), arguments, [])
        return node


def _tick() -> ast.Call:
    return ast.Call(ast.Name(_TICK, ast.Load()), [], [])
