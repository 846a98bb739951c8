"""What the text of a wrong answer shows: where it never came back or ended its kernel, as far as that can be told, and
what it uses in place of its arguments.

Jupyter says KeyboardInterrupt where a limit of ours has ended a cell, which reads as if somebody had pressed a key.
"""

from __future__ import annotations

import ast
import dis
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from types import CodeType

from nbformat import NotebookNode

from autograder.course.notebooks import cell_of, digest_of, exercise_of, is_answer, is_graded, new_output
from autograder.course.text import plain
from autograder.feedback.words import STOPPED, TIME_LIMIT
from autograder.grading.cell_code import code_of
from autograder.guest.python_text import NOT_PYTHON
from autograder.guest.sentences import say, shortened
from autograder.results import ExerciseResult, Outcome, Stop
from autograder.sandbox.session import CellRun
from autograder.submissions.definitions import assigned, defined, left_open, taken_from_outside

_FRAME = re.compile(r"Cell In\[([0-9]{1,9})\], line ([0-9]{1,9})")
_NAME_ERROR = re.compile(r"NameError: name '(\w+)' is not defined")
_MAX_TEXT = 100_000  # characters of one text that are looked at
_MAX_NOTEBOOK = 500_000  # and of those of a notebook
#: Functions that end the process that calls them, or any.
_ENDERS = frozenset({"_exit", "abort", "kill", "killpg", "raise_signal", "execv", "execve", "execvp", "execl"})


def read_the_texts(
    results: Collection[ExerciseResult],
    nb: NotebookNode,
    skeleton: NotebookNode,
    runs: Mapping[str, CellRun],
    stopped: Mapping[str, Stop],
    reference: Mapping[str, object],
) -> None:
    """Put into the results of exercises which definition was judged, and what the texts of wrong answers show.

    `skeleton` is the release; `runs` has how cells ran and `stopped` those that did not come back, both by id;
    `reference` the course's own answers by name.
    """
    for result in results:
        if not result.written and (judged := cell_of(nb, result.exercise)) is not None:
            other = _counted(nb, skeleton, judged, result.exercise)
            result.counted = other.id if other is not None else ""
            result.text = digest_of((other or judged).source.encode(errors="replace"))
    wrong = [result for result in results if result.status == "not yet" and not result.written]
    unfinished = [cell for cell in nb.cells if cell.id in runs and runs[cell.id].status != "ok"] if wrong else []
    values = _values_of(nb) if wrong else frozenset()
    for result in wrong:
        cell = cell_of(nb, result.exercise)
        if cell is None:
            continue
        result.outcomes = [_at_its_cell(outcome, cell, unfinished) for outcome in result.outcomes]
        run = runs.get(cell.id)
        if run is not None and run.status == "error" and not run.error.startswith("NotImplementedError"):
            result.error = run.error.partition(":")[0]
        unused, outside = taken_from_outside(cell.source, result.exercise, values)
        if not outside:
            unused = [name for name in unused if name in _arguments_used(reference.get(result.exercise))]
        result.unused, result.outside = unused, outside if unused else []
        if cell.id in stopped:
            result.stop = at_its_loop(stopped[cell.id], cell.source)
        elif result.stop is not None and result.stop.how == "no end":
            result.stop = at_its_loop(result.stop, cell.source)
        elif result.stop is not None and result.stop.how == "kernel ended":
            result.stop = ending_of(cell.source)


def _at_its_cell(outcome: Outcome, answer: NotebookNode, unfinished: Collection[NotebookNode]) -> Outcome:
    """The outcome, or where to look if a name is missing in it that one of the `unfinished` cells was to bind."""
    missing = _NAME_ERROR.search(outcome.got) if outcome.status == "not yet" else None
    if missing is None:
        return outcome
    for cell in unfinished:
        if cell is not answer and not is_answer(cell) and missing[1] in code_of(cell.source).binds:
            first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
            look_at = say("stops.the-cell-that-did-not-get-to-its-end", cell=plain(first)[:50], name=missing[1])
            return replace(outcome, look_at=look_at)
    return outcome


def _arguments_used(function: object) -> set[str]:
    """The arguments that the reference's own function looks at; none if it is no plain function."""
    code = getattr(function, "__code__", None)
    if not isinstance(code, CodeType):
        return set()
    arguments = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    read = {each.argval for each in dis.get_instructions(code) if each.opname.startswith("LOAD_")}
    return read.intersection(arguments)


