"""How two tables of pandas differ first, in words a student can use; and tables in a few words.

Where the reference gives a DataFrame or Series, the answer has to be one, with the same columns in their order, the
same number of rows, the same index, and in each column values of the same kind, the same categories, missing values in
the same places, and the same values. Numbers are one kind, whatever their width, whole or not: a whole float agrees
with an int, as in arrays. Truth values, texts, dates (of one time zone), time spans and categories are kinds of their
own, and so is a column of dtype object that holds something else than texts. The unit of dates, the names of indexes
and Series, and how a missing value is written do not count.

Nothing here puts values from a student's table into a hash table: they can be chosen so that this takes for ever.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.course.released import comparing, describing
from autograder.course.released.describing import MAX_FULL
from autograder.course.released.times import same_times, time_text
from autograder.guest.kinds import is_table
from autograder.guest.sentences import say, section

_MAX_OBJECTS = 1_000_000  # that a table of other values than numbers may become
_SHOWN = 6  # labels of columns that are named
_MISSING = say("comparing_tables.missing")
_UNIT = re.compile(r"(?<=64)\[[a-z]+\]$|(?<=64\[)[a-z]+, ")  # of dates and time spans, in the name of a dtype
_DTYPE = say("comparing_tables.the-dtype-which-is-what-kind-of")


#: Kinds of values, and what labels are of, in words.
_KINDS = section("kinds-of-columns")
_WHAT = section("labels-of-tables")
_ARTICLE = section("articles-of-tables")


@dataclass(frozen=True)
class _Column:
    """The values of a column or an index. `missing` tells which are; there, `items` holds anything."""

    kind: str  # empty for one of dtype object in which nothing is: it fits any kind
    dtype: str
    items: np.ndarray
    missing: np.ndarray
    categories: Any = None
    ordered: bool = False

    @property
    def said(self) -> str:
        """Its kind, in words."""
        kind, _, zone = self.kind.partition(":")
        return _KINDS[kind].format(zone=zone)

    def text(self, place: int) -> str:
        if self.missing[place]:
            return _MISSING
        item = self.items[place]
        return time_text(item) if self.items.dtype.kind in "mM" else describing.describe(item)

    def shown(self) -> str:
        return "[" + ", ".join(self.text(place) for place in range(len(self.items))) + "]"


def describe(table: Any, *, article: bool = True) -> str:
    """The table in a few words: a short Series in full, otherwise its size and the names of its columns."""
    kind = _kind(table)
    size = _size(table)
    if kind == "DataFrame":
        said = say("comparing_tables.of-with-the-columns", kind=kind, size=size, columns=_labels_text(table.columns))
    else:
        said = (
            f"{kind} {_labels_text(table)}"
            if len(table) <= MAX_FULL
            else say("comparing_tables.of-2", kind=kind, size=size)
        )
    return f"{_ARTICLE[kind]} {said}" if article else said


def _size(table: Any) -> str:
    if _kind(table) == "DataFrame":
        return say("comparing_tables.row-2") if len(table) == 1 else say("comparing_tables.rows", count=len(table))
    return say("comparing_tables.value") if len(table) == 1 else say("comparing_tables.values", count=len(table))


def as_plain(table: Any) -> Any:
    """What a table holds as an array, or as lists if it is not all numbers; missing numbers are nan.

    None for what is no table, or holds more than can be so many objects.
    """
    import pandas as pd

    if not isinstance(table, pd.DataFrame | pd.Series | pd.Index):
        return None
    if not isinstance(table, pd.DataFrame | pd.MultiIndex):
        column = _column(table)
        if column.kind == "numbers":
            return np.where(column.missing, np.nan, column.items) if column.missing.any() else column.items
    dtypes = set(table.dtypes) if isinstance(table, pd.DataFrame) else {table.dtype}
    of_numpy = len(dtypes) == 1 and all(isinstance(dtype, np.dtype) and dtype.kind != "O" for dtype in dtypes)
    if table.size > _MAX_OBJECTS and not of_numpy:  # as objects, that may be more than fits into memory
        return None
    array = np.asarray(table)
    return _without_scalars(array.tolist()) if array.dtype.kind in "OUT" else array


def _without_scalars(value: Any) -> Any:
    """A list in which missing values of pandas are None, and its time stamps and spans texts."""
    if isinstance(value, list):
        return [_without_scalars(item) for item in value]
    if type(value).__module__.partition(".")[0] != "pandas":
        return value
    text = str(value)
    return None if text in ("<NA>", "NaT") else text


def difference(got: Any, wanted: Any, rtol: float, atol: float) -> comparing.Difference | None:
    """The first difference of an answer from a wanted table."""
    kind = _kind(wanted)
    if kind == "Index":
        return _difference_from_index(got, wanted, rtol, atol)
    if not is_table(got) or _kind(got) != kind:
        return comparing.other_kind(
            got, describe(wanted), say("comparing_tables.the-type-of-what-you-return-a", kind=kind), "kind"
        )
    found = _difference_of_labels(got.columns, wanted.columns, "columns", rtol, atol) if kind == "DataFrame" else None
    if found:
        return found
    if len(got) != len(wanted):
        look_at = (
            say("comparing_tables.how-many-rows-the-has", kind=kind)
            if kind == "DataFrame"
            else say("comparing_tables.how-many-values-the-has", kind=kind)
        )
        return comparing.Difference(_size(got), _size(wanted), look_at, "count")
    found = _difference_of_labels(got.index, wanted.index, "index", rtol, atol)
    if found or kind == "Series":
        return found or _difference_of_columns("", got, wanted, rtol, atol)
    if _is_one_block_that_agrees(got, wanted, rtol, atol):
        return None
    columns = (
        _difference_of_columns(
            say("comparing_tables.column", label=_label(label)), got.iloc[:, place], wanted.iloc[:, place], rtol, atol
        )
        for place, label in enumerate(wanted.columns.tolist())
    )
    return next((each for each in columns if each), None)


def _is_one_block_that_agrees(got: Any, wanted: Any, rtol: float, atol: float) -> bool:
    """Whether both hold numbers of one dtype, and the same ones; quicker than column by column."""
    dtypes = {*got.dtypes, *wanted.dtypes}
    numeric = all(isinstance(dtype, np.dtype) and dtype.kind in "iufc" for dtype in dtypes)
    return (
        len(dtypes) == 1 and numeric and bool(comparing.agreeing(got.to_numpy(), wanted.to_numpy(), rtol, atol).all())
    )


def _difference_from_index(got: Any, wanted: Any, rtol: float, atol: float) -> comparing.Difference | None:
    if is_table(got) and _kind(got) == "Index":
        return _difference_of_labels(got, wanted, "labels", rtol, atol)
    return comparing.difference(got, as_plain(wanted), rtol=rtol, atol=atol)  # an index is little more than a list


# ---------------------------------------------------------------------------------------------------------- labels


def _difference_of_labels(got: Any, wanted: Any, what: str, rtol: float, atol: float) -> comparing.Difference | None:
    """How two indexes differ; `what` they are: columns, index, labels or categories."""
    name = _WHAT[what]
    if got.nlevels != wanted.nlevels:
        look_at = say("comparing_tables.how-many-levels-should-have", name=name)
        return comparing.Difference(
            say("comparing_tables.in-2", name=name, got=_levels(got)),
            say("comparing_tables.in", name=name, wanted=_levels(wanted)),
            look_at,
            "labels",
        )
    if len(got) != len(wanted):
        look_at = say("comparing_tables.which-columns-there-are") if what == "columns" else ""
        return comparing.Difference(f"{name} {_labels_text(got)}", f"{name} {_labels_text(wanted)}", look_at, "labels")
    for level in range(wanted.nlevels):
        one, other = (_column(index.get_level_values(level)) for index in (got, wanted))
        found = _difference_of_kinds(f"{name}: ", one, other)
        if found:
            return found
        close = _agreeing(one, other, *((rtol, atol) if other.items.dtype.kind in "fc" else (0.0, 0.0)))
        if not close.all():
            return _difference_in_labels(got, wanted, what, int(np.argmin(close)))
    return None


def _difference_in_labels(got: Any, wanted: Any, what: str, place: int) -> comparing.Difference:
    one, other, name = _labels_text(got), _labels_text(wanted), _WHAT[what]
    if len(wanted) <= MAX_FULL:
        alike = sorted(map(_label, got.tolist())) == sorted(map(_label, wanted.tolist()))
        order = (
            say("comparing_tables.the-order-of-the-rows")
            if what == "index"
            else say("comparing_tables.the-order-of", name=name)
        )
        look_at = order if alike else say("comparing_tables.the-labels-of-the-rows") if what == "index" else ""
        return comparing.Difference(f"{name} {one}", f"{name} {other}", look_at, "labels")
    return comparing.Difference(
        say("comparing_tables.label-of", place=place + 1, name=name, value=_label(got[place])),
        _label(wanted[place]),
        say("comparing_tables.the-labels-of-the-rows") if what == "index" else "",
        "labels",
    )


def _levels(index: Any) -> str:
    return (
        say("comparing_tables.level") if index.nlevels == 1 else say("comparing_tables.levels", nlevels=index.nlevels)
    )


def _labels_text(labels: Any) -> str:
    """The first labels of an index, or values of a Series, as they would be written."""
    most = MAX_FULL if len(labels) <= MAX_FULL else _SHOWN
    if not hasattr(labels, "levels"):
        column = _column(labels[:most] if _kind(labels) == "Index" else labels.iloc[:most])
        shown = [column.text(place) for place in range(len(column.items))]
    else:
        shown = [_label(label) for label in labels[:most].tolist()]
    while len(shown) > 1 and sum(map(len, shown)) > describing.MAX_SHOWN:
        shown.pop()
    return "[" + ", ".join(shown) + (", ...]" if len(shown) < len(labels) else "]")


def _label(label: Any) -> str:
    if isinstance(label, tuple):
        return "(" + ", ".join(map(_label, label)) + (",)" if len(label) == 1 else ")")
    return describing.describe(label) if isinstance(label, bool | int | float | complex | str) else str(label)[:60]


# ---------------------------------------------------------------------------------------------------------- columns


def _difference_of_columns(name: str, got: Any, wanted: Any, rtol: float, atol: float) -> comparing.Difference | None:
    one, other = _column(got), _column(wanted)
    found = _difference_of_kinds(f"{name}: " if name else "", one, other)
    if found:
        return found
    close = _agreeing(one, other, rtol, atol)
    if close.all():
        return None
    seen = (
        comparing.Symptom(say("comparing_tables.where-values-are-missing"), "missing")
        if (one.missing != other.missing).any()
        else comparing.Symptom()
    )
    if not seen.how and other.kind == "numbers":
        with np.errstate(all="ignore"):
            seen = comparing.symptom(one.items, other.items, close, rtol)
    place, wrong = int(np.argmin(close)), int((~close).sum())
    if other.kind == "numbers" and len(close) <= MAX_FULL and not (one.missing.any() or other.missing.any()):
        start = f"{name}: " if name else ""
        told = (
            describing.precise(one.items, one.items, other.items),
            describing.precise(other.items, other.items, one.items),
        )
        return comparing.Difference(start + told[0], told[1], seen.look_at, seen.how)
    where = (
        say("comparing_tables.row", place=place)
        + _label_of_row(wanted.index, place)
        + (say("comparing_tables.of", name=name) if name else "")
    )
    here, there = one.text(place), other.text(place)
    if here == there:  # with a few digits
        here, there = (describing.distinct(a.items[place], b.items[place]) for a, b in ((one, other), (other, one)))
    more = say("comparing_tables.of-values-differ", wrong=wrong, count=len(close)) if len(close) > 1 else ""
    return comparing.Difference(f"{where}: {here}{more}", there, seen.look_at, seen.how)


def _label_of_row(index: Any, place: int) -> str:
    return "" if type(index).__name__ == "RangeIndex" and index[place] == place else f" ({_label(index[place])})"


def _difference_of_kinds(start: str, got: _Column, wanted: _Column) -> comparing.Difference | None:
    if len(wanted.items) == 0:  # where nothing is, nothing is of another kind
        return None
    if got.kind and wanted.kind and got.kind != wanted.kind:
        # without the unit of dates, since any will do
        told = (
            say("comparing_tables.dtype", said=column.said, dtype=_UNIT.sub("", column.dtype))
            for column in (got, wanted)
        )
        return comparing.Difference(start + next(told), next(told), _DTYPE, "kind")
    if wanted.categories is None or got.categories is None:
        return None
    if got.ordered != wanted.ordered:
        told = (
            say("comparing_tables.categories-with-an-order")
            if column.ordered
            else say("comparing_tables.categories-without-an-order")
            for column in (got, wanted)
        )
        return comparing.Difference(
            start + next(told), next(told), say("comparing_tables.whether-the-categories-are-ordered"), "labels"
        )
    one, other = (_sorted(each.categories, each.ordered) for each in (got, wanted))
    found = _difference_of_labels(one, other, "categories", 0.0, 0.0)
    return found and found.at(start)


def _sorted(labels: Any, ordered: bool) -> Any:
    """The categories; sorted if their order says nothing."""
    if ordered:
        return labels
    return labels[np.argsort(np.array([_label(label) for label in labels.tolist()], dtype=object), kind="stable")]


def _agreeing(got: _Column, wanted: _Column, rtol: float, atol: float) -> np.ndarray:
    """Which values agree; missing ones agree with missing ones."""
    both = ~(got.missing | wanted.missing)
    close = got.missing & wanted.missing
    if not both.any():
        return close
    one, other = got.items[both], wanted.items[both]
    if wanted.kind in ("texts", "truth values"):
        close[both] = one == other
    elif other.dtype.kind in "mM":
        close[both] = same_times(one, other)
    elif other.dtype.kind != "O":
        close[both] = comparing.agreeing(one, other, rtol, atol)
    else:
        close[both] = [_same(a, b, rtol, atol) for a, b in zip(one.tolist(), other.tolist(), strict=True)]
    return close


def _same(one: Any, other: Any, rtol: float, atol: float) -> bool:
    """Whether two cells of a column of objects agree."""
    if isinstance(other, bytes) or isinstance(one, bool) or isinstance(other, bool):
        return type(one) is type(other) and bool(one == other)
    return comparing.difference(one, other, rtol=rtol, atol=atol) is None


def _column(column: Any) -> _Column:
    """The values of a Series or of an index of one level."""
    import pandas as pd

    dtype, missing = column.dtype, np.asarray(column.isna())
    name = str(dtype)
    if isinstance(dtype, pd.CategoricalDtype):
        labels = _column(dtype.categories).items
        codes = np.asarray(column.array.codes)
        items = labels[np.maximum(codes, 0)] if len(labels) else np.full(len(codes), None)
        return _Column("categories", "category", items, missing, dtype.categories, bool(dtype.ordered))
    if isinstance(dtype, pd.DatetimeTZDtype):
        return _Column(f"zone:{dtype.tz}", name, column.to_numpy(dtype=f"datetime64[{dtype.unit}]"), missing)
    if not isinstance(dtype, np.dtype) and hasattr(dtype, "numpy_dtype"):  # a nullable one
        items = column.to_numpy(dtype=dtype.numpy_dtype, na_value=0)
        return _Column("truth values" if items.dtype.kind == "b" else "numbers", name, items, missing)
    kind = {"b": "truth values", "M": "dates", "m": "time spans"}.get(dtype.kind, "numbers")
    if isinstance(dtype, np.dtype) and dtype.kind != "O":
        return _Column(kind, name, column.to_numpy(), missing)
    items = column.to_numpy(dtype=object)
    return _Column(_kind_of_objects(items[~missing].tolist(), isinstance(dtype, np.dtype)), name, items, missing)


def _kind_of_objects(items: list[Any], maybe_empty: bool) -> str:
    if not items and maybe_empty:
        return ""
    return "texts" if all(isinstance(item, str) for item in items) else "objects"


def _kind(table: Any) -> str:
    """DataFrame, Series or Index, whatever its class is a subclass of."""
    names = {kind.__name__ for kind in type(table).__mro__ if kind.__module__.partition(".")[0] == "pandas"}
    return next((name for name in ("DataFrame", "Series", "Index") if name in names), type(table).__name__)
