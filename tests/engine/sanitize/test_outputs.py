"""What is kept of a cell's outputs does not depend on which message came first."""

from __future__ import annotations

import itertools

import nbformat
import pytest
from nbformat import NotebookNode

from autograder.sandbox.outputs import tidy

PIECES = (("stdout", "one\n"), ("stderr", "careful\n"), ("stdout", "two\n"))


def tidied(*outputs: NotebookNode) -> list[tuple[str, str]]:
    cell = nbformat.v4.new_code_cell("1", outputs=list(outputs))
    tidy(cell)
    return [(output.get("name", output.output_type), output.get("text", "")) for output in cell.outputs]


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_stdout_stands_before_stderr_whichever_came_first(order: tuple[int, ...]) -> None:
    pieces = [PIECES[place] for place in order]
    found = tidied(*(nbformat.v4.new_output("stream", name=name, text=text) for name, text in pieces))
    written = "".join(text for name, text in pieces if name == "stdout")
    assert found == [("stdout", written), ("stderr", "careful\n")]


def stream(name: str) -> NotebookNode:
    return nbformat.v4.new_output("stream", name=name, text=name)


def test_streams_keep_their_places_among_other_outputs() -> None:
    picture = nbformat.v4.new_output("display_data", data={"text/plain": "a picture"})
    shown, out, err = ("display_data", ""), ("stdout", "stdout"), ("stderr", "stderr")
    assert tidied(stream("stderr"), picture, stream("stdout")) == [out, shown, err]
    assert tidied(picture, stream("stdout")) == [shown, out]
