"""Error carried forward: right versions of earlier exercises that a student got wrong, to judge a later one by itself.

The student's process holds no code of theirs: a stand-in there sends each call back to the grader, which has it
answered by a process that holds the reference and can be stopped.
"""

from __future__ import annotations

import contextlib
import dataclasses
import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

import msgpack

from autograder.course.released.describing import as_array
from autograder.errors import CallTimeout, CourseError, KernelDied, KernelError, SandboxError
from autograder.guest import reference_server
from autograder.guest.framing import Frames, framed
from autograder.guest.kinds import is_of_pandas
from autograder.guest.messages import (
    Ask,
    Question,
    Supplied,
    decode_question,
    decode_supplied,
    encode_ask,
    encode_supplied,
)
from autograder.guest.sentences import say
from autograder.guest.wire import Budget, WireError
from autograder.judging.without_walls import process_of

CALLS = 5_000  # of the right versions, in one hidden test


class ReferenceEndpoint(Protocol):
    """Whoever holds the reference. Raises CallTimeout or KernelError."""

    def call(self, ask: Ask) -> Supplied: ...


@dataclass(frozen=True)
class LocalReference:
    """The reference in this process, for code that is trusted: the course's own kept answers."""

    namespace: dict[str, Any]

    def call(self, ask: Ask) -> Supplied:
        """What the reference gives."""
        return reference_server.supply(self.namespace, frozenset([ask.name]), ask)


class ReferenceProcess:
    """The reference at the other end of a stream, for the arguments that a student's code chooses.

    `cells` (name and source) define it, and `names` can be called. Each call has `seconds` in all.
    """

    def __init__(
        self, stream: socket.socket, cells: Sequence[tuple[str, str]], names: Sequence[str], seconds: float
    ) -> None:
        self._stream, self._seconds = stream, seconds
        self.alive = True
        self._frames = Frames(stream)
        self._send(msgpack.packb([list(cells), list(names)]), time.monotonic() + seconds)

    def call(self, ask: Ask) -> Supplied:
        """What the reference gives. Raises CallTimeout or KernelDied, and is of no use then."""
        try:
            end = time.monotonic() + self._seconds
            self._send(encode_ask(ask), end)
            return decode_supplied(self._receive(end))
        except WireError:
            return Supplied("error")  # the arguments are more than can be sent
        except TimeoutError:
            self.close()
            raise CallTimeout(say("carry_forward.no-answer-within-s", seconds=self._seconds)) from None
        except OSError as error:
            self.close()
            raise KernelDied(say("carry_forward.the-reference-ended", error=error)) from error

    def close(self) -> None:
        """Close the stream; the process at its other end ends with that."""
        self.alive = False
        self._stream.close()

    def _send(self, message: bytes, end: float) -> None:
        left = memoryview(framed(message))
        while left:
            self._wait(end)
            left = left[self._stream.send(left) :]

    def _receive(self, end: float) -> bytes:
        while True:
            self._wait(end)
            message = self._frames.take()
            if message is not None:
                return message

    def _wait(self, end: float) -> None:
        """Give the next operation the time that is left. Raises TimeoutError."""
        left = end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._stream.settimeout(left)


@contextlib.contextmanager
def unsafe_process(
    files: dict[str, bytes], cells: Sequence[tuple[str, str]], names: Sequence[str], seconds: float
) -> Iterator[ReferenceProcess]:
    """The reference in a process without walls, which lives as long as the context."""
    with process_of(reference_server, files) as stream:
        yield ReferenceProcess(stream, cells, names, seconds)


@dataclass
class Supply:
    """Answers the calls of stand-ins for the given names, and of no others. `models` are those of the probe in hand."""

    names: tuple[str, ...]
    endpoint: ReferenceEndpoint
    models: str = ""
    budget: Budget = field(default_factory=Budget)
    used: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)  # called with what cannot cross; the student's own served instead
    left: int = CALLS
    waited: float = 0.0  # seconds that the right versions took
    fault: str = ""  # why they could not answer, which is no student's doing

    def answer(self, data: bytes) -> bytes:
        """The reply to a stand-in's question; never raises for what it holds."""
        question = decode_question(data, self.budget)
        if question is None or question.name not in self.names or self.left <= 0 or self.fault:
            return encode_supplied(Supplied("missing"))
        self.left -= 1
        if question.refused:
            self.refused.add(question.name)
            return encode_supplied(Supplied("missing"))
        try:
            answer = encode_supplied(self._supplied(question))
        except (CallTimeout, KernelDied):  # what the arguments may have brought about
            return encode_supplied(Supplied("missing"))
        except WireError:
            return encode_supplied(Supplied("error"))
        except (KernelError, SandboxError, CourseError, OSError) as error:
            self.fault = say(
                "carry_forward.no-right-version-of-could-be-asked",
                name=question.name,
                kind=type(error).__name__,
                error=error,
            )
            return encode_supplied(Supplied("missing"))
        except Exception:  # what the arguments are to blame for; whatever it is, the kernel waits for an answer
            return encode_supplied(Supplied("error"))
        self.used.add(question.name)
        return answer

    def _supplied(self, question: Question) -> Supplied:
        ask = Ask(question.name, question.args, question.kwargs, self.models)
        started = time.monotonic()
        try:
            supplied = self.endpoint.call(ask)
            other = _with_arrays(ask) if supplied.status in ("ValueError", "error") else None
            if other is None:
                return supplied
            again = self.endpoint.call(other)
            return again if again.status == "value" else supplied
        finally:
            self.waited += time.monotonic() - started


def _with_arrays(ask: Ask) -> Ask | None:
    """The call with arrays for tables, tensors and lists of numbers; None if there are none.

    Which of these a student uses is free, and the earlier answer may have taken them all; the reference need not.
    """
    args = [_as_array(value) for value in ask.args]
    kwargs = {name: _as_array(value) for name, value in ask.kwargs.items()}
    pairs = zip([*ask.args, *ask.kwargs.values()], [*args, *kwargs.values()], strict=True)
    if all(before is after for before, after in pairs):
        return None
    return dataclasses.replace(ask, args=args, kwargs=kwargs)


def _as_array(value: Any) -> Any:
    """A table, a tensor or a list of numbers as an array; anything else as it is."""
    if is_of_pandas(value):
        array = as_array(value)
        return value if array is None else array
    if isinstance(value, list | tuple) or type(value).__module__.startswith("torch"):
        array = as_array(value)  # which takes numbers only: texts of a list would all become as long as the longest
        return value if array is None or not array.ndim else array
    return value
