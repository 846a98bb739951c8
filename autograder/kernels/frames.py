"""Messages over a stream between two processes of ours: eight bytes of length, then the message."""

from __future__ import annotations

import socket
import struct

from autograder.kernels.wire import MAX_BYTES

_LENGTH = struct.Struct("!Q")


def send(stream: socket.socket, message: bytes) -> None:
    """Send one message. Raises OSError."""
    stream.sendall(_LENGTH.pack(len(message)) + message)


def receive(stream: socket.socket) -> bytes:
    """Receive one message. Raises OSError, also if the other end has closed or sends more than MAX_BYTES."""
    (size,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    if size > MAX_BYTES:
        raise OSError(f"a message of {size:,} bytes; the limit is {MAX_BYTES:,}")
    return _exactly(stream, size)


def _exactly(stream: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        part = stream.recv(min(size - len(parts), 2**20))
        if not part:
            raise ConnectionResetError("the other end has closed")
        parts += part
    return bytes(parts)
