"""Operators that drop, move and swap whole statements: the missing `zero_grad`, the return inside the loop."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from autograder.quality.cells import Cell, Change, Edit

_SIMPLE = (ast.Expr, ast.Assign, ast.AugAssign, ast.AnnAssign, ast.Return)
_LOOPS = (ast.For, ast.While)
_INDENT = "    "


def changes(cell: Cell) -> Iterator[Change]:
    """Every change of whole statements in a cell."""
    for block in _blocks(cell):
        for index in range(len(block)):
            yield from dropped(cell, block, index)
            yield from swapped(cell, block, index)
            yield from moved_into_the_loop(cell, block, index)
            yield from moved_out_of_the_loop(cell, block, index)
            yield from loop_ended(cell, block, index)
            yield from context_dropped(cell, block, index)
            yield from raise_made_a_return(cell, block, index)
            yield from accumulation_dropped(cell, block, index)


def dropped(cell: Cell, block: Sequence[ast.stmt], index: int) -> Iterator[Change]:
    """A statement is missing; not one that alone binds a name, because then the name would only be undefined.

    A missing check is made once, as the `if` and not as the `raise` in it.
    """
    node = block[index]
    if not isinstance(node, (*_SIMPLE, *_LOOPS, ast.If, ast.With, ast.Raise)) or _is_docstring(node):
        return
    if isinstance(node, ast.Assign | ast.AnnAssign) and _binds_alone(cell, node):
        return
    if isinstance(node, ast.Raise) and len(block) == 1 and isinstance(cell.parent(node), ast.If):
        return
    check = isinstance(node, ast.If) and all(isinstance(inner, ast.Raise) for inner in node.body)
    name = "check dropped" if check else "statement dropped"
    yield Change(name, (_removed(cell, node) if _others(block, node) else cell.replaced(node, "pass"),))


def swapped(cell: Cell, block: Sequence[ast.stmt], index: int) -> Iterator[Change]:
    """Two statements that follow each other are in the wrong order."""
    pair = block[index : index + 2]
    if len(pair) < 2 or not all(isinstance(node, _SIMPLE) and not _is_docstring(node) for node in pair):
        return
    first, second = pair
    if isinstance(second, ast.Return):
        return  # the first would only be dropped
    common = _names(first) & _names(second)
    if isinstance(first, ast.Assign) and _binds_alone(cell, first) and _stored(first) & common:
        return  # the name would only be undefined
    if common or (_calls(first) and _calls(second)):
        yield Change("statements swapped", cell.swapped(first, second))


def moved_into_the_loop(cell: Cell, block: Sequence[ast.stmt], index: int) -> Iterator[Change]:
    """The statement before or after a loop is done in each pass."""
    loop = block[index]
    if not isinstance(loop, _LOOPS) or not _own_line(cell, loop.body[0]):
        return
    if index > 0 and _movable(cell, block[index - 1]):
        before = block[index - 1]
        yield _moved(cell, "moved into the loop", before, _line_of(cell, loop.body[0]), _INDENT)
    if index + 1 < len(block) and _movable(cell, block[index + 1]):
        after = block[index + 1]
        yield _moved(cell, "moved into the loop", after, _line_after(cell, loop.body[-1]), _INDENT)


def moved_out_of_the_loop(cell: Cell, block: Sequence[ast.stmt], index: int) -> Iterator[Change]:
    """The first or last statement of a loop is done once, before or after it."""
    loop = block[index]
    if not isinstance(loop, _LOOPS) or len(loop.body) < 2:
        return
    first, last = loop.body[0], loop.body[-1]
    if _movable(cell, first):
        yield _moved(cell, "moved out of the loop", first, _line_of(cell, loop), "")
    if _movable(cell, last):
        yield _moved(cell, "moved out of the loop", last, _line_after(cell, loop), "")


def loop_ended(cell: Cell, block: Sequence[ast.stmt], index: int) -> Iterator[Change]:
    """A loop ends after its first pass."""
    loop = block[index]
    if isinstance(loop, _LOOPS) and _own_line(cell, loop.body[-1]):
        end = _line_after(cell, loop.body[-1])
        margin = _margin(cell, loop.body[-1])
        yield Change("loop ended early", (Edit(end, end, _on_a_line(cell, end, f"{margin}break\n")),))


def context_dropped(cell: Cell, block: Sequence[ast.stmt], index: int) -> Iterator[Change]:
    """The body of a `with` runs without it."""
    node = block[index]
    if isinstance(node, ast.With) and all(item.optional_vars is None for item in node.items):
        # The last item may stand in parentheses with the others, so the colon is looked for behind it.
        colon = cell.source.index(":", cell.end(node.items[-1].context_expr))
        yield Change("context dropped", (Edit(cell.start(node), colon, "if True"),))


def raise_made_a_return(cell: Cell, block: Sequence[ast.stmt], index: int) -> Iterator[Change]:
    """Bad input gives None in place of an error, or another kind of error."""
    node = block[index]
    if not isinstance(node, ast.Raise) or node.exc is None:
        return
    yield Change("raise made a return", (cell.replaced(node, "return None"),))
    kind = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
    if isinstance(kind, ast.Name):
        other = "TypeError" if kind.id == "ValueError" else "ValueError"
        yield Change("exception swapped", (cell.replaced(kind, other),))


def accumulation_dropped(cell: Cell, block: Sequence[ast.stmt], index: int) -> Iterator[Change]:
    """`+=` and its like overwrite, or take away in place of adding."""
    node = block[index]
    if not isinstance(node, ast.AugAssign):
        return
    start, end = cell.end(node.target), cell.start(node.value)
    sign = cell.source[start:end]
    yield Change("accumulation dropped", (Edit(start, end, " = "),))
    other = {ast.Add: "-=", ast.Sub: "+=", ast.Mult: "/=", ast.Div: "*="}.get(type(node.op))
    if other and "(" not in sign:
        yield Change("accumulation inverted", (Edit(start, end, f" {other} "),))


def _blocks(cell: Cell) -> Iterator[list[ast.stmt]]:
    for node in (cell.tree, *cell.nodes):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block and isinstance(block[0], ast.stmt):
                yield block


def _is_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _others(block: Sequence[ast.stmt], node: ast.stmt) -> bool:
    return any(other is not node for other in block)


def _binds_alone(cell: Cell, node: ast.Assign | ast.AnnAssign) -> bool:
    """Whether the statement binds a plain name that nothing else in its function binds."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    here = _stored(node)
    if not all(isinstance(target, ast.Name | ast.Tuple | ast.List) for target in targets):
        return False
    function = cell.function(node) or cell.tree
    inside = set(ast.walk(node))
    elsewhere = set(cell.parameters(node)).union(
        *(_stored(inner) for inner in ast.walk(function) if inner not in inside)
    )
    return not here <= elsewhere


