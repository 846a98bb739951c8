"""Operators that take one name, argument or text for another: the mean for the sum, eval for train, test for train.

Each is a function whose first line says what the mutant does wrong.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise

from autograder.quality.cells import Cell, Change, Edit

#: Names that stand for each other in wrong answers, whatever they belong to: a function, a method or a class.
_MIXED_UP: dict[str, list[tuple[str, ...]]] = {
    "reduction swapped": [
        ("sum", "mean", "max", "min", "prod"),
        ("nansum", "nanmean", "nanmax", "nanmin"),
        ("std", "var"),
        ("cumsum", "cumprod"),
    ],
    "minimum and maximum swapped": [("minimum", "maximum"), ("argmin", "argmax"), ("nanargmin", "nanargmax")],
    "logarithm swapped": [("log", "log2", "log10", "log1p")],
    "exponential swapped": [("exp", "expm1", "exp2")],
    "any and all swapped": [("any", "all")],
    "logic swapped": [("logical_and", "logical_or", "logical_xor"), ("isfinite", "isnan", "isinf")],
    "fill swapped": [("zeros", "ones"), ("zeros_like", "ones_like"), ("eye", "ones")],
    "rounding swapped": [("floor", "ceil", "round")],
    "solver swapped": [("inv", "pinv")],
    "draw swapped": [
        ("random", "standard_normal"),
        ("rand", "randn"),
        ("uniform", "normal"),
        ("permutation", "shuffle"),
    ],
    "layer swapped": [("ReLU", "Sigmoid", "Tanh"), ("MaxPool2d", "AvgPool2d"), ("BatchNorm1d", "LayerNorm")],
    "activation swapped": [("relu", "sigmoid", "tanh"), ("softmax", "log_softmax")],
    "loss swapped": [
        ("cross_entropy", "nll_loss"),
        ("CrossEntropyLoss", "NLLLoss"),
        ("mse_loss", "l1_loss"),
        ("MSELoss", "L1Loss"),
    ],
    "optimiser swapped": [("SGD", "Adam")],
    "join swapped": [
        ("stack", "concatenate"),
        ("hstack", "vstack"),
        ("iloc", "loc"),
        ("append", "extend"),
        ("zip", "product"),
    ],
}
_PENALTIES = ("weight", "penalty", "alpha", "lam", "lambda_", "reg", "ridge", "l2", "weight_decay")
_GENERATORS = ("rng", "generator", "random_state")


def changes(cell: Cell) -> Iterator[Change]:
    """Every change by an operator of this module, in the order of the text."""
    for node in cell.nodes:
        for operator in OPERATORS:
            yield from operator(cell, node)


def names_mixed_up(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A function, method or class is taken for another of the same kind, or a nan function for the plain one."""
    if isinstance(node, ast.Attribute):
        name = node.attr
    elif isinstance(node, ast.Name) and not cell.is_local(node):
        name = node.id
    else:
        return
    builtin = isinstance(node, ast.Name) and hasattr(builtins, name)  # there is a sum, but no mean
    for operator, groups in _MIXED_UP.items():
        for group in groups:
            for other in group if name in group else ():
                if other != name and (not builtin or hasattr(builtins, other)):
                    yield Change(operator, (_renamed(cell, node, other),))
    if name.startswith("nan") and len(name) > 3:
        yield Change("nan function made plain", (_renamed(cell, node, name[3:]),))


