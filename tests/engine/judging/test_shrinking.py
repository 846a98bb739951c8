"""Inputs made smaller and simpler stay in the domain of those that they come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from autograder.judging import shrinking

numbers = st.floats(-1e6, 1e6, allow_subnormal=False).filter(lambda number: number == 0 or abs(number) > 1e-6)
arrays = st.lists(numbers | st.sampled_from([0.0, np.nan, -np.inf]), min_size=1, max_size=12).map(np.array)
whole = st.lists(st.integers(-9, 9), min_size=1, max_size=12).map(lambda found: np.array(found, dtype=float))
tosses = st.randoms(use_true_random=False).map(lambda random: lambda: random.random() < 0.5)


def made_smaller(value: Any, toss: Callable[[], bool]) -> Any:
    domain = shrinking.Domain(value)
    return shrinking.simpler(domain.with_shares(shrinking.shorter(value, toss)), domain, toss)


@given(arrays | whole, tosses)
def test_numbers_stay_in_the_domain_of_their_array(array: np.ndarray, toss: Callable[[], bool]) -> None:
    found = made_smaller(array, toss)
    assert 1 <= len(found) <= len(array)
    ordinary, before = found[np.isfinite(found)], array[np.isfinite(array)]
    for sign in (1, -1):
        assert not (sign * ordinary > 0).any() or (sign * before > 0).any()
    for special in (found == 0, np.isnan(found), np.isinf(found)):
        assert not special.any() or any(np.array_equal(v, w, equal_nan=True) for v in found[special] for w in array)
    if len(array) > 1 and len(ordinary[ordinary != 0]):
        assert before[before != 0].min() <= ordinary[ordinary != 0].min()
        assert ordinary[ordinary != 0].max() <= before[before != 0].max()
    if (before == np.round(before)).all():
        assert (ordinary == np.round(ordinary)).all()


@given(st.integers(1, 10**6), tosses)
def test_a_positive_integer_stays_one_and_does_not_grow(number: int, toss: Callable[[], bool]) -> None:
    found = made_smaller({"args": (number,)}, toss)["args"][0]
    assert type(found) is int
    assert 1 <= found <= number


@given(st.floats(1e-3, 1e3), tosses)
def test_a_single_number_stays_near_however_often_it_is_made_simpler(number: float, toss: Callable[[], bool]) -> None:
    inputs = {"args": (number,)}
    domain = shrinking.Domain(inputs)
    for _ in range(5):
        inputs = shrinking.simpler(inputs, domain, toss)
    assert number / 2 <= inputs["args"][0] <= number * 2


@given(st.floats(1e-6, 0.999999), tosses)
def test_a_number_between_0_and_1_stays_there(number: float, toss: Callable[[], bool]) -> None:
    assert 0 < made_smaller({"args": (number,)}, toss)["args"][0] < 1


@given(st.lists(st.floats(0.1, 1.0), min_size=2, max_size=6), tosses)
def test_shares_still_sum_to_1(weights: list[float], toss: Callable[[], bool]) -> None:
    shares = np.array(weights) / np.sum(weights)
    assert made_smaller(shares, toss).sum() == pytest.approx(1)
    column = [(2.0, float(share)) for share in shares]
    assert sum(share for _, share in made_smaller(column, toss)) == pytest.approx(1)


def test_laws_are_kept() -> None:
    table = np.array([[1.0, 0.0], [0.0, 2.0]])
    rising = shrinking.Domain([np.array([1.0, 2.0, 4.0])])
    assert [rising.holds([np.array(x)]) for x in ([1.0, 2.0], [2.0], [1.0, 1.0])] == [True, True, False]
    assert [shrinking.Domain(table).holds(x) for x in (table[:1, :1], table[:1, 1:], table[:1])] == [True, False, False]


def test_nothing_but_numbers_is_changed() -> None:
    inputs = {"args": ("text", None, True, np.array([True, False]), {"seed": 3}, 1 + 2j)}
    found = made_smaller(inputs, lambda: False)["args"]
    assert found[:3] + found[4:] == ("text", None, True, {"seed": 1}, 1 + 2j)
    assert found[3].dtype == bool
