"""At which line an answer stopped the grading, as far as that is clear."""

from __future__ import annotations

import textwrap
from typing import Any

import nbformat
import pytest

from autograder.grading import stops
from autograder.results import Stop


@pytest.mark.parametrize(
    "trace",
    [
        ["Cell In[999999999], line 999999999", "Cell In[1], line 0"],
        ["Cell In[1], line 99999999999999999999999999"],
        ["\x1b[31mCell In[" * 10_000],
        [{"no": "text"}, 3, None],
        [],
    ],
)
def test_a_forged_traceback_leads_nowhere(trace: list[Any]) -> None:
    cell = nbformat.v4.new_code_cell("while True:\n    pass")
    cell.outputs = [nbformat.NotebookNode(output_type="error", ename="E", evalue="", traceback=trace)]
    assert stops.stop_of_cell(cell) == Stop("no end")


@pytest.mark.parametrize("code", ["def f(:", "import os\nos._exit(1)\nos.abort()", "x = '_exit'", "\x00", "(" * 5000])
def test_where_it_is_not_clear_what_ended_the_kernel_no_line_is_named(code: str) -> None:
    assert stops.ending_of(code) == Stop("kernel ended")


LOOPS = {
    "the counter is forgotten": ("while n < most:\n    total += 1\n    print(total)", 1),
    "for ever": ("while True:\n    total += 1\n    print(total)", 1),
    "the inner one": ("while True:\n    while n > 0:\n        total += 1", 2),
    "it is counted": ("while n < most:\n    n += 0\n    print(n)", 3),
    "a list may get shorter": ("while todo:\n    todo.remove(3)\n    print(n)", 3),
    "a function may change it": ("while todo:\n    change(todo)\n    print(n)", 3),
    "an item may change": ("while todo:\n    todo[0] = 1\n    print(n)", 3),
    "a call may give another value": ("while more():\n    total += 1\n    print(n)", 3),
    "it can be left": ("while True:\n    if total:\n        break\n    print(n)", 4),
    "a loop over items": ("for n in count():\n    total += 1", 2),
}


@pytest.mark.parametrize(("code", "line"), LOOPS.values(), ids=LOOPS)
def test_a_loop_that_nothing_can_end_is_named_in_place_of_the_line_that_happened_to_run(code: str, line: int):
    source = "def answer(n, most, todo, total):\n" + textwrap.indent(code, "    ")
    last = stops.at_line(source, len(source.splitlines()))
    found = stops.at_its_loop(last, source)
    assert (found.line, found.how) == (
        line + 1,
        "endless loop" if code.startswith("while") and found != last else "no end",
    )
