"""What one kernel may use."""

from __future__ import annotations

from dataclasses import dataclass, replace

MB = 2**20
_WALL_FACTOR = 4  # times the limit of all cells of a notebook, for everything in it and by the clock


@dataclass(frozen=True)
class Limits:
    """What one kernel may use. Times in seconds.

    `cell`, `call` and `notebook` are seconds of wall clock. Those in which the kernel waited do not count, up to three
    times the limit: for a processor that others had, or for the right version of an earlier exercise. `cpu` is
    processor time of all its processes.
    """

    cell: float = 30.0
    call: float = 20.0
    notebook: float = 300.0
    start: float = 60.0
    cpu: float = 900.0
    memory: int = 2048 * MB  # bytes, of all its processes together, beyond the packages that all kernels share
    processes: int = 128  # processes and threads
    disk: int = 256 * MB  # bytes in its folders, which are in memory
    inodes: int = 20_000  # files and folders there
    open_files: int = 256  # of one process

    @property
    def wall(self) -> float:
        """Seconds by the clock after which a notebook is at its end, however much of them was waiting."""
        return _WALL_FACTOR * self.notebook

    def within(self, wall: float) -> Limits:
        """These limits, or lower ones by which a notebook is at its end after so many seconds by the clock."""
        notebook = min(self.notebook, wall / _WALL_FACTOR)
        return replace(self, notebook=notebook, cell=min(self.cell, wall / 6), call=min(self.call, wall / 12))

    @property
    def of_process(self) -> dict[str, float]:
        """Those that the sandbox enforces."""
        names = ("cpu", "memory", "processes", "disk", "inodes", "open_files")
        return {name: getattr(self, name) for name in names}
