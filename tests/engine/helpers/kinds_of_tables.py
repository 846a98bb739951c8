"""Columns, indexes and tables of pandas, one of each kind."""

from __future__ import annotations

import datetime
import zoneinfo

import numpy as np
import pandas as pd

BERLIN = zoneinfo.ZoneInfo("Europe/Berlin")
DAYS = pd.to_datetime(["2024-01-31 12:30", None])
COLUMNS = {
    "whole numbers": [1, 2],
    "small whole numbers": np.array([1, 2], dtype=np.int8),
    "numbers": [1.5, np.nan],
    "half precision": np.array([1.5, 2.5], dtype=np.float16),
    "complex numbers": [1j, 2.0],
    "truth values": [True, False],
    "texts": ["a", None],
    "texts of the nullable kind": pd.array(["é", None], dtype="string"),
    "objects": pd.Series([2**80, b"x"], dtype=object),
    "texts as objects": pd.Series(["a", None], dtype=object),
    "dates": DAYS,
    "dates in seconds": DAYS.as_unit("s"),
    "dates of a time zone": DAYS.tz_localize(BERLIN),
    "dates of universal time": DAYS.tz_localize("UTC"),
    "dates so many hours from it": DAYS.tz_localize(datetime.timezone(datetime.timedelta(hours=-3, minutes=-30))),
    "time spans": pd.to_timedelta([1, None], unit="ns"),
    "categories": pd.Categorical(["x", None], categories=["z", "x"]),
    "categories in an order": pd.Categorical([5, 3], categories=[5, 4, 3], ordered=True),
    "categories that are dates": pd.Categorical(DAYS),
    "no categories": pd.Categorical([None, None], categories=[]),
    "nullable whole numbers": pd.array([2**62 + 1, None], dtype="Int64"),
    "small nullable whole numbers": pd.array([1, None], dtype="UInt8"),
    "nullable numbers": pd.array([1.5, None], dtype="Float32"),
    "nullable truth values": pd.array([None, True], dtype="boolean"),
}
INDEXES = {
    "a range": pd.RangeIndex(3, 7, 2, name="n"),
    "a range backwards": pd.RangeIndex(5, 1, -2),
    "numbers": pd.Index([1.5, np.nan]),
    "the same label twice": pd.Index([7, 7]),
    "truth values": pd.Index([True, False]),
    "texts": pd.Index(["b", "a"], name=("a", 1)),
    "objects": pd.Index([1, "a"], dtype=object),
    "dates": pd.DatetimeIndex(["2024-01-01", "2024-01-02"], name="day"),
    "dates of a time zone": pd.DatetimeIndex(["2024-01-01", "2024-01-02"], tz=BERLIN),
    "time spans": pd.TimedeltaIndex(["1s", "2s"]),
    "categories": pd.CategoricalIndex(["a", "b"], ordered=True),
    "nullable numbers": pd.Index([1, None], dtype="Int64"),
    "two levels": pd.MultiIndex.from_tuples([("a", 1), ("b", 2)], names=["x", None]),
    "levels with something missing": pd.MultiIndex.from_arrays([["a", None], DAYS]),
    "levels of which not all is used": pd.MultiIndex.from_product([["a", "b"], [1, 2]])[[0, 3]],
}
FRAMES = {
    "of one dtype": pd.DataFrame(np.arange(6.0).reshape(2, 3), columns=["a", "b", "c"]),
    "of all kinds": pd.DataFrame(COLUMNS),
    "of one column": pd.DataFrame({"a": ["x"]}),
    "of nullable numbers alone": pd.DataFrame({"a": [1], "b": [2]}, dtype="Int64"),
    "of nothing": pd.DataFrame(),
    "of columns alone": pd.DataFrame(columns=["a", "b"]),
    "of rows alone": pd.DataFrame(index=["a", "b"]),
    "without rows": pd.DataFrame(COLUMNS).iloc[:0],
    "with a column twice": pd.DataFrame([[1, "x"]], columns=["a", "a"]),
    "with a row twice": pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}, index=[5, 6]).iloc[[0, 0, 1]],
    "with columns of two levels": pd.DataFrame([[1, 2.0]], columns=pd.MultiIndex.from_tuples([("a", 1), ("a", 2)])),
    "with dates for columns": pd.DataFrame([[1, "x"]], columns=pd.DatetimeIndex(["2024-01-01", "2024-01-02"])),
}
