"""Tests of otter's as statements of a graded cell: an expression and its output become an assert."""

from __future__ import annotations

import ast
import doctest
import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml
from nbformat import NotebookNode

from autograder.authoring.otter.answers import UNREADABLE, without_ignored
from autograder.authoring.otter.helpers import plain
from autograder.course.notebooks import points_in

HIDDEN = ("### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS")
_CONFIG = re.compile(r"^(?:\.\s*=\s*)?\"{1,3}\s*#\s*BEGIN\s*TEST\s*CONFIG", re.IGNORECASE)
_END_CONFIG = re.compile(r"^\"{1,3};?\s*#\s*END\s*TEST\s*CONFIG", re.IGNORECASE)
_TITLE = re.compile(r"^\s*#+\s*((hidden|public|private)\s*)?(tests?\s*)?#*\s*$", re.IGNORECASE)
_IS_DEFINED = re.compile(r"""(["'])([A-Za-z_]\w*)\1 in (?:(?:globals|vars|locals|dir)\(\)|env\b)""")
#: Functions whose result is true or false, so that an assert says the same as the output `True`.
_PREDICATES = frozenset([
    "isinstance", "issubclass", "callable", "hasattr", "bool", "all", "any", "isclose", "allclose", "array_equal",
    "startswith", "endswith", "isdigit", "issubset", "issuperset",
])  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One test of a question: definitions and imports, and the statements that fail if the answer is wrong.

    `points` are its own, None if only the question has points. `problems` say what of it was not taken, and `unread`
    why it is no test yet.
    """

    setup: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    hidden: bool = False
    points: float | None = None
    problems: tuple[str, ...] = ()
    unread: str = ""


@dataclass
class Settings:
    """How a test counts, by its own words; `failure` is a message, `problems` what has no place here."""

    hidden: bool = False
    points: float | None = None
    failure: str = ""
    problems: list[str] = field(default_factory=list)


def of_cell(cell: NotebookNode, *, by_exceptions: bool) -> Case:
    """The test in a cell of a master notebook, with the output that is saved with it."""
    source, config = _config(cell.source)
    source, _ = without_ignored(source)
    if by_exceptions:
        found = of_function(source)
    else:
        printed = "".join(out.get("text", "") for out in cell.get("outputs", []) if out.get("name") == "stdout")
        values = [out.get("data", {}).get("text/plain") for out in cell.get("outputs", []) if _is_result(out)]
        ran = bool(cell.get("execution_count") or cell.get("outputs"))
        found = _of_code(source, printed, values[0] if values else None, config.failure, ran=ran)
    problems = (*config.problems, *found.problems)
    return replace(found, hidden=config.hidden, points=config.points, problems=problems)


def _is_result(output: Any) -> bool:
    return output.get("output_type") in ("execute_result", "pyout")


def _config(source: str) -> tuple[str, Settings]:
    """A test's cell without what says how it counts, and that. Settings are in YAML, in a text at the top."""
    config = Settings()
    lines = source.strip("\n").split("\n")
    if _CONFIG.match(lines[0]):
        end = next((place for place, line in enumerate(lines) if _END_CONFIG.match(line)), len(lines) - 1)
        given = settings("\n".join(lines[1:end]))
        lines = lines[end + 1 :]
        if given is None:
            config.problems.append("its settings are no YAML: they are left out")
        read_settings(config, given or {})
    elif lines[0].lstrip().startswith("#"):
        config.hidden = bool(re.search(r"\bhidden\b", lines[0], re.IGNORECASE))
        if config.hidden or _TITLE.match(lines[0]):
            lines = lines[1:]
    return "\n".join(lines), config


def settings(text: str) -> dict[str, Any] | None:
    """YAML that is a mapping; None if it is something else."""
    try:
        found = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None  # of a value that there is not, such as the 30th of February, too
    return found if isinstance(found, dict) else {} if found is None else None


def read_settings(config: Settings, given: dict[str, Any]) -> None:
    """Take over what a test's own settings say; what has no place here is named."""
    config.hidden = bool(given.get("hidden", config.hidden))
    points = given.get("points")
    config.points = points_in(points)
    if points is not None and config.points is None:
        config.problems.append(f"`points: {points!r}` of a test is no number: the test got its share")
    config.failure = str(given.get("failure_message") or "")
    if given.get("success_message"):
        config.problems.append("a success_message is not shown: put it into the text above the answer")


# ------------------------------------------------------------------------------------------ one test as statements


