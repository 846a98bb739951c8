"""The warm process from which kernels are forked: it imports the course's packages once, and then only forks.

It runs inside bubblewrap and is given one socket. Its first message holds the settings; each further one brings the
socket of a supervisor to be, and nothing else, so that nothing about one submission is ever in the memory of the next.
The fork must have exactly one thread, or the child may hang on a lock that nobody is left to release.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

#: What every kernel needs itself, lazily imported parts included. Not matplotlib_inline: when it is imported it looks
#: for the kernel, and without one there would be no plots.
_KERNEL = (
    "autograder.guest.kernel",
    "autograder.guest.walls",
    "autograder.guest.supervisor",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.logger",
    "IPython.core.oinspect",
    "IPython.core.pylabtools",
    "IPython.extensions.storemagic",
    "executing",
    "ipykernel.debugger",
    "pygments.formatters.terminal256",
    "sqlite3",
    "stack_data",
    "tornado.platform.asyncio",
    "zmq.utils.garbage",
)


def main(descriptor: int) -> None:
    """Warm up, say so, and fork until the grader is gone."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # supervisors that have ended are nobody's concern
    control = socket.socket(fileno=descriptor)
    message, descriptors, _, _ = socket.recv_fds(control, 2**16, 1)
    if not descriptors:
        return
    settings = json.loads(message)
    with os.fdopen(descriptors[0], "rb") as file:
        file.seek(0)
        seccomp = file.read()
    if settings["user"] is not None:
        _become(settings["user"])
    started = time.monotonic()
    gc.disable()  # what is imported stays
    missing = _preload([*_KERNEL, *settings["preload"]])
    gc.enable()
    gc.collect()
    gc.freeze()  # so that the children's collectors do not write to, and thereby copy, what is shared
    state = {"ready": True, "missing": missing, "threads": _threads(), "seconds": time.monotonic() - started}
    control.send(json.dumps(state).encode())
    while True:
        _, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not descriptors:
            return
        _fork(control, socket.socket(fileno=descriptors[0]), seccomp)


def _fork(control: socket.socket, line: socket.socket, seccomp: bytes) -> None:
    with line:
        if _threads() != 1:
            line.send(json.dumps({"error": f"the zygote has {_threads()} threads and must not fork"}).encode())
            raise SystemExit(1)
        try:
            pid = os.fork()
        except OSError as error:
            line.send(json.dumps({"error": f"no new process: {error}"}).encode())
            return
        if pid == 0:
            from autograder.guest.supervisor import supervise

            try:
                control.close()
                supervise(line, seccomp)
            finally:
                os._exit(0)


def _threads() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


def _become(user: int) -> None:
    """Stop being root: then limits bind, and nothing that only root may read can be read.

    The /proc that bubblewrap has mounted for root is covered in places, and the kernel lets nobody mount another one
    in a namespace below such a one; so it is replaced while we can.
    """
    from autograder.guest import syscalls

    syscalls.mount("proc", "/proc", "proc", syscalls.MS_NOSUID | syscalls.MS_NODEV | syscalls.MS_NOEXEC)
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    # Changing the user has made the process's own entries in /proc unreadable for itself.
    syscalls.make_dumpable()


def _preload(names: list[str]) -> list[str]:
    """Import modules; the names of those that are not there."""
    missing = []
    for name in names:
        try:
            with contextlib.redirect_stdout(sys.stderr):
                importlib.import_module(name)
        except Exception:  # not there, or it cannot be imported in here
            missing.append(name)
    torch: Any = sys.modules.get("torch")
    if torch is not None:
        torch.set_num_threads(1)
    return missing


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[2])
    main(int(sys.argv[1]))
