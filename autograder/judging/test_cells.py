"""Graded cells that are judged by their own code: those of a notebook that has asserts in place of hidden tests.

The code is the source notebook's, with its hidden regions, and unchanged. It runs in a process of the grader's
(autograder.guest.bench), in the order of the notebook, with the course's other cells that it needs.
"""

from __future__ import annotations

import ast
import re
import symtable
from collections.abc import Iterable
from dataclasses import dataclass

from nbformat import NotebookNode

from autograder.course.layout import Assignment
from autograder.course.notebooks import exercise_of, is_answer, is_answered_here, is_graded, tags
from autograder.guest.cell_text import Need, as_python, first_need, needs, without_magics
from autograder.guest.python_text import NOT_PYTHON
from autograder.judging.answer_names import NO_ANSWERS, Answers
from autograder.judging.copies import needs_the_object

IN_KERNEL = "in-kernel"  # tag of a graded cell that needs the student's own process
_SCORE = re.compile(r"^\s*score\(", re.MULTILINE)
_AUTOTEST = re.compile(r"^\s*###\s*(HASHED\s+)?AUTOTEST\b", re.MULTILINE)
_MAGIC = re.compile(r"^\s*(?:[\w, ]+=\s*)?(%|!|\?)|^[^#'\"\n]*\?\s*$", re.MULTILINE)


@dataclass(frozen=True)
class TestCell:
    """A graded cell with its own tests; `id` is the cell's, `claim` what a student reads."""

    __test__ = False  # for pytest

    name: str
    id: str
    source: str
    in_kernel: bool


@dataclass(frozen=True)
class Step:
    """A cell of the course as the process of the test cells gets it.

    `kind` is "own" (a cell without points), "answer" (only its imports run, and the `names` that it binds are the
    student's from there on) or "test".
    """

    kind: str
    name: str
    source: str
    names: frozenset[str] = frozenset()
    #: Names of objects that an answer changes and does not bind; of a test, what it binds and the kernel needs too.
    changes: frozenset[str] = frozenset()
    needed: bool = True  # by a later step


def test_cells(assignment: Assignment, nb: NotebookNode) -> dict[str, TestCell]:
    """The graded cells of a source notebook that are judged by their own code, by exercise.

    They are those of code that have no file of hidden tests, and no line that asks for one.
    """
    found = {}
    for cell in nb.cells:
        if not is_graded(cell) or cell.cell_type != "code" or is_answered_here(cell):
            continue
        name = exercise_of(cell)
        if (
            cell.metadata.nbgrader.get("task")
            or assignment.hidden(name).is_file()
            or asks_for_hidden_tests(cell.source)
        ):
            continue
        found[name] = TestCell(name, cell.id, cell.source, IN_KERNEL in tags(cell))
    return found


test_cells.__test__ = False  # type: ignore[attr-defined]


def steps(nb: NotebookNode, cells: dict[str, TestCell]) -> list[Step]:
    """What the process of the test cells is to run of a source notebook, in order; of cells without points those that
    bind or change a name that a later one of the rest needs, or a class that an answer does.
    """
    found: list[Step] = []
    needed: set[str] = set()
    of_answers: set[str] = set()  # names that they need; objects of the course's classes are known where these are
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    read = frozenset[str]().union(*(read_when_called(cell.source) for cell in code if is_answer(cell)))
    others = [cell.source for cell in code if is_answered_here(cell) or not is_graded(cell)]
    elsewhere = frozenset[str]().union(*map(bound, others))
    used: set[str] = set()  # by cells behind, and bound by tests alone
    for cell in reversed(code):
        name = exercise_of(cell) or cell.id
        if name in cells and is_graded(cell):
            if not cells[name].in_kernel:
                binds = bound(cell.source)
                later = bool((binds | changed(cell.source)) & needed) or _imports_all(cell.source)
                found.append(Step("test", name, cell.source, binds, binds & (read | used), needed=later))
                needed |= _read(cell.source)
        elif is_answer(cell) or is_answered_here(cell):
            binds = bound(cell.source)
            found.append(Step("answer", name, imports_of(cell.source), binds, changed(cell.source) - binds))
            of_answers |= _read(cell.source)
            used |= _read(cell.source) - elsewhere
        elif not is_graded(cell):
            used |= _read(cell.source) - elsewhere
            binds = bound(cell.source)
            made = binds & of_answers if _defines_a_class(cell.source) else frozenset()
            if made or (binds | changed(cell.source)) & needed or _imports_all(cell.source):
                found.append(Step("own", name, cell.source, binds))
                needed |= _read(cell.source)
    return found[::-1]


