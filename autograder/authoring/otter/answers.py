"""Otter's markers in an answer, `# SOLUTION` and its like, as regions of nbgrader's.

What otter would show in place of a solution, `x = ...` or a prompt, goes above the region: as code where it does no
harm when the solution runs behind it, else as a comment.
"""

from __future__ import annotations

import ast
import re
import textwrap
from dataclasses import dataclass, field

from autograder.guest.python_text import NOT_PYTHON

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"

#: What `ast` raises for a text that is not Python, and `literal_eval` for one that is not a literal.
UNREADABLE = (*NOT_PYTHON, TypeError)

_LINE = re.compile(r"\s*# ?SOLUTION( NO PROMPT)?\s*$")
_SEED = re.compile(r"\s*# ?SEED\s*$")
_IGNORE = re.compile(r"# ?IGNORE\s*$")
_BEGIN = re.compile(r"^\s*# ?BEGIN SOLUTION( NO PROMPT)?\s*$")
_END = re.compile(r"^.*# ?END SOLUTION\s*$")
_BEGIN_PROMPT = re.compile(r"^\s*(\"\"\"|''')\s*# ?BEGIN (SOLUTION )?PROMPT\s*$")
_END_PROMPT = re.compile(r"^\s*(\"\"\"|''');?\s*# ?END (SOLUTION )?PROMPT\s*$")
_BEGIN_IGNORE = re.compile(r"^\s*# ?BEGIN IGNORE\b", re.IGNORECASE)
_END_IGNORE = re.compile(r"# ?END IGNORE\s*$")
_TITLE = re.compile(r"^\s*##\s*solution\s*##\s*$", re.IGNORECASE)
_TARGET = re.compile(r"^\s*[A-Za-z_][\w.]*(\[[^\]]*\])*\s*=(?!=)")


@dataclass
class Answer:
    """The text of an answer cell for nbgrader, and what of the otter cell it does not say.

    `ignored` are lines that otter puts into no notebook; `seeded` says that it hid a line which sets a seed.
    """

    text: str
    marked: bool
    ignored: list[str] = field(default_factory=list)
    seeded: bool = False
    problem: str = ""


@dataclass
class _Part:
    """A line of the answer: `kept` as it is, of the `solution`, or what stands in its place (`shown`)."""

    kind: str
    text: str


def answer(source: str, prompt: str = "") -> Answer:
    """The answer in a cell of otter's, with `prompt` above the first solution. One without markers keeps its text and
    has an empty region at its end.
    """
    found = Answer("", marked=False)
    parts = _parts(source, found)
    _whole_statements(parts)
    found.marked = any(part.kind == "solution" for part in parts)
    if prompt:
        first = next((place for place, part in enumerate(parts) if part.kind != "kept"), len(parts))
        parts[first:first] = [_Part("shown", line) for line in prompt.split("\n")]
    if not found.marked:
        parts.append(_Part("solution", ""))
    found.text = _with_regions(parts)
    if _parses(source) and not _parses(_released(found.text)):
        found.problem = "what students get of this answer is no Python: put the markers around whole statements"
    return found


def has_markers(source: str) -> bool:
    """Whether a cell of code holds a solution by otter's markers."""
    return any(_LINE.search(line) or _BEGIN.match(line) for line in source.split("\n"))


def without_ignored(source: str) -> tuple[str, list[str]]:
    """The text without the lines that otter puts into no notebook, and those."""
    kept, ignored, inside = [], [], False
    for line in source.split("\n"):
        if inside or _BEGIN_IGNORE.match(line):
            inside = not _END_IGNORE.search(line)
            ignored.append(line)
        elif _IGNORE.search(line):
            ignored.append(line)
        else:
            kept.append(line)
    return "\n".join(kept), ignored


