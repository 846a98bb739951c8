"""The kernel program of submissions: an ordinary ipykernel that in addition answers requests of the grader.

The same program runs as a fork of the zygote, on sockets that the grader has opened, and as an ordinary process (with
`--unsafe`), on a connection file.
"""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any, ClassVar

import zmq
from ipykernel.heartbeat import Heartbeat
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError
from tornado.ioloop import IOLoop
from traitlets.config import Config

from autograder.guest import bench, reference_server
from autograder.guest.interpreter_state import NO_INPUT
from autograder.guest.request_server import RequestServer
from autograder.guest.sentences import say

#: Where a kernel without walls finds the address of the grader's socket.
REQUESTS = "AUTOGRADER_REQUESTS"


class NoInputError(StdinNotImplementedError):
    """Code asked for input, and nobody is there who could give any."""


class _NoThreadForSubshells:
    """In place of ipykernel's thread for subshells, as far as it is read where there are none."""

    parent_thread = threading.main_thread()

    def __bool__(self) -> bool:
        return False


def _nothing_is_installed(line: str) -> None:
    print(say("kernel.nothing-is-installed-while-this-runs-to"), file=sys.stderr)


def _nothing_is_forgotten(line: str) -> None:
    print(say("kernel.names-are-kept-while-this-runs-to"), file=sys.stderr)


class GradedShell(ZMQInteractiveShell):
    """ipykernel's shell, which goes on where there is nobody who could start the kernel again, or see a window."""

    def ask_exit(self) -> None:
        """Nothing: `exit()` would end the kernel a moment after the cell, and so with it whatever is judged then."""

    def init_magics(self) -> None:
        """As IPython's; what would install packages says that nothing is installed, and costs no answer. Nor does a
        habit of clearing all names, which would take the answers above with them and the course's imports.
        """
        super().init_magics()
        for name in ("conda", "mamba", "micromamba", "pip", "uv"):
            self.register_magic_function(_nothing_is_installed, "line", name)
        for name in ("reset", "reset_selective"):
            self.register_magic_function(_nothing_is_forgotten, "line", name)

    def enable_matplotlib(self, gui: str | None = None) -> Any:
        """As IPython's; a backend that is not here leaves the one that is there, and costs no answer."""
        try:
            return super().enable_matplotlib(gui)
        except (RuntimeError, ImportError, ValueError, KeyError) as error:
            print(f"%matplotlib {gui}: {error}", file=sys.stderr)
            return None, None


class GradedKernel(IPythonKernel):
    """ipykernel's kernel, where nobody sits in front of: no input, no debugger."""

    shell_class = GradedShell
    ending = False  # a message has asked for it
    context_of_cells = contextvars.copy_context()  # as the last cell has left it

    async def do_execute(self, *args: Any, **kwargs: Any) -> Any:
        """As ipykernel's."""
        try:
            return await super().do_execute(*args, **kwargs)
        finally:
            self.context_of_cells = contextvars.copy_context()

    async def shutdown_request(self, stream: Any, ident: Any, parent: Any) -> None:
        """As ipykernel's."""
        self.ending = True
        await super().shutdown_request(stream, ident, parent)

    def do_shutdown(self, restart: bool) -> dict[str, Any]:
        """As ipykernel's if a message asks for it. Code of a cell that does, as Colab's users restart after an install,
        would end the kernel a moment later, and so whatever is judged then.
        """
        if not self.ending:
            print(say("kernel.restarting-the-kernel-has-no-effect-here"), file=sys.stderr)
            return {"status": "ok", "restart": restart}
        found: dict[str, Any] = super().do_shutdown(restart)
        return found

    @property
    def kernel_info(self) -> dict[str, Any]:
        """As ipykernel's, without a debugger, which nobody could use."""
        info: dict[str, Any] = super().kernel_info
        return {**info, "supported_features": [name for name in info["supported_features"] if name != "debugger"]}

    @property
    def _supports_kernel_subshells(self) -> bool:
        return bool(self.shell_channel_thread)

    @contextlib.contextmanager
    def _cancel_on_sigint(self, future: asyncio.Future[Any]) -> Iterator[None]:
        """As ipykernel's, but a loop that waits is woken up, and code that runs in a cell's coroutine is stopped."""
        loop = asyncio.get_running_loop()

        def stop(number: int, frame: FrameType | None) -> None:
            loop.call_soon_threadsafe(future.cancel)
            while frame is not None:
                if "ipykernel_" in frame.f_code.co_filename:  # a cell's
                    raise asyncio.CancelledError  # KeyboardInterrupt would end the loop, and the kernel with it
                frame = frame.f_back

        before = signal.signal(signal.SIGINT, stop)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _abort_queues(self, subshell_id: str | None = None) -> None:
        """As ipykernel's, but where there is no thread for subshells too, all cells that wait are aborted, not one."""
        if self.shell_channel_thread:
            super()._abort_queues(subshell_id)
            return
        self._aborting = True
        if self.shell_stream:
            self.shell_stream.flush()  # what has come is in the queue now
        self.io_loop.add_callback(self._stop_aborting)

    async def _stop_aborting(self) -> None:
        async with self._main_asyncio_lock:  # behind all that waited for it before
            self._aborting = False

    def raw_input(self, prompt: str = "") -> str:
        """What `input` and the debugger's prompt call. Raises NoInputError if the client has nobody to answer."""
        if self._allow_stdin:
            return str(super().raw_input(prompt))
        raise NoInputError(NO_INPUT)

    def getpass(self, prompt: str = "", stream: Any = None) -> str:
        """What `getpass.getpass` calls. Raises NoInputError as `raw_input` does."""
        if self._allow_stdin:
            return str(super().getpass(prompt, stream))
        raise NoInputError(NO_INPUT)


