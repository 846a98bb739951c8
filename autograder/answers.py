"""How a hidden test reaches code: the student's through an `Answer`, the course's through a `Reference`.

Both send the same requests in the same wire format; only the peer at the other end differs: the student's kernel, or
a namespace in this process.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np

from autograder.errors import CallTimeout, CourseError, KernelError, NotAttempted, NotYet
from autograder.kernels import servant, wire
from autograder.laws import notes
from autograder.values import describe, describe_call


class Peer(Protocol):
    """The other end of the line: takes a request and returns a reply, both as bytes.

    Raises CallTimeout if the call took too long, KernelError if nothing is there to answer any more.
    """

    def exchange(self, request: bytes, supply: Supply | None = None) -> bytes: ...


@dataclass
class Supply:
    """Right versions of earlier exercises that a student got wrong, for judging a later one by itself.

    The student's process holds no code of theirs: a stand-in there sends each call back here, and gets the result.
    `peer` has the reference; it is not this process, where nothing could stop a call with arguments of the student's.
    """

    names: tuple[str, ...]
    peer: Peer
    used: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)  # called with what cannot cross; the student's own served instead
    left: int = 5_000  # calls

    def answer(self, request: bytes) -> bytes:
        """The reference's reply to a call of one of the names; never raises for what the request holds."""
        try:
            order = wire.decode(request, generators=True)
            name = order["name"]
            known = type(name) is str and name in self.names
        except (wire.WireError, KeyError, TypeError):
            known = False
        if not known or self.left <= 0:
            return wire.encode({"status": "missing"})
        self.left -= 1
        if order.get("refused"):
            self.refused.add(name)
            return wire.encode({"status": "missing"})
        self.used.add(name)
        try:
            reply = self.peer.exchange(request)
            return self._with_arrays(order) or reply if _has_raised(reply) else reply
        except (CallTimeout, KernelError):
            return wire.encode({"status": "missing"})

    def _with_arrays(self, order: dict[str, Any]) -> bytes:
        """The reply where tensors and lists of numbers are arrays; empty if there are none, or that fails too.

        Which of these a student uses is free, and the earlier answer may have taken them all; the reference need not.
        """
        args, kwargs = order.get("args"), order.get("kwargs")
        if type(args) is not list or type(kwargs) is not dict:
            return b""
        arrays = [_as_array(value) for value in args]
        named = {name: _as_array(value) for name, value in kwargs.items()}
        pairs = zip([*args, *kwargs.values()], [*arrays, *named.values()], strict=True)
        if all(before is after for before, after in pairs):
            return b""
        try:
            reply = self.peer.exchange(wire.encode({**order, "args": arrays, "kwargs": named}))
        except wire.WireError:
            return b""
        return b"" if _has_raised(reply) else reply


def _has_raised(reply: bytes) -> bool:
    try:
        return bool(wire.decode(reply)["status"] == "raised")
    except (wire.WireError, KeyError, TypeError):
        return False


def _as_array(value: Any) -> Any:
    """A tensor or a list of numbers as an array; anything else as it is."""
    if isinstance(value, list | tuple) or type(value).__module__.startswith("torch"):
        try:
            array = np.asarray(value)
        except (ValueError, TypeError, RuntimeError):  # a ragged list, a list of tensors
            return value
        return array if array.dtype.kind in "biufc" and array.ndim else value
    return value


@dataclass
class LocalPeer:
    """Code in this process: the reference, and the wrong and right answers that a course keeps."""

    namespace: dict[str, Any]

    def exchange(self, request: bytes, supply: Supply | None = None) -> bytes:
        return servant.serve(self.namespace, request, supply.answer if supply else None)


@dataclass(frozen=True)
class Call:
    """One exchange, kept so that a misconception's output on the same inputs can be compared."""

    request: bytes
    reply: dict[str, Any] | None  # None if nothing, or nothing readable, came back


@dataclass(frozen=True)
class Disagreement:
    """A request on which answer and reference differ by more than the tolerances, and how to ask again.

    `again(answer, reference, inputs)` raises the NotYet of other inputs, if they differ there too; `inputs` are the
    `args` and `kwargs` of a call, or the inputs of a probe.
    """

    told: NotYet
    request: bytes
    rtol: float
    atol: float
    again: Callable[[Answer, Reference, dict[str, Any]], None]


