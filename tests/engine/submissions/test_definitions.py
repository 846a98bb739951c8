"""What the text of a cell says about its names. Nothing is run."""

from __future__ import annotations

import pytest

from autograder.submissions.definitions import taken_from_outside


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("def f(x, y): return data + y", (["x"], ["data"])),
        ("def f(x): return [data for _ in x]", ([], ["data"])),
        ("def f(x):\n    def g(): return x\n    return g() + data", ([], ["data"])),
        ("def f(x):\n    data = 1\n    return data", (["x"], [])),
        ("def f(data): return data", ([], [])),
        ("class f:\n    def g(self): return data", ([], [])),
        ("f = lambda x: data", ([], [])),
        ("def f(", ([], [])),
        ("(" * 5000, ([], [])),
        ("\x00", ([], [])),
    ],
)
def test_what_a_function_takes_from_outside(code: str, found: tuple[list[str], list[str]]) -> None:
    assert taken_from_outside(code, "f", {"data"}) == found
