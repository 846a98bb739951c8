"""A kernel in the sandbox, and the processes below it, for the tests of the walls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest

from autograder.sandbox.kernel_pool import KERNEL_POOL
from autograder.sandbox.limits import MB, Limits
from autograder.sandbox.session import Session

TIGHT = Limits(cell=4, call=2, memory=384 * MB, disk=16 * MB, inodes=500, processes=48)
FEW = ("numpy",)  # what the zygote imports: PyTorch before the first fork would take ten times as long


@pytest.fixture(scope="module", autouse=True)
def small_zygote() -> None:
    """What tests before have had imported is not imported again whenever a zygote is killed."""
    KERNEL_POOL.close()


def opened(folder: Path) -> Session:
    """A session within tight limits."""
    return Session(folder, [], TIGHT, packages=FEW)


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with opened(tmp_path_factory.mktemp("support")) as kernel:
        yield kernel


def said(kernel: Session, code: str, timeout: float = 10) -> str:
    """The text that a cell prints; the kernel is started again first if an attack before has ended it."""
    if not kernel.alive:
        kernel.restart()
    cell = nbformat.v4.new_code_cell(code)
    ended = kernel.run(cell, timeout)
    errors = [f"{output.ename}: {output.evalue}" for output in cell.outputs if output.output_type == "error"]
    return "".join([output.get("text", "") for output in cell.outputs] + errors).strip() or ended.error


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether something becomes true within ten seconds."""
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()
