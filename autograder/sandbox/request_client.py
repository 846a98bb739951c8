"""The grader's end of the stream of requests to a kernel; guest/request_server.py describes the messages.

What the kernel sends is a student's in the end. A message with other bytes than those that are waited for is dropped:
a request cannot be answered before it has been sent, or twice.
"""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Callable, Iterator
from typing import Protocol

from autograder.guest.framing import Frames, framed
from autograder.guest.request_server import MARK
from autograder.sandbox.jupyter_client import Deadline

_POLL_INTERVAL = 0.25  # seconds between two looks at whether there is anybody to answer


class Supplier(Protocol):
    """Answers what a kernel asks while it works on a request; it has `waited` so many seconds for others in that."""

    waited: float

    def answer(self, data: bytes) -> bytes: ...


class RequestClient:
    """The grader's end. `look` is called now and then while it waits, and raises if there is no point in that."""

    def __init__(self, stream: socket.socket, look: Callable[[], None]) -> None:
        self._stream, self._look = stream, look
        self._frames = Frames(stream)
        self.mark = b""

    def ask(self, request: bytes, deadline: Deadline, supply: Supplier | None) -> bytes:
        """The answer to a request. Raises TimeoutError, or OSError if what comes is no message.

        `supply` answers what the kernel asks meanwhile.
        """
        self.mark = os.urandom(MARK)
        self._send(b"R" + self.mark + request, deadline)
        return self.answer(deadline, supply)

    def answer(self, deadline: Deadline, supply: Supplier | None = None) -> bytes:
        """The answer to the request before, for which its time was too short."""
        while True:
            message = self._hear(deadline)
            kind, mark = message[:1], message[1 : 1 + MARK]
            if kind == b"A" and mark == self.mark:
                return message[1 + MARK :]
            if kind == b"Q" and supply is not None:
                before = supply.waited
                answer = supply.answer(message[1 + MARK :])
                deadline.excuse(supply.waited - before)
                self._send(b"S" + mark + answer, deadline)

    def close(self) -> None:
        """Close the stream."""
        self._stream.close()

    def _send(self, message: bytes, deadline: Deadline) -> None:
        left = memoryview(framed(message))
        while left:
            with self._patiently(deadline):
                left = left[self._stream.send(left) :]

    def _hear(self, deadline: Deadline) -> bytes:
        message = None
        while message is None:
            with self._patiently(deadline):
                message = self._frames.take()
        return message

    @contextlib.contextmanager
    def _patiently(self, deadline: Deadline) -> Iterator[None]:
        """Give an operation of the stream a moment, and look whether it makes sense to go on if that was too short."""
        left = deadline.left()
        if left <= 0:
            raise TimeoutError
        self._stream.settimeout(min(left, _POLL_INTERVAL))
        try:
            yield
        except TimeoutError:
            self._look()
