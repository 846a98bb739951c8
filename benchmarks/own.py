"""How long the student's own code takes: what no grader can save.

Two parts. The cells run in an ordinary kernel in which the whole notebook has run before, so that imports, the font
cache and the first picture count for nothing; the kernel's own clock says how long each took. The calls of the hidden
tests run in this process, for the second time too, timed around the student's function.
"""

from __future__ import annotations

import contextlib
import io
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import datetime

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from autograder.answers import LocalPeer, Supply
from autograder.judging import current_answer_key, judge
from autograder.kernels.servant import run_cell
from autograder.notebooks import is_answer, is_graded, read
from benchmarks.courses import Pair

_TIMES = 3


def seconds_of_own_code(pair: Pair) -> dict[str, float]:
    """Seconds by student."""
    cells = _seconds_of_cells(pair)
    return {student: cells[student] + _seconds_of_calls(pair, student) for student in pair.students}


def _submitted(pair: Pair, student: str) -> list[NotebookNode]:
    """The code cells that grading runs, which are all but the graded ones."""
    nb = read(pair.ours / "submitted" / student / pair.kind / f"{pair.notebook}.ipynb")
    return [cell for cell in nb.cells if cell.cell_type == "code" and not is_graded(cell)]


def _seconds_of_cells(pair: Pair) -> dict[str, float]:
    rounds = [pair.students[0], *pair.students * _TIMES]  # the first one warms the kernel up
    nb = nbformat.v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "", "language": ""}})
    owners = []
    for place, student in enumerate(rounds):
        for number, cell in enumerate(_submitted(pair, student)):
            owners.append((place, student))
            nb.cells.append(nbformat.v4.new_code_cell(cell.source, id=f"c{place}-{number}"))
    with tempfile.TemporaryDirectory() as folder:
        quiet = ["--IPKernelApp.log_level=50"]  # no warning about how it was started
        NotebookClient(nb, allow_errors=True, extra_arguments=quiet, resources={"metadata": {"path": folder}}).execute()
    found: dict[str, dict[int, float]] = {student: {} for student in pair.students}
    for (place, student), cell in zip(owners, nb.cells, strict=True):
        times = cell.metadata.execution
        busy, idle = (datetime.fromisoformat(times[f"iopub.status.{state}"]) for state in ("busy", "idle"))
        if place:
            found[student][place] = found[student].get(place, 0.0) + (idle - busy).total_seconds()
    return {student: statistics.median(sums.values()) for student, sums in found.items()}


@dataclass
class _Timed:
    """A peer that adds up how long calls take."""

    peer: LocalPeer
    seconds: float = 0.0

    def exchange(self, request: bytes, supply: Supply | None = None) -> bytes:
        started = time.perf_counter()
        try:
            return self.peer.exchange(request, supply)
        finally:
            self.seconds += time.perf_counter() - started


def _seconds_of_calls(pair: Pair, student: str) -> float:
    key = current_answer_key(pair.assignment, pair.notebook)
    namespace = dict(key.namespace)
    for cell in _submitted(pair, student):
        if is_answer(cell):
            run_cell(namespace, f"{student}/{cell.id}", cell.source)
    peer = _Timed(LocalPeer(namespace))
    for _ in range(2):
        peer.seconds = 0.0
        with contextlib.redirect_stdout(io.StringIO()):
            for exercise in key.exercises:
                judge(key, exercise, peer)
    return peer.seconds
