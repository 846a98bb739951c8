"""Whole numbers of any size, items of sets, dates and long texts are compared as what they are."""

from __future__ import annotations

import datetime
import math
import tracemalloc
from typing import Any

import numpy as np
import pytest

from autograder.course.released import describing, values
from autograder.course.released.comparing import difference, symptom_of_number
from autograder.course.released.describing import as_array, describe, in_order
from autograder.guest.plain import plain
from autograder.guest.wire import decode, encode

BIG, HUGE = 10**20, math.factorial(200)  # beyond 64 bits; beyond what a float holds
NAN = float("nan")


def crossed(value: Any) -> Any:
    return decode(encode(plain(value)))


# Whole numbers

WRONG = [
    (BIG + 1, BIG),
    (HUGE + 1, HUGE),
    (HUGE, BIG),
    (BIG, 5),
    (5, BIG),
    (2**53 + 1, 2**53),
    ([BIG + 1, 1], [BIG, 1]),
    ([2**63 + 1, -1], [2**63, -1]),
    ([2**53 + 1, 0.5], [2**53, 0.5]),
    ([[1, HUGE], [2, 3]], [[1, HUGE + 2], [2, 3]]),
    ([BIG + 1, "a"], [BIG, "a"]),
    ({"a": BIG + 1}, {"a": BIG}),
    ({1: [BIG + 1]}, {1: [BIG]}),
    ({BIG + 1}, {BIG}),
    ({(BIG + 1, 2)}, {(BIG, 2)}),
    (np.array([BIG + 1, 1], dtype=object), np.array([BIG, 1], dtype=object)),
    ([np.uint64(2**63 + 1), np.int64(-1)], [np.uint64(2**63), np.int64(-1)]),
    ([np.array(2**63 + 1, dtype="u8"), np.array(-1)], [np.array(2**63, dtype="u8"), np.array(-1)]),
    (float("inf"), HUGE),
    (NAN, HUGE),
    (HUGE, float("inf")),
    (HUGE, NAN),
    (1.5, BIG),
]


@pytest.mark.parametrize(("got", "wanted"), WRONG)
@pytest.mark.parametrize("compare", [difference, values.difference], ids=["hidden", "visible"])
def test_a_whole_number_that_is_off_by_one_is_wrong_at_any_size(got: Any, wanted: Any, compare: Any) -> None:
    for one, other in ((got, wanted), (crossed(got), crossed(wanted))):
        found = compare(one, other, rtol=0.0, atol=0.0)
        assert found is not None
        assert found.got != found.wanted
        assert compare(other, other, rtol=0.0, atol=0.0) is None


