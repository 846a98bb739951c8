"""What a kernel holds of things that the system counts for all kernels together, or keeps in no process's memory.

Pipes, what epoll watches and file locks are counted for each user of the machine or not at all, so one submission could
take what its neighbours, and whoever grades, need. Read from /proc outside the kernel's namespaces, in bounded pieces.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from autograder.guest.sentences import say

MOST_PIPES = 256  # a quarter of what the system gives one user before all of that user's pipes get smaller
MOST_WATCHES = 20_000
MOST_LOCKS = 2_000
MOST_QUEUED = 64 * 2**20  # bytes in TCP and UDP sockets
_UNDER_WAY = 5.0  # seconds that descriptors may stay where nobody sees what they are: in sockets, in a hidden process

_PERIOD = 1.0  # seconds between two walks through all that is open
_SLICE = 0.02  # seconds of a walk at once: what else is watched cannot wait
_LARGEST = 4 * 2**20  # bytes read of one file of /proc


@dataclass
class _Found:
    pipes: set[str] = field(default_factory=set)
    sockets: set[str] = field(default_factory=set)
    locks: set[bytes] = field(default_factory=set)
    watches: int = 0
    under_way: int = 0
    hidden: set[int] = field(default_factory=set)  # processes that do not show what they have open


class Holdings:
    """What one kernel's processes have open, walked through once a second, a slice at each look."""

    def __init__(self) -> None:
        self._walk: Iterator[None] | None = None
        self._found = _Found()
        self._next = 0.0
        self._under_way_since = 0.0
        self._hidden_since: dict[int, float] = {}

    def excess(self, tree: Collection[int]) -> str:
        """What these processes have too much of, as the end of a sentence; empty if nothing, or not seen yet."""
        started = time.monotonic()
        if self._walk is None:
            if started < self._next:
                return ""
            self._found = _Found()
            self._walk = _through(list(tree), self._found)
        for _ in self._walk:
            if time.monotonic() - started > _SLICE:
                return self._too_many()
        self._walk, self._next = None, started + _PERIOD
        return self._too_many() or self._too_long(started) or _queued()

    def _too_many(self) -> str:
        found = self._found
        if len(found.pipes) > MOST_PIPES:
            return say("holdings.it-opened-more-than-pipes", most_pipes=MOST_PIPES)
        if found.watches > MOST_WATCHES:
            return say("holdings.it-had-more-than-files-watched-by", most_watches=MOST_WATCHES)
        if len(found.locks) > MOST_LOCKS:
            return say("holdings.it-took-more-than-file-locks", most_locks=MOST_LOCKS)
        return ""

    def _too_long(self, now: float) -> str:
        # A process that is about to end shows nothing for a moment either.
        self._hidden_since = {pid: self._hidden_since.get(pid, now) for pid in self._found.hidden}
        if any(now - since > _UNDER_WAY for since in self._hidden_since.values()):
            return say("holdings.it-hid-what-it-had-opened")
        if not self._found.under_way:
            self._under_way_since = 0.0
        elif not self._under_way_since:
            self._under_way_since = now
        elif now - self._under_way_since > _UNDER_WAY:
            return say("holdings.it-kept-files-under-way-in-sockets", under_way=_UNDER_WAY)
        return ""


def _through(tree: Collection[int], found: _Found) -> Iterator[None]:
    """Add what the processes have open to `found`, one file at a time."""
    for pid in tree:
        for number, link in _links(pid, found):
            told = f"/proc/{pid}/fdinfo/{number}"
            if link.startswith("pipe:"):
                found.pipes.add(link)
            elif link == "anon_inode:[eventpoll]":
                found.watches += _bounded(told).count(b"\ntfd:")
            elif link.startswith("socket:") and link not in found.sockets:
                found.sockets.add(link)
                found.under_way += _files_in(_bounded(told))
            elif link.startswith("/") and link != os.devnull:  # a lock needs a file that is open, and may be any
                found.locks.update(_locks(_bounded(told)))
            yield


def _links(pid: int, found: _Found) -> Iterator[tuple[str, str]]:
    """Each open file of a process, by number: what it is."""
    folder = f"/proc/{pid}/fd"
    try:
        numbers = os.listdir(folder)  # noqa: PTH208, names are enough, and there may be many
    except PermissionError:
        found.hidden.add(pid)
        return
    except OSError:  # it has ended meanwhile
        return
    for number in numbers:
        with contextlib.suppress(OSError):
            yield number, os.readlink(f"{folder}/{number}")  # noqa: PTH115, fast


def _files_in(socket: bytes) -> int:
    """How many files wait in a Unix socket to be received."""
    _, label, rest = socket.partition(b"\nscm_fds:")
    return int(rest.split()[0]) if label else 0


def _locks(told: bytes) -> Iterator[bytes]:
    """Each lock on an open file, without the number that it has there: `lock: 1: POSIX ADVISORY WRITE 47 ...`."""
    for line in told.splitlines():
        if line.startswith(b"lock:"):
            yield line.partition(b": ")[2]


def _queued() -> str:
    """Whether too much waits in the sockets of the network namespace that the caller shares with the kernel."""
    words = (_bounded("/proc/self/net/sockstat") + _bounded("/proc/self/net/sockstat6")).split()
    if not any(int(number) for word, number in pairwise(words) if word == b"inuse"):
        return ""  # to be told each of none takes a walk through a table of the whole machine
    total = 0
    for kind in ("tcp", "tcp6", "udp", "udp6"):
        for line in _bounded(f"/proc/self/net/{kind}").splitlines()[1:]:
            sent, _, received = line.split()[4].partition(b":")
            total += int(sent, 16) + int(received, 16)
    return (
        say("holdings.it-left-more-than-mb-in-sockets", most_queued=MOST_QUEUED // 2**20) if total > MOST_QUEUED else ""
    )


def _bounded(path: str) -> bytes:
    """The beginning of a file of /proc; nothing if it is gone."""
    read = b""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123, fast
            while len(read) < _LARGEST and (piece := file.read(2**17)):
                read += piece
    except OSError:
        pass
    return read