def _of_code(source: str, printed: str, value: str | None, message: str, *, ran: bool) -> Case:
    """Code with the output that it must have, at its end."""
    pieces = _pieces(_asked_by_name(source))
    if pieces is None:
        return Case(steps=(source,))  # lines of IPython's: it runs in the kernel, and must raise nothing
    setup = tuple(text for text, node in pieces if _defines(node))
    rest = [(text, node) for text, node in pieces if not _defines(node)]
    if not rest:
        return Case(setup=setup)
    text, last = rest[-1]
    before = tuple(text for text, _ in rest[:-1])
    if printed:
        end = [_printing(text, last)] if value is not None else [text]
        return Case(setup, (_prints(printed + (value or ""), [*before, *end]),), problems=_no_place(message))
    if value is not None and isinstance(last, ast.Expr):
        return Case(setup, (*before, _assert(text, last.value, value, message)))
    if not ran and isinstance(last, ast.Expr) and not _says_nothing(last.value):
        if not _is_predicate(last.value):
            return _unread(setup, before, text)
        why = "no output is saved with a test: it is taken to be True"
        return Case(setup, (*before, _assert(text, last.value, "True", message)), problems=(why,))
    return Case(setup, (*before, _silent(text, last)), problems=_no_place(message))


def _silent(text: str, node: ast.stmt) -> str:
    """A statement that shows nothing; nbgrader would take a number that it gives for points."""
    if not isinstance(node, ast.Expr) or _says_nothing(node.value) or text.rstrip().endswith(";"):
        return text
    above, code = _parted(text, node.value)
    return f"{above}assert ({code}) is None"


def _unread(setup: tuple[str, ...], before: tuple[str, ...], text: str) -> Case:
    why = "no output is saved with a test: run the otter notebook, save it and adopt it again, or write the assert"
    failing = f"assert False, {'say what this must give: ' + text.strip()!r}"
    return Case(setup, (*before, failing), unread=why)


def _no_place(message: str) -> tuple[str, ...]:
    return (
        ("a failure_message is not shown: write it behind an assert, as `assert x == 1, message`",) if message else ()
    )


def of_doctest(code: str, config: Settings) -> Case:
    """The test in a text of doctest's form, `>>> square(3)` and `9`."""
    try:
        examples = doctest.DocTestParser().get_examples(_with_comments(textwrap.dedent(code)))
    except ValueError as error:
        return Case(unread=f"it is no doctest ({error}): write the assert by hand", steps=("assert False",))
    setup: list[str] = []
    steps: list[str] = []
    problems = list(config.problems)
    unread = ""
    for example in examples:
        pieces = _pieces(_asked_by_name(example.source)) or []
        if example.exc_msg or example.options or len(pieces) != 1:
            unread = f"`{example.source.strip()}` uses an option or an exception of doctest's: write the assert by hand"
            steps.append(f"assert False, {example.source.strip()!r}")
            continue
        ((text, node),) = pieces
        wanted = re.sub(r"^<BLANKLINE>$", "", example.want, flags=re.MULTILINE).removesuffix("\n")
        if not example.want:
            (setup if _defines(node) and not steps else steps).append(_silent(text, node))
        elif isinstance(node, ast.Expr) and not _says_nothing(node.value):
            if _may_print(node.value, wanted):
                steps.append(_prints(wanted, [_printing(text, node)]))
            else:
                steps.append(_assert(text, node.value, wanted, config.failure))
        else:
            steps.append(_prints(wanted, [text]))
    return Case(tuple(setup), tuple(steps), config.hidden, config.points, tuple(problems), unread)


def _with_comments(code: str) -> str:
    """The text of doctests with each comment in one example with the line below it; doctest leaves out those alone."""
    lines, commented = [], False
    for line in code.split("\n"):
        text = line.lstrip()
        if commented and text.startswith(">>> "):
            line = line.replace(">>>", "...", 1)
        commented = text.startswith(">>> #") or (commented and text.startswith("... #"))
        lines.append(line)
    return "\n".join(lines)


def _asked_by_name(source: str) -> str:
    """A test without a look through all names, which needs the student's kernel: `[x]` fails too if there is no x."""
    return _IS_DEFINED.sub(r"bool([\2])", source)


def of_function(source: str) -> Case:
    """A test that is a function, whose parameters are called like what they get of the notebook's names."""
    source = _asked_by_name(source)
    try:
        body = ast.parse(source).body
    except UNREADABLE:
        body = []
    functions = [node for node in body if isinstance(node, ast.FunctionDef)]
    if len(functions) != 1:
        return Case(steps=("assert False",), unread="it is not one function: write the asserts by hand")
    (function,) = functions
    first = min([function.lineno, *(decorator.lineno for decorator in function.decorator_list)])
    text = "\n".join(source.split("\n")[: function.end_lineno])
    if function.decorator_list:
        lines = source.split("\n")
        text = "\n".join([*lines[: first - 1], *lines[function.lineno - 1 : function.end_lineno]])
    values = [_environment(function) if arg.arg == "env" else arg.arg for arg in function.args.args]
    return Case((text,), (f"{function.name}({', '.join(values)})",))


def _environment(function: ast.FunctionDef) -> str:
    """What a test gets as `env`: the names of the notebook that it looks up there."""
    looked_up = [node for node in ast.walk(function) if isinstance(node, ast.Subscript) and _is_env(node.value)]
    names = [node.slice.value for node in looked_up if isinstance(node.slice, ast.Constant)]
    if len(names) < sum(map(_is_env, ast.walk(function))) or not all(str(name).isidentifier() for name in names):
        return "globals()"  # it asks for more than names
    return "{" + ", ".join(f'"{name}": {name}' for name in sorted({str(name) for name in names})) + "}"


