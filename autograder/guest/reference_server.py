"""The process that holds the reference: it calls functions of the course with arguments that a student's code chose.

It is a fork of the zygote in a sandbox of its own, or with `--unsafe` a process without one; either can be stopped. It
calls the names that it was told when it was started, and nothing else, and says of an error only whether it was a
ValueError, whose message is the course's own sentence.
"""

from __future__ import annotations

import contextlib
import socket
import sys
from pathlib import Path
from typing import Any

import msgpack

from autograder.guest import wire
from autograder.guest.evaluate import namespace_from, quiet
from autograder.guest.framing import receive, send
from autograder.guest.interpreter_state import scope, usual_state
from autograder.guest.messages import Ask, Supplied, decode_ask, encode_supplied
from autograder.guest.plain import plain
from autograder.guest.stand_ins import load, state_of
from autograder.guest.wire import ModelState


def run(stream: socket.socket) -> None:
    """Answer calls until the stream is closed. The first message has the cells that define the names, and these."""
    cells, names = msgpack.unpackb(receive(stream))
    namespace = namespace_from([(str(name), str(source)) for name, source in cells], str(Path.cwd()))
    allowed = frozenset(map(str, names))
    with contextlib.suppress(ConnectionError):
        while True:
            send(stream, answer(namespace, allowed, receive(stream)))


def answer(namespace: dict[str, Any], allowed: frozenset[str], request: bytes) -> bytes:
    """The reply to one call, an `Ask` as bytes, as a `Supplied`."""
    try:
        return encode_supplied(supply(namespace, allowed, decode_ask(request)))
    except wire.WireError:
        return encode_supplied(Supplied("error"))


def supply(namespace: dict[str, Any], allowed: frozenset[str], ask: Ask) -> Supplied:
    """What the reference gives; never raises for what the arguments are."""
    if ask.name not in allowed or ask.name not in namespace:
        return Supplied("missing")
    try:
        with usual_state(0), quiet():
            networks: list[Any] = []
            classes = _classes(ask.models)
            args = [_with_networks(arg, classes, networks) for arg in ask.args]
            kwargs = {name: _with_networks(arg, classes, networks) for name, arg in ask.kwargs.items()}
            value = plain(namespace[ask.name](*args, **kwargs))
            return Supplied("value", value, models=[state_of(network) for network in networks])
    except ValueError as error:
        return Supplied("ValueError", message=str(error))
    except Exception:
        return Supplied("error")


def _classes(models: str) -> dict[str, Any]:
    """The classes that a hidden test has defined."""
    if not models:
        return {}
    space = scope({}, {})
    exec(compile(models, "<models>", "exec", dont_inherit=True), space)
    return {name: kind for name, kind in space.items() if isinstance(kind, type) and kind.__module__ == "__main__"}


def _with_networks(value: Any, classes: dict[str, Any], networks: list[Any]) -> Any:
    """An argument, with a network made anew where its state stands."""
    if not isinstance(value, ModelState):
        return value
    network = classes[value.kind]()
    load(network, value)
    networks.append(network)
    return network


if __name__ == "__main__":  # without a sandbox
    run(socket.socket(fileno=int(sys.argv[1])))