def solution_classes(nb: NotebookNode) -> dict[str, list[str]]:
    """The classes that the answers of a source notebook define, each with the methods that it has from there.

    They are the methods of its own, those of the notebook's other classes that it is derived from, and what a decorator
    of Python's makes of them. Of methods that stand for one another (`==` and `!=`, `<` and `>`), both are named.
    """
    own: dict[str, set[str]] = {}
    bases: dict[str, set[str]] = {}
    answers: set[str] = set()
    for cell in nb.cells:
        tree = parsed(cell.source) if cell.cell_type == "code" else None
        for node in ast.walk(tree) if tree is not None else ():
            if isinstance(node, ast.ClassDef):
                own.setdefault(node.name, set()).update(_methods(node))
                bases.setdefault(node.name, set()).update(_last_name(base) for base in node.bases)
                if is_answer(cell) or is_answered_here(cell):
                    answers.add(node.name)

    def all_of(name: str, seen: frozenset[str]) -> set[str]:
        found = set(own.get(name, _OF_BASES.get(name, ())))
        for base in bases.get(name, set()) - seen:
            found |= all_of(base, seen | {name})
        return found

    return {name: sorted(all_of(name, frozenset([name]))) for name in sorted(answers)}


_ORDER = ("__lt__", "__le__", "__gt__", "__ge__")
_TWINS = [("__eq__", "__ne__"), ("__lt__", "__gt__"), ("__le__", "__ge__"), ("__eq__", "__hash__")]
_OF_BASES = {
    **dict.fromkeys(["Mapping", "MutableMapping", "UserDict"], ("__eq__", "__ne__", "__contains__")),
    **dict.fromkeys(["UserList", "UserString"], ("__eq__", "__ne__", "__contains__", "__add__", "__mul__", *_ORDER)),
    **dict.fromkeys(["Sequence", "MutableSequence"], ("__contains__",)),
    **dict.fromkeys(
        ["Set", "MutableSet"], ("__eq__", "__ne__", "__and__", "__or__", "__sub__", "__xor__", "__contains__", *_ORDER)
    ),
    **dict.fromkeys(["Flag"], ("__and__", "__or__", "__xor__", "__invert__", "__contains__")),
}  # of abstract classes of Python's


def _methods(node: ast.ClassDef) -> set[str]:
    found: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef):
            found.add(part.name)
        elif isinstance(part, ast.Assign):
            found |= {target.id for target in part.targets if isinstance(target, ast.Name)}
    for decorator in node.decorator_list:
        name = _last_name(decorator.func if isinstance(decorator, ast.Call) else decorator)
        if name == "dataclass":
            found |= {"__eq__", "__hash__", *(_ORDER if "order=True" in ast.unparse(decorator) else ())}
        elif name == "total_ordering":
            found |= {*_ORDER}
    for twins in _TWINS:
        if found & set(twins):
            found |= set(twins)
    return found


def _last_name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def asks_for_hidden_tests(source: str) -> bool:
    """Whether a cell has the line `score("...")`, and not only a function with such a name, as scikit-learn's."""
    return _SCORE.search(source) is not None


def has_autotest(source: str) -> bool:
    """Whether a test cell has lines of which nbgrader is to make tests."""
    return _AUTOTEST.search(source) is not None


def answers_of(cells: Iterable[NotebookNode]) -> Answers:
    """What the answers among these cells define."""
    return Answers.of(cell.source for cell in cells if cell.cell_type == "code" and is_answer(cell))


def needs_kernel(source: str, answers: Answers = NO_ANSWERS) -> Need | None:
    """Why a test cell needs the student's own process, as far as its text tells; None if it does not.

    `answers` are those of its notebook.
    """
    text = without_magics(source)
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        magic = _MAGIC.search(text)
        line = text.count("\n", 0, magic.start()) + 1 if magic else 0
        return Need("it is IPython's (%, !)", line) if magic else Need("it is no Python by itself", 0)
    found = needs(text) or first_need(tree, lambda node: _needs(node) or _derives(node, answers))
    return found or needs_the_object(text, answers)


_REASONS = {
    "get_ipython": "it asks IPython", "globals": "it looks through all names", "locals": "it looks through all names",
    "vars": "it looks through all names", "exec": "it runs code given as text", "eval": "it runs code given as text",
    "In": "it reads the cells that ran", "_ih": "it reads the cells that ran", "Out": "it reads the cells that ran",
    "open": "it reads or writes files",
}  # fmt: skip
_READS = "it reads the source of the student's code"
_REASONS_OF_PARTS = {
    "getsource": _READS, "getsourcelines": _READS, "__code__": _READS,
    "gcf": "it looks at a plot", "gca": "it looks at a plot",
    "get_fignums": "it looks at a plot", "patch": "it replaces parts of packages",
    "user_ns": "it looks through all names",
}  # fmt: skip


