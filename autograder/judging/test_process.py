"""The grader's end of the process of the test cells: it tells it what to run, and carries what that asks of a student's
kernel, and what the kernel asks of the tests, each made anew of what was read.

How a test cell ended, as that process says:

    passed         its `score` is what the last line gave, if that is a number; what it `gave` if it is meant as one
                   and is none
    failed         an exception: `said`, and as far as it is known `called`, `got`, `wanted`, `raised`, `student line`
    stopped        the student's code gave no answer, or none that can be read
    parts          of statements with points of their own, each with `points` and how it ended
    needs kernel   it asks for something that only the student's own process has
    fault          a mistake of the course: a package that is not here, a cell that has failed

Each `forgets` if it gave more than was kept the same on both sides.
"""

from __future__ import annotations

import contextlib
import math
import socket
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from autograder.errors import CallTimeout, KernelDied, KernelError
from autograder.guest import bench, wire
from autograder.guest.framing import Frames, framed
from autograder.guest.messages import Operation, decode_reply, encode_request
from autograder.guest.recursion import MOST_CALLS, MOST_FRAMES
from autograder.guest.sentences import say
from autograder.guest.wire import Budget, WireError
from autograder.judging.carry_forward import Supply
from autograder.judging.endpoints import Endpoint
from autograder.judging.without_walls import process_of

_MAX_CALLS = 100_000  # of the tests' own functions by student code, in one cell


class TestProcess:
    """The process at the other end of a stream. Each cell has so many `seconds`, besides those that it waits."""

    __test__ = False  # for pytest

    def __init__(self, stream: socket.socket, seconds: float) -> None:
        self._stream, self._seconds = stream, seconds
        self._frames = Frames(stream)
        self._end = 0.0
        self.alive = True

    def run(
        self,
        name: str,
        source: str,
        kind: str,
        student: Student,
        names: Collection[str] = (),
        changes: Collection[str] = (),
        classes: Mapping[str, Collection[str]] | None = None,
    ) -> dict[str, Any]:
        """Run a cell of the course; how it ended. Raises CallTimeout, or KernelDied if the process is gone, unless the
        student's code has given values: then it is these that it could not stand.
        """
        self._end = time.monotonic() + self._seconds
        before = student.values
        try:
            message = {"run": name, "source": source, "kind": kind, "names": sorted(names)}
            self._send(message | {"changes": sorted(changes), "classes": dict(classes or {})})
            return self._until("done", student)
        except TimeoutError:
            self.close()
            why = f"the tests did not end within {self._seconds:g} s"
            if student.values > before:  # with what the student's code gave
                return {"status": "stopped", "said": why}
            raise CallTimeout(why) from None
        except (OSError, WireError, KeyError) as error:
            self.close()
            if student.values > before:
                return {"status": "stopped", "said": say("test_cells.tests-ended")}
            raise KernelDied(f"the process of the tests ended: {error}") from error

    def call_back(self, message: dict[str, Any], student: Student) -> dict[str, Any]:
        """Have a function of the tests called for the student's code."""
        self._send(message)
        answer = self._until("", student)
        told = {"error": [*map(str, answer["error"])]} if "error" in answer else {}
        return told | {name: answer[name] for name in ("value", "objects", "changes") if name in answer}

    def close(self) -> None:
        """Close the stream; the process at its other end ends with that."""
        self.alive = False
        self._stream.close()

    def _until(self, wanted: str, student: Student) -> dict[str, Any]:
        """What the process says when it is done, with what it asks meanwhile answered by the student's kernel."""
        while True:
            message: dict[str, Any] = wire.decode(self._receive())
            if "op" not in message:
                return dict(message[wanted]) if wanted else message
            started = time.monotonic()
            reply = student.answer(message, self)
            self._end += time.monotonic() - started
            self._send(reply)

    def _send(self, message: dict[str, Any]) -> None:
        left = memoryview(framed(wire.encode(message)))
        while left:
            self._wait()
            left = left[self._stream.send(left) :]

    def _receive(self) -> bytes:
        while True:
            self._wait()
            message = self._frames.take()
            if message is not None:
                return message

    def _wait(self) -> None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self._stream.settimeout(left)


@dataclass(frozen=True)
class Ending:
    """At which operation of a cell the student's kernel ended, and how that is said."""

    place: float
    said: str


_NEVER = Ending(math.inf, "")


class Student:
    """A student's kernel as test cells see it."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._budget = Budget(30.0)
        self.late = False
        self.values = 0  # that it has given
        self._nested = 0  # calls of the tests' functions that are under way
        self.ended: Ending | None = None  # of the kernel, in the cell in hand
        self._asked, self._until = 0, _NEVER

    def begin(self, until: Ending = _NEVER) -> None:
        """Begin with a cell. In one that has ended another kernel, nothing is asked any more from that operation on."""
        self._asked, self._until, self.ended = 0, until, None

    def deeper(self, call: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What a call gives that may have others within it. Raises WireError if they are too many."""
        if self._nested > MOST_CALLS:
            raise WireError("too many calls within one another")
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(max(before, MOST_FRAMES))
        self._nested += 1
        try:
            return call()
        finally:
            self._nested -= 1
            sys.setrecursionlimit(before)

    def answer(self, operation: dict[str, Any], process: TestProcess) -> dict[str, Any]:
        """How an operation ended. Raises KernelLost."""
        self._asked += 1
        if self._asked >= self._until.place:
            return {"status": "gone", "message": self._until.said}
        action = Operation(*(operation[name] for name in ("op", "parts", "objects", "shared", "gone", "changes")))
        try:
            reply = decode_reply(
                self._endpoint.request(encode_request(action), _Callbacks(self, process, self._budget)), self._budget
            )
        except CallTimeout as error:
            self.late = True
            return {"status": "late", "message": str(error)}
        except KernelError as error:
            self.ended = self.ended or Ending(self._asked, str(error))
            return {"status": "gone", "message": str(error)}
        if reply is None:
            return {"status": "unreadable", "message": "a reply that cannot be read"}
        if reply["status"] == "value":
            self.values += 1
            return {"status": "value", "value": reply["value"]}
        said = {"interrupted": "it was interrupted", "raised": "an operation failed", "missing": "nothing is there"}
        return {"status": reply["status"], "message": str(reply.get("message") or said.get(reply["status"], ""))}


class _Callbacks(Supply):
    """Answers calls of the tests' own functions, which student code was given."""

    def __init__(self, student: Student, process: TestProcess, budget: Budget) -> None:
        self._student, self._process, self.budget = student, process, budget
        self.waited = 0.0
        self.left = _MAX_CALLS

    def answer(self, data: bytes) -> bytes:
        """What the function gives; never raises for what the kernel sends."""
        started = time.monotonic()
        try:
            message = wire.decode(data, budget=self.budget)
            called = {name: message[name] for name in ("callback", "parts", "objects", "changes")}
            self._student.values += 1
            self.left -= 1
            if [*map(type, called.values())] != [int, list, list, list] or self.left < 0:
                raise WireError("a call of another form")
            return wire.encode(self._student.deeper(lambda: self._process.call_back(called, self._student)))
        except (WireError, KeyError, TypeError, TimeoutError, OSError) as error:
            return wire.encode({"error": ["RuntimeError", f"the test's function gave no answer: {error}"]})
        finally:
            self.waited += time.monotonic() - started


@contextlib.contextmanager
def unsafe_tests(files: dict[str, bytes], seconds: float) -> Iterator[TestProcess]:
    """The process without walls, which lives as long as the context."""
    with process_of(bench, files) as stream:
        yield TestProcess(stream, seconds)
