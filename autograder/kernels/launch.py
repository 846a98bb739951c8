"""The kernel program of submissions: an ordinary ipykernel with one more message on its shell channel.

`answer_request` carries a request of the wire format in its first buffer; `answer_reply` carries the reply. Being a
message type of its own, it does not pass through IPython's input machinery, which student code may have changed.

The same program runs as a fork of the zygote, on sockets that the grader has opened, and as an ordinary process (with
`--unsafe`), on a connection file.
"""

from __future__ import annotations

import contextlib
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar

import msgpack
import zmq
from ipykernel.heartbeat import Heartbeat
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from traitlets.config import Config

from autograder.kernels.frames import receive, send
from autograder.kernels.servant import namespace_from, serve


class AnswerKernel(IPythonKernel):
    """IPython's kernel, which in addition answers requests of the grader."""

    msg_types: ClassVar[list[str]] = [*IPythonKernel.msg_types, "answer_request"]

    async def answer_request(self, stream: Any, ident: Any, parent: dict[str, Any]) -> None:
        """Answer with the names that the student's cells have defined."""

        def ask(request: bytes) -> bytes:
            # Over the stdin channel, as input() asks for a line: the one way in which a busy kernel can be answered.
            self.session.send(self.stdin_socket, "supply_request", {}, parent, ident=ident, buffers=[request])
            while not zmq.select([self.stdin_socket], [], [], 0.1)[0]:
                pass  # a timeout, so that an interrupt gets through
            message = self.session.recv(self.stdin_socket)[1]
            return bytes(message["buffers"][0])

        reply = serve(self.shell.user_ns, bytes(parent["buffers"][0]), ask)
        self.session.send(stream, "answer_reply", {}, parent, ident=ident, buffers=[reply])


class SandboxedApp(IPKernelApp):
    """ipykernel's application on sockets that are open already, since there is no folder in which it could open any."""

    listening: ClassVar[Mapping[str, int]] = {}

    def init_sockets(self) -> None:
        """As ipykernel's, without a port, because each socket has its file descriptor."""
        self._next = iter(("shell", "stdin", "control", "iopub"))  # the order in which ipykernel binds them
        super().init_sockets()

    def init_control(self, context: zmq.Context[Any]) -> None:
        """As ipykernel's, without a thread for subshells, which would stand between the grader and the kernel."""
        super().init_control(context)
        self.shell_channel_thread = None
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
    config.HistoryManager.enabled = False
    config.IPKernelApp.log_level = 50
    SandboxedApp.listening = sockets
    sys.argv = ["kernel"]
    sys.path.insert(0, str(Path.cwd()))
    app = SandboxedApp.instance(config=config, kernel_class=AnswerKernel)
    app.initialize([])
    ready()
    app.start()


def run_servant(stream: socket.socket, ready: Callable[[], None]) -> None:
    """Answer requests with definitions that come first over `stream`, until it is closed."""
    ready()
    cells = [(str(name), str(source)) for name, source in msgpack.unpackb(receive(stream))]
    namespace = namespace_from(cells, str(Path.cwd()))
    with contextlib.suppress(ConnectionError):
        while True:
            send(stream, serve(namespace, receive(stream)))


def main() -> None:
    """Run the kernel for a connection file given by `-f`."""
    # Python's isolated mode leaves out the working folder, where the assignment's own modules lie. It is added only
    # now, after the kernel's imports, so that a file there cannot stand in for one of them.
    sys.path.insert(0, str(Path.cwd()))
    IPKernelApp.launch_instance(kernel_class=AnswerKernel)


if __name__ == "__main__":
    main()