def _needs(node: ast.AST) -> str:
    if isinstance(node, ast.Name):
        if node.id in ("exec", "eval", "vars", "open", "locals"):
            return ""
        return _REASONS.get(node.id, "")
    if isinstance(node, ast.Attribute):
        return _REASONS_OF_PARTS.get(node.attr, "")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        bare = node.func.id in ("vars", "locals") and not node.args
        return _REASONS.get(node.func.id, "") if bare or node.func.id in ("exec", "eval", "open") else ""
    if isinstance(node, ast.ImportFrom | ast.Import):
        names = [alias.name for alias in node.names]
        whole = {node.module or ""} if isinstance(node, ast.ImportFrom) else set(names)
        if any(name.startswith(("plotchecker", "matplotcheck", "nbgrader")) for name in whole):
            return "it looks at a plot"
        if "patch" in names or "unittest.mock" in whole:
            return "it replaces parts of packages"
    return ""


def _derives(node: ast.AST, answers: Answers) -> str:
    """Whether a test derives a class from a student's as only the student's process can, or looks into one."""
    if isinstance(node, ast.ClassDef) and answers.classes & {_last_name(base) for base in node.bases}:
        parts = [each for each in ast.walk(node) if isinstance(each, ast.Name | ast.FunctionDef)]
        if any(each.id == "super" if isinstance(each, ast.Name) else bool(each.decorator_list) for each in parts):
            return "it derives a class from the student's and uses super() or decorators there"
    if isinstance(node, ast.Attribute) and node.attr == "__dict__" and _last_name(node.value) in answers.classes:
        return "it looks into the student's class"
    if isinstance(node, ast.Call) and _last_name(node.func) == "vars" and node.args:
        return "it looks into the student's class" if _last_name(node.args[0]) in answers.classes else ""
    return ""


# ------------------------------------------------------------------------------------------------- names in a cell


def parsed(source: str) -> ast.Module | None:
    """A cell of the course's; None if it is no Python."""
    try:
        return ast.parse(as_python(source))
    except NOT_PYTHON:
        return None


def bound(source: str) -> frozenset[str]:
    """The names that a cell binds at its top level, in whatever block."""
    tree = parsed(source)
    found: set[str] = set()
    todo: list[ast.AST] = list(tree.body) if tree is not None else []
    while todo:
        node = todo.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
            found |= {name for each in ast.walk(node) if isinstance(each, ast.Global) for name in each.names}
            continue
        if isinstance(node, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
            continue
        if isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store | ast.Del):
            found.add(node.id)
        if isinstance(node, ast.ExceptHandler) and node.name:
            found.add(node.name)
        todo += ast.iter_child_nodes(node)
    return frozenset(found - {"*"})


def read_when_called(source: str) -> frozenset[str]:
    """The names of the notebook that the functions of a cell read, whoever has bound them by then."""
    try:
        tables = [symtable.symtable(as_python(source), "cell", "exec")]
    except NOT_PYTHON:
        return frozenset()
    found: set[str] = set()
    while tables:
        below = tables.pop().get_children()
        found |= {each.get_name() for table in below for each in table.get_symbols() if each.is_global()}
        tables += below
    return frozenset(found)


def changed(source: str) -> frozenset[str]:
    """The names of objects of which a cell changes a part: `name.part = ...`, `name[0] = ...`, `name.sort()`."""
    tree = parsed(source)
    found: set[str] = set()
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            found |= _root(node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            found |= _root(node.value.func) if isinstance(node.value.func, ast.Attribute) else set()
    return frozenset(found)


def _root(node: ast.AST) -> set[str]:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        node = node.func if isinstance(node, ast.Call) else node.value
    return {node.id} if isinstance(node, ast.Name) else set()


def _read(source: str) -> set[str]:
    tree = parsed(source)
    nodes = ast.walk(tree) if tree is not None else ()
    return {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Store)}


def _imports_all(source: str) -> bool:
    tree = parsed(source)
    nodes = ast.walk(tree) if tree is not None else ()
    return any(isinstance(node, ast.ImportFrom) and node.names[0].name == "*" for node in nodes)


def _defines_a_class(source: str) -> bool:
    tree = parsed(source)
    return any(
        isinstance(node, ast.ClassDef) or (isinstance(node, ast.Call) and _last_name(node.func) in _MAKES_A_CLASS)
        for node in (ast.walk(tree) if tree is not None else ())
    )


_MAKES_A_CLASS = ("namedtuple", "NamedTuple", "make_dataclass", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "type")


def imports_of(source: str) -> str:
    """The imports at the top level of an answer, as lines of their own."""
    tree = parsed(source)
    body: Iterable[ast.stmt] = tree.body if tree is not None else ()
    found = [ast.unparse(node) for node in body if isinstance(node, ast.Import | ast.ImportFrom)]
    return "\n".join(found)
