"""The kernel's end of the stream on which the grader sends requests; Jupyter's shell channel takes ten times as long.

A message is one letter, sixteen bytes and then data in the wire format:

    R  from the grader: a request; the bytes are made up for it
    A  from the kernel: the answer to the request with these bytes
    Q  from the kernel, while it works on a request: a question to what is supplied; the bytes are made up for it
    S  from the grader: what was supplied for the question with these bytes
"""

from __future__ import annotations

import os
import select
import signal
import socket
from collections.abc import Callable
from typing import Any

from autograder.guest.evaluate import Memory, serve
from autograder.guest.framing import receive, send
from autograder.guest.interpreter_state import uninterrupted

MARK = 16  # bytes


class RequestServer:
    """Answers in the main thread, between cells, with the names that these have defined: the shell's `user_ns`."""

    def __init__(self, stream: socket.socket, kernel: Any) -> None:
        self.stream, self._kernel, self._memory = stream, kernel, Memory()

    def answer_one(self) -> None:
        """Receive a request and answer it. Raises ConnectionError if the grader has closed the stream."""
        with uninterrupted():
            message = receive(self.stream)
        if message[:1] == b"R":  # else it was supplied too late for the call that asked
            self._answer(message)

    def _answer(self, message: bytes) -> None:
        request = message[1 + MARK :]
        names = self._kernel.shell.user_ns
        # A copy, so that a request that comes while another one is answered can be run in it too.
        context = self._kernel.context_of_cells.copy()
        answer = _interruptible(lambda: context.run(serve, names, request, self._ask, self._memory))
        with uninterrupted():
            send(self.stream, b"A" + message[1 : 1 + MARK] + answer)

    def _ask(self, question: bytes) -> bytes:
        mark = os.urandom(MARK)
        with uninterrupted():
            send(self.stream, b"Q" + mark + question)
        while True:
            select.select([self.stream], [], [])  # here, and only here, an interrupt may end it
            with uninterrupted():
                message = receive(self.stream)
            if message[: 1 + MARK] == b"S" + mark:
                return message[1 + MARK :]
            if message[:1] == b"R":  # what is asked needs an answer from here first
                self._answer(message)


def _interruptible(function: Callable[[], bytes]) -> bytes:
    """What the function returns, with SIGINT raising KeyboardInterrupt in it as in a cell."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return function()
    finally:
        signal.signal(signal.SIGINT, before)
