"""How much a kernel uses, read from /proc outside its namespaces, where its code has no say."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from autograder.guest.holdings import Holdings
from autograder.guest.sentences import say

MOST_SESSIONS = 8  # such as shells that a notebook starts
MOST_SOCKETS = 1000
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Usage:
    """What a kernel and all its descendants use: seconds of processor time, processes, threads, bytes of memory."""

    cpu: float
    processes: int
    threads: int
    memory: int


class Watch:
    """The use of one kernel, given by its PID, compared with its limits."""

    def __init__(self, pid: int, limits: Mapping[str, float]) -> None:
        self._pid, self._limits = pid, limits
        self._shared = _resident(pid)  # pages of the zygote, which cost nothing until they are written to
        self._holdings = Holdings()

    def usage(self) -> Usage:
        """What is used now; memory is an upper bound that counts shared pages too often, see `excess`."""
        return self._usage(_tree(self._pid))

    def _usage(self, tree: Mapping[int, _Process]) -> Usage:
        cpu = sum(sum(process.ticks) for process in tree.values()) / _TICKS
        threads = sum(process.threads for process in tree.values())
        memory = sum(max(0, _resident(pid) - self._shared) for pid in tree)
        return Usage(cpu, len(tree), threads, memory)

    def excess(self) -> str:
        """Which limit is exceeded, as the end of a sentence; empty if none is."""
        tree, limits = _tree(self._pid), self._limits
        now = self._usage(tree)
        if now.cpu > limits["cpu"]:
            return say("usage.it-used-more-than-s-of-processor", limits=limits["cpu"])
        # The kernel refuses new ones at the limit, of which the supervisor takes one; what has come is no accident.
        if now.threads >= limits["processes"] - 2:
            return say("usage.it-started-more-than-processes-and-threads", limits=limits["processes"])
        if len({process.session for process in tree.values()}) > MOST_SESSIONS:
            return say("usage.it-started-more-than-sessions-each-of", most_sessions=MOST_SESSIONS)
        if _sockets() > MOST_SOCKETS:
            return say("usage.it-opened-more-than-sockets", most_sockets=MOST_SOCKETS)
        # A page that several processes share counted in parts is slow to find out, so only asked in doubt.
        if now.memory > limits["memory"] and sum(map(_proportional, tree)) > limits["memory"]:
            return say("supervisor.it-used-more-than-mb-of-memory", number=limits["memory"] / 2**20)
        return self._holdings.excess(tree)


@dataclass(frozen=True)
class _Process:
    parent: int
    ticks: tuple[int, int, int, int]  # user, system, and those of children that have ended
    threads: int
    zombie: bool
    session: int


def _tree(root: int) -> dict[int, _Process]:
    """The process and its descendants, each by a thread of it that lives: the first may have ended before others."""
    entries = _processes()
    tree = {}
    for pid in _descendants(root, entries):
        entry = entries[pid]
        tree[_living(pid) if entry.zombie and entry.threads > 1 else pid] = entry
    return tree


def _living(pid: int) -> int:
    with contextlib.suppress(OSError):  # it has ended meanwhile
        for path in Path(f"/proc/{pid}/task").iterdir():
            if _is_alive(path):
                return int(path.name)
    return pid


def _is_alive(thread: Path) -> bool:
    try:
        return (thread / "stat").read_text(errors="replace").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def _processes() -> dict[int, _Process]:
    found = {}
    for path in Path("/proc").iterdir():
        if not path.name.isdigit():
            continue
        try:
            text = (path / "stat").read_text(errors="replace")
        except OSError:  # it has ended meanwhile
            continue
        fields = text.rpartition(")")[2].split()  # the name before may hold anything
        user, system, of_children, system_of_children = (int(field) for field in fields[11:15])
        ticks = (user, system, of_children, system_of_children)
        found[int(path.name)] = _Process(int(fields[1]), ticks, int(fields[17]), fields[0] == "Z", int(fields[3]))
    return found


def _descendants(root: int, entries: Mapping[int, _Process]) -> list[int]:
    """The process and its descendants; orphans become children of PID 1 of their namespace, so none is lost."""
    children: dict[int, list[int]] = {}
    for pid, entry in entries.items():
        children.setdefault(entry.parent, []).append(pid)
    tree = [root] if root in entries else []
    for pid in tree:
        tree += children.get(pid, [])
    return tree


def _resident(pid: int) -> int:
    try:
        return _sum(f"/proc/{pid}/status", ("RssAnon:", "RssShmem:", "VmPTE:"))
    except OSError:  # it has ended meanwhile
        return 0


def _proportional(pid: int) -> int:
    try:
        return _sum(f"/proc/{pid}/smaps_rollup", ("Pss_Anon:", "Pss_Shmem:")) + _sum(f"/proc/{pid}/status", ("VmPTE:",))
    except PermissionError:  # a process can forbid this to be read, and then has the whole counted
        return _resident(pid)
    except OSError:
        return 0


def _sockets() -> int:
    """Sockets in the network namespace that the caller shares with the kernel: their buffers are in no process."""
    with contextlib.suppress(OSError):  # what lists them, tcp and others, walks through a table of the whole machine
        return int(Path("/proc/self/net/sockstat").read_bytes().split()[2])  # sockets: used 7
    return 0


def _sum(path: str, labels: tuple[str, ...]) -> int:
    lines = Path(path).read_text(errors="replace").splitlines()
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(labels))
