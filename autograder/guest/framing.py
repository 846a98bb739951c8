"""Messages over a stream between two processes of ours: eight bytes of length, then the message."""

from __future__ import annotations

import socket
import struct

from autograder.guest.wire import MAX_BYTES

_LENGTH = struct.Struct("!Q")
_MAX_MESSAGE = MAX_BYTES + 64  # bytes of a message: what the wire format allows, and what its sender puts before it


def framed(message: bytes) -> bytes:
    """The message as it goes over the stream."""
    return _LENGTH.pack(len(message)) + message


def send(stream: socket.socket, message: bytes) -> None:
    """Send one message. Raises OSError."""
    stream.sendall(framed(message))


def receive(stream: socket.socket) -> bytes:
    """Receive one message. Raises OSError, also if the other end has closed or sends a message that is too long."""
    frames = Frames(stream)
    while (message := frames.take()) is None:
        pass
    return message


class Frames:
    """Receives messages piece by piece, so that it can be left off at any time and taken up again."""

    def __init__(self, stream: socket.socket) -> None:
        self._stream = stream
        self._parts = bytearray()

    def take(self) -> bytes | None:
        """The next message, or None after a piece of one. Raises OSError as `receive` does."""
        start = _LENGTH.size
        size = self._size()
        missing = start + size - len(self._parts) if len(self._parts) >= start else start - len(self._parts)
        piece = self._stream.recv(min(missing, 2**20))
        if not piece:
            raise ConnectionResetError("the other end has closed")
        self._parts += piece
        if len(self._parts) < start or len(self._parts) < start + self._size():
            return None
        message = bytes(memoryview(self._parts)[start:])
        self._parts = bytearray()
        return message

    def _size(self) -> int:
        if len(self._parts) < _LENGTH.size:
            return 0
        (size,) = _LENGTH.unpack_from(self._parts)
        if size > _MAX_MESSAGE:
            raise OSError(f"a message of {size:,} bytes; the limit is {MAX_BYTES:,}")
        return int(size)
