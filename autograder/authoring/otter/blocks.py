"""The cells of an otter notebook with its blocks told apart, in whichever way they are marked.

Boundaries are raw cells (`# BEGIN QUESTION` and settings), the same in Markdown as a block of code called `otter`, or,
in otter's first format, a block of code in the text of the question, behind which come answer and tests.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from nbformat import NotebookNode

from autograder.authoring.otter.answers import has_markers
from autograder.authoring.otter.cases import settings
from autograder.course.notebooks import new_cell

_BOUNDARY = re.compile(r"^#\s*(BEGIN|END)\s+(QUESTION|PROMPT|SOLUTION|TESTS)\b", re.IGNORECASE)
_ASSIGNMENT = re.compile(r"^#\s*ASSIGNMENT\s+CONFIG\b", re.IGNORECASE)
_FENCED = re.compile(r"^```\s*otter\s*\n(.*?)^```\s*$\n?", re.MULTILINE | re.DOTALL)
_FIRST = re.compile(r"^```\s*#?\s*BEGIN\s+(ASSIGNMENT|QUESTION)\b[^\n]*\n(.*?)^\s*```\s*$\n?", re.M | re.S | re.I)
_TEST = re.compile(r"^\s*#+\s*(hidden\s*)?test\s*#+\s*$", re.IGNORECASE)
_SOLUTION = re.compile(r"^\s*(<strong>|\*\*)\s*solution:?\s*:?(</strong>|\*\*)|^\s*#+\s*solution\s*#+\s*$", re.I | re.M)
_STUDENT = re.compile(r"^\s*(?:_\s*=\s*)?(?:grader|ok)\.(?:check|grade)\(\s*[\"']([^\"']+)[\"']", re.MULTILINE)
_OTTER = re.compile(
    r"otter\.Notebook\(|^\s*grader\.(?:check_all|export)\(|^\s*(import otter\b|from otter import)", re.MULTILINE
)


@dataclass
class Boundary:
    """Where a block begins or ends: of what (`question`, `prompt`, `solution`, `tests`, `assignment`), with settings,
    None if these are no YAML.
    """

    kind: str
    begins: bool
    settings: dict[str, Any] | None = field(default_factory=dict)


Part: TypeAlias = Any  # a Boundary, or a cell


def is_master(nb: NotebookNode) -> bool:
    """Whether a notebook has blocks of otter's."""
    return any(isinstance(part, Boundary) for part in blocks(nb))


def checked(source: str) -> list[str]:
    """The questions that a cell of a generated notebook has otter check."""
    return _STUDENT.findall(source)


def is_generated(nb: NotebookNode) -> bool:
    """Whether a notebook is one that otter makes for students."""
    code = [cell.source for cell in nb.cells if cell.cell_type == "code"]
    return any(_OTTER.search(source) or checked(source) for source in code)


def blocks(nb: NotebookNode) -> list[Part]:
    """The cells, with boundaries in place of the cells or texts that say them."""
    found = [part for cell in nb.cells for part in _parts(cell)]
    return list(_with_ends(found)) if any(_is_first(part) for part in found) else found


def _parts(cell: NotebookNode) -> Iterator[Part]:
    boundary = _boundary(cell.source) if cell.cell_type == "raw" else None
    if cell.cell_type != "markdown" or boundary is not None:
        yield boundary or cell
        return
    first = _FIRST.search(cell.source)
    if first:
        yield from _text(cell.source[: first.start()] + cell.source[first.end() :])
        yield Boundary(f"first {first[1].lower()}", True, settings(first[2]))
        return
    place = 0
    for match in _FENCED.finditer(cell.source):
        boundary = _boundary(match[1])
        if boundary is not None:
            yield from _text(cell.source[place : match.start()])
            yield boundary
            place = match.end()
    yield from _text(cell.source[place:]) if place else [cell]


def _text(text: str) -> Iterator[NotebookNode]:
    if text.strip():
        yield new_cell("markdown", text.strip("\n"))


def _boundary(text: str) -> Boundary | None:
    first, _, rest = text.strip().partition("\n")
    if _ASSIGNMENT.match(first):
        return Boundary("assignment", True, settings(rest))
    match = _BOUNDARY.match(first)
    if not match:
        return None
    begins = match[1].upper() == "BEGIN"
    return Boundary(match[2].lower(), begins, settings(rest) if begins else {})


# ------------------------------------------------------------------------------------------ otter's first format


def _is_first(part: Part) -> bool:
    return isinstance(part, Boundary) and part.kind.startswith("first ")


def _with_ends(parts: Sequence[Part]) -> Iterator[Part]:
    """The parts of a notebook of the first format as those of the later one.

    Behind the settings of a question come a prompt, if a person grades it, the answer, and tests, which say so.
    """
    place = 0
    while place < len(parts):
        part = parts[place]
        place += 1
        if not isinstance(part, Boundary) or not _is_first(part):
            yield part
        elif part.kind == "first assignment":
            yield Boundary("assignment", True, part.settings)
        else:
            question = list(_question(parts[place:], manual=bool((part.settings or {}).get("manual"))))
            yield from [Boundary("question", True, part.settings), *question, Boundary("question", False)]
            place += sum(not isinstance(each, Boundary) for each in question)


def _question(parts: Sequence[Part], *, manual: bool) -> Iterator[Part]:
    """The cells of one question behind its settings, with boundaries."""
    cells: list[NotebookNode] = []
    for part in parts:
        if isinstance(part, Boundary):
            break
        cells.append(part)
    place = next((at for at, cell in enumerate(cells) if _answers(cell, manual=manual)), None)
    if place is not None:
        texts, cells = cells[: place + 1], cells[place + 1 :]
        answer = texts.pop()
        yield from [Boundary("prompt", True), *texts, Boundary("prompt", False)] if manual and texts else texts
        yield from [Boundary("solution", True), answer, Boundary("solution", False)]
    tests = list(itertools.takewhile(_is_test, cells))
    if tests:
        yield from [Boundary("tests", True), *tests, Boundary("tests", False)]


def _is_test(cell: NotebookNode) -> bool:
    return cell.cell_type == "code" and bool(_TEST.match(cell.source.strip().split("\n")[0]))


def _answers(cell: NotebookNode, *, manual: bool) -> bool:
    if cell.cell_type == "code":
        return not _is_test(cell) and (not manual or has_markers(cell.source))
    return manual and bool(_SOLUTION.search(cell.source))
