"""Files that a source notebook refers to: each is released, or named."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from autograder.authoring.check.complaints import Complaints
from autograder.course.layout import UNRELEASED, Assignment, files_below, imported
from autograder.course.notebooks import read, tags
from autograder.submissions.definitions import parsed

_SHOWN = re.compile(r"""!\[[^\]]*\]\(\s*<?([^)\s>]+)|<img\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_LINKED = re.compile(r"""(?<!!)\[[^\]]*\]\(\s*<?([^)\s>]+)|<a\b[^>]*?\bhref\s*=\s*["']([^"']+)["']""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//|/|#)", re.IGNORECASE)  # an address, a path from the top, a heading


def complaints(assignment: Assignment, notebook: str) -> Complaints:
    """Complaints about files that students will miss: pictures and links of texts, modules, files that code opens."""
    place = f"source/{assignment.name}/{notebook}.ipynb"
    released = {path.as_posix() for path in assignment.support_files()}
    released |= {f"{name}.ipynb" for name in assignment.notebooks}
    files = {path.as_posix() for path in files_below(assignment.source)}
    told: set[str] = set()
    for cell in read(assignment.source / f"{notebook}.ipynb").cells:
        if "instructor" in tags(cell):
            continue
        texts = cell.cell_type == "markdown"
        attached = cell.get("attachments", {})
        must_be_there = (
            set(_named(_SHOWN, cell.source)) - {f"attachment:{name}" for name in attached} if texts else set()
        )
        others = set(_named(_LINKED, cell.source)) if texts else set(_in_code(cell.source))
        for name in sorted(must_be_there | others):
            path = _inside(name)
            if path is None or path in released or path in told:
                continue
            if path in files:
                told.add(path)
                yield f"{place}: cell {cell.id!r} refers to {path}, which students do not get: {UNRELEASED} in that folder names it, or it is hidden. Take it out of there, or out of the cell."
            elif name in must_be_there:
                told.add(path)
                yield f"{place}: cell {cell.id!r} shows {path}, but there is no such file in source/{assignment.name}. Put it there, or correct the name."


def _named(pattern: re.Pattern[str], text: str) -> Iterator[str]:
    for found in pattern.finditer(text):
        name = html.unescape(found[1] or found[2])
        if not _ELSEWHERE.match(name):
            yield unquote(name.partition("#")[0].partition("?")[0])


def _in_code(source: str) -> Iterator[str]:
    """The names of files in a cell of code: of modules that it imports, and in its strings."""
    for module in imported(source):
        yield f"{module}.py"
    tree = parsed(source)
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and 0 < len(node.value) < 200:
            yield node.value


def _inside(name: str) -> str | None:
    """The path of a file below the assignment's folder; None for any other."""
    path = Path(name)
    if not name.strip() or "\0" in name or path.is_absolute() or ".." in path.parts:
        return None
    return path.as_posix()
