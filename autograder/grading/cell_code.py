"""What a cell of code does with the names of its notebook, as far as its text tells."""

from __future__ import annotations

import ast
import builtins
import re
import symtable
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

_BUILTINS = frozenset(vars(builtins))
_MAX_CELL = 100_000  # characters of one cell that are looked at: each takes some hundred bytes of memory, and time
_MAX_ODD_CELL = 10_000  # of one that only IPython understands, which looks at it again for each line of its own:
_MARKS, _MAX_MARKS = re.compile(r"[%!?]"), 40
#: Names through which code reaches others that it does not name.
_REACHES_ALL = frozenset({"globals", "exec", "eval", "compile", "get_ipython", "In", "Out", "__import__"})
_REACHES_ALL_BARE = frozenset({"locals", "vars", "dir"})  # if they are called without an argument
_MODULES_THAT_REACH_ALL = frozenset({"__main__", "inspect", "gc", "dill", "ctypes", "builtins", "importlib"})
_HARMLESS_MAGICS = frozenset({"matplotlib", "config", "pip", "conda", "autoreload", "load_ext"})
_HARMLESS_COMMAND = re.compile(r"\s*(pip|conda|ls|pwd|python -m pip)\b[^{$]*")
_TIMED = re.compile(r"^(\s*-[a-z]+(\s*\d+)?)*")
#: Calls that set a state of a library which code run later may depend on. Not the seeds of global generators: what is
#: drawn from these in a notebook depends on all that ran before, and no points on that.
_SETTERS = re.compile(
    r"set_(default_\w+|num_threads|num_interop_threads|grad_enabled|deterministic\w*|float32_matmul_precision|option"
    r"|printoptions|config|context|style|theme|palette|start_method)"
    r"|seterr(call|obj)?|use|use_deterministic_algorithms|(simple|reset)?filter(warnings)?|filterwarnings|resetwarnings"
    r"|chdir|setrecursionlimit|setlocale|putenv|unsetenv|register\w*|reset_option|getcontext|setcontext|settrace|rc"
)
_WRITERS = re.compile(
    r"save\w*|imsave|imwrite|dump|dumps_to|write\w*|to_(csv|json|pickle|parquet|excel|hdf|feather|html|latex|sql|file)"
    r"|tofile|mkdir|makedirs|touch|rename|unlink|rmtree|symlink\w*|copy(file|tree|2)|move|download\w*|urlretrieve"
    r"|extractall|system|popen|Popen|run_line_magic|run_cell_magic|check_(call|output)|setattr|delattr"
)
_ABSENT = re.compile(r"ModuleNotFoundError: No module named '(\w[\w.]{0,80})'")
_NO_INPUT = ("NoInputError:", "EOFError:")
ASKING = "input()"
_ASK = frozenset({"input", "getpass"})
_STATES = frozenset({"environ", "rcParams", "options", "backends", "_C"})


@dataclass(frozen=True)
class Code:
    """What a cell does with the names of its notebook, as far as its text tells."""

    reads: frozenset[str] = frozenset()  # names that some part of it looks up in the notebook
    at_once: frozenset[str] = frozenset()  # of these, those that are looked up when the cell runs, in no function
    binds: frozenset[str] = frozenset()
    constants: frozenset[str] = frozenset()  # of these, those of numbers and texts
    stores: frozenset[str] = frozenset()  # names of which it changes a part: name.part = ..., name[0] = ..., del name
    definitions: Mapping[str, frozenset[str]] = field(default_factory=dict)  # functions, classes: the names they use
    keeping: frozenset[str] = frozenset()  # of these, those that bind names of the notebook or keep something
    lasting: bool = False  # it sets a state of a library, writes a file, or may bind any name
    opaque: bool = False  # it may use any name


def code_of(source: str) -> Code:
    """What the text of a cell tells."""
    if len(source) > _MAX_CELL:
        return Code(opaque=True)
    return _code_of(source)


@lru_cache(maxsize=256)
def _code_of(source: str) -> Code:
    try:
        parsed = _parsed(source)
        return _read(*parsed) if parsed else Code(opaque=True)
    except (SyntaxError, ValueError):
        return Code()  # neither Python nor IPython runs it
    except (RuntimeError, MemoryError):  # nested too deep, or too many lines for IPython
        return Code(opaque=True)


def _parsed(source: str) -> tuple[ast.Module, str] | None:
    """The cell and its text as Python sees them; None if that takes too long. Raises SyntaxError."""
    try:
        return ast.parse(source), source
    except SyntaxError:
        if len(source) > _MAX_ODD_CELL or len(_MARKS.findall(source)) > _MAX_MARKS:
            return None
    from IPython.core.inputtransformer2 import TransformerManager

    tree = _Magic().visit(ast.parse(TransformerManager().transform_cell(source)))
    text = ast.unparse(ast.fix_missing_locations(tree))
    return ast.parse(text), text


