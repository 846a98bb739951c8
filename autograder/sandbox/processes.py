"""What the grader forks from the zygote: kernels for students, a process for the reference; and how it holds them."""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
import socket
import struct
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgpack

from autograder.course.run_folder import run_folder
from autograder.errors import KernelError
from autograder.guest.sentences import say
from autograder.guest.supervisor import MAX_MESSAGE
from autograder.sandbox.zygote_client import Origin, in_memory

_ANSWER = 10.0  # seconds that a supervisor may take to answer


@dataclass(frozen=True)
class Order:
    """What a kernel is to be: its limits, additional environment, seed, and files of its working folder by name, each
    with its content or where that is.

    `packages` are those that its zygote shall have imported, at least.
    """

    limits: Mapping[str, float]
    environment: Mapping[str, str]
    files: Mapping[str, Path | bytes]
    seed: int | None = None
    packages: tuple[str, ...] = ()

    def packed_files(self) -> bytes:
        return cast(bytes, msgpack.packb(contents(self.files)))


def contents(files: Mapping[str, Path | bytes]) -> dict[str, bytes]:
    """The content of each file, by name."""
    return {name: file if isinstance(file, bytes) else file.read_bytes() for name, file in files.items()}


class Fork:
    """A process forked from the zygote, with a supervisor beside it. `sockets` are the other ends of its own, by name.

    Raises OSError if the zygote died meanwhile.
    """

    def __init__(
        self, origin: Origin, order: Order, message: Mapping[str, Any], sockets: Mapping[str, socket.socket]
    ) -> None:
        self.pid = 0
        self._ended: dict[str, Any] | None = None
        self._line, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        whole = {
            **message,
            "sockets": list(sockets),
            "limits": dict(order.limits),
            "environment": dict(order.environment),
            "seed": order.seed,
        }
        try:
            with inside, in_memory(order.packed_files()) as files:
                descriptors = [*(opened.fileno() for opened in sockets.values()), files]
                socket.send_fds(self._line, [json.dumps(whole).encode()], descriptors)
                origin.fork(inside)
        except BaseException:
            self.close()
            raise

    def wait_until_ready(self, patience: float) -> None:
        """Wait until it can be talked to. Raises KernelError."""
        self._line.settimeout(patience)
        space = socket.CMSG_SPACE(struct.calcsize("3i"))
        try:
            message, ancillary = self._first_message(space)
        except TimeoutError:
            self.close()
            raise KernelError(say("processes.it-was-not-ready-within-s", patience=patience)) from None
        answer = json.loads(message) if message else {"error": say("processes.the-zygote-ended")}
        if "ready" not in answer:
            self.close()
            raise KernelError(answer.get("error") or say("processes.it-ended-with-status", value=answer.get("status")))
        # The kernel's PID as this process sees it, attested by the operating system.
        self.pid = struct.unpack("3i", ancillary[0][2])[0]

    def _first_message(self, space: int) -> tuple[bytes, list[tuple[int, int, bytes]]]:
        for attempt in (1, 2):
            try:
                message, ancillary, _, _ = self._line.recvmsg(MAX_MESSAGE, space)
                return message, ancillary
            except ConnectionResetError:  # told once if the other end closed before it read the order; its word waits
                if attempt == 2:
                    return b"", []
        raise AssertionError("the second attempt returns")

    def ended(self) -> dict[str, Any] | None:
        """How it ended, or None if it has not: `ended` says why if the supervisor ended it, `status` is its exit code.

        An empty dict means that not it but the sandbox around it is gone.
        """
        while self._ended is None:
            try:
                self._line.setblocking(False)
                self._take(self._line.recv(MAX_MESSAGE))
            except BlockingIOError:
                return None
            except OSError:
                self._ended = {}
        return self._ended

    def signal(self, number: int) -> None:
        self._say({"op": "signal", "number": number})

    def kill(self) -> None:
        self._say({"op": "kill"})

    def wait(self, patience: float = _ANSWER) -> None:
        """Wait until it and all that it started have ended, or until patience has."""
        end = time.monotonic() + patience
        while self._ended is None and (left := end - time.monotonic()) > 0:
            self._line.settimeout(left)
            try:
                self._take(self._line.recv(MAX_MESSAGE))
            except TimeoutError:
                return
            except OSError:
                self._ended = {}

    def usage(self) -> dict[str, Any]:
        """What it uses (autograder.guest.usage.Usage); empty if it does not answer."""
        self._say({"op": "usage"})
        self._line.settimeout(_ANSWER)
        while self._ended is None:
            try:
                message = self._line.recv(MAX_MESSAGE)
            except OSError:
                return {}
            answer = json.loads(message) if message else {}
            if "usage" in answer:
                return cast(dict[str, Any], answer["usage"])
            self._take(message)
        return {}

    def waited(self) -> float:
        """Seconds that its main thread was ready to run and had no processor."""
        try:
            with open(f"/proc/{self.pid}/schedstat", "rb", buffering=0) as file:  # noqa: PTH123, read twice for each call
                return int(file.read().split()[1]) / 1e9
        except (OSError, IndexError, ValueError):
            return 0.0

    def close(self) -> None:
        """Kill it if it lives."""
        self._line.close()
        self._ended = self._ended if self._ended is not None else {}

    def _take(self, message: bytes) -> None:
        answer = json.loads(message) if message else {}
        if "ended" in answer or not message:
            self._ended = answer

    def _say(self, message: dict[str, Any]) -> None:
        self._line.settimeout(_ANSWER)
        with contextlib.suppress(OSError):
            self._line.send(json.dumps(message).encode())


class Kernel(Fork):
    """A kernel, listening on five sockets at `address`-1 to -5, with messages signed by `key`.

    `requests` is a stream for requests beside them. The folder of the sockets is removed when the kernel is closed.
    """

    CHANNELS = ("shell", "iopub", "stdin", "control", "hb")

    def __init__(self, origin: Origin, order: Order) -> None:
        self.key = secrets.token_hex(16)
        self._folder = Path(tempfile.mkdtemp(prefix="k", dir=run_folder()))
        self.address = str(self._folder / "k")
        with contextlib.ExitStack() as stack:
            sockets = {
                channel: stack.enter_context(_listening(f"{self.address}-{number}"))
                for number, channel in enumerate(self.CHANNELS, 1)
            }
            self.requests, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
            sockets["requests"] = stack.enter_context(inside)
            super().__init__(origin, order, {"key": self.key}, sockets)

    def close(self) -> None:
        """Kill it if it lives, and remove its sockets."""
        super().close()
        self.requests.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class ReferenceFork(Fork):
    """A process for code of the course, which can be stopped; it serves at the other end of `stream`.

    Its `role` is the reference's or that of the test cells. Raises OSError if the zygote died meanwhile.
    """

    def __init__(self, origin: Origin, order: Order, role: str = "reference") -> None:
        self.stream, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with inside:
            super().__init__(origin, order, {"role": role}, {"requests": inside})

    def close(self) -> None:
        """Kill it if it lives."""
        super().close()
        self.stream.close()


@contextlib.contextmanager
def _listening(path: str) -> Iterator[socket.socket]:
    """An open socket that listens at a path. The kernel gets the socket and never sees the path."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) as opened:
        opened.bind(path)
        Path(path).chmod(0o600)
        opened.listen(16)
        yield opened
