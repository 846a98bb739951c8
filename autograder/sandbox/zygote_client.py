"""The grader's handle on a zygote, which ends with the grader's process, however that ends: it waits on its socket."""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import json
import os
import select
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from typing import Any, Protocol, cast

import msgpack

from autograder.course.preload import PRELOAD
from autograder.errors import SandboxError
from autograder.guest import walls
from autograder.guest.supervisor import MAX_MESSAGE
from autograder.sandbox import bubblewrap, seccomp
from autograder.sandbox.limits import Limits

_WARM_UP = 180.0  # seconds that importing everything may take on a slow disk


class Origin(Protocol):
    """What kernels are forked from."""

    @property
    def alive(self) -> bool: ...

    def fork(self, line: socket.socket) -> None:
        """Have a supervisor forked that is at the other end of `line`. Raises OSError if the zygote is gone."""

    def close(self) -> None:
        """Fork no more."""


class Zygote:
    """A warm process in a sandbox. Raises SandboxError if it cannot be started, or if one of the walls is missing.

    It warms up while its owner does something else, who calls `require` before the first fork.
    """

    def __init__(self, preload: Sequence[str] = PRELOAD) -> None:
        filters = seccomp.program()
        self._lock = threading.Lock()
        self._begun = threading.RLock()
        self._state: dict[str, Any] | None = None
        self._control, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with inside, contextlib.ExitStack() as stack:
            self._errors = tempfile.TemporaryFile()  # noqa: SIM115, closed with the zygote
            words, texts = bubblewrap.command([inside.fileno()], str(inside.fileno()))
            descriptors = [inside.fileno()]
            options = []
            for name, content in texts.items():
                descriptors.append(stack.enter_context(in_memory(content)))
                options += ["--perms", "0644", "--ro-bind-data", str(descriptors[-1]), name]
            self._process = subprocess.Popen(  # noqa: S603, in no session of ours, so that Ctrl-C is the grader's to handle
                [words[0], *_placed(words[1:], options)],
                pass_fds=descriptors,
                stdin=subprocess.DEVNULL,
                stdout=self._errors,
                stderr=self._errors,
                env={},
                start_new_session=True,
            )
            settings = {"preload": list(preload), "user": bubblewrap.NOBODY if bubblewrap.as_root() else None}
            descriptor = stack.enter_context(in_memory(filters))
            with contextlib.suppress(OSError):
                socket.send_fds(self._control, [json.dumps(settings).encode()], [descriptor])
        atexit.register(self.close)

    @property
    def state(self) -> dict[str, Any]:
        """What it said when it was warm, for which this waits. Raises SandboxError."""
        with self._begun:
            if self._state is None:
                try:
                    self._state = self._first_word()
                    self._require_walls()
                except BaseException:
                    self.close()
                    raise
            return self._state

    def require(self) -> None:
        """Wait until it is warm and its walls are tried. Raises SandboxError."""
        assert self.state

    def shared(self) -> socket.socket:
        """A way to have kernels forked, for another process of ours; see Borrowed."""
        return self._control.dup()

    def _require_walls(self) -> None:
        """Have a first fork try what keeps submissions from each other and from this machine. Raises SandboxError."""
        listeners = socket.create_server(("127.0.0.1", 0)), socket.socket(socket.AF_UNIX)
        line, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with listeners[0], listeners[1], line, in_memory(msgpack.packb({})) as no_files:
            with inside:
                listeners[1].bind("")  # an abstract name that the system makes up
                listeners[1].listen()
                name = listeners[1].getsockname()[1:].decode()
                limits = Limits().of_process
                outside = walls.outside_for(listeners[0].getsockname()[1], name, bubblewrap.to_be_hidden(), limits)
                order = {"limits": limits, "environment": {}, "seed": 0, "sockets": [], "outside": outside}
                socket.send_fds(line, [json.dumps(order).encode()], [no_files])
                self.fork(inside)
            line.settimeout(_WARM_UP)
            answer = _answer(line)
        if "missing" not in answer:
            raise SandboxError(
                bubblewrap.MISSING.format(f"no kernel could be started: {answer.get('error', 'it ended')}")
            )
        if answer["missing"]:
            found = "; ".join(f"{guarantee} ({seen})" for guarantee, seen in answer["missing"].items())
            raise SandboxError(bubblewrap.BREACHED.format(found))

    def fork(self, line: socket.socket) -> None:
        """Have a supervisor forked that is at the other end of `line`. Raises OSError if the zygote is gone."""
        with self._lock:
            socket.send_fds(self._control, [b"f"], [line.fileno()])

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def pid(self) -> int:
        """The PID of bubblewrap, below which the zygote and all its kernels are."""
        return self._process.pid

    def close(self) -> None:
        """End the zygote and all its kernels."""
        with contextlib.suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)  # for all who share it
        self._control.close()
        if self._state is None:  # it may import packages for seconds before it listens
            self._process.kill()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._errors.close()
        atexit.unregister(self.close)

    def _first_word(self) -> dict[str, Any]:
        self._control.settimeout(_WARM_UP)
        try:
            message = self._control.recv(MAX_MESSAGE)
        except TimeoutError:
            raise SandboxError(f"importing the course's packages took more than {_WARM_UP:g} s") from None
        except OSError:
            message = b""
        self._control.settimeout(None)
        if message:
            return cast(dict[str, Any], json.loads(message))
        self._process.wait(timeout=10)
        self._errors.seek(0)
        said = self._errors.read().decode(errors="replace").strip().splitlines() or ["the sandbox ended without a word"]
        if said[-1].startswith("bwrap:"):
            raise SandboxError(bubblewrap.MISSING.format(said[-1]))
        raise SandboxError(f"The process that kernels are forked from ended while it imported packages: {said[-1]}")


class Borrowed:
    """A zygote of another process of ours, which has waited for it, at the other end of what Zygote.shared gave."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._lock = threading.Lock()

    @property
    def alive(self) -> bool:
        """Whether it still takes orders."""
        poll = select.poll()
        poll.register(self._control, 0)  # that the other end has gone is told without being asked for
        return self._control.fileno() >= 0 and not poll.poll(0)

    def fork(self, line: socket.socket) -> None:
        """As a zygote's."""
        with self._lock:
            socket.send_fds(self._control, [b"f"], [line.fileno()])

    def close(self) -> None:
        """Give it back."""
        self._control.close()


def _answer(line: socket.socket) -> dict[str, Any]:
    for _ in range(2):
        try:
            return cast(dict[str, Any], json.loads(line.recv(MAX_MESSAGE) or b"{}"))
        except ConnectionResetError:  # told once if the other end closed before it read the order; its word waits
            continue
        except OSError as error:
            return {"error": str(error) or "it did not answer"}
    return {}


def _placed(words: list[str], options: list[str]) -> list[str]:
    """The options put in before everything is made read-only."""
    last = words.index("--remount-ro", words.index("--chdir") - 3)
    return [*words[:last], *options, *words[last:]]


@contextlib.contextmanager
def in_memory(content: bytes) -> Iterator[int]:
    """A file without a place, whose content nobody can change any more."""
    descriptor = os.memfd_create("autograder", os.MFD_ALLOW_SEALING)
    try:
        with os.fdopen(os.dup(descriptor), "wb") as file:
            file.write(content)
        os.lseek(descriptor, 0, os.SEEK_SET)
        seals = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL
        fcntl.fcntl(descriptor, fcntl.F_ADD_SEALS, seals)
        yield descriptor
    finally:
        os.close(descriptor)
