"""What a student reads of a test cell, from how its process said that it ended."""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from autograder.course.beside_notebook import lies_beside
from autograder.guest import gpu
from autograder.guest.sentences import say
from autograder.judging.test_cells import IN_KERNEL, TestCell, parsed
from autograder.results import Outcome, Status

_BEGIN, _END = "### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"
_MAX_TESTED = 120  # characters of an assert that are shown


def claim_of(cell: TestCell, released: str) -> str:
    """What a student reads as the test: the first line of text that the cell begins with, if the release shows it."""
    tree = parsed(cell.source)
    doc = ast.get_docstring(tree) if tree is not None else None
    first = next((line.strip() for line in (doc or "").splitlines() if line.strip()), "")
    if not first:
        first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
        first = first.lstrip("# ").strip() if first.startswith("#") and not first.startswith("###") else ""
    shown = first and first in released
    claim = first if shown else say("test_cells.claim", name=cell.name)
    where = say("feedback.in-kernel")  # which is the student's own process
    return f"{claim} ({where})" if cell.in_kernel else claim


def outcomes(
    cell: TestCell, claim: str, points: float, done: dict[str, Any], files: Collection[str], *, own_passed: bool = False
) -> tuple[list[Outcome], str]:
    """What became of a test cell, as its process said it; and the fault of the course, if it was one. `files` lie
    beside the notebook.
    If the course's own answer has passed, a number of points that is none is of the student's making.
    """
    if done["status"] == "parts":
        return _of_parts(cell, claim, points, done["parts"], files)
    status = done["status"]
    if status == "passed" and points and "gave" in done:
        gave = Outcome(
            cell.name, claim, points, "not yet", str(done["called"]), str(done["gave"]), "a number", general=True
        )
        return [gave], ""
    if status == "passed":
        return _partial(cell, claim, points, done.get("score"), own_passed=own_passed)
    if status in ("fault", "needs kernel"):
        why = done["said"]
        if status == "needs kernel":
            why += f" Give the cell {cell.name} the tag {IN_KERNEL!r}, then it is judged in the student's kernel."
        return [Outcome(cell.name, claim, points, "not graded")], f"{cell.name}: {why}"
    kind: Status = "not yet"
    got, look_at = str(done.get("got", "")), ""
    said = str(done.get("said", ""))
    if status == "stopped":
        got = said
    elif "raised" in done:
        if done["raised"] == "NotImplementedError":
            kind = "not attempted"
        got = gpu.without_advice(f"{done['raised']}: {said}" if said else done["raised"])
        if done.get("student line"):
            text = f": {done['student text']}" if done["student text"] else ""
            got += say("test_cells.your-line", line=done["student line"], text=text)
    elif "missing" in done:
        got = say("test_cells.missing", name=done["missing"])
    elif "error" in done:
        got = got or gpu.without_advice(f"{done['error']}: {said}" if said else done["error"])
        look_at = say("test_cells.look-at-kind")
    elif said:
        got, look_at = (got, said) if got else (said, "")
    look_at = lies_beside(f"{done['raised']}: {said}" if "raised" in done else said, files) or look_at
    if "tested" in done and not said:
        look_at = say("test_cells.tested", text=done["tested"])
    called = str(done.get("called", ""))
    wanted, line = str(done.get("wanted", "")), done.get("line")
    outcome = Outcome(cell.name, claim, points, kind, called, got, wanted, look_at, general=True)
    return [replace(outcome, line=line if type(line) is int else 0)], ""


def with_tested(done: dict[str, Any], cell: TestCell, released: str) -> dict[str, Any]:
    """How a cell ended, with the text of the `assert` that did not hold as `tested`, where students have that text.

    `released` is the cell as it stands in the release. No line of a hidden region is shown, even if it is there too.
    """
    parts = {"parts": [with_tested(part, cell, released) for part in done["parts"]]} if "parts" in done else {}
    tree, line = parsed(cell.source), done.get("line")
    if done["status"] != "failed" or "raised" in done or "error" in done or tree is None or type(line) is not int:
        return done | parts
    lines = cell.source.split("\n")
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and node.lineno <= line <= (node.end_lineno or node.lineno):
            places = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            shown = {each.strip() for each in released.split("\n")}
            if shown.issuperset(lines[place - 1].strip() for place in places) and not _hidden(lines) & set(places):
                return done | {"tested": _shortened(ast.unparse(node.test))}
    return done | parts


def _hidden(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that are in hidden regions."""
    inside, found = False, set()
    for number, line in enumerate(lines, 1):
        inside = (inside or line.strip() == _BEGIN) and line.strip() != _END
        found |= {number} if inside else set()
    return found


def _shortened(text: str) -> str:
    return text if len(text) <= _MAX_TESTED else f"{text[:_MAX_TESTED]} ..."


def _of_parts(
    cell: TestCell, claim: str, points: float, parts: list[dict[str, Any]], files: Collection[str]
) -> tuple[list[Outcome], str]:
    """One outcome for each statement of the cell that has points of its own."""
    given = sum(part["points"] for part in parts)
    if abs(given - points) > 1e-9:
        why = f"its comments `# points: ...` give {given:g} points in all; the cell has {points:g}. Change one of them."
        return [Outcome(cell.name, claim, points, "not graded")], f"{cell.name}: {why}"
    found = []
    for number, part in enumerate(parts, 1):
        told = say("test_cells.part", claim=claim, number=number, count=len(parts))
        (outcome,), _ = outcomes(cell, told, part["points"], part, files)
        found.append(replace(outcome, test=f"{cell.name} {number}"))
    return found, ""


def _partial(
    cell: TestCell, claim: str, points: float, score: float | None, *, own_passed: bool
) -> tuple[list[Outcome], str]:
    """Points as nbgrader reads them: all, or those that the last line gives."""
    if score is None or score == points or not points:  # where there are none to have, the line shows something
        return [Outcome(cell.name, claim, points, "passed")], ""
    if not 0 <= score <= points and own_passed:
        got = say("test_cells.out-of-range", score=f"{score:g}", points=f"{points:g}")
        return [Outcome(cell.name, claim, points, "not yet", "", got)], ""
    if not 0 <= score <= points:
        why = f"its last line gives {score:g} points; the cell has {points:g}. nbgrader takes from 0 to that."
        return [Outcome(cell.name, claim, points, "not graded")], f"{cell.name}: {why}"
    rest = Outcome(
        cell.name,
        claim,
        points - score,
        "not yet",
        "",
        say("test_cells.in-part", score=f"{score:g}", points=f"{points:g}"),
        "",
        "",
    )
    return ([Outcome(f"{cell.name} in part", claim, score, "passed"), rest] if score else [rest]), ""