def without(source: str, error: str) -> tuple[str, str]:
    """What is left of a cell without the statements at its top that import the module which, by the error that stopped
    it, is not here, or that ask for input, and without those that need what these were to bind; and what it was, the
    module or ASKING.

    Functions and classes stay: they need it when they are called, if ever. Empty if it stopped for another reason, if
    nothing is left out, or if Python cannot read the cell.
    """
    absent = _ABSENT.match(error)
    module = absent[1] if absent else ""
    if not module and not error.startswith(_NO_INPUT):
        return "", ""
    try:
        parsed = _parsed(source) if len(source) <= _MAX_CELL else None
    except (SyntaxError, ValueError, RuntimeError, MemoryError):
        parsed = None
    left: list[ast.stmt] = []
    gone: set[str] = set()
    for node in parsed[0].body if parsed else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            left.append(node)
            continue
        names = {each.id: each.ctx for each in ast.walk(node) if isinstance(each, ast.Name)}
        imported = list(_imports(node, module)) if module else sorted(names.keys() & _ASK)
        if imported or any(name in gone and isinstance(context, ast.Load) for name, context in names.items()):
            gone.update(imported, (name for name, context in names.items() if isinstance(context, ast.Store)))
        else:
            gone -= {name for name, context in names.items() if isinstance(context, ast.Store)}
            left.append(node)
    is_less = parsed is not None and len(left) < len(parsed[0].body)
    return (ast.unparse(ast.Module(left, [])), module or ASKING) if is_less else ("", "")


def _imports(node: ast.AST, module: str) -> Iterator[str]:
    """The names that a statement is to bind by importing a module, or a part of it."""
    for each in ast.walk(node):
        if isinstance(each, ast.Import):
            found = [alias for alias in each.names if f"{alias.name}.".startswith(f"{module}.")]
            yield from (alias.asname or alias.name.partition(".")[0] for alias in found)
        elif isinstance(each, ast.ImportFrom):
            parts = [f"{each.module}.", *(f"{each.module}.{alias.name}." for alias in each.names)]
            if any(part.startswith(f"{module}.") for part in parts):
                yield from (alias.asname or alias.name for alias in each.names)


def _read(tree: ast.Module, text: str) -> Code:
    table = symtable.symtable(text, "<cell>", "exec")
    top = {symbol.get_name(): symbol for symbol in table.get_symbols()}
    reads = {name for name, symbol in top.items() if symbol.is_referenced()}
    binds = {name for name, symbol in top.items() if symbol.is_assigned() or symbol.is_imported()}
    at_once = frozenset(reads) - (_BUILTINS - binds)
    definitions: dict[str, frozenset[str]] = {}
    walk = _Walk()
    walk.visit(tree)
    for inner in table.get_children():
        names, changes = _uses(inner)
        reads |= names
        binds |= changes
        if changes:
            walk.keeping.add(inner.get_name())
        if inner.get_name() in top:
            definitions[inner.get_name()] = frozenset(names) | definitions.get(inner.get_name(), frozenset())
    return Code(
        frozenset(reads) - (_BUILTINS - binds),
        at_once,
        frozenset(binds),
        frozenset(name for name in walk.constants if name not in walk.others),
        frozenset(walk.stores),
        {name: uses - (_BUILTINS - binds) for name, uses in definitions.items() if name not in walk.others},
        frozenset(walk.keeping),
        walk.lasting,
        walk.opaque or not reads.isdisjoint(_REACHES_ALL),
    )


def _uses(table: symtable.SymbolTable) -> tuple[set[str], set[str]]:
    """The notebook's names that a function or class uses, and those that it binds."""
    reads, binds = set(), set()
    for inner in (table, *_below(table)):
        for symbol in inner.get_symbols():
            if symbol.is_global() and symbol.is_referenced():
                reads.add(symbol.get_name())
            if symbol.is_declared_global() and (symbol.is_assigned() or symbol.is_imported()):
                binds.add(symbol.get_name())
    return reads, binds