def _parts(source: str, found: Answer) -> list[_Part]:
    text, found.ignored = without_ignored(source)
    parts: list[_Part] = []
    inside = ""
    for line in text.split("\n"):
        if inside == "prompt" and _END_PROMPT.match(line):
            inside = ""
        elif inside == "prompt":
            parts.append(_Part("shown", line))
        elif _END.match(line):
            inside = ""
        elif inside == "solution" and not _BEGIN_PROMPT.match(line):
            parts.append(_Part("solution", _LINE.sub("", line)))
        elif _BEGIN.match(line):
            inside = "solution"
        elif _BEGIN_PROMPT.match(line):
            inside = "prompt"
        elif _SEED.search(line):
            found.seeded = True
            parts.append(_Part("kept", _SEED.sub("", line)))
        elif mark := _LINE.search(line):
            plain = line[: mark.start()]
            target = _TARGET.match(plain)
            if target and not mark[1]:
                parts.append(_Part("shown", f"{target[0]} ..."))
            parts.append(_Part("solution", plain))
        elif not _TITLE.match(line):
            parts.append(_Part("kept", line))
    return parts


def _whole_statements(parts: list[_Part]) -> None:
    """A statement over several lines is of the solution as a whole if one of its lines is."""
    code = [part for part in parts if part.kind != "shown"]
    try:
        tree = ast.parse("\n".join(part.text for part in code))
    except UNREADABLE:
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt) and not hasattr(node, "body") and node.end_lineno:
            lines = code[node.lineno - 1 : node.end_lineno]
            if any(part.kind == "solution" for part in lines):
                for part in lines:
                    part.kind = "solution"


def _with_regions(parts: list[_Part]) -> str:
    """Each run of lines that are not kept becomes what is shown, and a region below it."""
    lines: list[str] = []
    run: list[_Part] = []
    for part in [*parts, _Part("kept", "")]:
        if part.kind != "kept":
            run.append(part)
            continue
        if run:
            lines += _region(run)
            run = []
        lines.append(part.text)
    return "\n".join(lines[:-1])


def _region(run: list[_Part]) -> list[str]:
    solution = [part.text for part in run if part.kind == "solution"]
    shown = "\n".join(part.text for part in run if part.kind == "shown")
    if not _harmless(shown, "\n".join(solution)):
        shown = _commented(shown)
    indent = _indent(next((line for line in [*solution, *shown.split("\n")] if line.strip()), ""))
    body = [line for line in solution if line.strip() or len(solution) > 1]
    return [*([shown] if shown else []), indent + BEGIN, *body, indent + END]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _commented(code: str) -> str:
    """Lines of code as comments, which keep their places to each other."""
    indent = min((_indent(line) for line in code.split("\n") if line.strip()), default="", key=len)
    lines = [line.removeprefix(indent) for line in code.split("\n")]
    return "\n".join(indent + (line if line.startswith("#") else f"# {line}") if line else "" for line in lines)


def _harmless(shown: str, solution: str) -> bool:
    """Whether code changes nothing for a solution that runs below it: names set to `...` that it does not read before
    it sets them, definitions, comments.
    """
    try:
        body = ast.parse(textwrap.dedent(shown)).body
        needed = _read_first(ast.parse(textwrap.dedent(solution)).body)
    except UNREADABLE:
        return False
    return all(
        isinstance(node, ast.Pass | ast.FunctionDef)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))
        or (
            isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and node.value.value is ...
            and all(isinstance(target, ast.Name) and target.id not in needed for target in node.targets)
        )
        for node in body
    )


def _read_first(body: list[ast.stmt]) -> set[str]:
    """The names that statements read before one of them sets them."""
    needed: set[str] = set()
    known: set[str] = set()
    for statement in body:
        names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
        stored = {name.id for name in names if isinstance(name.ctx, ast.Store)}
        needed |= {name.id for name in names if isinstance(name.ctx, ast.Load)} - known
        needed |= stored - known if isinstance(statement, ast.AugAssign) else set()
        known |= stored
    return needed


def _released(text: str) -> str:
    """The answer as students get it, with a stub in place of each region."""
    lines, inside = [], False
    for line in text.split("\n"):
        if line.strip() == BEGIN:
            inside = True
            lines.append(line.replace(BEGIN, "raise NotImplementedError"))
        elif line.strip() == END:
            inside = False
        elif not inside:
            lines.append(line)
    return "\n".join(lines)


def _parses(text: str) -> bool:
    try:
        ast.parse("\n".join("pass" if re.match(r"^\s*[%!]", line) else line for line in text.split("\n")))
    except UNREADABLE:
        return False
    return True