def mode(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A network is set to training where it should be tested, or the other way round."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and not node.args and not node.keywords:
        other = {"train": "eval", "eval": "train"}.get(node.func.attr)
        if other:
            yield Change("train and eval swapped", (cell.renamed(node.func, other),))


def penalty(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """The penalty's weight is twice or half what it should be, its square, or is multiplied by a number of examples."""
    if not _is_parameter(cell, node, _PENALTIES):
        return
    assert isinstance(node, ast.Name)
    for scale in ("* 2", "/ 2", "** 2", *(f"* len({name})" for name in cell.objects(node) if name != node.id)):
        yield Change("penalty scaled", (cell.replaced(node, f"{node.id} {scale}"),))


def generator(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A generator made afresh for each use draws the same again; a fixed seed ignores the one given."""
    if _is_parameter(cell, node, _GENERATORS):
        yield Change("generator made afresh", (cell.replaced(node, "np.random.default_rng(0)"),))
    elif _is_parameter(cell, node, ("seed",)):
        assert isinstance(node, ast.Name)
        for text in ("0", f"{node.id} + 1"):
            yield Change("seed changed", (cell.replaced(node, text),))


def text(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A text such as the name of a column is empty, or another one of the cell."""
    if not _is_text(cell, node):
        return
    others = [cell.text(other) for other in cell.nodes if _is_text(cell, other) and "\n" not in cell.text(other)]
    for other in dict.fromkeys([*others, '""']):
        yield Change("text changed", (cell.replaced(node, other),))


def element(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """An element of a tuple or list is missing, or two are in the wrong order; so with returned values and indices."""
    if not isinstance(node, ast.Tuple | ast.List):
        return
    if isinstance(node.ctx, ast.Load) and len(node.elts) > 1:
        for index in range(len(node.elts)):
            yield Change("element dropped", (cell.without(node.elts, index),))
    name = "elements swapped" if isinstance(node.ctx, ast.Load) else "names swapped"
    yield from _swaps(cell, name, node.elts)


def argument(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """An argument is missing, or two are in the wrong order."""
    if not isinstance(node, ast.Call):
        return
    given: list[ast.expr | ast.keyword] = sorted([*node.args, *node.keywords], key=cell.start)
    if len(given) == 1 and isinstance(given[0], ast.GeneratorExp):
        return  # its parentheses are those of the call
    for index, item in enumerate(given):
        named = item.arg if isinstance(item, ast.keyword) else None
        yield Change(f"{named} dropped" if named else "argument dropped", (cell.without(given, index),))
    yield from _swaps(cell, "arguments swapped", node.args)


def call_dropped(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A call is missing: a function gives its first argument, a method what it is called on. So copy, astype, sqrt,
    float, exp, detach.
    """
    if not isinstance(node, ast.Call) or isinstance(cell.parent(node), ast.Expr | ast.withitem | ast.Raise):
        return
    if isinstance(node.func, ast.Attribute) and cell.is_local(node.func) and not _is_part_of_self(node.func):
        name, left = node.func.attr, node.func.value
    elif node.args and not isinstance(node.args[0], ast.Starred):
        name, left = cell.text(node.func).rpartition(".")[2], node.args[0]
        if name[:1].isupper() and not any(isinstance(inner, ast.Name) for inner in ast.walk(left)):
            return  # a number is no layer
    else:
        return
    yield Change(f"{name}() dropped", (cell.replaced(node, cell.text(left)),))


def name(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """Another value in scope is returned, or another parameter is handed on."""
    if not (isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)):
        return
    above = cell.parent(node)
    if isinstance(above, ast.Return) or (isinstance(above, ast.Tuple) and isinstance(cell.parent(above), ast.Return)):
        others = cell.bound(node)
    elif node.id not in cell.parameters(node) or cell.is_called(node):
        return
    elif isinstance(above, ast.Attribute):
        others = cell.objects(node)
    elif isinstance(above, ast.Call | ast.keyword | ast.BinOp | ast.Compare):
        others = cell.parameters(node)
    else:
        return
    for other in others:
        if other not in (node.id, "_"):
            yield Change("name swapped", (cell.replaced(node, other),))


#: The order decides which of two equal mutants is kept.
OPERATORS: tuple[Callable[[Cell, ast.AST], Iterator[Change]], ...] = (
    names_mixed_up, mode, penalty, generator, text, element,
    argument, call_dropped, name,
)  # fmt: skip


def _renamed(cell: Cell, node: ast.Attribute | ast.Name, name: str) -> Edit:
    return cell.renamed(node, name) if isinstance(node, ast.Attribute) else cell.replaced(node, name)


def _swaps(cell: Cell, name: str, nodes: list[ast.expr]) -> Iterator[Change]:
    """All pairs of a few, neighbours of many."""
    pairs = combinations(nodes, 2) if len(nodes) <= 4 else pairwise(nodes)
    for first, second in pairs:
        yield Change(name, cell.swapped(first, second))


def _is_part_of_self(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "self"


def _is_parameter(cell: Cell, node: ast.AST, names: tuple[str, ...]) -> bool:
    return (
        isinstance(node, ast.Name)
        and isinstance(node.ctx, ast.Load)
        and node.id in names
        and node.id in cell.parameters(node)
    )


def _is_text(cell: Cell, node: ast.AST) -> bool:
    """Whether a node is a text that the code works with: no docstring, no part of an f-string."""
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and not isinstance(cell.parent(node), ast.Expr | ast.JoinedStr)
        and not any(isinstance(above, ast.Raise | ast.FormattedValue) for above in cell.ancestors(node))
    )
