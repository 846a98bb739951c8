"""How many submissions this machine can grade at once."""

from __future__ import annotations

import contextlib
import math
import os
from dataclasses import dataclass
from pathlib import Path

import psutil

#: Bytes for each worker: it takes about 0.7 GB and its kernel half of one, and a student's code may take 2 GB besides.
WORKER = 5 * 2**29
_CGROUP = Path("/sys/fs/cgroup")  # of a container


@dataclass(frozen=True)
class Capacity:
    """What there is: processors that this process may use, and bytes of memory that are free."""

    processors: int
    memory: int

    @property
    def jobs(self) -> int:
        """As many as there are processors, or fewer where memory would not do for so many."""
        return max(1, min(self.processors, self.memory // WORKER))

    @property
    def short_of_memory(self) -> str:
        """A sentence where memory decides; empty where it does not."""
        if self.jobs == self.processors:
            return ""
        return (
            f"{self.processors} processors, but only {self.memory / 2**30:.1f} GB of free memory: submissions graded "
            f"at once: {self.jobs}. More take about {WORKER / 2**30:g} GB each; --jobs asks for them all the same."
        )


def here() -> Capacity:
    """The capacity of this machine, or of the container that this process is in."""
    free = psutil.virtual_memory().available
    with contextlib.suppress(OSError, ValueError):  # no container, or one without a limit: "max"
        free = min(free, int((_CGROUP / "memory.max").read_text()))
    return Capacity(_processors(), free)


def _processors() -> int:
    """Those that this process may run on, or the share of them that a container may use, rounded up."""
    count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError):  # no container, or one without a limit: "max 100000"
        quota, period = map(int, (_CGROUP / "cpu.max").read_text().split())
        count = min(count, math.ceil(quota / period))
    return max(1, count)
