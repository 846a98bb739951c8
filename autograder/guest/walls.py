"""The walls, tried from inside by the first fork of each zygote, and more thoroughly by `autograder doctor`.

Each function does what a student's code could do, takes what the grader knows of the outside (`Outside`), and returns
whether the wall held and what was seen.
"""

from __future__ import annotations

import ctypes
import errno
import json
import mmap
import os
import resource
import socket
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

Outside = Mapping[str, Any]  # see `outside_for`

_ROOM = 32_768  # bytes for paths in the one message in which all of it is sent
Seen = tuple[bool, str]

#: What a kernel mounts for itself, and may write to.
_OWN = {"/student", "/tmp", "/dev/shm", "/proc", "/dev/pts"}  # noqa: S108

_CLONE_NEWUSER = 0x1000_0000


def rights(_: Outside) -> Seen:
    """No user of this machine, no capability nor a way to one, and a filter of system calls."""
    lines = Path("/proc/self/status").read_text().splitlines()
    status = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
    bare = int(status["CapEff"], 16) == int(status["CapBnd"], 16) == 0
    locked = status["NoNewPrivs"].strip() == "1" and status["Seccomp"].strip() == "2"
    return bare and locked and os.getuid() != 0, f"user {os.getuid()}, capabilities {status['CapEff']}"


def processes(_: Outside) -> Seen:
    """Only its own processes are to be seen."""
    seen = [name for name in os.listdir("/proc") if name.isdigit()]  # noqa: PTH208, names are enough
    return os.getpid() == 1 and os.getppid() == 0 and "1" in seen and len(seen) < 3, f"processes {', '.join(seen)}"


def apart(outside: Outside) -> Seen:
    """No namespace is that of the process that kernels are forked from."""
    common = [kind for kind, found in namespaces().items() if outside["namespaces"][kind] == found]
    return not common, f"in common: {', '.join(common)}" if common else ", ".join(outside["namespaces"])


def namespaces() -> dict[str, str]:
    """Those of this process, by kind."""
    kinds = ("user", "pid", "mnt", "net", "ipc", "uts", "cgroup")
    return {kind: str(Path(f"/proc/self/ns/{kind}").readlink()) for kind in kinds}


def network(outside: Outside) -> Seen:
    """Nothing but its own loopback interface; listeners of the grader's are out of reach."""
    names = [name for _, name in socket.if_nameindex()]
    reached = [
        address
        for family, address in (
            (socket.AF_INET, ("127.0.0.1", outside["port"])),
            (socket.AF_UNIX, "\0" + outside["name"]),
        )
        if _connects(family, address)
    ]
    held = names == ["lo"] and not reached
    return held, f"interfaces {', '.join(names)}; a listener outside is {'out of' if held else 'within'} reach"


def places(outside: Outside) -> Seen:
    """Folders of the grader's are not there; one of the same name may be."""
    seen = [place for place, (device, number) in outside["places"].items() if _is_there(place, device, number)]
    return not seen, "visible: " + ", ".join(seen[:5]) if seen else "hidden"


def writes(outside: Outside) -> Seen:
    """Every mount is read-only or the kernel's own, and nothing can be written at any mount point or beside Python."""
    lines = [line.split() for line in Path("/proc/self/mountinfo").read_text().splitlines()]
    mounts = {_decoded(line[4]): line[5].split(",") for line in lines}  # the last is on top
    shared = [point for point in mounts if point not in _OWN]
    found = [point for point in shared if "ro" not in mounts[point]]
    tried = {*shared, "/", "/etc", "/dev", "/engine", "/proc/sys", sys.prefix, sys.base_prefix, sys.executable}
    found += writable(path for path in tried if not path.startswith("/dev/"))
    if len({Path(place).stat().st_dev for place in ("/student", "/tmp", "/dev/shm")}) > 1:  # noqa: S108
        found.append("a folder for files of all kernels")
    return not found, f"writable: {', '.join(sorted(set(found))[:5])}" if found else f"{len(mounts)} mounts"


def _decoded(point: str) -> str:
    return point.encode().decode("unicode_escape").encode("latin-1").decode()