def _is_env(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "env"


def _pieces(source: str) -> list[tuple[str, ast.stmt]] | None:
    """The statements of a text, each with the comments above it; None if it is no Python."""
    try:
        body = ast.parse(source).body
    except UNREADABLE:
        return None
    lines = source.split("\n")
    ends = [node.end_lineno or node.lineno for node in body]
    if len(set(ends)) < len(ends):  # several on one line
        return [(ast.unparse(node), node) for node in body]
    return [
        ("\n".join(lines[start:end]).strip("\n"), node)
        for start, end, node in zip([0, *ends], ends, body, strict=False)
    ]


def _defines(node: ast.stmt) -> bool:
    return isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Import | ast.ImportFrom)


def _parted(text: str, value: ast.expr) -> tuple[str, str]:
    """The comments above an expression, and the expression."""
    expression = ast.unparse(value)
    comments = []
    for line in text.split("\n"):
        if line.strip() and not line.lstrip().startswith("#"):
            break
        comments.append(line)
    whole = text[len("\n".join([*comments, ""])) if comments else 0 :].strip()
    single = "\n" not in whole and "#" not in whole and not whole.endswith(";") and not isinstance(value, ast.Tuple)
    return "".join(f"{line}\n" for line in comments), whole if single else expression


def _assert(text: str, value: ast.expr, wanted: str, message: str) -> str:
    above, code = _parted(text, value)
    behind = f", {message!r}" if message else ""
    wanted = plain(wanted)
    if wanted == "True" and _is_predicate(value):
        return f"{above}assert {code}{behind}"
    if wanted == "False" and _is_predicate(value):
        return f"{above}assert not ({code}){behind}"
    return f"{above}assert shown({code}) == {_literal(wanted)}{behind}"


def _may_print(value: ast.expr, wanted: str) -> bool:
    """Whether the output of an expression may hold what was printed, as far as a text can tell: it calls print, or it
    is a call and the output is no plain value.
    """
    if any(isinstance(node, ast.Name) and node.id == "print" for node in ast.walk(value)):
        return True
    if not isinstance(value, ast.Call) or re.match(r"\w+\(|<", wanted):
        return False
    try:
        ast.literal_eval(plain(wanted))
    except UNREADABLE:
        return True
    return False


def _printing(text: str, node: ast.stmt) -> str:
    if not isinstance(node, ast.Expr):
        return text
    above, code = _parted(text, node.value)
    return f"{above}show({code})"


def _prints(wanted: str, steps: Sequence[str]) -> str:
    return f"with prints({_literal(plain(wanted).removesuffix(chr(10)))}):\n" + "\n".join(map(_indented, steps))


def _literal(text: str) -> str:
    """A text as Python, in lines as it is if that is possible."""
    if "\n" in text and '"""' not in text and "\\" not in text and not text.endswith('"'):
        return f'"""{text}"""'
    return repr(text)


def _indented(code: str) -> str:
    """Code in a block. Texts over several lines would get more spaces, so they are written on one."""
    tree = ast.parse(code)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and node.end_lineno != node.lineno:
            code = ast.unparse(tree)
            break
    return textwrap.indent(code, "    ")


def _is_predicate(node: ast.expr) -> bool:
    """Whether an expression is true or false by what it is."""
    if isinstance(node, ast.BoolOp):
        return all(map(_is_predicate, node.values))
    if isinstance(node, ast.Call):
        function = node.func
        return (function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")) in _PREDICATES
    return isinstance(node, ast.Compare) or (isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not))


def _says_nothing(node: ast.expr) -> bool:
    """Whether an expression has no value to show: a call that prints or asserts, a text at the top."""
    if isinstance(node, ast.Constant):
        return node.value is None or isinstance(node.value, str)
    name = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
    return name == "print" or "assert" in name.lower() or name.startswith("test_")


# ------------------------------------------------------------------------------------------ the cell


def as_cell(cases: Sequence[Case], points: Sequence[float], *, marked: bool) -> str:
    """The text of a graded cell with these tests; `marked` if each earns its own points."""
    lines: list[str] = []
    hidden = False
    for case, given in zip(cases, points, strict=True):
        if case.hidden != hidden:
            lines.append(HIDDEN[0] if case.hidden else HIDDEN[1])
            hidden = case.hidden
        lines += case.setup
        steps = case.steps or ("pass",)
        lines.append(_counted(steps, given) if marked else "\n".join(steps))
    if hidden:
        lines.append(HIDDEN[1])
    return "\n".join(line for line in lines if line)


def _counted(steps: Sequence[str], points: float) -> str:
    """The statements of a test as one that has points."""
    mark = f"  # points: {points!r}".removesuffix(".0")
    code = steps[0] if len(steps) == 1 else "if True:  # one test\n" + "\n".join(map(_indented, steps))
    return code + mark