def _below(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    for child in table.get_children():
        yield child
        yield from _below(child)


class _Magic(ast.NodeTransformer):
    """Puts the code of %time and %timeit in its place, and takes out lines for IPython that reach nothing."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        given = self._given(node.value)
        if given is None:
            return self.generic_visit(node)
        return ast.Pass() if given == "" else ast.Module(ast.parse(given).body, [])

    def visit_Module(self, node: ast.Module) -> ast.Module:
        body: list[ast.stmt] = []
        for statement in node.body:
            new = self.visit(statement)
            body += new.body if isinstance(new, ast.Module) else [new]
        return ast.Module(body, [])

    def _given(self, node: ast.expr) -> str | None:
        """The code of a line for IPython; empty if there is none, None if it is no such line or another one."""
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            return None
        shell, words = node.func.value, [word.value for word in node.args if isinstance(word, ast.Constant)]
        if not (isinstance(shell, ast.Call) and isinstance(shell.func, ast.Name) and shell.func.id == "get_ipython"):
            return None
        texts = [word for word in words if isinstance(word, str)]
        if node.func.attr == "system" and texts and _HARMLESS_COMMAND.fullmatch(texts[0]):
            return ""
        if node.func.attr in ("run_line_magic", "run_cell_magic") and len(texts) >= 2:
            if texts[0] in _HARMLESS_MAGICS or texts[0] in ("pinfo", "pinfo2"):
                return ""
            if texts[0] in ("time", "timeit"):
                return "\n".join([_TIMED.sub("", texts[1]).strip(), *texts[2:]]) or ""
        return None


class _Walk(ast.NodeVisitor):
    """Finds changes of values, settings of libraries, files that are written, and ways to reach any name."""

    def __init__(self) -> None:
        self.stores: set[str] = set()
        self.constants: set[str] = set()  # names that are bound to a number or text
        self.others: set[str] = set()  # names that are bound in another way than by a definition or a constant
        self.keeping: set[str] = set()
        self.lasting = self.opaque = False
        self._inside: list[str] = []  # functions and classes

    # what is defined

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._definition(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._definition(node)

    def visit_arguments(self, node: ast.arguments) -> None:
        given = [*node.defaults, *(value for value in node.kw_defaults if value is not None)]
        if any(map(_may_be_changed, given)):
            self.keeping.add(self._inside[0])
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        values = [each.value for each in node.body if isinstance(each, ast.Assign | ast.AnnAssign)]
        if any(value is not None and _may_be_changed(value) for value in values):
            self.keeping.add((self._inside or [node.name])[0])
        self._definition(node)

    def _definition(self, node: Any) -> None:
        for decorator in node.decorator_list:
            last = _root(decorator.func if isinstance(decorator, ast.Call) else decorator)[1][-1:]
            self.lasting = self.lasting or any(_SETTERS.fullmatch(word) for word in last)
        self._inside.append(node.name)
        self.generic_visit(node)
        self._inside.pop()

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._inside.append("lambda")
        self.generic_visit(node)
        self._inside.pop()

    # what is bound

    def visit_Assign(self, node: ast.Assign) -> None:
        if not self._inside and _is_constant(node.value) and all(isinstance(each, ast.Name) for each in node.targets):
            self.constants.update(each.id for each in node.targets if isinstance(each, ast.Name))
            return
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load) and not self._inside:
            self.others.add(node.id)
        if isinstance(node.ctx, ast.Del):
            self.stores.add(node.id)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        root = _root(node.target)[0]
        if not (self._inside and isinstance(node.target, ast.Name)):
            self._changed(root)
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        self._part(node)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self._part(node)
        self.generic_visit(node)

    def _part(self, node: ast.Attribute | ast.Subscript) -> None:
        if isinstance(node.ctx, ast.Load):
            return
        root, path = _root(node)
        self._changed(root)
        if not _STATES.isdisjoint((root, *path)) or root == "":  # of what a call gave, which may be anybody's
            self.lasting = self.lasting or not self._inside or root != ""

    def _changed(self, root: str) -> None:
        self.stores.add(root)

    # what is done

    def visit_Call(self, node: ast.Call) -> None:
        root, path = _root(node.func)
        last = path[-1] if path else root
        if _SETTERS.fullmatch(last) or not _STATES.isdisjoint(path[:-1]) or (root == "sys" and "path" in path):
            self.lasting = True
        if (root == "open" and not path) or last == "open":
            self.lasting = self.lasting or _may_write(node)
        elif _WRITERS.fullmatch(last):
            self.lasting = True
        if not path and root in _REACHES_ALL_BARE and not node.args and not node.keywords:
            self.opaque = True
        if root == "sys" and path[:1] in (["_getframe"], ["modules"]):
            self.opaque = True
        self.generic_visit(node)

    def visit_Import(self, node: ast.Import) -> None:
        self._imported(*(alias.name for alias in node.names))

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        self._imported(node.module or "")
        self.lasting = self.lasting or any(alias.name == "*" for alias in node.names)

    def _imported(self, *names: str) -> None:
        self.opaque = self.opaque or any(name.partition(".")[0] in _MODULES_THAT_REACH_ALL for name in names)


def _may_be_changed(node: ast.expr) -> bool:
    made = ast.List | ast.Dict | ast.Set | ast.Call | ast.ListComp | ast.DictComp | ast.SetComp
    return any(isinstance(each, made) for each in ast.walk(node))


def _is_constant(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return _is_constant(node.operand)
    if isinstance(node, ast.BinOp):
        return _is_constant(node.left) and _is_constant(node.right)
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Tuple) and all(map(_is_constant, node.elts)))


def _may_write(call: ast.Call) -> bool:
    modes = [*call.args[1:2], *(word.value for word in call.keywords if word.arg == "mode")]
    return any(not isinstance(mode, ast.Constant) or set("wax+") & set(str(mode.value)) for mode in modes)


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
