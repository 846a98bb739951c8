"""Systematic variants of right answers: each does the same in a way that must not cost a point."""

from __future__ import annotations

import ast
from collections.abc import Callable

Change = Callable[[ast.Module, str], ast.Module]


def variants_of(exercise: str, code: str) -> dict[str, str]:
    """Variants of an answer cell by name; those that change nothing, or cannot be made of it, are left out."""
    tree = ast.parse(code)
    plain = ast.unparse(tree)
    found = {}
    # One that calls itself, or asks for itself by name, would meet what has been put in its place.
    own = any(isinstance(node, ast.Name) and node.id == exercise for node in ast.walk(tree))
    for name, change in (_INSIDE if own else _INSIDE | _AROUND).items():
        tree = change(ast.parse(code), exercise)
        if (text := ast.unparse(ast.fix_missing_locations(tree))) != plain or name == "without_comments":
            found[name] = text + "\n"
    return found


def _without_comments(tree: ast.Module, _: str) -> ast.Module:
    """Comments, docstrings and annotations gone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) and len(node.body) > 1:
            del node.body[0]
        if isinstance(node, ast.FunctionDef):
            node.returns = None
            for argument in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]:
                argument.annotation = None
    return tree


def _other_names(tree: ast.Module, _: str) -> ast.Module:
    """Local variables renamed."""
    for function in [node for node in tree.body if isinstance(node, ast.FunctionDef)]:
        nodes = list(ast.walk(function))
        kept = {node.arg for node in nodes if isinstance(node, ast.arg)}
        kept |= {name for node in nodes if isinstance(node, ast.Global | ast.Nonlocal) for name in node.names}
        kept |= {node.name for node in nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        local = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)} - kept
        for node in nodes:
            if isinstance(node, ast.Name) and node.id in local:
                node.id = f"my_{node.id}"
    return tree


def _behind(tree: ast.Module, exercise: str, lines: str) -> ast.Module:
    """The cell with lines behind it in which {name} stands for the exercise's name."""
    tree.body += ast.parse(lines.replace("NAME", exercise)).body
    return tree


def _through_a_helper(tree: ast.Module, exercise: str) -> ast.Module:
    """The answer under another name, called by a function of the right one."""
    return _behind(
        tree, exercise, "_first_try = NAME\ndef NAME(*args, **kwargs):\n    return _first_try(*args, **kwargs)"
    )


def _talkative(tree: ast.Module, exercise: str) -> ast.Module:
    """Prints, warns and counts its calls."""
    return _behind(
        tree,
        exercise,
        """
import functools, sys, warnings
_quiet_one, _calls = NAME, []
@functools.wraps(_quiet_one)
def NAME(*args, **kwargs):
    _calls.append(len(args))
    print("call number", len(_calls), args)
    print("still here", file=sys.stderr)
    warnings.warn("this is only a remark")
    return _quiet_one(*args, **kwargs)
""",
    )


def _resets_generators(tree: ast.Module, exercise: str) -> ast.Module:
    """Sets the global random generators, which belong to nobody."""
    return _behind(
        tree,
        exercise,
        """
import random as _random
import numpy as _numpy
import sys as _sys
_unseeded = NAME
def NAME(*args, **kwargs):
    _random.seed(1)
    _numpy.random.seed(1)
    if "torch" in _sys.modules:
        _sys.modules["torch"].manual_seed(1)
    return _unseeded(*args, **kwargs)
""",
    )


def _other_containers(tree: ast.Module, exercise: str) -> ast.Module:
    """Numbers as 0-d arrays, arrays as nested lists, tuples as lists: values count, not containers."""
    return _behind(
        tree,
        exercise,
        """
import numpy as _numpy
_contained = NAME
def _otherwise(value):
    if type(value) is float:
        return _numpy.array(value)
    if isinstance(value, _numpy.ndarray):
        return value.tolist()
    if type(value) is tuple:
        return [_otherwise(item) for item in value]
    return value
def NAME(*args, **kwargs):
    return _otherwise(_contained(*args, **kwargs))
""",
    )


_INSIDE: dict[str, Change] = {
    "without_comments": _without_comments,
    "other_names": _other_names,
}
_AROUND: dict[str, Change] = {
    "through_a_helper": _through_a_helper,
    "talkative": _talkative,
    "resets_generators": _resets_generators,
    "other_containers": _other_containers,
}