def _counted(nb: NotebookNode, skeleton: NotebookNode, answer: NotebookNode, name: str) -> NotebookNode | None:
    """The last cell before an exercise is judged that defines what was to be written, if its text is not that of the
    answer cell.
    """
    stub = cell_of(skeleton, name)
    wanted = left_open(stub.source) if stub is not None else frozenset()
    last = answer
    for cell in nb.cells if wanted else ():
        if is_graded(cell) and exercise_of(cell) == name:
            break
        named = cell.cell_type == "code" and not is_graded(cell) and all(word in cell.source for word in wanted)
        if named and wanted <= defined(cell.source):
            last = cell
    return None if last.source.strip() == answer.source.strip() else last


def _values_of(nb: NotebookNode) -> frozenset[str]:
    """The names to which cells beside answers give a value."""
    texts = [
        each.source for each in nb.cells if each.cell_type == "code" and not is_answer(each) and not is_graded(each)
    ]
    if sum(map(len, texts)) > _MAX_NOTEBOOK:
        return frozenset()
    return frozenset().union(*map(assigned, texts))


def stop_of_cell(cell: NotebookNode) -> Stop:
    """Where a cell was when its time was up, by its traceback, which the student's code may have made."""
    traces = [out.get("traceback", []) for out in cell.outputs if out.output_type == "error"]
    frames = _FRAME.findall(plain("\n".join(map(str, traces[-1]))[:_MAX_TEXT])) if traces else []
    lines = [int(line) for number, line in frames if number == frames[0][0]]  # the outermost is the cell itself
    return at_line(cell.source, lines[-1] if lines else None)


def at_line(source: str, line: int | None) -> Stop:
    """A stop at a line of a cell, if it has so many."""
    lines = source.splitlines()
    if line is None or not 0 < line <= len(lines):
        return Stop("no end")
    return Stop("no end", line, shortened(lines[line - 1].strip(), 200))


def at_its_loop(stop: Stop, source: str) -> Stop:
    """The stop at the `while` around it that nothing in there can end, if there is one: which of its lines ran when the
    time was up is chance.
    """
    if stop.line is None or stop.text not in source:
        return stop
    try:
        tree = ast.parse(source if len(source) <= _MAX_TEXT else "")
    except NOT_PYTHON:
        return stop
    around = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.While) and node.lineno <= stop.line <= (node.end_lineno or 0) and _is_endless(node)
    ]
    inner = max(around, key=lambda node: node.lineno, default=None)
    return replace(at_line(source, inner.lineno), how="endless loop") if inner is not None else stop


def _is_endless(loop: ast.While) -> bool:
    """Whether nothing in a loop changes what its condition reads, nor leaves it."""
    inside = [node for statement in loop.body for node in ast.walk(statement)]
    if any(isinstance(node, ast.Break | ast.Return | ast.Raise | ast.Yield | ast.YieldFrom) for node in inside):
        return False
    condition = list(ast.walk(loop.test))
    plain_parts = (ast.Name, ast.Constant, ast.Compare, ast.BoolOp, ast.UnaryOp, ast.BinOp)
    marks = (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)
    if not all(isinstance(node, plain_parts + marks) for node in condition):
        return False  # what a call, an attribute or an item gives may change
    read = {node.id for node in condition if isinstance(node, ast.Name)}
    changed = {node.id for node in inside if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    for node in inside:  # a method, an item or a function that is given it may change a list, an array or an iterator
        parts = [*node.args, *node.keywords] if isinstance(node, ast.Call) else []
        parts += [node.value] if isinstance(node, ast.Attribute | ast.Subscript) else []
        changed |= {each.id for part in parts for each in ast.walk(part) if isinstance(each, ast.Name)}
    declared = any(isinstance(node, ast.Global | ast.Nonlocal) for node in inside)
    return not read & changed and not declared


def ending_of(source: str) -> Stop:
    """Where code ends its process, if it says so itself: no trace is left of a process that is gone."""
    try:
        tree = ast.parse(source if len(source) <= _MAX_TEXT else "")
    except NOT_PYTHON:
        return Stop("kernel ended")
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = {node.lineno: getattr(node.func, "attr", getattr(node.func, "id", "")) for node in calls}
    found = sorted(line for line, name in names.items() if name in _ENDERS)
    if len(found) != 1:
        return Stop("kernel ended")
    return Stop("kernel ended", found[0], shortened(source.splitlines()[found[0] - 1].strip(), 200))


def say_stopped(cell: NotebookNode, seconds: float, stop: Stop) -> None:
    """Put our own words where the cell's outputs say KeyboardInterrupt, or whatever came of it."""
    where = say("stops.at-line", line=stop.line, text=stop.text) if stop.line else ""
    text = STOPPED.format(seconds=seconds) + where
    error = new_output("error", ename=TIME_LIMIT, evalue=text, traceback=[f"{TIME_LIMIT}: {text}"])
    cell.outputs = [out for out in cell.outputs if out.output_type != "error"] + [error]
