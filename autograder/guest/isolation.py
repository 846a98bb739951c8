"""What a fork of the zygote does to itself before it becomes a student's kernel.

Two steps: the supervisor leaves the zygote's namespaces, then the first process of the new ones gets its own file
system and its limits, and gives up every way back. None of it is undone; the process ends instead.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath

from autograder.guest import syscalls
from autograder.guest.syscalls import (
    MS_BIND,
    MS_NODEV,
    MS_NOEXEC,
    MS_NOSUID,
    MS_NOSYMFOLLOW,
    MS_PRIVATE,
    MS_RDONLY,
    MS_REC,
    MS_REMOUNT,
)

HOME = Path("/student")  # an empty folder of the sandbox, below which all that the kernel may write to is mounted
WORK = HOME / "work"
INSIDE = 1000  # the user and group that the kernel sees itself as

_RESERVED = 8 * 2**30  # bytes of address space beyond the limit of memory

_SIGNALS = 256  # queued signals and timers, which the system counts for each user

_SAFE = MS_NOSUID | MS_NODEV

#: What must be named again when a mount is changed, or it would be taken away.
_KEPT = {"nosuid": MS_NOSUID, "nodev": MS_NODEV, "noexec": MS_NOEXEC, "nosymfollow": MS_NOSYMFOLLOW}


def leave_namespaces() -> None:
    """Enter new user, IPC, network, host name and cgroup namespaces; the next child is PID 1 of a new PID namespace."""
    user, group = os.getuid(), os.getgid()
    syscalls.unshare(
        syscalls.CLONE_NEWUSER
        | syscalls.CLONE_NEWPID
        | syscalls.CLONE_NEWIPC
        | syscalls.CLONE_NEWNET
        | syscalls.CLONE_NEWUTS
        | syscalls.CLONE_NEWCGROUP
    )
    Path("/proc/self/setgroups").write_text("deny")
    Path("/proc/self/uid_map").write_text(f"{INSIDE} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{INSIDE} {group} 1")
    syscalls.bring_up_loopback()  # ipykernel and libraries talk to themselves over it


def enter(
    limits: Mapping[str, float], files: Mapping[str, bytes], seccomp: bytes, descriptors: Collection[int]
) -> None:
    """Make this process, the first of its PID namespace, fit to run a student's code.

    `descriptors` are the open files that it keeps, beside empty standard input and output.
    """
    _keep_only(descriptors)
    syscalls.end_with_parent(signal.SIGKILL)
    os.nice(5)  # whatever it starts, those that watch it come first
    os.setsid()  # the scheduler shares the processors between sessions, however many threads one has
    Path("/proc/self/oom_score_adj").write_text("500")  # if memory runs out, the grader is not the one to go
    _own_files(limits, files)
    _limit(limits)
    syscalls.no_new_privileges()
    syscalls.drop_capabilities()
    syscalls.load_seccomp(seccomp)


def reseed(seed: int | None) -> None:
    """Seed the random generators: forks would all continue the zygote's. With a number, each run is the same."""
    number = int.from_bytes(os.urandom(4), "little") if seed is None else seed % 2**32
    random.seed(number)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(number)
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(number)


def _keep_only(descriptors: Collection[int]) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    start = 3
    for descriptor in sorted(descriptors):
        os.closerange(start, descriptor)
        start = descriptor + 1
    os.closerange(start, os.sysconf("SC_OPEN_MAX"))