@dataclass
class Answer:
    """The student's function, class or namespace, as a hidden test sees it."""

    name: str
    peer: Peer
    explain_missing: Callable[[], NotYet] | None = None
    supply: Supply | None = None
    calls: list[Call] = field(default_factory=list)
    last_called: str = ""
    disagreement: Disagreement | None = None  # the last one that `agree` or `agree_probe` found

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Call the student's function with plain data; its result as plain data. Raises NotYet if there is none."""
        return self._call(args, kwargs, keep=False)["value"]

    def with_arguments(self, *args: Any, **kwargs: Any) -> tuple[Any, list[Any]]:
        """As a call, and in addition the arguments `[args, kwargs]` as they are after it."""
        reply = self._call(args, kwargs, keep=True)
        return reply["value"], reply.get("arguments", [])

    def probe(self, source: str, *, called: str = "", **inputs: Any) -> Any:
        """Run a few lines in a copy of the student's namespace, with the inputs as names; the last line's value.

        `called` is what the student reads as the call. The student's code can read the lines, so they must hold
        neither an expected value nor the algorithm that is asked for.
        """
        self.last_called = called or f"a few lines that use {self.name}"
        return self._value(self._exchange({"source": source, "inputs": inputs}), probe=True)["value"]

    def _call(self, args: tuple[Any, ...], kwargs: dict[str, Any], *, keep: bool) -> dict[str, Any]:
        self.last_called = describe_call(self.name, args, kwargs)
        order = {"name": self.name, "args": list(args), "kwargs": kwargs, "keep": keep}
        return self._value(self._exchange(order), probe=False)

    def _exchange(self, order: dict[str, Any]) -> dict[str, Any] | None:
        request = wire.encode(order)
        sent = wire.encode({**order, "supplied": list(self.supply.names)}) if self.supply else request
        try:
            reply = wire.decode(self.peer.exchange(sent, self.supply))
        except wire.WireError:
            reply = None
        except CallTimeout as error:
            self.calls.append(Call(request, {"status": "interrupted"}))
            raise NotYet(self.last_called, str(error), "an answer in time") from None
        if type(reply) is not dict or type(reply.get("status")) is not str:
            reply = None
        self.calls.append(Call(request, reply))
        notes.saw(self.last_called, order, request, reply)
        return reply

    def _value(self, reply: dict[str, Any] | None, *, probe: bool) -> dict[str, Any]:
        status = reply["status"] if reply else ""
        if reply and status == "value" and "value" in reply:
            return reply
        if status == "missing":
            raise self._missing()
        if reply and status == "raised":
            raise self._raised(reply, probe=probe)
        if status == "interrupted":
            raise NotYet(self.last_called, "no answer: it was interrupted", "an answer in time")
        if reply and status == "unplain":
            raise NotYet(self.last_called, _text(reply, "message"), "numbers, lists, tuples, dicts, arrays or tensors")
        raise NotYet(
            self.last_called, "a reply that cannot be read", "numbers, lists, tuples, dicts, arrays or tensors"
        )

    def _missing(self) -> NotYet:
        if self.explain_missing:
            return self.explain_missing()
        return NotYet(self.last_called, f"the name {self.name} is not defined", f"a definition of {self.name}")

    def _raised(self, reply: dict[str, Any], *, probe: bool) -> NotYet:
        kind, message = _text(reply, "type"), _text(reply, "message")
        if kind == "NotImplementedError" and "write your answer here" in message:
            missing = message.split(":")[0]
            return NotAttempted(self.last_called, f"the stub of {missing} is still there", f"your answer to {missing}")
        if kind == "NameError" and probe and f"'{self.name}'" in message:
            return self._missing()
        if kind in ("SystemExit", "KeyboardInterrupt"):
            return NotYet(self.last_called, f"the code ended with {kind} before answering", "an answer")
        got = kind + (f": {message}" if message else "")
        line, text = reply.get("line"), _text(reply, "text")
        if type(line) is int:
            got += f" (your line {line}" + (f": {text}" if text else "") + ")"
        return NotYet(self.last_called, got, "no error", "what the message and the line named above say")


def _text(reply: dict[str, Any], key: str) -> str:
    text = reply.get(key)
    return text[:300] if type(text) is str else ""


class Reference:
    """The course's own answer, or with `reference.other` another function of the same notebook."""

    def __init__(self, name: str, namespace: dict[str, Any]) -> None:
        self._name = name
        self._peer = LocalPeer(namespace)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        order = {"name": self._name, "args": list(args), "kwargs": kwargs}
        return self._value(order, describe_call(self._name, args, kwargs))

    def probe(self, source: str, **inputs: Any) -> Any:
        """The value of the same lines in the reference's namespace."""
        return self._value({"source": source, "inputs": inputs}, "a probe")

    def __getattr__(self, name: str) -> Reference:
        if name.startswith("_") or name not in self._peer.namespace:
            raise AttributeError(f"the reference notebook defines no {name!r}")
        return Reference(name, self._peer.namespace)

    def _value(self, order: dict[str, Any], called: str) -> Any:
        reply = wire.decode(self._peer.exchange(wire.encode(order)))
        if reply["status"] != "value":
            raise CourseError(f"The reference failed on {called}: {describe(reply)}. Mend the source notebook.")
        return reply["value"]
