"""Whether a test cell asks what copies cannot tell: judged outside the student's kernel, it gets values as copies.

Lists, dicts and arrays that both sides have are kept the same (autograder.guest.common_objects), but not what two
arrays or tables share: a slice that an answer returns is another array on the other side. So a cell that changes one of
them and looks whether the other has changed would pass with wrong answers. This is read from the text, in the order in
which it runs, as soon as the cell or the answers speak of arrays. Changes that an answer makes to its arguments do
cross, and so do those of an object of a student's class, which stays where it is.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from autograder.guest.cell_text import Need, first_need, without_magics
from autograder.guest.python_text import NOT_PYTHON
from autograder.judging.answer_names import Answers, speaks_of_arrays
from autograder.judging.identity import asks_for_identity

CHANGES = "it changes a value that an answer gave, and looks at what it came from"
CHANGES_LATER = "it changes an object that it gave to an answer, and looks at what was made of it"
SAME = "it asks whether two values are the same object or share memory"

_CHANGING = frozenset([
    "append", "extend", "insert", "remove", "clear", "add", "discard", "update", "setdefault", "appendleft",
    "extendleft", "popitem", "popleft", "pop", "sort", "reverse", "rotate", "fill", "resize", "put", "itemset",
    "difference_update", "intersection_update", "symmetric_difference_update", "subtract",
])  # fmt: skip
_ORDERING = frozenset(["sort", "reverse"])  # mostly done to compare what may come in any order
_TAKING = frozenset(["pop", "popitem", "popleft"])  # mostly done for what they give
_CHANGING_FIRST = frozenset([
    "shuffle", "fill_diagonal", "copyto", "putmask", "place", "heappush", "heappop", "heapify", "insort",
    "insort_left", "insort_right",
])  # fmt: skip
_OF_VALUE = frozenset(["loc", "iloc", "at", "iat", "values", "flat", "T", "real", "imag"])  # parts that are the value
_UNCHANGING = frozenset(["int", "float", "len", "sum", "min", "max", "abs", "round", "str", "bool", "tuple", "range"])
_SYNTAX = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context)


def needs_the_object(source: str, answers: Answers) -> Need | None:
    """Why a test cell must run where the answers' own objects are; None if its text does not tell."""
    try:
        tree = ast.parse(without_magics(source))
    except NOT_PYTHON:
        return None
    same = first_need(tree, lambda node: SAME if asks_for_identity(node, answers) else "")
    if same is not None:
        return same
    if not (answers.arrays or speaks_of_arrays(source)):
        return None
    try:
        reading = _Reading(answers)
        reading.statements(tree.body)
    except RecursionError:
        return None
    return reading.why()


# ------------------------------------------------------------------------------------------------- changes


@dataclass(eq=False)
class _Value:
    """What a name stands for between two assignments.

    `kind` is "plain" (the test's own), "result" (an answer gave it), "object" (an answer, or an instance of one of its
    classes) or "variable" (an answer that is a value). `call` is the answer that gave a result, `sources` are the
    arguments that it had and the object that it was asked of.
    """

    kind: str = "plain"
    call: str = ""
    sources: list[_Value] = field(default_factory=list)
    unchanging: bool = False  # a number or a text, as far as can be seen


@dataclass(frozen=True)
class _Event:
    kind: str  # "read", "call", "change", "weak change" or "held" (`value` was given to what `other` is)
    place: int
    line: int
    statement: int
    value: _Value | None = None
    other: _Value | None = None
    given: bool = False  # a value that is read as the argument of an answer's call


