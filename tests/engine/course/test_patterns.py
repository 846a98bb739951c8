"""What numbers that differ have in common with those that were wanted; and of chance nothing is said."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.course.released.comparing import difference

RNG = np.random.default_rng(7)
TABLE = 3.0 * RNG.normal(size=(5, 4))
ROW = TABLE[0]
SHARES = np.exp(TABLE) / np.exp(TABLE).sum(axis=1, keepdims=True)
POSITIVE = RNG.uniform(0.5, 4.5, size=(5, 4))


def with_rows(rows: int | list[int], values: object, table: np.ndarray = TABLE) -> np.ndarray:
    changed = table.copy()
    changed[rows] = values
    return changed


PATTERNS = {
    "negative ones cut off": (np.maximum(TABLE, 0.0), TABLE, "none of yours is below 0,"),
    "cut off on both sides": (np.clip(TABLE, -1.0, 2.0), TABLE, "yours are cut off at -1 and at 2"),
    "absolute values": (np.abs(TABLE), TABLE, "where a negative number is wanted"),
    "digits cut off": (np.trunc(TABLE), TABLE, "without the digits behind the point"),
    "rounded": (np.round(TABLE), TABLE, "rounded"),
    "squares": (TABLE**2, TABLE, "the square: that is what yours are"),
    "logarithms": (np.log(POSITIVE), POSITIVE, "the logarithm: that is what yours are"),
    "rows in another order": (TABLE[::-1], TABLE, "the order of the rows"),
    "numbers in another order": (np.sort(TABLE, axis=None).reshape(5, 4), TABLE, "the order: yours are the numbers"),
    "one place later": (np.append(9.0, ROW[:-1]), ROW, "each one place later"),
    "running means": (np.cumsum(ROW) / np.arange(1, 5), ROW, "the mean of what was wanted up to there"),
    "columns that add up to 1": (
        np.exp(TABLE) / np.exp(TABLE).sum(axis=0),
        SHARES,
        "each of your columns adds up to 1",
    ),
    "all that add up to 1": (np.exp(TABLE) / np.exp(TABLE).sum(), SHARES, "all of yours together add up to 1"),
    "a share too many": (np.append(SHARES[0, :3], 0.9), SHARES[0], "the sum: yours add up to"),
    "rows off by numbers of their own": (
        TABLE + np.arange(1.0, 6.0)[:, None],
        TABLE,
        "each of yours is off by a number",
    ),
    "two columns alike": (TABLE[:, [0, 0, 2, 3]], TABLE, "[:, 0] and at [:, 1]"),
    "zeros": (with_rows([1, 3], 0.0), TABLE, "where 0 comes from: it stands at all 8 places"),
    "the same everywhere": (np.full((5, 4), 2.5), TABLE, "why each of your numbers is 2.5"),
    "the last row": (with_rows(4, RNG.normal(size=4)), TABLE, "the last row: all others are right"),
    "one of two ends": (np.append(ROW[:-1], 9.0), ROW, "the last value: all others are right"),
    "one less to divide by": (281.2354 * 20 / 19, 281.2354, "yours is 1.05 (= 20/19) times"),
    "a constant with a name": (TABLE - np.log(2 * np.pi) / 2, TABLE, "off by -0.919 (= -log(2 * pi) / 2)"),
    "an axis of length 1": (ROW, ROW[None], "an axis of length 1 is lost"),
    "the first axis": (TABLE.sum(axis=0), TABLE, "the first axis is gone"),
    "a row too few": (TABLE[1:], TABLE, "too few rows, 4 in place of 5"),
    "axes in another order": (TABLE.T, TABLE, "its axes are in another order"),
}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_told(name: str) -> None:
    got, wanted, words = PATTERNS[name]
    found = difference(got, wanted, rtol=1e-9)
    assert found is not None
    assert words in found.look_at


def test_of_numbers_without_a_pattern_nothing_is_told() -> None:
    for _ in range(200):
        shape = tuple(RNG.integers(1, 5, size=int(RNG.integers(0, 3))))
        got, wanted = RNG.normal(size=shape), RNG.normal(size=shape)
        found = difference(got, wanted, rtol=1e-9)
        assert found is not None
        assert not found.look_at


@pytest.mark.parametrize(("got", "wanted"), [(0.75, 1.0), (3, 2), (2.0, 0.5), (1, 0), (5.0, 7.0)])
def test_the_factor_of_two_simple_numbers_may_be_chance(got: float, wanted: float) -> None:
    found = difference(got, wanted, rtol=1e-9)
    assert found is not None
    assert not found.look_at
