"""The process beside each kernel: it starts it, watches what it uses, passes signals on, and ends it.

It runs in the sandbox but outside the kernel's own namespaces, and never runs a student's code. It talks with the
grader over one socket, in JSON:

    from the grader   {"op": "signal", "number": 2}, {"op": "kill"}, {"op": "usage"}
    to the grader     {"ready": true} (sent by the kernel itself, before any student's code), {"error": "..."},
                      {"usage": {...}}, {"ended": "why", "status": ...},
                      {"missing": {...}} (sent by a fork that only tries the walls, and never runs a student's code)

When the socket closes, the kernel is killed: no grader, no kernel.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import resource
import select
import signal
import socket
import traceback
from typing import Any

import msgpack

from autograder.guest import isolation, walls
from autograder.guest.sentences import say
from autograder.guest.usage import Watch

MAX_MESSAGE = 2**16  # bytes of one message on the socket
_POLL_INTERVAL = 100  # milliseconds between two looks at what the kernel uses
_MOST_SOCKETS = 8


def supervise(line: socket.socket, seccomp: bytes) -> None:
    """Start the kernel that the grader asks for over `line`, and stay with it until its end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    order, files, sockets = _receive(line)
    if "outside" in order:
        order["outside"]["namespaces"] = walls.namespaces()  # of the zygote
    try:
        isolation.leave_namespaces()
        pid = os.fork()
    except OSError as error:
        _send(line, {"error": say("supervisor.no-namespaces-of-its-own", error=error)})
        return
    if pid == 0:
        _become_kernel(line, order, files, sockets, seccomp)
    for descriptor in sockets.values():
        os.close(descriptor)
    _stay(line, pid, order["limits"])


def _receive(line: socket.socket) -> tuple[dict[str, Any], dict[str, bytes], dict[str, int]]:
    message, descriptors, _, _ = socket.recv_fds(line, MAX_MESSAGE, _MOST_SOCKETS + 1)
    *sockets, packed = descriptors
    order = json.loads(message)
    with os.fdopen(packed, "rb") as file:
        file.seek(0)
        files = msgpack.unpackb(file.read())
    return order, files, dict(zip(order["sockets"], sockets, strict=True))


def _become_kernel(
    line: socket.socket, order: dict[str, Any], files: dict[str, bytes], sockets: dict[str, int], seccomp: bytes
) -> None:
    try:
        os.environ.update(order["environment"])
        isolation.enter(order["limits"], files, seccomp, {line.fileno(), *sockets.values()})
        if "outside" in order:
            _send(line, {"missing": walls.missing(order["outside"])})
            os._exit(0)
        isolation.reseed(order["seed"])
        from autograder.guest.kernel import run_reference, run_sandboxed, run_test_cells

        def ready() -> None:
            _send(line, {"ready": True})
            line.close()  # from here on, what runs is the student's

        if "key" in order:
            run_sandboxed(order["key"].encode(), sockets, ready)
        elif order.get("role") == "test cells":
            run_test_cells(socket.socket(fileno=sockets["requests"]), ready)
        else:
            run_reference(socket.socket(fileno=sockets["requests"]), ready)
    except BaseException as error:
        with contextlib.suppress(OSError):
            _send(line, {"error": "".join(traceback.format_exception_only(error)).strip()[:2000]})
    finally:
        os._exit(1)


def _stay(line: socket.socket, pid: int, limits: dict[str, float]) -> None:
    watch, before = Watch(pid, limits), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    poll, end = select.poll(), os.pidfd_open(pid)
    poll.register(line, select.POLLIN)
    poll.register(end, select.POLLIN)
    why = ""
    while True:
        events = dict(poll.poll(_POLL_INTERVAL))
        if end in events:
            _, status, used = os.wait4(pid, 0)  # with PID 1, all others of its namespace have ended
            if not why and os.waitstatus_to_exitcode(status) == -signal.SIGKILL:
                why = _used_up(used, limits, before)  # and the system was faster than we
            _send(line, {"ended": why, "status": os.waitstatus_to_exitcode(status)})
            return
        if line.fileno() in events and not _obey(line, pid, watch):
            os.kill(pid, signal.SIGKILL)
            poll.unregister(line)
        elif not why and not events and (why := _excess(watch)):
            os.kill(pid, signal.SIGKILL)


def _excess(watch: Watch) -> str:
    """Which limit is exceeded; none if it could not be looked at: processes come and go while they are counted."""
    try:
        return watch.excess()
    except (OSError, ValueError, IndexError):
        return ""


def _used_up(used: resource.struct_rusage, limits: dict[str, float], before: int) -> str:
    """Which limit a kernel had passed that the system has ended; `before` are the KB shared with its supervisor."""
    if used.ru_utime + used.ru_stime >= limits["cpu"]:
        return say("supervisor.it-used-up-its-processor-time")
    if (used.ru_maxrss - before) * 1024 > limits["memory"]:
        return say("supervisor.it-used-more-than-mb-of-memory", number=limits["memory"] / 2**20)
    return ""


def _obey(line: socket.socket, pid: int, watch: Watch) -> bool:
    """Do what the grader says; False if the kernel shall end."""
    try:
        message = line.recv(MAX_MESSAGE)
    except OSError:
        return False
    order: dict[str, Any] = json.loads(message) if message else {"op": "kill"}
    if order["op"] == "signal":
        os.kill(pid, int(order["number"]))
    elif order["op"] == "usage":
        _send(line, {"usage": dataclasses.asdict(watch.usage())})
    return bool(order["op"] != "kill")


def _send(line: socket.socket, message: dict[str, Any]) -> None:
    with contextlib.suppress(OSError):  # the grader is gone, and with it whoever would read it
        line.send(json.dumps(message).encode())
