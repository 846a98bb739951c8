"""How much memory each further concurrent submission takes.

Kernels with the torch notebook's set-up cell run are opened one after another and kept; after each, the proportional
set sizes of all processes below this one are added up. A page that several processes share counts for each in part,
so the sum is what the machine really gives.
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack
from pathlib import Path

import nbformat
import numpy as np
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient

from autograder.notebooks import read, tags
from benchmarks.courses import Pair

KERNELS = {"ours": "autograder", "stock": "python3"}  # by arm; names of installed kernels
MOST = 4
_PATIENCE = 15.0  # seconds until the memory is taken as it is


def megabytes_by_count(arm: str, pair: Pair) -> list[float]:
    """The memory below this process with 1, 2, ... kernels open, in MB."""
    nb = read(pair.assignment.release / f"{pair.notebook}.ipynb")
    (setup,) = (cell.source for cell in nb.cells if "setup" in tags(cell))
    found = []
    with ExitStack() as stack:
        for _ in range(MOST):
            once = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(setup)])
            manager = KernelManager(kernel_name=KERNELS[arm])
            client = NotebookClient(once, km=manager, shutdown_kernel="immediate")
            stack.callback(manager.shutdown_kernel, now=True)
            stack.enter_context(client.setup_kernel())
            client.execute_cell(once.cells[0], 0)
            found.append(_settled())
            if not manager.is_alive():
                raise RuntimeError("A kernel ended while the memory of several was measured. Free some, and try again.")
    return found


def _settled() -> float:
    """MB below this process, once kernels that come and go in the background have done so."""
    before, now = -1.0, _megabytes()
    end = time.monotonic() + _PATIENCE
    while abs(now - before) > 1.0 and time.monotonic() < end:
        time.sleep(1.0)
        before, now = now, _megabytes()
    return now


def _megabytes() -> float:
    return sum(_proportional(pid) for pid in descendants(os.getpid())) / 1e6


def of_a_further_one(megabytes: list[float]) -> float:
    """The slope: MB for each kernel after the first."""
    return float(np.polyfit(range(len(megabytes)), megabytes, 1)[0])


def descendants(root: int) -> list[int]:
    """The processes below a process."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            # After the name, which is in brackets and may hold anything, come the state and the parent.
            parents[int(path.parent.name)] = int(path.read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue  # it has ended meanwhile
    found, last = [], {root}
    while last:
        last = {pid for pid, parent in parents.items() if parent in last}
        found += sorted(last)
    return found


def _proportional(pid: int) -> float:
    """Bytes. Raises PermissionError where only root may look, as at the processes of a sandbox."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return next((1024.0 * int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0.0)
