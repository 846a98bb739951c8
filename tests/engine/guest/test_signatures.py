"""What an answer may know of a function of the test's before it calls it."""

from __future__ import annotations

import functools
from typing import Any

from autograder.guest import signatures


def plain(x: int, *, scale: float = 2.0) -> float:
    return x * scale


class Elsewhere:
    """Stands for something that is asked in another process: nothing may be asked of it."""

    def __call__(self, x: int) -> int:
        return x

    def __getattribute__(self, name: str) -> Any:
        raise AssertionError(f"{name} was asked for")


@functools.wraps(plain)
def wrapper(x: int) -> int:
    return x


def test_a_plain_function_tells_its_parameters() -> None:
    told = signatures.told(plain, lambda kind: ["n", kind])
    assert told is not None
    assert [part[0] for part in told[1:]] == ["x", "scale"]


def test_a_wrapper_tells_its_own_parameters() -> None:
    wrapper.__wrapped__ = Elsewhere()  # type: ignore[attr-defined]
    told = signatures.told(wrapper, lambda kind: ["n", kind])
    assert told is not None
    assert [part[0] for part in told[1:]] == ["x"]


def test_a_partial_of_something_elsewhere_tells_nothing() -> None:
    assert signatures.told(functools.partial(Elsewhere(), 1), lambda kind: ["n", kind]) is None
