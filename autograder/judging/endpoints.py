"""What can answer a request: the student's kernel, or code in this process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from autograder.guest import evaluate
from autograder.judging.carry_forward import Supply


class Peer(Protocol):
    """The other end of the line: takes a request and returns a reply, both as bytes.

    Raises CallTimeout if the call took too long, KernelError if nothing is there to answer any more.
    """

    def exchange(self, request: bytes, supply: Supply | None = None) -> bytes: ...


@dataclass
class LocalPeer:
    """Code in this process: the reference, and the wrong and right answers that a course keeps."""

    namespace: dict[str, Any]

    def exchange(self, request: bytes, supply: Supply | None = None) -> bytes:
        return evaluate.serve(self.namespace, request, supply.answer if supply else None)
