"""Requests to the reference: what their arguments are called, and the same ones with other seeds."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from types import CodeType
from typing import Any

import numpy as np

from autograder.guest import wire
from autograder.guest.messages import Reply, decode_reply
from autograder.judging.endpoints import LocalEndpoint

#: A parameter of such a name is a seed or a generator.
SEEDS = frozenset(["rng", "seed", "random_state", "generator", "random_seed"])

_LINEAR_ALGEBRA = frozenset({
    "cholesky", "cond", "corrcoef", "cov", "det", "eig", "eigh", "fit", "inv", "linalg", "lstsq", "nnls", "pinv",
    "polyfit", "qr", "rank", "solve", "svd", "LinearRegression", "Ridge",
})  # fmt: skip


def order_of(request: bytes) -> dict[str, Any]:
    """What a request holds: `name`, `args`, `kwargs` of a call, or `source`, `inputs` of a probe."""
    order: dict[str, Any] = wire.decode(request, generators=True)
    order.pop("context", None)
    return order


def reply_of(namespace: dict[str, Any], order: dict[str, Any]) -> Reply:
    """What the reference replies."""
    reply = decode_reply(LocalEndpoint(namespace).request(wire.encode(order)))
    assert reply is not None, "the reference gave something else than a reply"
    return reply


def named(function: Any, order: dict[str, Any]) -> dict[str, Any]:
    """The arguments of a call by the names of the function's parameters; by their place where it has none."""
    args, kwargs = order["args"], order["kwargs"]
    parameters = [name for name in parameters_of(function) if name not in kwargs]
    names = [*parameters, *(f"argument {place + 1}" for place in range(len(parameters), len(args)))]
    return dict(zip(names, args, strict=False)) | kwargs


def parameters_of(function: Any) -> list[str]:
    """The names of a function's parameters; of a class, those that make an object. None if it does not tell."""
    try:
        found = inspect.signature(function).parameters.values()
    except (ValueError, TypeError):
        return []
    return [
        parameter.name for parameter in found if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    ]


def is_seed(name: str, value: Any) -> bool:
    """Whether an argument decides on what is drawn."""
    return isinstance(value, np.random.Generator) or (name in SEEDS and type(value) is int)


def with_seeds(function: Any, order: dict[str, Any], seed: Callable[[Any], Any]) -> dict[str, Any]:
    """The call with other seeds in place of its own: `seed` gives one for each generator or number."""
    names = list(named(function, order))[: len(order["args"])]
    args = [seed(value) if is_seed(name, value) else value for name, value in zip(names, order["args"], strict=True)]
    kwargs = {name: seed(value) if is_seed(name, value) else value for name, value in order["kwargs"].items()}
    return {**order, "args": args, "kwargs": kwargs}


def with_other_seeds(function: Any, order: dict[str, Any], count: int) -> Iterator[dict[str, Any]]:
    """The call with so many other seeds, one after the other; the call itself as often, if it has none."""
    for step in range(1, count + 1):

        def other(seed: Any, step: int = step) -> Any:
            return seed + step if type(seed) is int else np.random.default_rng(step)

        yield with_seeds(function, order, other)


def solves(namespace: dict[str, Any], name: str) -> bool:
    """Whether the function of that name, or one of the notebook that it calls, does linear algebra."""
    seen: set[str] = set()
    left = [name]
    while left:
        code = getattr(namespace.get(left.pop()), "__code__", None)
        for inner in _codes(code) if code else ():
            new = {*inner.co_names} - seen
            seen |= new
            left += [each for each in new if each in namespace]
    return not _LINEAR_ALGEBRA.isdisjoint(seen)


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)
