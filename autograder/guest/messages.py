"""The messages between grader, kernel and reference: what each can say, and one decoder for each.

    Request    from the grader to a kernel: call a function, run the lines of a probe, or operate on names and objects
    Reply      from the kernel: the value, or how the call ended
    Question   from a kernel while it works on a request: call the right version of an earlier exercise
    Ask        from the grader to the process that holds the reference: the same, for names that it allows
    Supplied   the result, from that process to the grader and from there to the kernel

Each side builds what it sends anew from fields that it has checked; nothing that was received is ever passed on. All
are dicts of the wire format.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass, field, fields
from typing import Any, Literal, NotRequired, TypedDict

from autograder.guest import wire
from autograder.guest.sentences import say, shortened
from autograder.guest.wire import Budget, ModelState, WireError

MAX_TEXT = 300  # characters of a message, a name or a line that is kept
_MAX_NAMES = 100


@dataclass(frozen=True)
class Context:
    """In which state of the student's namespace a request is answered.

    `exercise` is the one that is judged, and `defines` the names that its answer defines, remembered when it is first
    asked. The names in `restored` are put back as they were remembered. Those in `carried` are replaced by stand-ins
    that ask the grader. `keeps` has the whole namespace remembered for the exercise, and with `as_judged` it is as it
    was then. `seed` is that of the global random generators; None leaves them as they are. With `own_state`, Python and
    its packages are in the state that the student's cells have left, and not in the usual one.
    """

    exercise: str = ""
    defines: tuple[str, ...] = ()
    restored: tuple[str, ...] = ()
    carried: tuple[str, ...] = ()
    keeps: bool = False
    as_judged: bool = False
    seed: int | None = 0
    own_state: bool = False


@dataclass(frozen=True)
class Call:
    """Call a function of the namespace. With `keep`, the reply has the arguments as they are afterwards."""

    name: str
    args: list[Any]
    kwargs: dict[str, Any]
    keep: bool = False


@dataclass(frozen=True)
class Probe:
    """Run lines of Python; the last one is an expression, whose value is the result.

    The lines see the `inputs`, the `names` of the student's namespace, and `modules` (name in the lines to module).
    `models` is run before them: classes of networks, instances of which a stand-in can send to the reference.
    """

    source: str
    inputs: dict[str, Any]
    names: tuple[str, ...] = ()
    modules: dict[str, str] = field(default_factory=dict)
    models: str = ""


@dataclass(frozen=True)
class Operation:
    """One operation of a test cell on the student's names and objects; see autograder.guest.objects.

    `parts` are trees of autograder.guest.crossing, with `objects` behind them. `shared` are classes of the course's own
    cells, which both sides have. Of the objects that both have (autograder.guest.common_objects), those at the places
    `gone` are forgotten (None: all), and then those that `changes` names are what it says.
    """

    op: str
    parts: list[Any]
    objects: list[Any] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    gone: list[int] | None = None
    changes: list[Any] = field(default_factory=list)


Status = Literal["value", "missing", "raised", "interrupted", "unplain"]


class Reply(TypedDict):
    """How a request ended.

    value        `value` is the result; `arguments` is [args, kwargs] after the call, if asked for by `keep`; `changed`
                 if an argument of the call, or an input of the probe, is not what it was
    missing      the namespace has no such name
    raised       `type`, `parents`, `message` of the exception, `line` and `text` of the student's line
    interrupted  SIGINT arrived, which means that the time was up; `line` and `text` as above
    unplain      the result is not plain data; `message` says what it is

    `rebound` are the restored names that had another value since; `other_state` if the student's cells have left the
    interpreter in another state than the usual one, in which the request was answered.
    """

    status: Status
    value: NotRequired[Any]
    arguments: NotRequired[list[Any]]
    changed: NotRequired[bool]
    type: NotRequired[str]
    parents: NotRequired[list[str]]
    message: NotRequired[str]
    line: NotRequired[int | None]
    text: NotRequired[str]
    rebound: NotRequired[list[str]]
    other_state: NotRequired[bool]


@dataclass(frozen=True)
class Question:
    """A call of the right version of an earlier exercise; `refused` if its arguments cannot cross."""

    name: str
    args: list[Any] = field(default_factory=list)
    kwargs: dict[str, Any] = field(default_factory=dict)
    refused: bool = False


@dataclass(frozen=True)
class Ask:
    """A call for the reference; `models` defines the classes of the networks among the arguments."""

    name: str
    args: list[Any]
    kwargs: dict[str, Any]
    models: str = ""


@dataclass(frozen=True)
class Supplied:
    """What the right version gave: a `value`, a `ValueError` with its message, another `error`, or nothing (`missing`).

    `models` are the networks among the arguments, as they are after the call.
    """

    status: Literal["value", "ValueError", "error", "missing"]
    value: Any = None
    message: str = ""
    models: list[ModelState] = field(default_factory=list)


def encode_request(action: Call | Probe | Operation, context: Context | None = None) -> bytes:
    """Raises WireError if the arguments or inputs are not plain data."""
    data = _fields(action)
    if context is not None:
        data["context"] = _fields(context)
    return wire.encode(data)


def in_context(request: bytes, before: Context, after: Context) -> bytes:
    """A request that was encoded in the context `before`, in another one: its action is not encoded once more.

    Raises WireError if that makes it too long.
    """
    action = request.removesuffix(wire.encode(_fields(before)))  # the context is a request's last field
    found = action + wire.encode(_fields(after))
    if len(found) > wire.MAX_BYTES:
        raise WireError(say("wire.a-value-of-bytes-the-limit-is", count=len(found), max_bytes=wire.MAX_BYTES))
    return found


def decode_request(data: bytes) -> tuple[Call | Probe | Operation, Context]:
    """Raises WireError. The sender is the grader, so this is no wall."""
    message = _dict(wire.decode(data, generators=True))
    context = _dict(message.pop("context", {}))
    kind: Any = Operation if "op" in message else Probe if "source" in message else Call
    try:
        return kind(**_tuples(kind, message)), Context(**_tuples(Context, context))
    except TypeError as error:
        raise WireError(say("messages.a-request-that-cannot-be-read", error=error)) from error


def encode_reply(reply: Reply) -> bytes:
    """Raises WireError if a value is not plain data."""
    return wire.encode(dict(reply))


def decode_reply(data: bytes, budget: Budget | None = None) -> Reply | None:
    """A reply of a kernel, which student code may have made; None if it is not one."""
    try:
        message = _dict(wire.decode(data, budget=budget))
        status = message.get("status")
        reply: Reply
        if type(status) is not str:  # an array is neither equal to a word nor not
            return None
        if status == "value":
            reply = {"status": "value", "value": message["value"]}
            if "arguments" in message:
                reply["arguments"] = _arguments(message["arguments"])
            if message.get("changed") is True:
                reply["changed"] = True
        elif status == "raised":
            reply = _raised(message)
        elif status == "unplain":
            reply = {"status": "unplain", "message": _text(message.get("message"))}
        elif status == "missing":
            reply = {"status": "missing"}
        elif status == "interrupted":
            reply = {"status": "interrupted", "line": _line(message.get("line")), "text": _text(message.get("text"))}
        else:
            return None
    except (WireError, KeyError):
        return None
    rebound = _names(message.get("rebound"))
    if rebound:
        reply["rebound"] = rebound
    if message.get("other_state") is True:
        reply["other_state"] = True
    return reply


def _raised(message: dict[Any, Any]) -> Reply:
    return {
        "status": "raised",
        "type": _text(message.get("type")),
        "parents": _names(message.get("parents")),
        "message": _text(message.get("message")),
        "line": _line(message.get("line")),
        "text": _text(message.get("text")),
    }


def encode_question(question: Question) -> bytes:
    """Raises WireError if the arguments cannot cross."""
    return wire.encode(_fields(question))


def decode_question(data: bytes, budget: Budget | None = None) -> Question | None:
    """A question of a kernel, which student code may have made; None if it is not one."""
    try:
        message = _dict(wire.decode(data, generators=True, models=True, budget=budget))
        name, refused = message.get("name"), message.get("refused", False)
        args, kwargs = message.get("args", []), message.get("kwargs", {})
    except WireError:
        return None
    if type(name) is not str or type(refused) is not bool or type(args) is not list or not _are_named(kwargs):
        return None
    return Question(name[:MAX_TEXT], args, kwargs, refused)


def encode_ask(ask: Ask) -> bytes:
    """Raises WireError if the arguments are too much."""
    return wire.encode(_fields(ask))


def decode_ask(data: bytes) -> Ask:
    """Raises WireError. The sender is the grader; the arguments are a student's."""
    message = _dict(wire.decode(data, generators=True, models=True))
    try:
        return Ask(**message)
    except TypeError as error:
        raise WireError(say("messages.a-call-that-cannot-be-read", error=error)) from error


