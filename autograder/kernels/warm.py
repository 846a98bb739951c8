"""The grader's handles on the zygote and on the kernels forked from it.

One zygote serves all kernels of a grader's process. It ends with that process, however that ends, because it waits on a
socket of it.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import json
import os
import socket
import struct
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import msgpack

from autograder.errors import KernelError, SandboxError
from autograder.kernels import sandbox, seccomp
from autograder.kernels.warden import LONGEST

#: What the zygote imports before it forks: the course's packages, as far as they are installed.
PRELOAD = (
    "numpy",
    "numpy.testing",
    "scipy.linalg",
    "scipy.optimize",
    "scipy.sparse",
    "scipy.special",
    "scipy.stats",
    "pandas",
    "sklearn.datasets",
    "sklearn.linear_model",
    "sklearn.metrics",
    "sklearn.model_selection",
    "sklearn.preprocessing",
    "matplotlib.pyplot",
    "PIL.Image",
    "tqdm",
    "torch",
    "torch.optim",
    "torch.utils.data",
    "torchvision",
    "torchvision.datasets",
    "torchvision.transforms",
)

_WARM_UP = 180.0  # seconds that importing everything may take on a slow disk
_ANSWER = 10.0  # seconds that a warden may take to answer


class Zygote:
    """A warm process in a sandbox. Raises SandboxError if it cannot be started."""

    def __init__(self, preload: Sequence[str] = PRELOAD) -> None:
        filters = seccomp.program()
        self._lock = threading.Lock()
        self._control, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with inside, contextlib.ExitStack() as stack:
            self._errors = tempfile.TemporaryFile()  # noqa: SIM115, closed with the zygote
            words, texts = sandbox.command([inside.fileno()], str(inside.fileno()))
            descriptors = [inside.fileno()]
            options = []
            for name, content in texts.items():
                descriptors.append(stack.enter_context(_in_memory(content)))
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
            settings = {"preload": list(preload), "user": sandbox.NOBODY if sandbox.as_root() else None}
            descriptor = stack.enter_context(_in_memory(filters))
            with contextlib.suppress(OSError):
                socket.send_fds(self._control, [json.dumps(settings).encode()], [descriptor])
        try:
            self.state: dict[str, Any] = self._first_word()
        except BaseException:
            self.close()
            raise
        atexit.register(self.close)

    def fork(self, line: socket.socket) -> None:
        """Have a warden forked that is at the other end of `line`. Raises OSError if the zygote is gone."""
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
        self._control.close()
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
            message = self._control.recv(LONGEST)
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
            raise SandboxError(sandbox.MISSING.format(said[-1]))
        raise SandboxError(f"The process that kernels are forked from ended while it imported packages: {said[-1]}")


def _placed(words: list[str], options: list[str]) -> list[str]:
    """The options put in before everything is made read-only."""
    last = words.index("--remount-ro", words.index("--chdir") - 3)
    return [*words[:last], *options, *words[last:]]


@contextlib.contextmanager
def _in_memory(content: bytes) -> Iterator[int]:
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


_shared: Zygote | None = None
_shared_lock = threading.Lock()


def zygote() -> Zygote:
    """The zygote of this process: started when first asked for, replaced if it has died. Raises SandboxError."""
    global _shared
    with _shared_lock:
        if _shared is None or not _shared.alive:
            if _shared is not None:
                _shared.close()
            _shared = Zygote()
        return _shared


def close_zygote() -> None:
    """End this process's zygote, if there is one; the next kernel starts another."""
    global _shared
    with _shared_lock:
        if _shared is not None:
            _shared.close()
            _shared = None


@dataclass(frozen=True)
class Order:
    """What a kernel is to be: message key, limits, additional environment, seed, and files of its working folder."""

    key: str
    limits: Mapping[str, float]
    environment: Mapping[str, str]
    files: Mapping[str, Path]
    seed: int | None = None


class Kernel:
    """A kernel forked from the zygote, listening on five sockets at `address`-1 to -5.

    Raises KernelError if it does not start, OSError if the zygote died meanwhile.
    """

    CHANNELS = ("shell", "iopub", "stdin", "control", "hb")

    def __init__(self, origin: Zygote, order: Order, address: str) -> None:
        self.pid = 0
        self._ended: dict[str, Any] | None = None
        self._line, inside = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)
        message = {
            "key": order.key,
            "limits": dict(order.limits),
            "environment": dict(order.environment),
            "seed": order.seed,
        }
        packed = msgpack.packb({name: path.read_bytes() for name, path in order.files.items()})
        with inside, contextlib.ExitStack() as stack:
            descriptors = [
                stack.enter_context(_listening(f"{address}-{number}")).fileno()
                for number, _ in enumerate(self.CHANNELS, 1)
            ]
            descriptors.append(stack.enter_context(_in_memory(packed)))
            try:
                socket.send_fds(self._line, [json.dumps(message).encode()], descriptors)
                origin.fork(inside)
            except BaseException:
                self._line.close()
                raise

    def wait_until_ready(self, patience: float) -> None:
        """Wait until it can be talked to. Raises KernelError."""
        self._line.settimeout(patience)
        space = socket.CMSG_SPACE(struct.calcsize("3i"))
        try:
            message, ancillary, _, _ = self._line.recvmsg(LONGEST, space)
        except TimeoutError:
            self.close()
            raise KernelError(f"it was not ready within {patience:g} s") from None
        answer = json.loads(message) if message else {"error": "the zygote ended"}
        if "ready" not in answer:
            self.close()
            raise KernelError(answer.get("error") or f"it ended with status {answer.get('status')}")
        # The kernel's PID as this process sees it, attested by the operating system.
        self.pid = struct.unpack("3i", ancillary[0][2])[0]

    def ended(self) -> dict[str, Any] | None:
        """How it ended, or None if it has not: `ended` says why if the warden ended it, `status` is its exit code.

        An empty dict means that not it but the sandbox around it is gone.
        """
        while self._ended is None:
            try:
                self._line.setblocking(False)
                self._take(self._line.recv(LONGEST))
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
        """Wait until it and all that it started have ended."""
        end = time.monotonic() + patience
        while self._ended is None and (left := end - time.monotonic()) > 0:
            self._line.settimeout(left)
            try:
                self._take(self._line.recv(LONGEST))
            except OSError:
                self._ended = self._ended or {}

    def usage(self) -> dict[str, Any]:
        """What it uses (autograder.kernels.watch.Usage); empty if it does not answer."""
        self._say({"op": "usage"})
        self._line.settimeout(_ANSWER)
        while self._ended is None:
            try:
                message = self._line.recv(LONGEST)
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
            return int(Path(f"/proc/{self.pid}/schedstat").read_text().split()[1]) / 1e9
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


@contextlib.contextmanager
def _listening(path: str) -> Iterator[socket.socket]:
    """An open socket that listens at a path. The kernel gets the socket and never sees the path."""
    Path(path).unlink(missing_ok=True)  # of the kernel before, if this one replaces it
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) as opened:
        opened.bind(path)
        Path(path).chmod(0o600)
        opened.listen(16)
        yield opened