def _stored(node: ast.AST) -> set[str]:
    """The names that a node itself binds, or the statement around it as a whole."""
    inside = ast.walk(node) if isinstance(node, ast.Assign | ast.AnnAssign) else [node]
    return {inner.id for inner in inside if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store)}


def _names(node: ast.stmt) -> set[str]:
    return {inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)}


def _calls(node: ast.stmt) -> bool:
    return any(isinstance(inner, ast.Call) for inner in ast.walk(node))


def _own_line(cell: Cell, node: ast.stmt) -> bool:
    """Whether nothing but the statement, and perhaps a comment, stands on its lines."""
    after = cell.source[cell.end(node) : _line_after(cell, node)].strip()
    return not _margin(cell, node).strip() and (not after or after.startswith("#"))


def _movable(cell: Cell, node: ast.stmt) -> bool:
    return isinstance(node, _SIMPLE) and not _is_docstring(node) and _own_line(cell, node)


def _margin(cell: Cell, node: ast.stmt) -> str:
    return cell.source[_line_of(cell, node) : cell.start(node)]


def _line_of(cell: Cell, node: ast.stmt) -> int:
    """Where the first line of a statement starts."""
    return cell.source.rfind("\n", 0, cell.start(node)) + 1


def _line_after(cell: Cell, node: ast.stmt) -> int:
    """Where the line behind a statement starts."""
    end = cell.source.find("\n", cell.end(node))
    return len(cell.source) if end < 0 else end + 1


def _removed(cell: Cell, node: ast.stmt) -> Edit:
    if _own_line(cell, node):
        return Edit(_line_of(cell, node), _line_after(cell, node), "")
    return cell.replaced(node, "pass")


def _on_a_line(cell: Cell, offset: int, lines: str) -> str:
    """Lines as they are inserted there: the last line of a cell may have no end."""
    return f"\n{lines}" if offset and cell.source[offset - 1] != "\n" else lines


def _moved(cell: Cell, name: str, node: ast.stmt, to: int, deeper: str) -> Change:
    """A statement with its lines at another place, one level deeper, or without `deeper` one level less deep."""
    lines = cell.source[_line_of(cell, node) : _line_after(cell, node)].rstrip("\n").split("\n")
    text = "".join(f"{deeper}{line}\n" if deeper else f"{line.removeprefix(_INDENT)}\n" for line in lines)
    return Change(name, (_removed(cell, node), Edit(to, to, _on_a_line(cell, to, text))))
