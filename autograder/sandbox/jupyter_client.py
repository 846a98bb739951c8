"""What the grader adds to Jupyter's client: bounds on what a kernel can send, and time limits that are fair."""

from __future__ import annotations

import re
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import zmq
import zmq.asyncio
from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.session import json_unpacker

from autograder.guest.sentences import say
from autograder.guest.wire import MAX_BYTES
from autograder.sandbox.limits import MB

#: By channel: the most bytes of one part of a message, and the most messages that wait in the grader's memory. A kernel
#: that sends a longer one is disconnected for a moment and the message lost.
_BOUNDS = {"shell": (MAX_BYTES + MB, 4), "stdin": (MAX_BYTES + MB, 2), "control": (MB, 4), "iopub": (8 * MB, 64)}

MOST_RECEIVED = 512 * MB  # bytes of messages from one kernel, answers aside
_MAX_PIECES = 200_000  # items of lists and dicts in one part of a message
_MAX_GROWTH = 1024 * MB
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_PAGE = resource.getpagesize()

_MAX_WALL_FACTOR = 3  # times the limit, after which time is up even for a kernel that got no processor


class Flood(Exception):
    """A kernel has sent more than there is a reason for."""


class BoundedKernelClient(AsyncKernelClient):
    """Jupyter's asynchronous client, on sockets that take a bounded number of messages of bounded size."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._received = 0
        self.session.unpack = self._unpack

    def _unpack(self, data: Any) -> Any:
        """A part of a message as JSON; an empty one if it is of too many pieces, as only a made-up message is.

        Eight megabytes of brackets become gigabytes of lists. Raises Flood beyond MOST_RECEIVED.
        """
        text = bytes(data)
        self._received += len(text)
        if self._received > MOST_RECEIVED:
            raise Flood(say("jupyter_client.it-sent-more-than-mb-of-messages", most_received=MOST_RECEIVED // MB))
        pieces = text.count(b",") + text.count(b"[") + text.count(b"{")
        if pieces > _MAX_PIECES and len(_STRING.sub(b"", text)) > 2 * _MAX_PIECES:
            return {}
        return json_unpacker(text)

    def _create_connected_socket(self, channel: str, identity: bytes | None = None) -> Any:
        size, count = _BOUNDS.get(channel, (MB, 4))
        self.context.setsockopt(zmq.MAXMSGSIZE, size)  # of the context: for each socket made from here on
        self.context.setsockopt(zmq.RCVHWM, count)
        return super()._create_connected_socket(channel, identity)


class MemoryGuard:
    """Notices that this process has grown beyond reason since the guard was made.

    A message of many parts is kept by ZeroMQ until its last part comes, and its bounds are those of one part.
    """

    def __init__(self) -> None:
        self._before = _resident()

    def exceeded(self) -> bool:
        return _resident() - self._before > _MAX_GROWTH


def _resident() -> int:
    """Bytes of memory that this process holds; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text().split()[1]) * _PAGE
    except OSError:
        return 0


class Deadline:
    """When the time of a cell or call is up: seconds in which the kernel had no processor because others used them all,
    or waited for an answer of ours, do not count, as far as three times the limit.
    """

    def __init__(self, limit: float, waited: Callable[[], float]) -> None:
        self._limit, self._waited = limit, waited
        self._started, self._waited_before = time.monotonic(), waited()
        self._answering = 0.0

    def excuse(self, seconds: float) -> None:
        """The kernel waited so long for an answer of ours."""
        self._answering += seconds

    def left(self) -> float:
        """Seconds until the time is up, or until it is worth asking again; 0 or less if it is up."""
        spent = time.monotonic() - self._started
        if spent < self._limit:
            return self._limit - spent
        return min(self._limit + self._not_counted(), _MAX_WALL_FACTOR * self._limit) - spent

    def counted(self) -> float:
        """Seconds so far that count: at least a third of them, so that nothing goes on for ever."""
        spent = time.monotonic() - self._started
        return max(spent - self._not_counted(), spent / _MAX_WALL_FACTOR)

    def _not_counted(self) -> float:
        return max(0.0, self._waited() - self._waited_before) + self._answering
