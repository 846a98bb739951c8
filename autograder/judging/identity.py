"""Whether an expression of a test cell asks which object a value is, and not what it is."""

from __future__ import annotations

import ast
import builtins
import re

from autograder.judging.answer_names import Answers

_MEMORY = frozenset(["shares_memory", "may_share_memory", "data_ptr", "owndata", "__array_interface__"])
_CLASS = re.compile(r"_*[A-Z]\w*[a-z]\w*$")


def asks_for_identity(node: ast.AST, answers: Answers) -> bool:
    """Whether a node compares objects, or looks at where in memory they are."""
    if isinstance(node, ast.Attribute):
        return node.attr in _MEMORY and node.attr not in answers.methods
    if isinstance(node, ast.Name):
        return node.id in _MEMORY
    if isinstance(node, ast.Call):
        if isinstance(node.func, ast.Name) and node.func.id == "id":
            return bool(node.args) and "id" not in answers.functions
        if isinstance(node.func, ast.Attribute) and node.func.attr in ("assertIs", "assertIsNot"):
            return len(node.args) >= 2 and not any(_is_one_of_a_kind(each, answers) for each in node.args[:2])
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
        for operator, left, right in zip(node.ops, sides, sides[1:], strict=False):
            if isinstance(operator, ast.Is | ast.IsNot):
                if isinstance(left, ast.Attribute) and left.attr == "base" and "base" not in answers.methods:
                    return True  # of NumPy's arrays, which a copy does not have
                if not (_is_one_of_a_kind(left, answers) or _is_one_of_a_kind(right, answers)):
                    return True
    return False


def _is_one_of_a_kind(node: ast.expr, answers: Answers) -> bool:
    """Whether it is the same object on both sides: a constant, a class, or a member of an enumeration."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.Name):
        kind = getattr(builtins, node.id, None)
        return isinstance(kind, type) or node.id in ("NotImplemented", "Ellipsis") or bool(_CLASS.match(node.id))
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "type" and len(node.args) == 1
    if isinstance(node, ast.Attribute):
        if node.attr == "__class__" or _CLASS.match(node.attr):
            return True
        if isinstance(node.value, ast.Name):
            member = node.attr.isupper() and bool(_CLASS.match(node.value.id))
            return member or (node.value.id in ("np", "numpy", "torch") and node.attr.lower() != "nan")
    return False