class AnsweringApp(IPKernelApp):
    """ipykernel's application, which in addition answers requests of the grader on a stream of their own.

    They do not pass through IPython's input machinery, which student code may have changed.
    """

    kernel_class = GradedKernel
    requests: ClassVar[socket.socket | None] = None
    request_server: RequestServer | None = None

    def start(self) -> None:
        """As ipykernel's, but a loop that code of a cell has stopped goes on."""
        if self.requests is not None:
            self.request_server = RequestServer(self.requests, self.kernel)
            IOLoop.current().add_handler(self.requests.fileno(), self._answer, IOLoop.READ)
        super().start()
        while not self.kernel.ending:
            self.io_loop.start()

    def _answer(self, descriptor: int, _: int) -> None:
        assert self.request_server is not None
        try:
            self.request_server.answer_one()
        except OSError:  # the grader has gone
            IOLoop.current().remove_handler(descriptor)


class SandboxedApp(AnsweringApp):
    """ipykernel's application on sockets that are open already, since there is no folder in which it could open any."""

    listening: ClassVar[Mapping[str, int]] = {}

    def parse_command_line(self, argv: Any = None) -> None:
        """There is none; to make a parser for all that ipykernel could be told takes a fifth of a kernel's start."""

    def init_sockets(self) -> None:
        """As ipykernel's, without a port, because each socket has its file descriptor."""
        self._next = iter(("shell", "stdin", "control", "iopub"))  # the order in which ipykernel binds them
        super().init_sockets()

    def init_control(self, context: zmq.Context[Any]) -> None:
        """As ipykernel's, without a thread for subshells, which would stand between the grader and the kernel."""
        super().init_control(context)
        self.shell_channel_thread = _NoThreadForSubshells()
        # The debugger's own way back leads to a path that is not there; closed, it does not try for ever.
        self.debug_shell_socket.close()  # type: ignore[has-type]
        self.debug_shell_socket = context.socket(zmq.DEALER)

    def init_heartbeat(self) -> None:
        """As ipykernel's, on the socket that is open already."""
        self.heartbeat = _OpenHeartbeat(zmq.Context(), ("ipc", "hb", 1))
        self.heartbeat.descriptor = self.listening["hb"]
        self.heartbeat.start()

    def init_connection_file(self) -> None:
        """There is none: what it would say has come with the order."""

    def write_connection_file(self, **kwargs: Any) -> None:
        """There is nobody who could read it."""

    def log_connection_info(self) -> None:
        """Nobody can connect to it from inside."""
        self._ports = dict.fromkeys(("shell", "iopub", "stdin", "hb", "control"), 1)

    def _bind_socket(self, s: zmq.Socket[Any], port: int) -> int:
        return _bind(s, self.listening[next(self._next)])


class _OpenHeartbeat(Heartbeat):
    descriptor = -1

    def _bind_socket(self) -> None:
        _bind(self.socket, self.descriptor)


def _bind(socket: zmq.Socket[Any], descriptor: int) -> int:
    socket.setsockopt(zmq.USE_FD, descriptor)
    socket.bind(f"ipc://{descriptor}")  # a name that ZeroMQ wants and does not use
    return 1


def run_sandboxed(key: bytes, sockets: Mapping[str, int], ready: Callable[[], None]) -> None:
    """Run a kernel in this process on open sockets; `ready` is called when it can be talked to. Does not return."""
    config = Config()
    config.Session.key = key
    config.HistoryManager.hist_file = ":memory:"
    config.IPKernelApp.log_level = 50
    SandboxedApp.listening = sockets
    SandboxedApp.requests = socket.socket(fileno=sockets["requests"])
    sys.argv = ["kernel"]
    sys.path.insert(0, str(Path.cwd()))
    app = SandboxedApp.instance(config=config)
    app.initialize([])
    ready()
    app.start()


def run_reference(stream: socket.socket, ready: Callable[[], None]) -> None:
    """Serve the reference over `stream` until it is closed."""
    ready()
    reference_server.run(stream)


def run_test_cells(stream: socket.socket, ready: Callable[[], None]) -> None:
    """Run test cells for the grader at the other end of `stream` until it is closed."""
    ready()
    bench.run(stream)


def main() -> None:
    """Run the kernel for a connection file given by `-f`, with requests on the socket that the environment names."""
    # Python's isolated mode leaves out the working folder, where the assignment's own modules lie. It is added only
    # now, after the kernel's imports, so that a file there cannot stand in for one of them.
    sys.path.insert(0, str(Path.cwd()))
    if address := os.environ.pop(REQUESTS, ""):
        AnsweringApp.requests = socket.socket(socket.AF_UNIX)
        AnsweringApp.requests.connect(address)
    AnsweringApp.launch_instance()


if __name__ == "__main__":
    main()