@pytest.mark.parametrize(
    ("got", "wanted", "rtol", "atol", "agrees"),
    [
        (BIG + 5, BIG, 0.0, 5.0, True),
        (BIG + 5, BIG, 0.0, 4.5, False),
        (BIG + 5, BIG, 1e-19, 0.0, True),
        (HUGE + HUGE // 10**6, HUGE, 1e-5, 0.0, True),
        (HUGE + HUGE // 10**6, HUGE, 1e-7, 0.0, False),
        (-BIG, BIG, 1e-3, 0.0, False),
        ([HUGE, 0.1 + 0.2], [HUGE, 0.3], 1e-12, 0.0, True),
        (1e20 * (1 + 1e-13), BIG, 1e-12, 0.0, True),
        (BIG, 1e20, 0.0, 0.0, True),
        (complex(BIG), BIG, 0.0, 0.0, True),
        (np.array([2**60 + 3]), [2**60], 0.0, 2.0, False),
        (np.array([2**60 + 3]), [2**60], 0.0, 3.0, True),
        ({BIG + 5}, {BIG}, 0.0, 5.0, True),
        (5, BIG, 0.0, float("inf"), True),
    ],
)
def test_tolerances_hold_for_whole_numbers_of_any_size(
    got: Any, wanted: Any, rtol: float, atol: float, agrees: bool
) -> None:
    assert (difference(got, wanted, rtol=rtol, atol=atol) is None) == agrees


@pytest.mark.parametrize(
    ("got", "wanted", "says"),
    [
        (BIG + 1, BIG, ("100000000000000000001", "100000000000000000000")),
        (HUGE + 1, HUGE, ("an integer of about 374 digits that ends in 0000000001", "that ends in 0000000000")),
        (HUGE + HUGE // 4, HUGE, ("9.8582", "7.8865")),
        ([HUGE + 1, 2], [HUGE, 2], ("ends in 0000000001 at [0]", "ends in 0000000000 at [0]")),
        ([BIG + 1, 2], [BIG, 2], ("[100000000000000000001, 2]", "[100000000000000000000, 2]")),
    ],
)
def test_large_whole_numbers_are_told_apart(got: Any, wanted: Any, says: tuple[str, str]) -> None:
    found = difference(got, wanted)
    assert found
    assert says[0] in found.got
    assert says[1] in found.wanted


def test_how_far_a_large_whole_number_is_off_is_said_exactly() -> None:
    assert symptom_of_number(BIG + 5, BIG) == "the difference: you got 5 more than was wanted"
    assert symptom_of_number(HUGE, HUGE + 7) == "the difference: you got 7 less than was wanted"


def test_hidden_tests_get_arrays_of_floats_as_before() -> None:
    found = as_array([BIG, 1])
    assert found is not None
    assert found.dtype == np.float64
    assert as_array([HUGE, 1]) is None


@pytest.mark.parametrize("value", [[[True, 0]] * 1_000, [[[1], [0.5]]] * 1_000, [[]] * 1_000])
def test_lists_become_arrays_level_by_level(value: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    one_by_one = describing.exact_array
    monkeypatch.setattr(describing, "exact_array", lambda item: (asked.append(1), one_by_one(item))[1])
    found = as_array(value)
    assert found is not None
    assert found.shape == np.array(value).shape
    assert found.dtype == np.array(value).dtype
    assert len(asked) <= 1


# Sets


@pytest.mark.parametrize(
    ("got", "wanted", "tolerance"),
    [
        ({NAN, 1.0}, {float("nan"), 1.0}, 0.0),
        ({(NAN, 1)}, {(float("nan"), 1)}, 0.0),
        ({(0.3 + 1e-12, 1), (0.3 - 1e-12, 2)}, {(0.3, 1), (0.3, 2)}, 1e-9),
        ({frozenset({0.1 + 1e-12, 0.2})}, {frozenset({0.1, 0.2})}, 1e-9),
        ({1 + 1j, 1 - 1j, complex(-1, 1e-13)}, {complex(1 - 1e-12, 1), 1 - 1j, -1 + 0j}, 1e-9),
    ],
)
def test_sets_agree_whose_items_do(got: Any, wanted: Any, tolerance: float) -> None:
    assert difference(got, wanted, rtol=tolerance) is None
    assert difference(crossed(got), crossed(wanted), rtol=tolerance) is None
    assert values.difference(got, wanted, rtol=tolerance, atol=0.0) is None


def test_keys_of_dicts_are_compared_as_items_of_sets() -> None:
    got = {NAN: 1.0, 0.1 + 0.2: 2.0, (1, NAN): 3.0}
    wanted = {(1, float("nan")): 3.0, 0.3: 2.0, float("nan"): 1.0}
    assert difference(crossed(got), crossed(wanted), rtol=1e-12) is None
    assert difference(got, wanted)
    found = difference(got, wanted | {0.3: 2.5}, rtol=1e-12)
    assert found
    assert (found.got, found.wanted) == ("for 0.3: 2", "2.5")


@pytest.mark.parametrize(
    ("got", "wanted"),
    [({NAN, 1.0}, {1.0}), ({NAN}, {0.0}), ({(1, 2)}, {(2, 1)}), ({(0.3, 1), (0.4, 1)}, {(0.3, 1), (0.3, 2)})],
)
def test_sets_differ_whose_items_do(got: Any, wanted: Any) -> None:
    assert difference(got, wanted, rtol=1e-9)
    assert difference(got, wanted)


def test_items_of_sets_are_shown_in_one_order() -> None:
    items = [frozenset({2, 1}), frozenset({1, 2, 3}), frozenset({0}), (1, 10), (1, 2), NAN, 2, 1.5, "a", None]
    shown = describe(set(items))
    assert shown == "{None, {0}, {1, 2}, {1, 2, 3}, 1.5, 2, nan, 'a', (1, 2), (1, 10)}"
    assert describe(frozenset(items)) == shown
    assert in_order({10, 9, 2.5}) == [2.5, 9, 10]


# Dates


@pytest.mark.parametrize(
    ("got", "wanted"),
    [
        (datetime.date(2026, 1, 2), datetime.date(2026, 1, 2)),
        (np.datetime64("2026-01-02"), datetime.date(2026, 1, 2)),
        (datetime.datetime(2026, 1, 2, 3), np.datetime64("2026-01-02T03")),
        ([datetime.date(2026, 1, 2)], np.array(["2026-01-02"], dtype="M8[D]")),
        (np.array(["2026-01-02"], dtype="M8[s]"), [datetime.date(2026, 1, 2)]),
        (datetime.timedelta(hours=48), np.timedelta64(2, "D")),
        ({"a": datetime.date(2026, 1, 2)}, {"a": datetime.date(2026, 1, 2)}),
        ({datetime.date(2026, 1, 2)}, {datetime.datetime(2026, 1, 2)}),
    ],
)
def test_dates_count_and_not_whose_they_are(got: Any, wanted: Any) -> None:
    assert difference(crossed(got), crossed(wanted)) is None
    assert values.difference(got, wanted, rtol=0.0, atol=0.0) is None
    assert difference(crossed(datetime.date(2026, 1, 3)), crossed(wanted))


def test_a_date_that_differs_is_told() -> None:
    found = difference(datetime.date(2026, 1, 2), datetime.datetime(2026, 1, 2, 3, 4))
    assert found
    assert (found.got, found.wanted) == ("2026-01-02", "2026-01-02 03:04")
    assert describe({(1, 2): datetime.timedelta(days=2), None: {datetime.date(2026, 1, 2)}}) == (
        "{(1, 2): 2 days, None: {2026-01-02}}"
    )


def test_masked_dates_are_compared() -> None:
    days = np.array(["2026-01-01", "2026-01-02"], dtype="M8[D]")
    one, other = (np.ma.MaskedArray(days + late, [True, False]) for late in (0, 1))
    assert difference(one, one) is None
    for got in (other, days, [1.0, 2.0], None):
        assert difference(got, one)


# Texts


def test_of_a_long_text_no_more_is_looked_at_than_is_told() -> None:
    long, wanted = "ab\n" * 1_000_000, "ab\nab\nc"
    tracemalloc.start()
    try:
        found = difference(long, wanted)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found
    assert (found.got, found.wanted) == ("'ab' in line 3", "'c' in line 3")
    assert peak < len(long) / 10


@pytest.mark.parametrize(
    ("got", "says"),
    [
        ("a\nb" + "\nc" * 1_000, ("'c' in line 3", "no further line after 2")),
        ("a\n" + "b" * 1_000, ("'" + "b" * 60 + "...' in line 2", "'b' in line 2")),
        ("a\nb" + "\n" * 1_000, ("'' in line 3", "no further line after 2")),
    ],
)
def test_what_is_told_of_a_longer_text_is_as_of_a_short_one(got: str, says: tuple[str, str]) -> None:
    found = difference(got, "a\nb")
    assert found
    assert (found.got, found.wanted) == says
