"""Tables of pandas, masked arrays and dates over the wire: they come back as they were sent."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from kinds_of_tables import COLUMNS, DAYS, FRAMES, INDEXES

from autograder.guest import wire
from autograder.guest.plain import plain
from autograder.guest.wire import WireError, decode, encode


def assert_same(one: Any, other: Any) -> None:
    """Equal to the last bit, in dtypes, the types of indexes and names too."""
    if isinstance(other, pd.DataFrame):
        pd.testing.assert_frame_equal(one, other, check_exact=True, check_index_type="exact", check_freq=False)
        assert type(one.columns) is type(other.columns)
    elif isinstance(other, pd.Series):
        pd.testing.assert_series_equal(one, other, check_exact=True, check_index_type="exact", check_freq=False)
    else:
        pd.testing.assert_index_equal(one, other, exact=True, check_exact=True)
    assert encode(one) == encode(other)


@pytest.mark.parametrize("column", COLUMNS.values(), ids=COLUMNS.keys())
def test_a_column_comes_back_as_it_was_sent(column: Any) -> None:
    series = pd.Series(column, name="x")
    assert_same(decode(encode(series)), series)
    assert_same(decode(encode({"a": [series.to_frame()]}))["a"][0], series.to_frame())


@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES.keys())
def test_an_index_comes_back_as_it_was_sent(index: Any) -> None:
    assert_same(decode(encode(index)), index)
    frame = pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}, index=index)
    assert_same(decode(encode(frame)), frame)
    assert_same(decode(encode(frame.T)), frame.T)


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES.keys())
def test_a_table_comes_back_as_it_was_sent(frame: Any) -> None:
    assert_same(decode(encode(frame)), frame)
    assert_same(plain(decode(encode(frame))), frame)


def test_a_table_that_came_over_the_line_can_be_written_to() -> None:
    got = decode(encode(pd.DataFrame({"a": [1.0, 2.0], "b": [3.0, 4.0], "c": ["x", "y"]})))
    got.loc[0, "a"], got.loc[1, "c"] = 9.0, "z"
    assert got.to_numpy().tolist() == [[9.0, 3.0, "x"], [2.0, 4.0, "z"]]


def test_attributes_stay_behind() -> None:
    frame = pd.DataFrame({"a": [1]})
    frame.attrs["said"] = object()
    assert decode(encode(frame)).attrs == {}


def test_missing_values_among_objects_become_none() -> None:
    got = decode(encode(pd.Series([1, pd.NA, pd.NaT, "a"], dtype=object)))
    assert got.tolist() == [1, None, None, "a"]


def test_the_name_of_a_row_that_was_a_date_becomes_a_text() -> None:
    assert decode(encode(pd.DataFrame({"a": [1, 2]}, index=DAYS).iloc[0])).name == "2024-01-31 12:30:00"


@pytest.mark.parametrize("unit", ["Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns"])
def test_dates_and_time_spans_come_back_in_their_unit(unit: str) -> None:
    for kind in ("datetime64", "timedelta64"):
        array = np.array([[1, -2], [3, -(2**63)]]).astype(f"{kind}[{unit}]")
        got = decode(encode(array))
        assert (got.dtype, got.shape, got.tobytes()) == (array.dtype, array.shape, array.tobytes())


def test_an_array_with_a_mask_comes_back_with_it() -> None:
    array = np.ma.masked_array([[1.0, 2.0]], [[False, True]])
    got = decode(encode([array]))[0]
    assert type(got) is np.ma.MaskedArray
    assert (got.data.tolist(), got.mask.tolist()) == ([[1.0, 2.0]], [[False, True]])
    assert decode(encode(np.ma.masked_array([1.0]))).mask.tolist() == [False]


class Subclass(pd.DataFrame):
    pass


REFUSED = {
    "a subclass": (Subclass({"a": [1]}), "a value of type"),
    "a group": (pd.DataFrame({"a": [1]}).groupby("a"), "a value of type"),
    "a categorical": (pd.Categorical(["a"]), "a value of type"),
    "no value": (pd.NA, "a value of type"),
    "an interval": (pd.Interval(0, 1), "a value of type"),
    "an index of intervals": (pd.IntervalIndex.from_breaks([0, 1]), "an index of type IntervalIndex"),
    "a column of months": (
        pd.DataFrame({"m": pd.period_range("2024", periods=2, freq="M")}),
        r"a table with column 'm' of dtype period\[M\]",
    ),
    "categories that are intervals": (pd.cut(pd.Series([1, 2]), 2), r"the categories of a column of dtype interval"),
    "a sparse column": (pd.DataFrame({"s": pd.arrays.SparseArray([0, 1])}), "column 's' of dtype Sparse"),
    "lists in a column": (pd.DataFrame({"a": [[1]]}), "a value of type builtins.list in column 'a'"),
    "a table in a table": (
        pd.DataFrame({"a": pd.Series([pd.DataFrame()], dtype=object)}),
        r"a value of type pandas.* in column 'a'",
    ),
    "objects for labels": (pd.DataFrame({"a": [1]}, index=[object()]), "a value of type builtins.object in the index"),
    "an object for a name": (pd.Series([1], name=b"x"), "a table with a name of type builtins.bytes"),
    "long doubles": (pd.Series(np.ones(1, dtype=np.longdouble)), "an array of dtype"),
    "too many columns": (pd.DataFrame(np.zeros((1, wire.MAX_KEYS + 1))), "10,001 columns"),
    "too many categories": (pd.Series(range(wire.MAX_KEYS + 1), dtype="category"), "more than 10,000 categories"),
    "a mask over texts": (np.ma.masked_array(["a"]), "an array of dtype"),
    "dates in steps of 25 seconds": (np.zeros(1, dtype="datetime64[25s]"), "an array of dtype"),
    "dates without a unit": (np.zeros(1, dtype="datetime64"), "an array of dtype"),
}


@pytest.mark.parametrize(("value", "says"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_plain_table_is_refused_with_a_sentence(value: Any, says: str) -> None:
    with pytest.raises(WireError, match=says):
        encode([value])


def test_a_level_of_which_little_is_used_is_sent_without_the_rest() -> None:
    index = pd.MultiIndex.from_product([["a"], range(wire.MAX_KEYS + 1)])
    with pytest.raises(WireError, match="labels in one level"):
        encode(index)
    assert decode(encode(index[:3])).tolist() == [("a", 0), ("a", 1), ("a", 2)]
