"""The kernel program of submissions: an ordinary ipykernel with one more message on its shell channel.

`answer_request` carries a request of the wire format in its first buffer; `answer_reply` carries the reply. Being a
message type of its own, it does not pass through IPython's input machinery, which student code may have changed.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, ClassVar

import zmq
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp

from autograder.kernels.servant import serve


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


def main() -> None:
    """Run the kernel for a connection file given by `-f`."""
    # Python's isolated mode leaves out the working folder, where the assignment's own modules lie. It is added only
    # now, after the kernel's imports, so that a file there cannot stand in for one of them.
    sys.path.insert(0, str(Path.cwd()))
    IPKernelApp.launch_instance(kernel_class=AnswerKernel)


if __name__ == "__main__":
    main()
