"""Operators for numbers and arrays, which general tools leave out: axes, transposes, matrix products, masks, bounds.

Each is a function whose first line says what the mutant does wrong.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from autograder.quality.cells import Cell, Change, number

_TRANSPOSES = ("T", "mT", "H", "mH")
_AXES = ("axis", "dim")
_DTYPES = {
    "float64": ("float32", "int64"),
    "double": ("float", "long"),
    "float32": ("float64", "int64"),
    "int64": ("int32", "float64"),
    "int32": ("int64", "float64"),
}
_MASKS = ("isnan", "isfinite", "isinf", "isin", "logical_and", "logical_or", "logical_not", "notna", "isna")
_NOT_SYMMETRIC = (ast.Sub, ast.Div, ast.Pow, ast.MatMult, ast.FloorDiv, ast.Mod)


def changes(cell: Cell) -> Iterator[Change]:
    """Every change by an operator of this module, in the order of the text."""
    for node in cell.nodes:
        for operator in OPERATORS:
            yield from operator(cell, node)


def axis(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """Another axis, or all of them."""
    if not isinstance(node, ast.keyword) or node.arg not in _AXES:
        return
    others: dict[float | None, tuple[str, ...]] = {0: ("1", "-1"), 1: ("0", "-1"), -1: ("0", "-2"), -2: ("-1", "0")}
    for other in (*others.get(number(node.value), ("0", "-1")), "None"):
        yield Change("axis changed", (cell.replaced(node.value, other),))


def transpose(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A transpose too few, or one too many in a matrix product."""
    if isinstance(node, ast.Attribute) and node.attr in _TRANSPOSES:
        yield Change("transpose dropped", (cell.replaced(node, cell.text(node.value)),))
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult):
        for side in (node.left, node.right):
            if not (isinstance(side, ast.Attribute) and side.attr in _TRANSPOSES):
                yield Change("transpose added", (cell.replaced(side, f"{cell.closed(side)}.T"),))


