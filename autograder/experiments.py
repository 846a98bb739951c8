"""Which of the course's own cells points depend on. The others, experiments, are run when somebody wants to see them.

Students' cells always run. Of the course's cells those are needed that bind or change a name which student code uses,
directly or through other needed cells, found by Python's own symbol tables. What only shows when the code runs is met
twice: code that can reach names in other ways has all cells run from the start, and after a NameError for a name that
an experiment binds, the notebook is run again with all of them.
"""

from __future__ import annotations

import ast
import builtins
import re
import symtable
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from nbformat import NotebookNode

from autograder.notebooks import is_answer, is_graded, tags

SETUP, ALWAYS, EXPERIMENT = "setup", "always", "experiment"  # tags of cells

#: Names through which code reaches others that it does not name. Attributes of these names are not meant.
_REACHES_ALL = frozenset({"globals", "exec", "eval", "get_ipython", "execfile", "In", "Out"})
_REACHES_ALL_BARE = frozenset({"locals", "vars", "dir"})  # if they are called without an argument
_MODULES_THAT_REACH_ALL = frozenset({"__main__", "inspect", "gc", "dill"})
_HARMLESS_MAGIC = re.compile(r"^%(matplotlib|config|pip|conda|load_ext|autoreload)\b|^!")
_TIMED = re.compile(r"^%%?time(it)?\b(\s+-[a-z]+(\s*\d+)?)*")
_LINES_OF_MAGIC = re.compile(r"^(\s*)([%!?].*|[^#\n]*\?)$", re.MULTILINE)

#: What sets a state of a library that code run later may depend on, by the last name of the call. Not the seeds of
#: global generators: what is drawn from these in a notebook depends on all that ran before, and no points on that.
_SETTERS = frozenset(
    [
        "seterr",
        "seterrcall",
        "set_default_dtype",
        "set_default_device",
        "set_default_tensor_type",
        "set_num_threads",
        "set_grad_enabled",
        "use_deterministic_algorithms",
        "set_option",
        "set_printoptions",
        "filterwarnings",
        "simplefilter",
        "resetwarnings",
        "chdir",
        "setrecursionlimit",
        "setlocale",
        "putenv",
        "register",
    ]
)
_STATES = frozenset({"environ", "rcParams", "options", "path"})  # mappings and lists of libraries
_PYTHONS = frozenset(vars(builtins))
_PATHS = re.compile(r"[./\\]")  # a text with one of these may name a file
_SHORTEST_PATH = 4


@dataclass(frozen=True)
class _Code:
    """What a cell does with the names of its notebook, as far as its text tells."""

    reads: frozenset[str] = frozenset()  # names that some part of it looks up in the notebook
    binds: frozenset[str] = frozenset()
    modules: frozenset[str] = frozenset()  # of the names that it binds, those of modules, functions and classes
    changes: frozenset[str] = frozenset()  # names whose values it changes
    calls: frozenset[str] = frozenset()  # names whose values it may change, if these are no modules and functions
    sets_state: bool = False  # of a library
    paths: frozenset[str] = frozenset()  # texts that may name files
    opaque: bool = False  # it may use any name
    binds_any: bool = False  # it may bind any name


@dataclass(frozen=True)
class Experiments:
    """The cells of one submission that no points depend on, and the names that they would bind."""

    cells: frozenset[str] = frozenset()  # by id
    names: frozenset[str] = field(default_factory=frozenset)

    def missed(self, error: str) -> bool:
        """Whether an error may come from a name that is not there because its cell was left out."""
        named = "NameError" in error or "UndefinedVariableError" in error  # the second one is pandas'
        return named and any(name in self.names for name in re.findall(r"\w+", error))


NOTHING = Experiments()


def experiments(nb: NotebookNode, skeleton: NotebookNode, used: Collection[str] = ()) -> Experiments:
    """The experiments among the cells of a rebuilt notebook.

    `skeleton` is the release, by which the course's cells are known; `used` are names that the hidden tests use.
    """
    course, needed, students = [], [], []
    released = {cell.id: cell.source for cell in skeleton.cells if cell.cell_type == "code"}
    for cell in nb.cells:
        if cell.cell_type != "code" or is_graded(cell):
            continue
        if is_answer(cell) or released.get(cell.id) != cell.source:
            students.append(code_of(cell.source))
        elif {SETUP, ALWAYS} & set(tags(cell)):
            needed.append(code_of(cell.source))
        else:
            course.append((cell, code_of(cell.source)))
    if any(code.opaque for code in students):
        return NOTHING
    wanted = set(used).union(*(code.reads for code in students))
    bound_by_students = frozenset().union(*(code.binds for code in students))
    paths = frozenset().union(*(code.paths for code in students))
    modules = frozenset().union(*(code.modules for code in needed), *(code.modules for _, code in course))
    changed = True
    while changed:
        changed = False
        for cell, code in list(course):
            if EXPERIMENT not in tags(cell) and _is_needed(code, wanted, modules, paths, bound_by_students):
                course.remove((cell, code))
                wanted |= code.reads
                changed = True
    names = frozenset().union(*(code.binds for _, code in course))
    return Experiments(frozenset(cell.id for cell, _ in course), names)


