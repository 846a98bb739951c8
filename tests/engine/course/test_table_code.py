"""A short table in a call stands there as the code that makes it, so that the call can be repeated."""

from __future__ import annotations

import datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest
from kinds_of_tables import COLUMNS, FRAMES, INDEXES

from autograder.course.released.describing import describe_call, describe_code, with_inputs
from autograder.course.released.table_code import table_code

DESCRIBED = {
    "complex numbers", "objects", "texts as objects", "dates of a time zone", "dates of universal time",
    "dates so many hours from it", "time spans", "categories that are dates", "no categories",
}  # fmt: skip
SAME = {"check_freq": False, "check_index_type": "equiv"}


def made(code: str) -> Any:
    return eval(code, {"pd": pd, "np": np})


@pytest.mark.parametrize("kind", COLUMNS)
def test_a_column_is_what_its_code_makes(kind: str) -> None:
    series = pd.Series(COLUMNS[kind], name="x")
    code = table_code(series)
    assert bool(code) == (kind not in DESCRIBED)
    if code:
        series = series.astype("datetime64[us]") if kind == "dates in seconds" else series  # the unit does not count
        pd.testing.assert_series_equal(made(code), series, **SAME)
        pd.testing.assert_frame_equal(made(table_code(series.to_frame())), series.to_frame(), **SAME)


@pytest.mark.parametrize("kind", INDEXES)
def test_an_index_is_what_its_code_makes(kind: str) -> None:
    frame = pd.DataFrame({"a": range(len(INDEXES[kind]))}, index=INDEXES[kind])
    code = table_code(frame)
    if code:
        pd.testing.assert_frame_equal(made(code), frame, **SAME)


@pytest.mark.parametrize("kind", FRAMES)
def test_a_table_is_what_its_code_makes_or_is_described(kind: str) -> None:
    frame = FRAMES[kind]
    code = table_code(frame)
    if code:
        pd.testing.assert_frame_equal(made(code), frame, **SAME)
    assert describe_call("f", (frame,), {})


def test_calls_show_it() -> None:
    table = pd.DataFrame({"walker": [" owl", "JAY"], "km": [1.5, np.nan], "day": pd.to_datetime(["2026-09-01", None])})
    code = "pd.DataFrame({'walker': [' owl', 'JAY'], 'km': [1.5, np.nan], 'day': pd.to_datetime(['2026-09-01', None])})"
    assert describe_call("f", (table,), {}) == f"f({code})"
    assert describe_call("f", ([table, 2],), {"by": table["walker"]}) == (
        f"f([{code}, 2], by=pd.Series([' owl', 'JAY'], name='walker'))"
    )
    assert describe_code(lambda: None, (table[["km"]],), {}).endswith("(pd.DataFrame({'km': [1.5, np.nan]}))")


def test_what_is_long_is_described() -> None:
    assert table_code(pd.DataFrame({"a": range(61)})) == ""
    assert table_code(pd.DataFrame({"a": ["x" * 500] * 2})) == ""
    assert table_code(pd.DataFrame({"a" * 900: [1]})) == ""
    assert table_code(pd.DataFrame({"a": [[1], [2]]})) == ""


ODD = {
    "times with parts of seconds": pd.DataFrame({"t": pd.date_range("2024-01-01", periods=3, freq="500ms")}),
    "numbers that are objects": pd.DataFrame({"a": pd.Series([1, 2.5], dtype=object)}),
    "texts and something missing as objects": pd.DataFrame({"a": pd.Series([1, np.nan, "a"], dtype=object)}),
    "labels that are categories": pd.DataFrame([[1, 2]], columns=pd.CategoricalIndex(["a", "b"])),
    "categories that are objects": pd.DataFrame({"a": pd.Categorical(["a", 1], categories=["a", 1])}),
    "quotes and ends of lines": pd.DataFrame({"a'b": ["x\ny", "\\'"]}),
    "large numbers": pd.DataFrame({"a": np.array([2**63 + 5, 2], dtype=np.uint64)}),
    "times of a day": pd.DataFrame({"t": pd.to_datetime(["2024-01-01 10:00", "2024-01-02 00:00"])}),
}


@pytest.mark.parametrize("kind", ODD)
def test_no_code_makes_another_table(kind: str) -> None:
    code = table_code(ODD[kind])
    assert bool(code) == (kind in ("quotes and ends of lines", "times of a day"))
    if code:
        pd.testing.assert_frame_equal(made(code), ODD[kind], **SAME)


def test_inputs_of_a_probe_stand_behind_its_call() -> None:
    inputs = {"x": np.array([1.0, 2.0]), "a": 0.0, "b": 3, "n": float("inf")}
    assert with_inputs("f(x + a), a label", inputs) == "f(x + a), a label; x = np.array([1.0, 2.0]); a = 0.0"
    assert with_inputs("f(-n)", inputs) == "f(-n); n = np.inf"
    assert with_inputs("a model that was trained", inputs) == "a model that was trained"
    assert with_inputs("the model (with b) of f(", inputs) == "the model (with b) of f("


def test_numbers_that_differ_stay_apart() -> None:
    for numbers in ([1600000000.25, 1600000000.5], [0.1234567891, 0.1234567892]):
        table = pd.DataFrame({"a": numbers, "b": pd.Categorical(numbers)}, index=numbers)
        pd.testing.assert_frame_equal(made(table_code(table)), table)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (datetime.date(2020, 10, 12), "datetime.date(2020, 10, 12)"),
        (datetime.datetime(2020, 10, 12, 1), "datetime.datetime(2020, 10, 12, 1, 0)"),
        (frozenset({1}), "frozenset({1})"),
        (np.zeros((0, 3)), "np.zeros((0, 3))"),
        ("x" * 70, repr("x" * 60) + "..."),
        (np.array([0.5, np.nan]), "np.array([0.5, np.nan])"),
        (np.array([1.0, -np.inf]), "np.array([1.0, -np.inf])"),
        (np.float64(2), "2.0"),
        (2, "2"),
        ([1.0, 2.0], "[1.0, 2.0]"),
    ],
)
def test_an_argument_is_shown_as_it_is_typed(value: Any, code: str) -> None:
    assert describe_call("f", (value,), {}) == f"f({code})"
