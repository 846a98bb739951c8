"""The text of an answer cell beside its syntax tree, so that a change of one node leaves the rest of the text alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

_Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
#: Expressions that bind tighter than any operator around them.
_TIGHT = (ast.Name, ast.Constant, ast.Attribute, ast.Call, ast.Subscript, ast.List, ast.Dict, ast.Set, ast.JoinedStr)
#: Parents that a looser expression may not stand in without parentheses.
_TIGHT_PARENTS = (
    ast.BinOp, ast.UnaryOp, ast.BoolOp, ast.Compare, ast.Attribute, ast.IfExp, ast.Await, ast.Starred,
)  # fmt: skip


@dataclass(frozen=True)
class Edit:
    """Text that takes the place of the characters from `start` to `end`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Change:
    """One mutant before it is made: the name of what is done, and the edits that do it."""

    operator: str
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Cell:
    """The source of one answer cell. Raises SyntaxError when its tree is asked for and it is no Python."""

    source: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        """All nodes that stand somewhere in the text, in its order."""
        found = [node for node in ast.walk(self.tree) if hasattr(node, "lineno")]
        return sorted(found, key=lambda node: (self.start(node), -self.end(node)))

    @cached_property
    def _parents(self) -> dict[ast.AST, ast.AST]:
        return {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        for line in self.lines:
            starts.append(starts[-1] + len(line))
        return starts

    @cached_property
    def lines(self) -> list[str]:
        """The lines with their ends, split where Python splits them."""
        return [line for line in self.source.replace("\n", "\n\0").split("\0") if line]

    # Where a node stands; the tree counts columns in bytes of UTF-8.

    def _offset(self, line: int, column: int) -> int:
        before = self.lines[line - 1].encode()[:column].decode()
        return self._line_starts[line - 1] + len(before)

    def start(self, node: ast.AST) -> int:
        return self._offset(node.lineno, node.col_offset)  # type: ignore[attr-defined]

    def end(self, node: ast.AST) -> int:
        return self._offset(node.end_lineno, node.end_col_offset)  # type: ignore[attr-defined]

    def text(self, node: ast.AST) -> str:
        return self.source[self.start(node) : self.end(node)]

    # What a node stands in

    def parent(self, node: ast.AST) -> ast.AST | None:
        return self._parents.get(node)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        above = self.parent(node)
        while above is not None:
            yield above
            above = self.parent(above)

    def function(self, node: ast.AST) -> _Function | None:
        """The innermost function around a node."""
        return next((above for above in self.ancestors(node) if isinstance(above, _FUNCTIONS)), None)

    def parameters(self, node: ast.AST) -> list[str]:
        """The parameters of the function around a node, without self, *args and **kwargs."""
        function = self.function(node)
        if function is None:
            return []
        given = function.args
        names = [argument.arg for argument in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
        return [name for name in names if name != "self"]

    def bound(self, node: ast.AST) -> list[str]:
        """The names that the function around a node binds, parameters first."""
        around: ast.AST = self.function(node) or self.tree
        stored = [
            inner.id for inner in ast.walk(around) if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)
        ]
        return list(dict.fromkeys([*self.parameters(node), *stored]))

    def is_local(self, node: ast.expr) -> bool:
        """Whether an expression is a value of the function rather than a module, a function or a class from outside."""
        while isinstance(node, ast.Attribute):
            node = node.value
        return not isinstance(node, ast.Name) or node.id == "self" or node.id in self.bound(node)

    def objects(self, node: ast.AST) -> list[str]:
        """Those parameters of the function around a node that it takes attributes of: arrays, tensors, networks."""
        used = {
            inner.value.id
            for inner in ast.walk(self.function(node) or self.tree)
            if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name)
        }
        return [name for name in self.parameters(node) if name in used]

    def is_called(self, node: ast.AST) -> bool:
        above = self.parent(node)
        return isinstance(above, ast.Call) and above.func is node

    # Edits

    def closed(self, node: ast.AST) -> str:
        """The text of a node so that an operator may follow or precede it."""
        loose = isinstance(node, ast.BinOp | ast.UnaryOp | ast.Compare | ast.BoolOp | ast.IfExp)
        return f"({self.text(node)})" if loose else self.text(node)

    def replaced(self, node: ast.AST, text: str) -> Edit:
        """The text in the place of a node, in parentheses where it needs them."""
        above = self.parent(node)
        tight = isinstance(above, _TIGHT_PARENTS)
        tight = tight or self.is_called(node)
        tight = tight or (isinstance(above, ast.Subscript) and above.value is node)
        start, end = self.start(node), self.end(node)
        closed = tight and (self.source[start - 1 : start], self.source[end : end + 1]) == ("(", ")")
        loose = tight and not isinstance(ast.parse(f"({text})", mode="eval").body, _TIGHT)
        around = self.source[max(0, start - 2) : start - 1] + self.source[end + 1 : end + 2]
        if closed and not loose and not any(character.isalnum() for character in around):
            return Edit(start - 1, end + 1, text)  # parentheses that are needed no more
        return Edit(start, end, f"({text})" if loose and not closed else text)

    def renamed(self, node: ast.Attribute, name: str) -> Edit:
        """Another attribute of the same value."""
        return Edit(self.end(node) - len(node.attr), self.end(node), name)

    def swapped(self, first: ast.AST, second: ast.AST) -> tuple[Edit, ...]:
        return self.replaced(first, self.text(second)), self.replaced(second, self.text(first))

    def without(self, items: Sequence[ast.AST], index: int) -> Edit:
        """One item of a call, tuple or list taken out, with a comma, and with its line if it has one of its own."""
        start, end = self.start(items[index]), self.end(items[index])
        if index + 1 < len(items):
            return Edit(start, self.start(items[index + 1]), "")
        if index > 0:
            return Edit(self.end(items[index - 1]), end, "")
        return Edit(start, end, "")

    def apply(self, edits: Sequence[Edit]) -> str:
        source = self.source
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end), reverse=True):
            source = source[: edit.start] + edit.text + source[edit.end :]
        return source


def number(node: ast.AST | None) -> float | None:
    """A literal number, with its sign; None if it is anything else."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = number(node.operand)
        return None if inner is None else -inner
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return node.value
    return None
