"""The tests of a generated otter notebook: files `tests/*.py`, or what lies in the notebook's metadata.

A file is read and never run: its dictionary must be one of plain values.
"""

from __future__ import annotations

import ast
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.authoring.otter.answers import UNREADABLE
from autograder.authoring.otter.cases import Case, Settings, of_doctest, of_function, read_settings


@dataclass
class Tests:
    """The tests of one question. `points` are as otter has them; `problem` says why they could not be read."""

    __test__ = False  # for pytest

    cases: list[Case] = field(default_factory=list)
    points: Any = None
    all_or_nothing: bool = False
    problem: str = ""


def beside(folder: Path) -> dict[str, Tests]:
    """The tests in the folder `tests` of a generated notebook, by question."""
    return {path.stem: _of_file(path) for path in sorted((folder / "tests").glob("*.py")) if path.stem != "__init__"}


def _of_file(path: Path) -> Tests:
    try:
        return of_text(text_of(path))
    except (OSError, SyntaxError, ValueError) as error:
        return Tests(problem=f"tests/{path.name} cannot be read ({error})")


def text_of(path: Path) -> str:
    """The text of a file of Python, in the encoding that it names. Raises OSError, SyntaxError or ValueError."""
    if not path.is_file():  # a pipe would be waited for
        raise OSError("it is no file")
    with tokenize.open(path) as file:
        return file.read()


def in_metadata(nb: NotebookNode) -> dict[str, Tests]:
    """The tests that lie in the notebook itself, by question."""
    given = nb.metadata.get("otter", {})
    tests = given.get("tests", {}) if isinstance(given, dict) else {}
    return {
        name: of_text(test) if isinstance(test, str) else _of_dictionary(test)
        for name, test in (tests.items() if isinstance(tests, dict) else ())
    }


def of_text(text: str) -> Tests:
    """The tests in the text of a file, in either of otter's forms."""
    try:
        body = ast.parse(text).body
    except UNREADABLE as error:
        return Tests(problem=f"it is no Python ({error})")
    values = dict(_values(body))
    if isinstance(values.get("test"), dict):
        return _of_dictionary(values["test"])
    functions = [node for node in body if isinstance(node, ast.FunctionDef)]
    if values.get("OK_FORMAT") is False and functions:
        return _of_functions(text, body, values)
    return Tests(problem="it holds no `test = {...}` of plain values and no `OK_FORMAT = False`")


def _values(body: list[ast.stmt]) -> Iterator[tuple[str, Any]]:
    """The names that are set to plain values at the top."""
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                yield node.targets[0].id, ast.literal_eval(node.value)
            except UNREADABLE:
                continue


def _of_dictionary(test: Any) -> Tests:
    try:
        (suite,) = test["suites"]
        if suite.get("type", "doctest") != "doctest" or suite.get("setup") or suite.get("teardown"):
            return Tests(problem="it has a setup, a teardown or tests that are no doctests")
        cases = []
        for case in suite["cases"]:
            config = Settings(hidden=True)  # as otter has it where nothing is said
            read_settings(config, case)
            cases.append(of_doctest(case["code"], config))
    except (AttributeError, KeyError, TypeError, *UNREADABLE):
        return Tests(problem="it has not one suite of cases with code")
    return Tests(cases, test.get("points"), bool(test.get("all_or_nothing")))


def _of_functions(text: str, body: list[ast.stmt], values: dict[str, Any]) -> Tests:
    """Functions marked `@test_case(...)`; what else the file defines stands before the first."""
    found = Tests(points=values.get("points"), all_or_nothing=bool(values.get("all_or_nothing")))
    own: list[str] = []
    for node in body:
        part = _with_decorators(text, node)
        marks = _marks(node)
        if marks is not None:
            config = Settings()
            read_settings(config, marks)
            case = of_function(part)
            case = replace(case, setup=(*own, *case.setup), hidden=config.hidden, points=config.points)
            found.cases.append(replace(case, problems=tuple(config.problems)))
            own = []
        elif not _is_otter(node):
            own.append(part)
    if not found.cases:
        found.problem = "none of its functions is marked `@test_case(...)`"
    return found


def _with_decorators(text: str, node: ast.stmt) -> str:
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return "\n".join(text.split("\n")[first - 1 : node.end_lineno])


def _marks(node: ast.stmt) -> dict[str, Any] | None:
    """What `@test_case(...)` says of a function; None if it has no such mark."""
    for decorator in getattr(node, "decorator_list", []):
        call = decorator if isinstance(decorator, ast.Call) else ast.Call(decorator, [], [])
        if ast.unparse(call.func).split(".")[-1] == "test_case":
            return {each.arg: _value(each.value) for each in call.keywords if each.arg}
    return None


def _value(node: ast.expr) -> Any:
    try:
        return ast.literal_eval(node)
    except UNREADABLE:
        return None


def _is_otter(node: ast.stmt) -> bool:
    """Whether a line of a test file says something to otter alone."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return "otter" in ast.unparse(node)
    names = [target.id for target in getattr(node, "targets", []) if isinstance(target, ast.Name)]
    return any(name in ("OK_FORMAT", "name", "points", "all_or_nothing") for name in names)
