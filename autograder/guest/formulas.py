"""Expressions of SymPy's as plain data: the name of the class, and what it is made of, as SymPy itself sees them.

Both ends make them anew, so that a test can calculate with what an answer gave as with its own. What is made of
functions that a notebook defines, or is no class of SymPy's own, has no such form.
"""

from __future__ import annotations

import importlib
import sys
from typing import Any

from autograder.guest.wire import WireError

_MOST = 20_000  # parts of one expression


def tree_of(value: Any) -> list[Any] | None:
    """What stands for an expression, a matrix or one of SymPy's constants; None if nothing does."""
    sympy: Any = sys.modules.get("sympy")
    if sympy is None or not isinstance(value, sympy.Basic | sympy.MatrixBase):
        return None
    try:
        return ["sympy", _tree(sympy, value)]
    except WireError:
        return None


def value_of(tree: Any) -> Any:
    """The expression that a tree stands for. Raises WireError, TypeError and ValueError."""
    return _value(importlib.import_module("sympy"), tree, [0])


def _tree(sympy: Any, value: Any) -> list[Any]:
    kind = type(value)
    if isinstance(value, sympy.MatrixBase):
        return [kind.__name__, *value.shape, *(_tree(sympy, part) for part in value.flat())]
    if kind is sympy.Symbol:
        return ["Symbol", value.name, sorted(name for name, holds in value.assumptions0.items() if holds),
                sorted(name for name, holds in value.assumptions0.items() if holds is False)]  # fmt: skip
    if isinstance(value, sympy.Float):
        sign, mantissa, exponent, bits = value._mpf_
        return ["Float", int(sign), str(int(mantissa)), int(exponent), int(bits), int(value._prec)]
    if isinstance(value, sympy.Rational):  # integers too
        return ["Rational", str(value.p), str(value.q)]
    if isinstance(value, sympy.core.function.AppliedUndef):
        return ["Function", value.func.__name__, *(_tree(sympy, part) for part in value.args)]
    if value is sympy.S.NegativeInfinity:
        return ["Mul", ["Rational", "-1", "1"], ["oo"]]
    if isinstance(value, sympy.core.symbol.Str):
        return ["Str", value.name]
    name = _NAMES.get(kind.__name__, kind.__name__)
    found = getattr(sympy, name, None)
    if value.args:
        if name != "Tuple" and found is not value.func:
            raise WireError("a class that is not SymPy's")
        return [name, *(_tree(sympy, part) for part in value.args)]
    if found is value or getattr(found, "func", None) is kind:
        return [name]
    if found is kind and value == found():
        return [name]
    raise WireError("a constant that is not SymPy's")


_NAMES = {
    "Exp1": "E", "Pi": "pi", "ImaginaryUnit": "I", "Infinity": "oo", "NaN": "nan", "ComplexInfinity": "zoo",
    "BooleanTrue": "true", "BooleanFalse": "false", "ExprCondPair": "Tuple",
}  # fmt: skip


def _value(sympy: Any, tree: Any, count: list[int]) -> Any:
    name, *parts = tree
    count[0] += 1
    if count[0] > _MOST:
        raise WireError("an expression of too many parts")
    if name == "Symbol":
        text, holding, others = parts
        assumed = dict.fromkeys(map(str, holding), True) | dict.fromkeys(map(str, others), False)
        return sympy.Symbol(str(text), **assumed)
    if name == "Float":
        sign, mantissa, exponent, bits, precision = parts
        return sympy.Float((int(sign), int(mantissa), int(exponent), int(bits)), precision=int(precision))
    if name == "Rational":
        return sympy.Rational(int(parts[0]), int(parts[1]))
    if name == "Str":
        return sympy.core.symbol.Str(str(parts[0]))
    if name == "Function":
        return sympy.Function(str(parts[0]))(*(_value(sympy, part, count) for part in parts[1:]))
    found = getattr(sympy, name) if type(name) is str and not name.startswith("_") else None
    if isinstance(found, type) and issubclass(found, sympy.MatrixBase):
        return found(int(parts[0]), int(parts[1]), [_value(sympy, part, count) for part in parts[2:]])
    if isinstance(found, type) and issubclass(found, sympy.Basic):
        return found(*(_value(sympy, part, count) for part in parts))
    if isinstance(found, sympy.Basic) and not parts:
        return found
    raise WireError("no class of SymPy's")
