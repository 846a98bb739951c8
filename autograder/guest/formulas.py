"""Expressions of SymPy's as plain data: the name of the class, and what it is made of, as SymPy itself sees them.

Both ends make them anew, so that a test can calculate with what an answer gave as with its own. Nothing is evaluated on
the way: `2*(x + 1)` stays what it is. What does not come back as it was has no such form, nor what is made of functions
that a notebook defines, or is no class of SymPy's own. SymPy makes code of names (lambdify, and sympify of a text), so
no name is more than a name.
"""

from __future__ import annotations

import builtins
import importlib
import keyword
import re
import sys
import unicodedata
from typing import Any

from autograder.guest.wire import WireError

_MOST = 20_000  # parts of one expression
_NAME = re.compile(r"\\?([^\W\d]\w*)(\{\w+\})?")  # and as it is written for TeX, which is no Python in any place
_DIRECTIONS = ("+", "-", "+-")  # of a limit
#: Modules whose functions SymPy's code may call by their bare names.
_CALLED = (
    "builtins", "math", "cmath", "numpy", "numpy.linalg", "scipy", "scipy.special", "mpmath", "sympy", "torch",
    "numexpr", "jax", "tensorflow", "cupy",
)  # fmt: skip
#: Classes whose instances cross, with those derived from them, and whether they take `evaluate`.
_KINDS = {
    "Add": True, "Mul": True, "Pow": True, "Function": True, "Rel": True, "Not": True, "And": True, "Or": True,
    "Xor": True, "Nand": True, "Nor": True, "Implies": True, "Equivalent": True, "ITE": True, "Union": True,
    "Intersection": True, "Complement": True, "Set": False, "Derivative": False, "Integral": False, "Sum": False,
    "Product": False, "Subs": False, "Order": False, "Tuple": False, "Lambda": False, "MatrixExpr": False,
    "UnevaluatedExpr": False, "Poly": False, "Dict": False, "Max": True, "Min": True, "Contains": False, "Point": False,
    "Determinant": False, "Trace": False, "Permanent": False, "DotProduct": False, "AccumBounds": False,
    "Quaternion": False, "IndexedBase": False, "Indexed": False, "Idx": False,
}  # fmt: skip


def tree_of(value: Any) -> list[Any] | None:
    """What stands for an expression, a matrix or one of SymPy's constants; None if nothing does."""
    sympy: Any = sys.modules.get("sympy")
    if sympy is None or not isinstance(value, sympy.Basic | sympy.MatrixBase):
        return None
    try:
        tree = _tree(sympy, value)
        value_of(tree)
        return ["sympy", tree]
    except (WireError, AttributeError, TypeError):
        return None


def value_of(tree: Any) -> Any:
    """The expression that a tree stands for. Raises WireError."""
    sympy = importlib.import_module("sympy")
    try:
        made = _value(sympy, tree, [0])
        again = _tree(sympy, made)
    except WireError:
        raise
    except Exception as error:  # SymPy's classes raise many kinds for what they cannot be made of
        raise WireError(f"an expression that SymPy does not make ({type(error).__name__})") from error
    if again != tree:
        raise WireError("an expression of which SymPy makes another")
    return made


def _tree(sympy: Any, value: Any) -> list[Any]:
    kind = type(value)
    if isinstance(value, sympy.MatrixBase):
        return [kind.__name__, *value.shape, *(_tree(sympy, part) for part in value.flat())]
    if kind is sympy.Symbol:
        assumed = value.assumptions0
        holding = sorted(name for name, holds in assumed.items() if holds and name != "commutative")  # as all are
        return ["Symbol", value.name, holding, sorted(name for name, holds in assumed.items() if holds is False)]
    if isinstance(value, sympy.Float):
        sign, mantissa, exponent, bits = value._mpf_
        return ["Float", int(sign), str(int(mantissa)), int(exponent), int(bits), int(value._prec)]
    if isinstance(value, sympy.Rational):  # integers too
        return ["Rational", f"{int(value.p):x}", f"{int(value.q):x}"]
    if isinstance(value, sympy.core.function.AppliedUndef):
        if value.func != sympy.Function(value.func.__name__):
            raise WireError("a function about which something is assumed")
        return ["Function", value.func.__name__, *(_tree(sympy, part) for part in value.args)]
    if value is sympy.S.NegativeInfinity:
        return ["-oo"]
    if isinstance(value, sympy.core.symbol.Str):
        return ["Str", value.name]
    if kind is sympy.Limit:
        return ["Limit", *(_tree(sympy, part) for part in value.args[:3]), str(value.args[3])]
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
    if type(tree) is not list or not tree or type(tree[0]) is not str:
        raise WireError("an expression of another form")
    name, *parts = tree
    count[0] += 1
    if count[0] > _MOST:
        raise WireError("an expression of too many parts")
    if name == "Symbol":
        text, holding, others = parts
        assumed = dict.fromkeys(holding, True) | dict.fromkeys(others, False)
        if not all(hasattr(sympy.Symbol, f"is_{each}") for each in assumed):
            raise WireError("a symbol about which something else is assumed than SymPy knows")
        return sympy.Symbol(_name(text), **assumed)
    if name == "Float":
        sign, mantissa, exponent, bits, precision = parts
        return sympy.Float((int(sign), int(mantissa), int(exponent), int(bits)), precision=int(precision))
    if name == "Rational":
        return sympy.Rational(*(int(part, 16) for part in parts))
    if name == "Str":
        return sympy.core.symbol.Str(_name(*parts))
    if name == "-oo" and not parts:
        return sympy.S.NegativeInfinity
    if name == "Function":
        return sympy.Function(_function(parts[0]))(*(_value(sympy, part, count) for part in parts[1:]))
    if name == "Limit" and parts[3] in _DIRECTIONS:
        return sympy.Limit(*(_value(sympy, part, count) for part in parts[:3]), parts[3])
    found = None if name.startswith("_") else getattr(sympy, name)
    if isinstance(found, type) and issubclass(found, sympy.MatrixBase):
        rows, columns, *items = parts
        if len(items) != rows * columns:
            raise WireError("a matrix of another shape")
        return found(rows, columns, [_value(sympy, part, count) for part in items])
    if isinstance(found, type):
        takes = [takes for kind, takes in _KINDS.items() if issubclass(found, getattr(sympy, kind))]
        if takes and not issubclass(found, sympy.WildFunction):
            options = {"evaluate": False} if takes[0] else {}
            return found(*(_value(sympy, part, count) for part in parts), **options)
    if isinstance(found, sympy.Basic) and not parts:
        return found
    raise WireError("no class of SymPy's that crosses")


def _name(text: Any) -> str:
    """The name of a symbol, which is no code wherever it is written. Raises WireError."""
    found = _NAME.fullmatch(unicodedata.normalize("NFKC", text)) if type(text) is str else None
    plain = found[1] if found else ""
    known = hasattr(builtins, plain) or (keyword.iskeyword(plain) and plain != "lambda")  # which SymPy writes otherwise
    if not found or known or plain.startswith("__"):
        raise WireError("a symbol whose name is more than a name")
    return str(text)


def _function(text: Any) -> str:
    """The name of a function that nobody has defined. Raises WireError."""
    plain = unicodedata.normalize("NFKC", _name(text))
    known = any(plain in vars(sys.modules[each]) for each in _CALLED if each in sys.modules)
    if known or not plain.isidentifier() or keyword.iskeyword(plain):
        raise WireError("a function of which there is one already")
    return str(text)
