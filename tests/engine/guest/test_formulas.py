"""Formulas come back as they were, and none of their names is code."""

from __future__ import annotations

from typing import Any

import pytest
import sympy
from sympy import Function, Integral, Interval, Limit, Matrix, Piecewise, Symbol, Union, exp, oo, sin, sqrt

from autograder.guest import formulas
from autograder.guest.wire import WireError

X, Y, N = Symbol("x"), Symbol("y"), Symbol("n", integer=True, positive=True)
SAME = [
    X + Y,
    sympy.Mul(2, X + 1, evaluate=False),
    sympy.Add(Y, X, evaluate=False),
    sympy.Pow(2, 3, evaluate=False),
    sympy.sin(0, evaluate=False),
    sympy.Eq(X, X, evaluate=False),
    sympy.Integer(7) ** 9000,
    sympy.Float("0.1", 30) * sympy.I * sympy.pi,
    -oo,
    Function("f")(X).diff(X),
    Integral(sin(X), (X, 0, 1)),
    sympy.Sum(N**2, (N, 1, 10)),
    Piecewise((X, X > 0), (0, True)),
    Limit(sin(X) / X, X, 0, "-"),
    Union(Interval(0, 1), Interval(2, 3)),
    Matrix([[1, X], [sqrt(2), exp(Y)]]),
    sympy.Max(X, Y),
    Symbol("lambda") + Symbol(r"\theta") + Symbol("x_{1}") + Symbol("n", commutative=False),
    sympy.MatrixSymbol("A", 2, 2).T,
]


@pytest.mark.parametrize("value", SAME, ids=lambda value: type(value).__name__)
def test_a_formula_comes_back_as_it_was(value: Any) -> None:
    tree = formulas.tree_of(value)
    assert tree is not None
    found = formulas.value_of(tree[1])
    assert type(found) is type(value)
    assert (found, getattr(found, "args", ())) == (value, getattr(value, "args", ()))


CODE = ["__import__('os')", "__x", "eval", "\uff45xec", "f' '", "a b", "(1)", "x.y", "None", "", "a{b(c)}", "+"]
CALLED = ["eval", "bytes", "\uff45xec", "lambdify", "sympify", "fromfile", "S", "open", r"\f", "f{1}", "lambda"]


@pytest.mark.parametrize(
    "tree",
    [
        *(["Symbol", name, [], []] for name in CODE),
        *(["Str", name] for name in CODE),
        *(["Function", name, ["Symbol", "x", [], []]] for name in CALLED),
        ["Symbol", "x", ["a=eval('1')"], []],
        ["Symbol", "x", [], ["x", "name"]],
        ["Limit", ["pi"], ["Symbol", "x", [], []], ["pi"], "eval"],
        ["sympify", ["Str", "x"]],
        ["Wild", ["Str", "x"]],
        ["Mul", "ab"],
        ["Matrix", 1, 10**12, ["pi"]],
        ["Rational", "2", "4"],
        ["Union", ["Interval", *[["Rational", "0", "1"]] * 2, *[["false"]] * 2]],
        ["simplify", ["pi"]],
        [["Symbol"], "x"],
        "pi",
    ],
    ids=str,
)
def test_what_is_more_than_a_formula_is_refused(tree: Any) -> None:
    with pytest.raises(WireError):
        formulas.value_of(tree)


@pytest.mark.parametrize("name", CALLED)
def test_a_formula_with_such_a_name_does_not_cross(name: str) -> None:
    assert formulas.tree_of(Function(name)(X) + 1) is None
