"""What a student reads about tables: every kind of difference stands here in full, beside what counts as the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from kinds_of_tables import COLUMNS, FRAMES, INDEXES

from autograder.course.released.comparing import difference
from autograder.course.released.describing import describe, describe_call
from autograder.errors import NotYet
from autograder.guest.evaluate import namespace_from
from autograder.judging import shrinking
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.hidden_tests import agree, items, leaves_alone, numbers
from autograder.judging.proxies import Answer, Reference

GRID = pd.DataFrame({"K": [1, 2, 3], "weight": [0.5, 1.0, 2.0]})
LONG = pd.DataFrame({"x": np.arange(100.0)}, index=[f"u{number}" for number in range(100)])
TEXTS = pd.Series(["a", "b", None], name="s")
LETTERS = pd.Series(pd.Categorical(["a", "b", "a"], categories=["a", "b", "c"]))
ORDERED = LETTERS.cat.as_ordered()
DAYS = pd.Series(pd.to_datetime(["2024-01-01", "2024-01-02"]))
LEVELS = pd.DataFrame({"v": [1, 2]}, index=pd.MultiIndex.from_tuples([("a", 1), ("b", 2)]))
MASKED = np.ma.masked_array([1.0, 2.0, 3.0], [False, True, False])
DATES = np.array(["2024-01-01", "2024-01-02"], dtype="datetime64[D]")


def ordered(labels: str) -> pd.Series:
    return pd.Series(pd.Categorical(["a", "b", "a"], categories=list(labels), ordered=True))


EQUAL = {
    "whole numbers of another width": (GRID.astype({"K": "int32"}), GRID),
    "whole numbers as floats": (GRID.astype({"K": float}), GRID),
    "whole floats as ints": (GRID, GRID.astype({"K": float})),
    "numbers of another width": (GRID.astype({"weight": "float32"}), GRID),
    "nullable numbers of which none is missing": (GRID.astype({"K": "Int64"}), GRID),
    "missing numbers written in another way": (
        pd.Series([1, None], dtype="Int64"),
        pd.Series([1.0, np.nan]),
    ),
    "another name of a Series": (TEXTS.rename("t"), TEXTS),
    "another name of the index": (GRID.rename_axis("row"), GRID),
    "an index that is written out": (GRID.set_axis([0, 1, 2]), GRID),
    "nullable texts": (TEXTS.astype("string"), TEXTS),
    "texts as objects": (pd.Series(["a", "b", np.nan], dtype=object), TEXTS),
    "nothing but missing values": (pd.Series([None], dtype=object), pd.Series([np.nan])),
    "categories in another order that says nothing": (LETTERS.cat.reorder_categories(list("cba")), LETTERS),
    "dates of another unit": (DAYS.astype("datetime64[s]"), DAYS),
    "no rows, and so no dtypes": (pd.DataFrame(columns=["K", "weight"]), GRID.iloc[:0]),
    "a list for an index": ([0, 1, 2], GRID.index),
    "an index for a list": (GRID.index, [0, 1, 2]),
    "a Series for an array": (pd.Series([1.0, 2.0], index=[5, 6]), np.array([1.0, 2.0])),
    "a Series for a list of texts": (pd.Series(["a", "b"]), ["a", "b"]),
    "a Series with missing numbers for an array": (pd.Series([1, None], dtype="Int64"), np.array([1.0, np.nan])),
    "a frame for a matrix": (GRID, GRID.to_numpy()),
    "a frame of all kinds for rows": (pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), [[1, "x"], [2, "y"]]),
    "tables in a list": ([GRID, 1], (GRID.copy(), 1.0)),
    "a mask over other numbers": (np.ma.masked_array([1.0, 9.0, 3.0], MASKED.mask), MASKED),
    "a mask that leaves nothing out": (np.ma.masked_array([1.0, 2.0]), [1.0, 2.0]),
    "an array for a mask that leaves nothing out": ([1.0, 2.0], np.ma.masked_array([1.0, 2.0])),
    "an array of dates in another unit": (DATES, DATES.astype("datetime64[ns]")),
    "a list of dates": (list(DATES), DATES),
    "an array for a list of dates": (DATES, list(DATES)),
    "missing dates": (np.array(["NaT"], dtype="datetime64[s]"), np.array(["NaT"], dtype="datetime64[D]")),
    "a Series of dates for an array": (DAYS, DATES),
}


@pytest.mark.parametrize(("got", "wanted"), EQUAL.values(), ids=EQUAL.keys())
def test_what_counts_as_the_same(got: Any, wanted: Any) -> None:
    assert difference(got, wanted) is None


@pytest.mark.parametrize("kept", [COLUMNS, INDEXES, FRAMES], ids=["columns", "indexes", "frames"])
def test_every_table_is_the_same_as_itself_and_is_described_briefly(kept: dict[str, Any]) -> None:
    for name, value in kept.items():
        table = pd.Series(value) if kept is COLUMNS else value
        assert difference(table, table.copy()) is None, name
        assert len(describe(table)) < 250, name


TYPE = "the type of what you return: a DataFrame of pandas"
A_GRID = "a DataFrame of 3 rows with the columns ['K', 'weight']"
DTYPE = "the dtype, which is what kind of values pandas holds there"
ROWS, NAMES = "the order of the rows", "the labels of the rows"
MISSING = "where values are missing"
DIFFERENT = {
    "nothing": (None, GRID, "None", A_GRID, "the return statement: the function returned nothing"),
    "an array": (GRID.K.to_numpy(), GRID, "array [1, 2, 3]", A_GRID, TYPE),
    "a dict": ({"K": 1}, GRID, "{'K': 1}", A_GRID, TYPE),
    "a Series": (GRID["K"], GRID, "a Series [1, 2, 3]", A_GRID, TYPE),
    "another column": (
        GRID.rename(columns={"weight": "lambda"}),
        GRID,
        "the columns ['K', 'lambda']",
        "the columns ['K', 'weight']",
        "",
    ),
    "a column more": (
        GRID.assign(x=1),
        GRID,
        "the columns ['K', 'weight', 'x']",
        "the columns ['K', 'weight']",
        "which columns there are",
    ),
    "columns in another order": (
        GRID[["weight", "K"]],
        GRID,
        "the columns ['weight', 'K']",
        "the columns ['K', 'weight']",
        "the order of the columns",
    ),
    "numbers for columns": (
        GRID.set_axis([0, 1], axis=1),
        GRID,
        "the columns: numbers (dtype int64)",
        "texts (dtype str)",
        DTYPE,
    ),
    "fewer rows": (GRID.iloc[:1], GRID, "1 row", "3 rows", "how many rows the DataFrame has"),
    "a longer Series": (DAYS, DAYS[:1], "2 values", "1 value", "how many values the Series has"),
    "rows in another order": (GRID.iloc[[2, 0, 1]], GRID, "the index [2, 0, 1]", "the index [0, 1, 2]", ROWS),
    "rows in another order under a new index": (
        GRID.iloc[[1, 0, 2]].reset_index(drop=True),
        GRID,
        "column 'K': [2, 1, 3]",
        "[1, 2, 3]",
        "the order: yours are the numbers that were wanted, in another order",
    ),
    "another index": (GRID.set_axis([1, 2, 3]), GRID, "the index [1, 2, 3]", "the index [0, 1, 2]", NAMES),
    "an index of texts": (
        GRID.set_axis(["0", "1", "2"]),
        GRID,
        "the index: texts (dtype str)",
        "numbers (dtype int64)",
        DTYPE,
    ),
    "one label of many": (
        LONG.rename(index={"u40": "v"}),
        LONG,
        "label 41 of the index: 'v'",
        "'u40'",
        NAMES,
    ),
    "an index of one level": (
        LEVELS.reset_index(drop=True),
        LEVELS,
        "the index in 1 level",
        "the index in 2 levels",
        "how many levels the index should have",
    ),
    "another label in a level": (
        LEVELS.rename(index={2: 3}),
        LEVELS,
        "the index [('a', 1), ('b', 3)]",
        "the index [('a', 1), ('b', 2)]",
        NAMES,
    ),
    "texts for numbers": (
        GRID.astype({"K": str}),
        GRID,
        "column 'K': texts (dtype str)",
        "numbers (dtype int64)",
        DTYPE,
    ),
    "numbers as objects": (
        GRID.astype({"K": object}),
        GRID,
        "column 'K': objects (dtype object)",
        "numbers (dtype int64)",
        DTYPE,
    ),
    "truth values for numbers": (
        GRID.assign(K=[True, False, True]),
        GRID,
        "column 'K': truth values (dtype bool)",
        "numbers (dtype int64)",
        DTYPE,
    ),
    "texts for dates": (DAYS.astype(str), DAYS, "texts (dtype str)", "dates (dtype datetime64)", DTYPE),
    "dates of a time zone": (
        DAYS.dt.tz_localize("UTC"),
        DAYS,
        "dates of the time zone UTC (dtype datetime64[UTC])",
        "dates (dtype datetime64)",
        DTYPE,
    ),
    "texts for categories": (
        pd.Series(["a", "b", "a"]),
        LETTERS,
        "texts (dtype str)",
        "categories (dtype category)",
        DTYPE,
    ),
    "fewer categories": (
        LETTERS.cat.remove_unused_categories(),
        LETTERS,
        "the categories ['a', 'b']",
        "the categories ['a', 'b', 'c']",
        "",
    ),
    "categories in another order": (
        ordered("cba"),
        ORDERED,
        "the categories ['c', 'b', 'a']",
        "the categories ['a', 'b', 'c']",
        "the order of the categories",
    ),
    "categories without an order": (
        LETTERS,
        ORDERED,
        "categories without an order",
        "categories with an order",
        "whether the categories are ordered",
    ),
    "another category": (
        LETTERS.iloc[[1, 0, 2]].set_axis([0, 1, 2]),
        LETTERS,
        "row 0: 'b'; 2 of 3 values differ",
        "'a'",
        "",
    ),
    "the sign of a column": (
        GRID.assign(weight=-GRID.weight),
        GRID,
        "column 'weight': [-0.5, -1, -2]",
        "[0.5, 1, 2]",
        "the sign",
    ),
    "a number of many": (
        LONG.where(LONG.x != 3, 7.0),
        LONG,
        "row 3 ('u3') of column 'x': 7; 1 of 100 values differ",
        "3",
        "",
    ),
    "a missing number": (
        GRID.assign(weight=[0.5, np.nan, 2.0]),
        GRID,
        "row 1 of column 'weight': missing; 1 of 3 values differ",
        "1",
        MISSING,
    ),
    "a number that should be missing": (
        GRID.astype({"K": "Int64"}),
        GRID.assign(K=pd.array([1, None, 3], dtype="Int64")),
        "row 1 of column 'K': 2; 1 of 3 values differ",
        "missing",
        MISSING,
    ),
    "a large whole number": (
        pd.Series([2**60, None], dtype="Int64"),
        pd.Series([2**60 + 1, None], dtype="Int64"),
        "row 0: 1152921504606846976; 1 of 2 values differ",
        "1152921504606846977",
        "",
    ),
    "a text": (pd.Series(["a", "c", None]), TEXTS, "row 1: 'c'; 1 of 3 values differ", "'b'", ""),
    "a truth value among objects": (
        pd.Series([1, "a"], dtype=object),
        pd.Series([True, "a"], dtype=object),
        "row 0: 1; 1 of 2 values differ",
        "True",
        "",
    ),
    "a date": (DAYS + pd.Timedelta("1h"), DAYS, "row 0: 2024-01-01 01:00; 2 of 2 values differ", "2024-01-01", ""),
    "a time span": (DAYS - DAYS[1], DAYS - DAYS[0], "row 0: -1 day; 2 of 2 values differ", "0:00:00", ""),
    "an index for another": (pd.Index(["a"]), pd.Index(["b"]), "the labels ['a']", "the labels ['b']", ""),
    "a frame of one column for a row": (
        GRID[["K"]],
        GRID.K.to_numpy(),
        "an array of shape (3, 1)",
        "an array of shape (3,)",
        "the shape of what you return: it has an axis of length 1 more",
    ),
    "a frame for a dict": (GRID, {"a": 1}, A_GRID, "{'a': 1}", ""),
    "a table in a list": (
        [GRID.iloc[:2], 1],
        [GRID, 1],
        "value 1 of 2: 2 rows",
        "3 rows",
        "how many rows the DataFrame has",
    ),
    "another mask": (
        np.ma.masked_array([1.0, 2.0, 3.0], [False, False, True]),
        MASKED,
        "not masked at [1]",
        "masked at [1]",
        "the mask, which says what is left out",
    ),
    "no mask": (
        np.array([1.0, 2.0, 3.0]),
        MASKED,
        "not masked at [1]",
        "masked at [1]",
        "the mask, which says what is left out",
    ),
    "a mask for an array": (
        MASKED,
        np.array([1.0, 2.0, 3.0]),
        "masked array of shape (3,), 1 of 3 values masked",
        "an array of shape (3,)",
        "",
    ),
    "another number beside the mask": (
        np.ma.masked_array([1.0, 2.0, 4.0], MASKED.mask),
        MASKED,
        "of what is not masked: [1, 4]",
        "[1, 3]",
        "",
    ),
    "other dates": (DATES + 1, DATES, "[2024-01-02, 2024-01-03]", "[2024-01-01, 2024-01-02]", ""),
    "a date that a finer unit has no room for": (
        np.array([2**62], dtype="datetime64[D]"),
        np.array([0], dtype="datetime64[ns]"),
        "[12626367463885247-04-15]",
        "[1970-01-01]",
        "",
    ),
}


@pytest.mark.parametrize(("got", "wanted", "says", "wants", "look_at"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_the_first_difference_is_told(got: Any, wanted: Any, says: str, wants: str, look_at: str) -> None:
    found = difference(got, wanted)
    assert found
    assert (found.got, found.wanted, found.look_at) == (says, wants, look_at)


def test_numbers_of_a_table_have_a_tolerance_and_whole_labels_have_none() -> None:
    near = GRID.assign(weight=GRID.weight * 1.001)
    assert difference(near, GRID, rtol=1e-2) is None
    assert difference(near, GRID, rtol=1e-4) is not None
    assert difference(GRID.set_axis([100, 101, 102]), GRID.set_axis([100, 101, 103]), rtol=0.1) is not None


def test_a_long_table_in_a_call_is_described_shortly() -> None:
    long = pd.concat([GRID] * 11)
    assert describe_call("f", (long,), {"by": LONG.x, "days": DATES}) == (
        "f(DataFrame of 33 rows with the columns ['K', 'weight'], by=Series of 100 values,"
        " days=array [2024-01-01, 2024-01-02])"
    )


def answer_by(code: str) -> Answer:
    return Answer("f", LocalEndpoint(namespace_from([("f", f"import pandas as pd\n{code}")])))


def test_an_answer_that_gives_the_wrong_table_does_not_agree() -> None:
    code = "def f(table): return table.sort_values('K', ascending=False)"
    reference = Reference("f", LocalEndpoint(namespace_from([("f", code)])))
    agree(answer_by("def f(table): return table.iloc[::-1]"), reference, GRID)
    with pytest.raises(NotYet) as error:
        agree(answer_by("def f(table): return table.iloc[::-1].to_numpy()"), reference, GRID)
    assert (error.value.called, error.value.wanted) == (
        "f(pd.DataFrame({'K': [1, 2, 3], 'weight': [0.5, 1.0, 2.0]}))",
        A_GRID,
    )


def test_numbers_and_items_take_a_table_for_what_it_holds() -> None:
    assert numbers(GRID, (3, 2)).tolist() == [[1, 0.5], [2, 1], [3, 2]]
    assert items(pd.Series([4, 5], index=["K", "weight"]), "K", "weight") == [4, 5]
    assert [row.tolist() for row in items(GRID.iloc[:2], "first", "second")] == [[1, 0.5], [2, 1]]


CHANGES = {
    "a column": "table['new'] = 1",
    "the names of columns": "table.columns = ['a', 'b']",
    "the order": "table.sort_values('weight', ascending=False, inplace=True)",
    "the index": "table.index = [1, 2, 3]",
    "the name of the index": "table.index.name = 'row'",
    "a dtype": "table['K'] = table['K'].astype(float)",
    "a value": "table.loc[0, 'weight'] = 9.0",
}


@pytest.mark.parametrize("code", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize("nested", [False, True], ids=["bare", "in a list"])
def test_a_changed_table_is_told(code: str, nested: bool) -> None:
    argument = "[table]" if nested else "table"
    with pytest.raises(NotYet, match="argument was changed"):
        leaves_alone(
            answer_by(
                f"def f({'x' if nested else 'table'}):\n    {f'{argument} = x' if nested else 'pass'}\n    {code}"
            ),
            [GRID] if nested else GRID,
        )


@pytest.mark.parametrize("table", [*FRAMES.values(), GRID, LEVELS, LETTERS, TEXTS, MASKED, DATES])
def test_a_table_that_is_left_alone_is_seen_as_such(table: Any) -> None:
    assert leaves_alone(answer_by("def f(table):\n    table = table.copy()\n    return len(table)"), table) == len(
        table
    )


def test_a_smaller_example_cuts_a_table_with_the_arrays_of_its_length() -> None:
    inputs = {"table": LONG, "weights": np.arange(1.0, 101.0), "mask": np.ma.masked_array(np.ones(100))}
    tosses = iter([False] * 1000)
    found = shrinking.shorter(inputs, lambda: next(tosses))
    assert {len(value) for value in found.values()} == {1}
    assert (type(found["table"]), type(found["mask"])) == (pd.DataFrame, np.ma.MaskedArray)
    assert shrinking.size(inputs) == 300