def _is_needed(
    code: _Code, wanted: Collection[str], modules: frozenset[str], paths: frozenset[str], students: frozenset[str]
) -> bool:
    if code.opaque or code.binds_any or code.sets_state or code.paths & paths:
        return True
    if code.binds & (set(wanted) | students):  # a name that students bind, too, would be another one afterwards
        return True
    return bool((code.changes | (code.calls - modules - _PYTHONS)) & set(wanted))


@lru_cache(maxsize=4096)
def code_of(source: str) -> _Code:
    """What the text of a cell tells. Text that is not Python can do nothing, and is opaque if IPython may take it."""
    text, opaque = _without_magic(source)
    if opaque:
        return _Code(opaque=True)
    try:
        tree, table = ast.parse(text), symtable.symtable(text, "<cell>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return _Code()
    try:
        return _read(tree, table)
    except RecursionError:
        return _Code(opaque=True)


def _read(tree: ast.Module, table: symtable.SymbolTable) -> _Code:
    top = {symbol.get_name(): symbol for symbol in table.get_symbols()}
    reads = {name for name, symbol in top.items() if symbol.is_referenced()}
    binds = {name for name, symbol in top.items() if symbol.is_assigned() or symbol.is_imported()}
    modules = {name for name, symbol in top.items() if symbol.is_imported() or symbol.is_namespace()}
    for inner in _below(table):
        for symbol in inner.get_symbols():
            if symbol.is_global() and symbol.is_referenced():
                reads.add(symbol.get_name())
            if symbol.is_declared_global() and symbol.is_assigned():
                binds.add(symbol.get_name())
    found = _Walk()
    found.visit(tree)
    opaque = bool(found.opaque or reads & _REACHES_ALL)
    return _Code(
        frozenset(reads),
        frozenset(binds),
        frozenset(modules),
        frozenset(found.changes),
        frozenset(found.calls),
        found.sets_state,
        frozenset(found.paths),
        opaque,
        found.binds_any,
    )


def _below(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _below(child)


class _Walk(ast.NodeVisitor):
    """Finds changes of values, settings of libraries, texts that may be paths, and ways to reach any name."""

    def __init__(self) -> None:
        self.changes: set[str] = set()
        self.calls: set[str] = set()
        self.paths: set[str] = set()
        self.sets_state = self.opaque = self.binds_any = False

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._store(node)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        if not isinstance(node.ctx, ast.Load):
            self._store(node)
        self.generic_visit(node)

    def _store(self, node: ast.expr) -> None:
        root, path = _root(node)
        self.changes.add(root)
        self.sets_state = self.sets_state or not _STATES.isdisjoint(path)

    def visit_Delete(self, node: ast.Delete) -> None:
        self.changes.update(target.id for target in node.targets if isinstance(target, ast.Name))
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self.changes.add(_root(node.target)[0])
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):  # made for what it does, maybe to what it is given
            self._given(node.value)
        self.generic_visit(node)

    def _given(self, call: ast.Call) -> None:
        for argument in [*call.args, *(word.value for word in call.keywords)]:
            inner = argument.value if isinstance(argument, ast.Starred) else argument
            if isinstance(inner, ast.Name):
                self.calls.add(inner.id)

    def visit_Call(self, node: ast.Call) -> None:
        root, path = _root(node.func)
        if path:
            self.calls.add(root)  # by one of its methods
            self.sets_state = self.sets_state or path[-1] in _SETTERS or not _STATES.isdisjoint(path)
        elif root in ("next", "setattr", "delattr"):
            self._given(node)
        elif (root in _REACHES_ALL_BARE and not node.args and not node.keywords) or root == "__import__":
            self.opaque = True
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        self._imported(*(alias.name for alias in node.names))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self._imported(node.module or "")
        self.binds_any = self.binds_any or any(alias.name == "*" for alias in node.names)

    def _imported(self, *names: str) -> None:
        self.opaque = self.opaque or any(name.partition(".")[0] in _MODULES_THAT_REACH_ALL for name in names)

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, str) and len(value) >= _SHORTEST_PATH and "\n" not in value and _PATHS.search(value):
            self.paths.add(value)


def _root(node: ast.expr) -> tuple[str, list[str]]:
    """The name at the beginning of `name.part[index].last`, and the parts behind it; empty if there is no name."""
    path: list[str] = []
    while True:
        if isinstance(node, ast.Attribute):
            path.append(node.attr)
            node = node.value
        elif isinstance(node, ast.Subscript | ast.Starred):
            node = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            node = node.func  # a method, which may give the value itself
        else:
            return (node.id if isinstance(node, ast.Name) else ""), path[::-1]


def _without_magic(source: str) -> tuple[str, bool]:
    """The Python of a cell without the lines that IPython takes itself, and whether one of those may use any name."""
    first = source.lstrip().partition("\n")[0]
    if first.startswith("%%"):
        timed = _TIMED.match(first)
        if not timed:
            return "", True
        source = source.lstrip()
        source = f"{first[timed.end() :].strip()}\n{source.partition(chr(10))[2]}"
    opaque = False

    def plain(match: re.Match[str]) -> str:
        nonlocal opaque
        indent, line = match[1], match[2]
        if timed := _TIMED.match(line):
            return indent + line[timed.end() :].strip()
        if line.startswith(("%", "!")):
            opaque = opaque or not _HARMLESS_MAGIC.match(line)
            return f"{indent}pass"
        return f"{indent}pass" if line.startswith("?") or line.rstrip().endswith("?") else match[0]

    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        text = _LINES_OF_MAGIC.sub(plain, source)
        return text, opaque
    return source, False