def matrix_product(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """An elementwise product where a matrix product belongs, or the other way round."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult | ast.Mult):
        matrix = isinstance(node.op, ast.MatMult)
        if not matrix and (number(node.left) is not None or number(node.right) is not None):
            return
        name = "elementwise product" if matrix else "matrix product"
        text = f"{cell.closed(node.left)} {'*' if matrix else '@'} {cell.closed(node.right)}"
        yield Change(name, (cell.replaced(node, text),))


def operand(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A term or factor is missing, or the two sides are in the wrong order."""
    if isinstance(node, ast.BinOp):
        for kept in (node.left, node.right):
            yield Change("operand dropped", (cell.replaced(node, cell.text(kept)),))
        if isinstance(node.op, _NOT_SYMMETRIC):
            yield Change("operands swapped", cell.swapped(node.left, node.right))
    elif isinstance(node, ast.BoolOp):
        for kept in node.values:
            yield Change("operand dropped", (cell.replaced(node, cell.text(kept)),))


def bounds(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """One too many or too few in a range or slice, or a bound of a slice is missing."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "range" and node.args:
        limit = node.args[0] if len(node.args) == 1 else node.args[1]
        if len(node.args) == 1 and not _only_counts(cell, node):
            yield Change("range off by one", (cell.replaced(limit, f"1, {cell.text(limit)}"),))
            yield Change("range off by one", (cell.replaced(limit, f"1, {cell.closed(limit)} + 1"),))
        for text in ("- 1", "+ 1"):
            yield Change("range off by one", (cell.replaced(limit, f"{cell.closed(limit)} {text}"),))
    elif isinstance(node, ast.Slice):
        for bound in (node.lower, node.upper, node.step):
            if bound is not None:
                yield Change("bound dropped", (cell.replaced(bound, ""),))
                if number(bound) is None:
                    for text in ("- 1", "+ 1"):
                        yield Change("slice off by one", (cell.replaced(bound, f"{cell.closed(bound)} {text}"),))
        if node.lower is None:
            yield Change("slice off by one", (cell.replaced(node, f"1{cell.text(node)}"),))
        if node.upper is None and node.step is None:
            yield Change("slice off by one", (cell.replaced(node, f"{cell.text(node).rstrip(':')}:-1"),))


def mask_inverted(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A mask selects what it should leave out."""
    above = cell.parent(node)
    used = isinstance(above, ast.Subscript) and above.slice is node
    used = used or (isinstance(above, ast.BinOp) and isinstance(above.op, ast.Mult))
    used = used or (
        isinstance(above, ast.Call) and above.args[:1] == [node] and cell.text(above.func).endswith("where")
    )
    if used and isinstance(node, ast.expr) and _is_mask(cell, node):
        yield Change("mask inverted", (cell.replaced(node, f"~{cell.closed(node)}"),))


def index_dropped(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A mask or index is missing."""
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load):
        yield Change("index dropped", (cell.replaced(node, cell.text(node.value)),))


def condition(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """The condition of a comprehension is missing or inverted; one branch is always taken; `in` is inverted."""
    above = cell.parent(node)
    if isinstance(above, ast.comprehension) and node in above.ifs:
        yield Change("condition dropped", (cell.replaced(node, "True"),))
        yield Change("condition inverted", (cell.replaced(node, f"not {cell.closed(node)}"),))
    if isinstance(node, ast.IfExp):
        for branch in (node.body, node.orelse):
            yield Change("one branch only", (cell.replaced(node, cell.text(branch)),))
    elif isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn) and len(node.ops) == 1:
        sign = "not in" if isinstance(node.ops[0], ast.In) else "in"
        text = f"{cell.text(node.left)} {sign} {cell.text(node.comparators[0])}"
        yield Change("in inverted", (cell.replaced(node, text),))


def dtype(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """Numbers of another type: single precision, or whole numbers."""
    if isinstance(node, ast.Attribute) and node.attr in _DTYPES and not cell.is_called(node):
        for other in _DTYPES[node.attr]:
            yield Change("dtype changed", (cell.renamed(node, other),))
    elif isinstance(node, ast.Name) and node.id in ("float", "int", "bool") and not cell.is_called(node):
        for other in ("float", "int", "bool", '"float32"'):
            yield Change("dtype changed", (cell.replaced(node, other),))


def solver(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A system is solved in another way, which may not take what the right one takes."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and len(node.args) == 2):
        return
    module, (left, right) = cell.text(node.func.value), node.args
    given = f"({cell.text(left)}, {cell.text(right)})"
    if node.func.attr == "solve":
        texts = [f"{module}.lstsq{given}[0]", f"{module}.pinv({cell.text(left)}) @ {cell.closed(right)}"]
    elif node.func.attr == "lstsq":
        texts = [f"{module}.solve{given}", f"({module}.pinv({cell.text(left)}) @ {cell.closed(right)},)"]
    else:
        return
    for text in texts:
        yield Change("solver swapped", (cell.replaced(node, text),))


def divisor(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A mean over one less than there are, or a standard deviation that divides by n - 1."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div) and number(node.right) is None:
        yield Change("divisor less one", (cell.replaced(node.right, f"{cell.closed(node.right)} - 1"),))
    elif isinstance(node, ast.Call) and cell.text(node.func).endswith((".std", ".var")):
        if any(keyword.arg == "ddof" for keyword in node.keywords):
            return
        inside = ", ".join([*(cell.text(given) for given in (*node.args, *node.keywords)), "ddof=1"])
        yield Change("ddof added", (cell.replaced(node, f"{cell.text(node.func)}({inside})"),))


def constant(cell: Cell, node: ast.AST) -> Iterator[Change]:
    """A number is 0, 1, twice or half of what it should be."""
    here = number(node) if isinstance(node, ast.Constant) else None
    if here is None:
        return
    whole = cell.text(node).isdecimal()
    for other in dict.fromkeys((0, 1, here * 2, here / 2)):
        if other != here and (other == int(other) or not whole):
            yield Change("number changed", (cell.replaced(node, repr(int(other) if whole else other)),))


#: The order decides which of two equal mutants is kept.
OPERATORS: tuple[Callable[[Cell, ast.AST], Iterator[Change]], ...] = (
    axis, transpose, matrix_product, operand, bounds, mask_inverted,
    index_dropped, condition, dtype, solver, divisor, constant,
)  # fmt: skip


def _only_counts(cell: Cell, node: ast.Call) -> bool:
    """Whether a range says only how often a loop runs."""
    loops = (above for above in cell.ancestors(node) if isinstance(above, ast.For | ast.comprehension))
    loop = next(loops, None)
    return loop is not None and isinstance(loop.target, ast.Name) and loop.target.id == "_"


def _is_mask(cell: Cell, node: ast.expr) -> bool:
    """Whether an expression is true or false in each place: a comparison, or the name of one."""
    if isinstance(node, ast.Name):
        bindings = [
            other.value
            for other in cell.nodes
            if isinstance(other, ast.Assign) and any(cell.text(target) == node.id for target in other.targets)
        ]
        return bool(bindings) and all(not isinstance(b, ast.Name) and _is_mask(cell, b) for b in bindings)
    if isinstance(node, ast.Compare):
        return True
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr):
        return True
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Invert):
        return True
    return isinstance(node, ast.Call) and cell.text(node.func).rpartition(".")[2] in _MASKS
