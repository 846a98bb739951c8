"""What the grader adds to Jupyter's client: bounds on what a kernel can send, and time limits that are fair."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import zmq
import zmq.asyncio
from jupyter_client.asynchronous.client import AsyncKernelClient

from autograder.kernels.limits import MB
from autograder.kernels.wire import MAX_BYTES

#: By channel: the most bytes of one part of a message, and the most messages that wait in the grader's memory. A kernel
#: that sends a longer one is disconnected for a moment and the message lost.
_BOUNDS = {"shell": (MAX_BYTES + MB, 4), "stdin": (MAX_BYTES + MB, 2), "control": (MB, 4), "iopub": (8 * MB, 64)}

_BACKSTOP = 3  # times the limit, after which time is up even for a kernel that got no processor


class BoundedKernelClient(AsyncKernelClient):
    """Jupyter's asynchronous client, on sockets that take a bounded number of messages of bounded size."""

    def _create_connected_socket(self, channel: str, identity: bytes | None = None) -> Any:
        size, count = _BOUNDS.get(channel, (MB, 4))
        self.context.setsockopt(zmq.MAXMSGSIZE, size)  # of the context: for each socket made from here on
        self.context.setsockopt(zmq.RCVHWM, count)
        return super()._create_connected_socket(channel, identity)


class Deadline:
    """When the time of a cell or call is up: seconds in which the kernel had no processor because others used them all
    do not count, as far as three times the limit.
    """

    def __init__(self, limit: float, waited: Callable[[], float]) -> None:
        self._limit, self._waited = limit, waited
        self._started, self._waited_before = time.monotonic(), waited()

    def left(self) -> float:
        """Seconds until the time is up, or until it is worth asking again; 0 or less if it is up."""
        spent = time.monotonic() - self._started
        if spent < self._limit:
            return self._limit - spent
        waited = self._waited() - self._waited_before
        return min(self._limit + waited, _BACKSTOP * self._limit) - spent
