"""The packages that a course's notebooks import and that are not installed where its commands run, and its Python."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from importlib import metadata

from nbformat import NotebookNode

from autograder.course.installed import install_with, is_here
from autograder.course.layout import Assignment, Course
from autograder.course.notebooks import read, tags
from autograder.guest.python_text import NOT_PYTHON

#: What an extra of the engine brings, in the version that the engine was tested with.
_EXTRA = {"torch": "torch", "torchvision": "torch"}

_LINE_OF_IPYTHON = re.compile(r"^[%!].*$", re.MULTILINE)
_LISTED = re.compile(r"^\s*-\s*(?:[\w.-]+::)?([A-Za-z][\w.-]*)", re.MULTILINE)
_INSTALLS = re.compile(r"^[%!]\s*(pip|conda|mamba|uv)\b", re.MULTILINE)
_PYTHON = re.compile(r"^\s*-\s*[\"']?(?:[\w-]+::)?python\s*(~=|[<>=!]*)\s*(\d+)\.(\d+)", re.MULTILINE)


def other_python(course: Course) -> str:
    """A sentence if Python's minor version here is not the one that environment.yml gives to students, else empty.

    Students' code may use what only the newer of the two has.
    """
    path = course.root / "environment.yml"
    text = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    pinned, here = _PYTHON.search(text), sys.version_info[:2]
    if pinned is None or pinned[1] in ("<", "<=", "!="):
        return ""
    wanted = int(pinned[2]), int(pinned[3])
    if here == wanted or (pinned[1].startswith(">") and here > wanted):
        return ""
    return (
        f"Python is {here[0]}.{here[1]} here and {wanted[0]}.{wanted[1]} in the course's environment.yml. Run "
        f"autograder with Python {wanted[0]}.{wanted[1]}, or name {here[0]}.{here[1]} there and tell students."
    )


def missing(assignment: Assignment, notebook: str) -> list[str]:
    """A sentence for each package that a source notebook needs and that is not here. Raises CourseError."""
    beside = {path.parts[0].removesuffix(".py") for path in assignment.support_files()}
    named = sorted(set(_needed(read(assignment.source / f"{notebook}.ipynb"))) - beside)
    return [
        f"{assignment.name}/{notebook} imports {name}, which is not installed here. {how_to_install(name)}"
        for name in named
        if not is_here(name)
    ]


def unlisted(assignment: Assignment) -> list[str]:
    """A sentence for each package that source notebooks import and the course's environment.yml does not name.

    A package may be named otherwise there than on the index (pytorch-cpu for torch), so a name that holds the other is
    taken for it. Of packages that are not here nothing is said, for nobody can tell their names. Raises CourseError.
    """
    path = assignment.course.root / "environment.yml"
    if not path.is_file():
        return []
    listed = [_plain(name) for name in _LISTED.findall(path.read_text(encoding="utf-8", errors="replace"))]
    beside = {file.parts[0].removesuffix(".py") for file in assignment.support_files()}
    packages, told = metadata.packages_distributions(), {}
    for notebook in assignment.notebooks:
        for name in set(_needed(read(assignment.source / f"{notebook}.ipynb"))) - beside - {"autograder"}:
            found = sorted({_plain(each) for each in packages.get(name, [])})
            if found and not any(one in other or other in one for one in listed for other in found):
                told[name] = (
                    f"{assignment.name}/{notebook} imports {name}, and environment.yml does not name {found[0]}. "
                    "Add it there: students need it too."
                )
    return [told[name] for name in sorted(told)]


def _plain(name: str) -> str:
    """A package's name in the one form that the index has for its spellings."""
    return re.sub(r"[-_.]+", "-", name).lower()


def how_to_install(name: str) -> str:
    """What to do about a package that a notebook imports and that is not installed."""
    package = name.partition(".")[0]
    command = (
        install_with(_EXTRA[package]) if package in _EXTRA else "pip install, with the package's name on the index"
    )
    return f"Install it ({command}), and name it in environment.yml: students need it too."


def _needed(nb: NotebookNode) -> Iterator[str]:
    """What cells import at their top level; not what they try to, or import in a cell that is to fail."""
    for cell in nb.cells:
        if cell.cell_type != "code" or "raises-exception" in tags(cell):
            continue
        try:
            tree = ast.parse(cell.source)
        except NOT_PYTHON:
            try:
                tree = ast.parse(_LINE_OF_IPYTHON.sub("pass", cell.source))
            except NOT_PYTHON:  # a stub that is to be completed
                continue
            if _INSTALLS.search(cell.source):
                continue
        for node in tree.body:
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                yield node.module.partition(".")[0]