def encode_supplied(supplied: Supplied) -> bytes:
    """Raises WireError if the value is not plain data."""
    return wire.encode(_fields(supplied))


def decode_supplied(data: bytes) -> Supplied:
    """What the right version gave; an error if it cannot be read."""
    try:
        message = _dict(wire.decode(data, models=True))
    except WireError:
        return Supplied("error")
    status, models = message.get("status"), message.get("models", [])
    if type(status) is not str:
        return Supplied("error")
    if status == "value" and type(models) is list and all(type(model) is ModelState for model in models):
        return Supplied("value", message.get("value"), models=models)
    if status == "ValueError":
        return Supplied("ValueError", message=_text(message.get("message")))
    return Supplied("missing" if status == "missing" else "error")


def _fields(message: Any) -> dict[str, Any]:
    return {name: getattr(message, name) for name in _names_of(message.__class__)[0]}


def _tuples(kind: type, message: dict[Any, Any]) -> dict[str, Any]:
    """The fields of a dataclass of ours; tuples of names, which are lists to some senders, are tuples again."""
    tuples = _names_of(kind)[1]
    return {name: tuple(value) if name in tuples else value for name, value in message.items()}


@functools.cache
def _names_of(kind: Any) -> tuple[tuple[str, ...], frozenset[str]]:
    """The names of a dataclass's fields, and those of them that are tuples."""
    found = fields(kind)
    return tuple(each.name for each in found), frozenset(each.name for each in found if str(each.type)[:5] == "tuple")


def _dict(value: Any) -> dict[Any, Any]:
    if type(value) is not dict:
        raise WireError(say("messages.a-message-that-is-not-a-dict"))
    return value


def _are_named(kwargs: Any) -> bool:
    return type(kwargs) is dict and all(type(name) is str for name in kwargs)


def _arguments(value: Any) -> list[Any]:
    """Arguments after a call, or an empty list if they cannot be that."""
    whole = type(value) is list and [type(part) for part in value] == [list, dict]
    return value if whole else []


def _names(value: Any) -> list[str]:
    return [_text(name) for name in value[:_MAX_NAMES]] if type(value) is list else []


def _line(value: Any) -> int | None:
    return value if type(value) is int and 0 <= value < 2**31 else None


def _text(value: Any) -> str:
    return shortened(value, MAX_TEXT) if type(value) is str else ""