def _own_files(limits: Mapping[str, float], files: Mapping[str, bytes]) -> None:
    """One limited file system in memory for everything that can be written; the rest is made read-only."""
    syscalls.unshare(syscalls.CLONE_NEWNS)
    syscalls.mount("none", "/", "", MS_PRIVATE | MS_REC)
    _freeze()
    size, inodes = int(limits["disk"]), int(limits["inodes"])
    syscalls.mount("tmpfs", str(HOME), "tmpfs", _SAFE, f"size={size},nr_inodes={inodes},mode=0700")
    for folder in ("work", ".tmp", ".shm"):
        (HOME / folder).mkdir(mode=0o700)
    for name, content in files.items():
        target = WORK / _inside(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    _cover("/tmp", HOME / ".tmp")  # noqa: S108, the fork's own
    _cover("/dev/shm", HOME / ".shm")  # noqa: S108
    syscalls.mount("proc", "/proc", "proc", _SAFE | MS_NOEXEC)
    for shared in filter(os.path.isdir, ("/proc/sys", "/proc/pressure")):  # of which some may be written by everybody
        syscalls.mount(shared, shared, "", MS_BIND)
        syscalls.mount("none", shared, "", MS_REMOUNT | MS_BIND | MS_RDONLY | _SAFE | MS_NOEXEC)
    syscalls.mount("devpts", "/dev/pts", "devpts", MS_NOSUID | MS_NOEXEC, "newinstance,ptmxmode=0666,mode=0620,max=64")
    os.chdir(WORK)


def _freeze() -> None:
    """Make every mount that is there read-only: whoever grades may own what it shows, and all kernels share it.

    That the mount is read-only keeps nobody from writing to a device, only from leaving a time on it.
    """
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        point, options = line.split()[4:6]
        held = options.split(",")
        if "ro" not in held:
            flags = sum(flag for name, flag in _KEPT.items() if name in held)
            syscalls.mount("none", _decoded(point), "", MS_REMOUNT | MS_BIND | MS_RDONLY | flags)


def _inside(name: str) -> PurePosixPath:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"a file named {name!r} would lie outside the working folder")
    return path


def _cover(place: str, folder: Path) -> None:
    """Put a folder in the place of another; what is mounted below that, such as a Python environment, stays there."""
    for point in _mounted_below(place):
        target = folder / Path(point).relative_to(place)
        target.mkdir(parents=True, exist_ok=True)
        syscalls.mount(point, str(target), "", MS_BIND | MS_REC)
    syscalls.mount(str(folder), place, "", MS_BIND | MS_REC)


def _mounted_below(place: str) -> list[str]:
    points = [_decoded(line.split()[4]) for line in Path("/proc/self/mountinfo").read_text().splitlines()]
    below = sorted(point for point in points if point.startswith(place + "/"))
    return [point for point in below if not any(point.startswith(other + "/") for other in below)]


def _decoded(point: str) -> str:
    """A path as /proc/self/mountinfo has it, with \\040 for a space."""
    return point.encode().decode("unicode_escape").encode("latin-1").decode()


def _limit(limits: Mapping[str, float]) -> None:
    def bound(what: int, value: float) -> None:
        hard = resource.getrlimit(what)[1]
        number = int(value) if hard == resource.RLIM_INFINITY else min(int(value), hard)
        resource.setrlimit(what, (number, number))

    bound(resource.RLIMIT_NPROC, limits["processes"])
    bound(resource.RLIMIT_DATA, _size("VmData:") + limits["memory"])
    # Shared mappings and page tables are not in there; the margin is for what is only reserved, as threads do.
    bound(resource.RLIMIT_AS, _size("VmSize:") + limits["memory"] + _RESERVED)
    bound(resource.RLIMIT_FSIZE, limits["disk"])
    bound(resource.RLIMIT_NOFILE, limits["open_files"])
    bound(resource.RLIMIT_CPU, limits["cpu"] + 10)  # the supervisor, which can say why, is to be first
    bound(resource.RLIMIT_CORE, 1)  # 0 would not keep a crash from being handed to a program of the system's
    bound(resource.RLIMIT_MSGQUEUE, 0)
    bound(resource.RLIMIT_SIGPENDING, _SIGNALS)
    bound(resource.RLIMIT_MEMLOCK, 2**20)
    bound(resource.RLIMIT_RTPRIO, 0)


def _size(label: str) -> int:
    """Bytes that this process has mapped, by the name in /proc/self/status: VmSize, or VmData for what RLIMIT_DATA
    counts.
    """
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(label):
            return int(line.split()[1]) * 1024
    raise OSError(f"/proc/self/status has no {label}")
