"""What the answers of a notebook define, read from their text."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass

from autograder.guest.cell_text import without_magics
from autograder.guest.python_text import NOT_PYTHON

_ARRAYS = re.compile(
    r"\b(np|numpy|pd|pandas|torch|memoryview|zeros|ones|empty|full|eye|arange|linspace|array|asarray|tensor|DataFrame|Series)\b"
)


def speaks_of_arrays(source: str) -> bool:
    """Whether a cell may have to do with arrays or tables, which can be views of others."""
    return _ARRAYS.search(source) is not None


@dataclass(frozen=True)
class Answers:
    """The names that the answers of a notebook bind, but for imports, and the methods and attributes of classes."""

    functions: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    variables: frozenset[str] = frozenset()
    methods: frozenset[str] = frozenset()
    arrays: bool = False  # parts of some values share memory

    @classmethod
    def of(cls, sources: Iterable[str]) -> Answers:
        """Read from the text of the answer cells."""
        functions: set[str] = set()
        classes: set[str] = set()
        variables: set[str] = set()
        methods: set[str] = set()
        arrays = False
        for source in sources:
            arrays = arrays or speaks_of_arrays(source)
            try:
                tree = ast.parse(without_magics(source))
            except NOT_PYTHON:
                continue
            for node in tree.body:
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    functions.add(node.name)
                elif isinstance(node, ast.ClassDef):
                    classes.add(node.name)
                    parts = (part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef))
                    methods |= {part.name for part in parts}
                    attributes = (part for part in ast.walk(node) if isinstance(part, ast.Attribute))
                    methods |= {part.attr for part in attributes if isinstance(part.ctx, ast.Store)}
                else:
                    names = (part for part in ast.walk(node) if isinstance(part, ast.Name))
                    variables |= {part.id for part in names if isinstance(part.ctx, ast.Store)}
        return cls(frozenset(functions), frozenset(classes), frozenset(variables), frozenset(methods), arrays)


NO_ANSWERS = Answers()