class _Reading:
    """What a cell does with values, in order. The body of a loop is read twice, as one run sees what another did."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self._names: dict[str, _Value] = {}
        self._names |= {name: _Value("object") for name in answers.functions | answers.classes}
        self._names |= {name: _Value("variable") for name in answers.variables}
        self._events: list[_Event] = []
        self._about: defaultdict[_Value, list[_Event]] = defaultdict(list)
        self._last_calls: dict[str, int] = {}
        self._statement = self._line = 0
        self._second = False  # run of the loop around

    def why(self) -> Need | None:
        return next((why for event in self._events if "change" in event.kind and (why := self._why(event))), None)

    def _why(self, change: _Event) -> Need | None:
        value, weak = change.value, change.kind == "weak change"
        if value is None:
            return None
        if value.kind == "result" and self._looks_at_sources(value, change, weak=weak):
            return Need(CHANGES, change.line)
        held = [event for event in self._about[value] if event.kind == "held" and event.place < change.place]
        holders = [event.other for event in held if event.other is not None]
        if self._is_given_again(value):
            holders = [each for each in holders if each.kind != "result"]
        looks = any(True for each in holders for _ in self._reads(each, change))
        return Need(CHANGES_LATER, change.line) if looks else None

    def _reads(self, value: _Value, after: _Event) -> Iterator[_Event]:
        return (each for each in self._about[value] if each.kind == "read" and each.place > after.place)

    def _looks_at_sources(self, value: _Value, change: _Event, *, weak: bool) -> bool:
        """Whether what a value came from is looked at behind its change: an argument, the object, the same function."""
        if not weak and self._last_calls.get(value.call, -1) > change.place:
            return True
        beside = {event.statement for event in self._reads(value, change)} if weak else set()
        reads = (each for source in value.sources if not source.unchanging for each in self._reads(source, change))
        return any(each.statement not in beside and not (weak and each.given) for each in reads)

    def _is_given_again(self, value: _Value) -> bool:
        """Whether a value is changed to be given again, as where a derivative is computed. Then what was made of it is
        only compared, so that results are left out of what may hold it.
        """
        events = self._about[value]
        first = next(each.place for each in events if "change" in each.kind)
        return any(each.given and each.place >= first for each in events)

    def _note(
        self,
        kind: str,
        value: _Value | None = None,
        other: _Value | None = None,
        *,
        name: str = "",
        given: bool = False,
    ) -> None:
        event = _Event(kind, len(self._events), self._line, self._statement, value, other, given)
        self._events.append(event)
        if value is not None:
            self._about[value].append(event)
        if name:
            self._last_calls[name] = event.place

    def statements(self, body: Sequence[ast.stmt]) -> None:
        for node in body:
            self._statement += 1
            self._one(node)

    def _one(self, node: ast.stmt) -> None:
        self._line = node.lineno
        if isinstance(node, ast.Assign | ast.AnnAssign):
            if node.value is not None:
                value = self._value(node.value)
                for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                    self._bind(target, value)
        elif isinstance(node, ast.AugAssign):
            self._value(node.value)
            if not isinstance(node.target, ast.Name):
                self._bind(node.target, _Value())
            elif not (value := self._named(node.target.id)).unchanging:
                self._change(value, weak=value.kind != "plain")
        elif isinstance(node, ast.Delete):
            for target in node.targets:
                self._bind(target, _Value())
        elif isinstance(node, ast.For | ast.AsyncFor):
            value = self._value(node.iter)
            for _ in self._runs():
                self._bind(node.target, _Value(value.kind, value.call, value.sources))
                self.statements(node.body)
            self.statements(node.orelse)
        elif isinstance(node, ast.While):
            for _ in self._runs():
                self._value(node.test)
                self.statements(node.body)
            self.statements(node.orelse)
        elif isinstance(node, ast.With | ast.AsyncWith):
            for item in node.items:
                value = self._value(item.context_expr)
                if item.optional_vars is not None:
                    self._bind(item.optional_vars, value)
            self.statements(node.body)
        elif isinstance(node, ast.Expr):
            self._value(node.value, alone=True)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            before = dict(self._names)
            own = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            self._names |= {each.arg: _Value() for each in own}
            self.statements(node.body)
            self._names = before | {node.name: _Value()}
        else:
            for part in _parts(node):
                if isinstance(part, ast.stmt):
                    self._statement += 1
                    self._one(part)
                else:
                    self._value(part)

    def _runs(self) -> Iterator[None]:
        """Two runs of a loop; one if it is within the second of another, in which it has been read twice already."""
        yield
        if not self._second:
            self._second = True
            yield
            self._second = False

    def _named(self, name: str) -> _Value:
        return self._names.setdefault(name, _Value())

    def _bind(self, target: ast.expr, value: _Value) -> None:
        if isinstance(target, ast.Name):
            self._names[target.id] = value
        elif isinstance(target, ast.Tuple | ast.List):
            for part in target.elts:
                self._bind(part, _Value(value.kind, value.call, value.sources))
        elif isinstance(target, ast.Starred):
            self._bind(target.value, value)
        elif isinstance(target, ast.Subscript):
            self._value(target.slice)
            owner = self._owner(target.value)
            if owner.kind == "plain" or "__setitem__" not in self._answers.methods:
                self._change(owner)
        elif isinstance(target, ast.Attribute):
            owner = self._owner(target.value)
            if owner.kind == "plain":
                self._change(owner)

    def _change(self, value: _Value, *, weak: bool = False) -> None:
        if value.kind in ("plain", "result"):
            self._note("weak change" if weak else "change", value)

    def _owner(self, node: ast.expr) -> _Value:
        """The value that is changed with a part of it, without having been looked at."""
        if isinstance(node, ast.Name):
            return self._named(node.id)
        if isinstance(node, ast.Attribute | ast.Subscript):
            if isinstance(node, ast.Subscript):
                self._value(node.slice)
            return self._part(node, self._owner(node.value))
        return self._value(node)

    def _part(self, node: ast.Attribute | ast.Subscript, owner: _Value) -> _Value:
        if isinstance(node, ast.Attribute) and node.attr in _OF_VALUE:
            return owner
        if owner.kind == "object" or (owner.kind == "variable" and isinstance(node, ast.Attribute)):
            return _Value("result", sources=[owner])
        return owner

    def _value(self, node: ast.AST, *, alone: bool = False, given: bool = False) -> _Value:
        """What an expression gives, with what it does on the way. `alone`: nothing is done with it."""
        if isinstance(node, ast.Name):
            value = self._named(node.id)
            self._note("read", value, given=given)
            return value
        if isinstance(node, ast.Attribute | ast.Subscript):
            if isinstance(node, ast.Subscript):
                self._value(node.slice)
            return self._part(node, self._value(node.value))
        if isinstance(node, ast.Call):
            return self._call(node, alone=alone)
        if isinstance(node, ast.NamedExpr):
            value = self._value(node.value)
            self._bind(node.target, value)
            return value
        if isinstance(node, ast.Lambda):
            return _Value()
        values = [self._value(part) for part in _parts(node) if not isinstance(part, _SYNTAX)]
        sums = isinstance(node, ast.UnaryOp | ast.BinOp) and all(value.unchanging for value in values)
        return _Value(unchanging=sums or isinstance(node, ast.Constant | ast.JoinedStr | ast.Compare))

    def _call(self, node: ast.Call, *, alone: bool) -> _Value:
        function = node.func
        arguments = [*node.args, *(each.value for each in node.keywords)]
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        owner = self._owner(function.value) if isinstance(function, ast.Attribute) else None
        known = isinstance(function, ast.Name) and self._named(name).kind in ("object", "variable")
        if known or (owner is not None and self._is_asked(owner, name)):
            return self._answer(name, owner, arguments)
        given = [self._value(each) for each in arguments]
        if owner is not None:
            in_place = any(each.arg == "inplace" for each in node.keywords)
            if in_place or name in _CHANGING or (name.endswith("_") and not name.endswith("__")):
                self._change(owner, weak=name in _ORDERING or (name in _TAKING and not alone))
            else:
                self._note("read", owner)
        if name in _CHANGING_FIRST and given:
            self._change(given[0], weak=name in _TAKING)
        return _Value(unchanging=name in _UNCHANGING)

    def _is_asked(self, owner: _Value, method: str) -> bool:
        """Whether a method is one of the student's: of an object, or of what may be one."""
        return owner.kind in ("object", "variable") or (owner.kind == "result" and method in self._answers.methods)

    def _answer(self, name: str, owner: _Value | None, arguments: Sequence[ast.expr]) -> _Value:
        """What a call of an answer gives, which may keep what it was given, as may the object that it was asked of."""
        texts = [each for argument in arguments for each in _items(argument)]
        given = [self._value(each, given=True) for each in texts]
        if owner is not None:
            self._note("read", owner)
        self._note("call", name=name)
        made = name in self._answers.classes
        result = _Value("object") if made else _Value("result", name, [*given, *([owner] if owner is not None else [])])
        for value in [value for value, each in zip(given, texts, strict=True) if not _is_item(each)]:
            for holder in [result, *([owner] if owner is not None else [])]:
                self._note("held", value, holder)
        return result


def _is_item(node: ast.expr) -> bool:
    """Whether it is one item of something, and so not that itself; a slice can share its memory."""
    return isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice | ast.Tuple)


def _items(node: ast.expr) -> Iterator[ast.expr]:
    """The values that an argument holds by its text: those in a list that is written there, or itself."""
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        for part in node.elts:
            yield from _items(part)
    elif isinstance(node, ast.Dict):
        for part in node.values:
            yield from _items(part)
    else:
        yield node.value if isinstance(node, ast.Starred) else node


def _parts(node: ast.AST) -> Iterator[ast.AST]:
    """The parts of a statement or an expression, in order; of a comprehension, what it goes through first."""
    parts = list(ast.iter_child_nodes(node))
    if isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
        parts = [*node.generators, *(part for part in parts if not isinstance(part, ast.comprehension))]
    return iter(parts)
