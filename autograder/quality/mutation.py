"""Mutants of a reference: the same answer with one small mistake, to see whether the hidden tests notice.

General mistakes (another operator, another comparison, a number one off) come from cosmic-ray, those of numerical code
from `numeric`, `confusions` and `statements`. Only code counts: docstrings, comments, annotations and the messages of
exceptions stay.
"""

from __future__ import annotations

import ast
import io
import tokenize
import warnings
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count

from autograder.errors import CourseError
from autograder.quality import confusions, numeric, statements
from autograder.quality.cells import Cell

NOTHING = "(nothing)"
DEEPER, LESS_DEEP = "(the same, indented deeper)", "(the same, indented less)"
_SHOWN = 3  # lines of a longer change are left out, so that its key does not change with each of them
#: They put random numbers into the code and need to be told of which variables, so they give no fixed set of mutants.
_RANDOM = ("VariableReplacer", "VariableInserter")


@dataclass(frozen=True)
class Mutant:
    """One answer cell with one change: the changed line before and after, and the whole cell.

    A change of several lines is shown as one, a long one by its start; comments are left out. `count` tells apart
    mutants of lines that read the same.
    """

    exercise: str
    operator: str
    line: int
    was: str
    becomes: str
    code: str
    count: int = 1

    @property
    def key(self) -> str:
        """What identifies the mutant as long as its own line stays, whatever happens to the other lines."""
        number = f" #{self.count}" if self.count > 1 else ""
        return f"{self.exercise}: {self.operator}: {self.was} -> {self.becomes}{number}"


def mutants_of(exercise: str, source: str) -> list[Mutant]:
    """All mutants of one answer cell with one change each, in the order of its lines.

    Two that read the same but for layout are one. Raises CourseError if the cell is no Python, as with magics.
    """
    try:
        seen = {meaning(source)}
    except SyntaxError as error:
        raise CourseError(
            f"The answer cell of {exercise} is not plain Python: {error.msg} in line {error.lineno}. "
            "Mutants are made of plain Python only."
        ) from error
    made = []
    for operator, code in _candidates(source):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)  # `x is 0` is a mistake on purpose
            try:
                same = meaning(code)
                compile(code, exercise, "exec")
            except (SyntaxError, ValueError):
                continue
        if same not in seen:
            seen.add(same)
            line, was, becomes = _changed(source, code)
            made.append(Mutant(exercise, operator, line, was, becomes, code))
    made.sort(key=lambda mutant: mutant.line)
    return _counted(made)


def meaning(source: str) -> str:
    """The code without layout, docstrings, comments, annotations and the messages of exceptions. Raises SyntaxError."""
    return ast.unparse(_OnlyCode().visit(ast.parse(source)))


class _OnlyCode(ast.NodeTransformer):
    """Takes out of a tree what is no code."""

    def generic_visit(self, node: ast.AST) -> ast.AST:
        super().generic_visit(node)
        documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
        if isinstance(node, documented) and ast.get_docstring(node) is not None:
            node.body[0] = ast.Pass()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
        elif isinstance(node, ast.AnnAssign):
            node.annotation = ast.Constant(None)
        elif isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            node.exc.args, node.exc.keywords = [], []
        return node


def _candidates(source: str) -> Iterator[tuple[str, str]]:
    """Operator and code of each change; the first of equal ones is kept."""
    yield from _by_cosmic_ray(source)
    cell = Cell(source)
    for change in (*numeric.changes(cell), *confusions.changes(cell), *statements.changes(cell)):
        yield change.operator, cell.apply(change.edits)


def _by_cosmic_ray(source: str) -> Iterator[tuple[str, str]]:
    # Imported here because it takes a third of a second, and only who changes hidden tests has it installed.
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    for path in sorted(operator_names()):
        name = path.rpartition("/")[2]
        if name in _RANDOM:
            continue
        for occurrence in count():
            code = mutate_code(source, get_operator(path)(), occurrence)
            if code is None:
                break
            yield name, _tidied(source, code)


def _tidied(source: str, code: str) -> str:
    """A mutant of cosmic-ray without the space that it puts before what it replaces."""
    at = next((index for index, (old, new) in enumerate(zip(source, code, strict=False)) if old != new), 0)
    shorter = code[:at] + code[at:].lstrip(" ")
    try:
        return shorter if ast.dump(ast.parse(shorter)) == ast.dump(ast.parse(code)) else code
    except SyntaxError:
        return code


def _changed(source: str, code: str) -> tuple[int, str, str]:
    """Number of the first changed line, and the changed lines before and after, each as one line."""
    old, new = _lines(source), _lines(code)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if len(old) - end == start > 0:
        start -= 1  # what is only inserted is shown with the line before it
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    was, becomes = _one_line(before), _one_line(after)
    if was == becomes:
        becomes = DEEPER if len(after[0]) > len(before[0]) else LESS_DEEP
    return start + 1, was, becomes


def _lines(source: str) -> list[str]:
    """The lines without their comments; a line that is nothing else is empty, so that the numbers stay."""
    lines = source.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    return [line.rstrip() for line in lines]


def _one_line(lines: list[str]) -> str:
    parts = [line.strip() for line in lines if line.strip()]
    if len(parts) > _SHOWN:
        parts = [parts[0], "..."]
    return " ".join(parts) or NOTHING


def _counted(mutants: list[Mutant]) -> list[Mutant]:
    """The mutants, numbered where several read the same."""
    times: Counter[str] = Counter()
    numbered = []
    for mutant in mutants:
        times[mutant.key] += 1
        numbered.append(replace(mutant, count=times[mutant.key]))
    return numbered