def writes_anywhere(outside: Outside) -> Seen:
    """As `writes`, and each folder and file of the whole system is tried."""
    held, seen = writes(outside)
    devices = {f"/dev/{name}" for name in ("null", "zero", "full", "random", "urandom", "tty")}
    count, found = 0, []
    for folder, folders, files in os.walk("/"):
        if folder in _OWN - {"/proc"} or (folder.startswith("/proc/") and folder.split("/")[2].isdigit()):
            folders.clear()
            continue
        paths = [folder, *(f"{folder}/{name}" for name in files)]
        count += len(paths)
        found += [path for path in paths if os.access(path, os.W_OK) and path not in devices]
    found = writable(path for path in found if not os.path.islink(path))  # noqa: PTH114, fast
    if not held or not found:
        return held, f"{count} folders and files tried" if held else seen
    return False, f"writable: {', '.join(found[:5])}"


def calls(_: Outside) -> Seen:
    """System calls that attack the system are refused."""
    libc = ctypes.CDLL(None, use_errno=True)
    tried: dict[str, tuple[Any, ...]] = {
        "unshare": (_CLONE_NEWUSER,),
        "ptrace": (0, 0, 0, 0),
        "mount": (b"none", b"/tmp", b"tmpfs", 0, None),
    }
    made = [
        name
        for name, arguments in tried.items()
        if getattr(libc, name)(*arguments) != -1 or ctypes.get_errno() != errno.EPERM
    ]
    return not made, f"not refused: {', '.join(made)}" if made else f"{', '.join(tried)} were tried"


def limits(outside: Outside) -> Seen:
    """Memory, files and processes are limited for this kernel alone."""
    wanted, found = outside["limits"], []
    try:
        mmap.mmap(-1, int(wanted["memory"]) + 2**20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS).close()
        found.append("memory")
    except (OSError, MemoryError):
        pass
    disk = os.statvfs("/student")
    if disk.f_blocks * disk.f_frsize > wanted["disk"] + 2**20 or disk.f_files > wanted["inodes"]:
        found.append("disk")
    found += [
        name
        for name, what in (("processes", resource.RLIMIT_NPROC), ("open files", resource.RLIMIT_NOFILE))
        if resource.getrlimit(what)[1] > wanted[name.replace(" ", "_")]
    ]
    return not found, f"not limited: {', '.join(found)}" if found else "memory, disk, processes, open files"


#: Guarantees, as `autograder doctor` words them, without which submissions could touch each other or the machine.
WALLS: dict[str, Callable[[Outside], Seen]] = {
    "student code is no user of this machine and has no rights beyond its own": rights,
    "it sees no process but its own": processes,
    "it shares no namespace with another submission": apart,
    "it reaches no network": network,
    "it sees neither the course nor anybody's home": places,
    "it can write to nothing but its own folders": writes,
    "calls that attack the system are refused": calls,
    "memory, disk and processes are limited": limits,
}


def missing(outside: Outside) -> dict[str, str]:
    """The guarantees that do not hold, each with what was seen."""
    found = {}
    for guarantee, tried in WALLS.items():
        try:
            held, seen = tried(outside)
        except Exception as error:
            held, seen = False, f"it could not be tried: {type(error).__name__}: {error}"
        if not held:
            found[guarantee] = seen[:500]
    return found


def writable(paths: Iterable[str]) -> list[str]:
    """Those folders in which a file can be made, and files that can be opened to be written."""
    return [path for path in paths if _writes(path)]


def _writes(path: str) -> bool:
    try:
        if os.path.isdir(path):  # noqa: PTH112, a broken link is none
            written = os.path.join(path, "autograder-written")  # noqa: PTH118
            os.close(os.open(written, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            os.unlink(written)  # noqa: PTH108
        else:
            os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
    except OSError:
        return False
    return True


def _connects(family: int, address: Any) -> bool:
    with socket.socket(family) as knocking:
        knocking.settimeout(1)
        return knocking.connect_ex(address) == 0


def _is_there(place: str, device: int, number: int) -> bool:
    try:
        found = Path(place).stat()
    except OSError:
        return False
    return (found.st_dev, found.st_ino) == (device, number)


def outside_for(port: int, name: str, hidden: Iterable[Path], limits: Mapping[str, float]) -> dict[str, Any]:
    """What the functions above are given, as it can be sent: listeners, what must not be seen, limits, namespaces.

    `hidden` are the paths that must not be seen, if they are there; the first ones, as many as a message has room for.
    """
    there: dict[str, tuple[int, int]] = {}
    room = _ROOM
    for path in hidden:
        room -= len(json.dumps(str(path))) + 50
        if room < 0:
            break
        try:
            found = path.stat()
        except OSError:
            continue
        there[str(path)] = (found.st_dev, found.st_ino)
    plain: dict[str, Any] = json.loads(
        json.dumps({"port": port, "name": name, "places": there, "limits": dict(limits), "namespaces": namespaces()})
    )
    return plain
