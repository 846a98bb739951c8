"""What the calls of a hidden test were and what came back, noted while it runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from autograder.guest.messages import Reply


@dataclass
class Note:
    """One call or probe: what students read as the call, the request and the reply.

    `tolerances`, as rtol and atol, if the value agreed with the reference's.
    """

    called: str
    request: bytes
    reply: Reply | None
    is_probe: bool = False
    tolerances: tuple[float, float] | None = None

    @property
    def gave_value(self) -> bool:
        return self.reply is not None and self.reply["status"] == "value"

    @property
    def changed(self) -> bool:
        """Whether an argument is not what it was."""
        return self.gave_value and self.reply is not None and self.reply.get("changed") is True


_noted: ContextVar[list[Note] | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[list[Note]]:
    """The notes of all calls that are made meanwhile; they are added to those of an outer one at the end."""
    outer, own = _noted.get(), list[Note]()
    token = _noted.set(own)
    try:
        yield own
    finally:
        _noted.reset(token)
        if outer is not None:
            outer += own


def saw(called: str, request: bytes, reply: Reply | None, *, is_probe: bool) -> None:
    """Note a call of an answer, or a probe."""
    notes = _noted.get()
    if notes is not None:
        notes.append(Note(called, request, reply, is_probe))


def agreed(rtol: float, atol: float) -> None:
    """Note that the value of the last call agreed with the reference's."""
    notes = _noted.get()
    if notes:
        notes[-1].tolerances = (rtol, atol)
