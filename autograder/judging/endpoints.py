"""What can answer a request: the student's kernel, or code in this process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any, Protocol

from autograder.guest import evaluate
from autograder.judging.carry_forward import Supply

_REMEMBERED = 64 << 20  # bytes of replies; those of a whole assignment take a few megabytes


class Endpoint(Protocol):
    """The other end of the line: takes a request and returns a reply, both as bytes.

    Raises CallTimeout if the call took too long, KernelError if nothing is there to answer any more.
    """

    def request(self, request: bytes, supply: Supply | None = None) -> bytes: ...


@dataclass
class LocalEndpoint:
    """Code in this process: the reference, and the wrong and right answers that a course keeps.

    Calls run in `folder`, where the files beside the notebook are, as a student's run beside copies of them.
    """

    namespace: dict[str, Any]
    folder: str | None = None

    def request(self, request: bytes, supply: Supply | None = None) -> bytes:
        with evaluate.inside(self.folder):
            return evaluate.serve(self.namespace, request, supply.answer if supply else None)


@dataclass
class RememberingEndpoint(LocalEndpoint):
    """Code in this process that is asked the same for each student, and answers each request once.

    Requests hold the state of the random generators, so the reply to the same request is the same.
    """

    _replies: dict[bytes, bytes] = field(default_factory=dict, repr=False)
    _size: int = 0

    def request(self, request: bytes, supply: Supply | None = None) -> bytes:
        if supply is not None:  # what is supplied need not be the same
            return super().request(request, supply)
        key = hashlib.sha256(request).digest()
        reply = self._replies.get(key)
        if reply is None:
            reply = super().request(request)
            if self._size + len(reply) > _REMEMBERED:  # some inputs are made of a student's own replies
                self._replies.clear()
                self._size = 0
            self._replies[key] = reply
            self._size += len(reply)
        return reply
