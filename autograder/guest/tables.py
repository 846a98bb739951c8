"""Tables of pandas as parts that the wire format carries: texts, numbers, lists and NumPy arrays; and back.

Nothing is constructed by a name that comes from the bytes, except a time zone, which has to be on the system's list.
`attrs`, flags and the `freq` of an index of dates stay behind. This module imports pandas, and so it is imported only
where a table is sent or arrives.
"""

from __future__ import annotations

import datetime
import functools
import zoneinfo
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from autograder.guest.sentences import say
from autograder.guest.wire import MAX_DEPTH, MAX_ITEMS, MAX_KEYS, WireError

CheckTime = Callable[[], None]  # raises WireError when the time for decoding is up

_INDEXES = (pd.Index, pd.RangeIndex, pd.DatetimeIndex, pd.TimedeltaIndex, pd.CategoricalIndex, pd.MultiIndex)
_EXACT = (pd.DataFrame, pd.Series, *_INDEXES)
_CELLS = (type(None), bool, int, float, complex, str, bytes)  # what a column of objects may hold
_NAMES = (type(None), bool, int, float, str)
_UNITS = tuple(f"{kind}64[{unit}]" for kind in ("datetime", "timedelta") for unit in ("s", "ms", "us", "ns"))
_WIDTHS = ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Float32", "Float64", "Boolean")
_NULLABLE = tuple(getattr(pd, f"{width}Dtype") for width in _WIDTHS)
_BAD = say("tables.a-table-of-another-form-than-this")
_MAX_NAME = 60  # characters of a column's name in a sentence

# ------------------------------------------------------------------------------------------------------ taken apart


def parts(table: Any) -> list[Any]:
    """The parts of a DataFrame, Series or Index. Raises WireError if it, or what it holds, is of another type."""
    kind = type(table)
    if kind is pd.DataFrame:
        return ["frame", _columns(table), _labels(table.index), _labels(table.columns)]
    if kind is pd.Series:
        return ["series", _column(table, say("tables.a-column")), _labels(table.index), _name(table.name)]
    if kind in _INDEXES:
        return ["index", _labels(table)]
    if kind in _EXACT or not isinstance(table, pd.Index):
        raise WireError(say("tables.a-value-of-type-pandas", qualname=kind.__qualname__))
    raise WireError(say("tables.an-index-of-type", qualname=kind.__qualname__))


def plain(table: Any, cell: Callable[[Any], Any]) -> Any:
    """A table of a subclass, or with cells of subclasses, as the plain one; `cell` gives a cell's plain value.

    An array of pandas becomes a Series where NumPy has nothing like it, as for categories, and a time stamp a NumPy
    one. Anything else stays what it is, for `parts` to refuse.
    """
    if isinstance(table, pd.api.extensions.ExtensionArray):
        return _plain_array(table)
    if isinstance(table, pd.Timestamp) and table.tz is None:
        return np.asarray(table.to_datetime64())
    if isinstance(table, pd.Timedelta):
        return np.asarray(table.to_timedelta64())
    base = next((kind for kind in (pd.DataFrame, pd.Series, pd.Index) if isinstance(table, kind)), None)
    if base is None:
        return table
    if type(table) not in _EXACT and not isinstance(table, pd.PeriodIndex | pd.IntervalIndex):
        table = base(table)
    if isinstance(table, pd.DataFrame):
        return _plain_columns(table, cell)
    if type(table) is pd.MultiIndex or not _is_object(table.dtype):
        return table
    cells = _plain_cells(table, cell)
    if cells is None:
        return table
    if isinstance(table, pd.Index):
        return pd.Index(cells, dtype=object, name=table.name)
    return pd.Series(cells, index=table.index, name=table.name, dtype=object)


def _plain_array(array: Any) -> Any:
    series = pd.Series(array)
    if isinstance(series.dtype, pd.CategoricalDtype | pd.DatetimeTZDtype) or series.isna().any():
        return series
    found = np.asarray(array)
    return found.tolist() if found.dtype.kind == "O" else found


def _plain_columns(frame: pd.DataFrame, cell: Callable[[Any], Any]) -> pd.DataFrame:
    changed = frame
    for place, dtype in enumerate(frame.dtypes):
        cells = _plain_cells(frame.iloc[:, place], cell) if _is_object(dtype) else None
        if cells is not None:
            changed = frame.copy(deep=False) if changed is frame else changed
            column: Any = pd.Series(cells, index=frame.index, dtype=object)
            changed.isetitem(place, column)
    return changed


def _plain_cells(values: Any, cell: Callable[[Any], Any]) -> np.ndarray | None:
    """The cells of a column of objects with plain ones for those that are not; None if all are."""
    cells = values.tolist()
    if all(type(item) in _CELLS for item in cells):
        return None
    cells = [item.item() if isinstance(item, np.generic) else item for item in cells]
    return _objects([item if type(item) in _CELLS or _is_missing(item) else cell(item) for item in cells])


def _is_object(dtype: Any) -> bool:
    """Whether it is NumPy's dtype of objects; some of pandas look like it."""
    return isinstance(dtype, np.dtype) and dtype.kind == "O"


def _is_missing(cell: Any) -> bool:
    return cell is pd.NA or cell is pd.NaT


def _columns(frame: pd.DataFrame) -> Any:
    """One array for numbers of one dtype, else the columns one by one."""
    if frame.shape[1] > MAX_KEYS:
        raise WireError(say("tables.a-table-of-columns-the-limit-is", shape=frame.shape[1], max_keys=MAX_KEYS))
    dtypes = set(frame.dtypes)
    if len(dtypes) == 1 and frame.shape[1] > 1:
        (dtype,) = dtypes
        if isinstance(dtype, np.dtype) and dtype.kind in "biufc":
            return frame.to_numpy()
    labels = frame.columns.tolist()
    return [
        _column(frame.iloc[:, place], say("tables.column", value=repr(label)[:_MAX_NAME]))
        for place, label in enumerate(labels)
    ]


def _column(values: Any, where: str) -> list[Any]:
    """The parts of the values of a Series or an Index."""
    dtype = values.dtype
    if isinstance(dtype, np.dtype):
        return ["objects", _cells(values, where)] if _is_object(dtype) else ["plain", values.to_numpy()]
    if isinstance(dtype, pd.StringDtype):
        texts = [str(text) if isinstance(text, str) else None for text in values.tolist()]
        return ["texts", dtype.na_value is pd.NA, texts]
    if isinstance(dtype, pd.CategoricalDtype):
        if len(dtype.categories) > MAX_KEYS:
            raise WireError(say("tables.a-table-with-more-than-categories-in", max_keys=MAX_KEYS, where=where))
        categories = _column(dtype.categories, say("tables.the-categories-of", where=where))
        return ["categories", np.asarray(values.array.codes), categories, bool(dtype.ordered)]
    if isinstance(dtype, pd.DatetimeTZDtype):
        return ["zoned", values.to_numpy(dtype=f"datetime64[{dtype.unit}]"), _zone(dtype.tz)]
    if isinstance(dtype, _NULLABLE):
        data = values.to_numpy(dtype=dtype.numpy_dtype, na_value=0)
        return ["masked", data, np.asarray(values.isna())]
    raise WireError(say("tables.a-table-with-of-dtype", where=where, value=str(dtype)[:_MAX_NAME]))


def _cells(values: Any, where: str) -> list[Any]:
    cells = [None if _is_missing(cell) else cell for cell in values.tolist()]
    cells = [cell.item() if isinstance(cell, np.generic) else cell for cell in cells]
    for cell in cells:
        if type(cell) not in _CELLS:
            kind = type(cell)
            raise WireError(
                say(
                    "tables.a-table-with-a-value-of-type",
                    module=kind.__module__,
                    qualname=kind.__qualname__,
                    where=where,
                )
            )
    return cells


def _labels(index: Any) -> list[Any]:
    """The parts of an index, or of the labels of the columns."""
    if type(index) not in _INDEXES:
        raise WireError(say("tables.a-table-with-an-index-of-type", qualname=type(index).__qualname__))
    if type(index) is pd.RangeIndex:
        return ["range", index.start, index.stop, index.step, _name(index.name)]
    if type(index) is not pd.MultiIndex:
        return ["labels", _column(index, say("tables.the-index")), _name(index.name)]
    if any(len(level) > MAX_KEYS for level in index.levels):
        index = index.remove_unused_levels()
    if any(len(level) > MAX_KEYS for level in index.levels):
        raise WireError(say("tables.a-table-with-more-than-labels-in", max_keys=MAX_KEYS))
    levels = [_column(level, say("tables.a-level-of-the-index")) for level in index.levels]
    return ["levels", levels, [np.asarray(codes) for codes in index.codes], [_name(name) for name in index.names]]


def _name(name: Any) -> Any:
    """The name of a column or an index; a date, the label of a row that was taken out, becomes a text."""
    if isinstance(name, tuple):
        return tuple(_name(part) for part in name)
    if isinstance(name, np.generic):
        name = name.item()
    if isinstance(name, pd.Timestamp | pd.Timedelta | datetime.date):
        name = str(name)
    if type(name) not in _NAMES or _is_missing(name):
        raise WireError(
            say("tables.a-table-with-a-name-of-type", module=type(name).__module__, qualname=type(name).__qualname__)
        )
    if type(name) is int and not -(2**63) <= name < 2**63:
        raise WireError(say("tables.a-table-with-a-whole-number-of"))
    return name


def _zone(zone: Any) -> str | int:
    """The time zone by its name, or as seconds from UTC."""
    name = getattr(zone, "key", None) or getattr(zone, "zone", None)
    if zone is datetime.UTC or name == "UTC":
        return "UTC"
    if isinstance(zone, datetime.timezone):
        return round(zone.utcoffset(None).total_seconds())
    if type(name) is not str:
        raise WireError(say("tables.a-table-with-the-time-zone", value=str(zone)[:_MAX_NAME]))
    return name


# ------------------------------------------------------------------------------------------------- and put together


def built(found: list[Any], check_time: CheckTime) -> Any:
    """The table of these parts, which may be anybody's. Raises WireError if they are not those of a table."""
    check_time()
    try:
        return _built(found, check_time)
    except WireError:
        raise
    except Exception as error:  # of pandas, which has many
        raise WireError(f"{_BAD} ({type(error).__name__})") from error


def _built(found: list[Any], check_time: CheckTime) -> Any:
    kind, *rest = found
    if kind == "frame":
        columns, rows, names = rest
        return _frame(columns, rows, _index(names, check_time), check_time)
    if kind == "series":
        column, rows, name = rest
        return _series(_array(column, check_time), _index(rows, check_time, _length(column)), _checked_name(name))
    if kind == "index":
        (index,) = rest
        return _index(index, check_time)
    raise WireError(_BAD)


def _frame(columns: Any, rows: Any, names: pd.Index, check_time: CheckTime) -> pd.DataFrame:
    if len(names) > MAX_KEYS:
        raise WireError(say("tables.a-table-of-more-than-columns", max_keys=MAX_KEYS))
    if type(columns) is np.ndarray:
        if columns.ndim != 2 or columns.dtype.kind not in "biufc":
            raise WireError(_BAD)
        return pd.DataFrame(columns, index=_index(rows, check_time, len(columns)), columns=names, copy=False)
    index = _index(rows, check_time, _length(columns[0]) if _typed(columns, list) else 0)
    made = {place: _series(_array(column, check_time), index, None) for place, column in enumerate(columns)}
    frame = pd.DataFrame(made, index=index)
    frame.columns = names
    return frame


def _series(values: Any, index: pd.Index, name: Any) -> pd.Series:
    if len(values) != len(index):
        raise WireError(say("tables.a-table-whose-columns-and-index-differ"))
    return pd.Series(values, index=index, name=name, dtype=values.dtype, copy=False)


def _index(found: Any, check_time: CheckTime, length: int = 0) -> pd.Index:
    """An index; one without labels of its own must be of the given length, or not enormous."""
    kind, *rest = _typed(found, list)
    if kind == "range":
        start, stop, step, name = rest
        numbers = range(*(_whole(number) for number in (start, stop, step)))
        if len(numbers) not in (length, min(len(numbers), MAX_ITEMS)):
            raise WireError(say("tables.a-table-of-enormous-length-without-content"))
        return pd.RangeIndex(start, stop, step, name=_checked_name(name))
    if kind == "labels":
        column, name = rest
        values = _array(column, check_time)
        return pd.Index(values, dtype=values.dtype, name=_checked_name(name))
    if kind == "levels":
        levels, codes, names = rest
        return _levels(levels, codes, names, check_time)
    raise WireError(_BAD)


def _levels(levels: Any, codes: Any, names: Any, check_time: CheckTime) -> pd.MultiIndex:
    if not 0 < len(_typed(levels, list)) == len(_typed(codes, list)) <= MAX_DEPTH:
        raise WireError(_BAD)
    made: list[Any] = [_distinct(_array(level, check_time), check_time) for level in levels]
    for level, code in zip(made, codes, strict=True):
        _check_codes(code, len(level))
    return pd.MultiIndex(made, codes, names=[_checked_name(name) for name in _typed(names, list)])


def _distinct(values: Any, check_time: CheckTime) -> pd.Index:
    """Labels that all differ, by a hash table for which they can be chosen badly: so there must not be too many."""
    if len(values) > MAX_KEYS:
        raise WireError(say("tables.a-table-with-more-than-categories-or", max_keys=MAX_KEYS))
    found = pd.Index(values, dtype=values.dtype)
    if not found.is_unique:
        raise WireError(say("tables.a-table-whose-categories-are-not-all"))
    check_time()
    return found


def _check_codes(codes: Any, size: int) -> None:
    if type(codes) is not np.ndarray or codes.ndim != 1 or codes.dtype.kind != "i":
        raise WireError(_BAD)
    if codes.size and not -1 <= codes.min() <= codes.max() < size:
        raise WireError(say("tables.a-table-with-a-category-that-it"))


def _length(column: Any) -> int:
    """How many values the parts of a column hold, so that an index can be compared with it before it is made."""
    kind, *rest = _typed(column, list)
    return len(rest[-1 if kind in ("texts", "objects") else 0])


def _array(found: Any, check_time: CheckTime, *, nested: bool = False) -> Any:
    """The values of a column, of a dtype of NumPy or of pandas."""
    kind, *rest = _typed(found, list)
    check_time()
    if kind == "plain":
        (data,) = rest
        return _vector(data, "biufcmM")
    if kind == "objects":
        (cells,) = rest
        if any(type(cell) not in _CELLS for cell in _typed(cells, list)):
            raise WireError(_BAD)
        return _objects(cells)
    if kind == "texts":
        nullable, texts = rest
        if any(type(text) is not str and text is not None for text in _typed(texts, list)):
            raise WireError(_BAD)
        return pd.array(texts, dtype=pd.StringDtype(na_value=pd.NA if _typed(nullable, bool) else np.nan))
    if kind == "categories" and not nested:
        codes, categories, ordered = rest
        labels = _distinct(_array(categories, check_time, nested=True), check_time)
        _check_codes(codes, len(labels))
        return pd.Categorical.from_codes(codes, dtype=pd.CategoricalDtype(labels, _typed(ordered, bool)))
    if kind == "zoned":
        data, zone = rest
        return pd.DatetimeIndex(_vector(data, "M")).tz_localize("UTC").tz_convert(_made_zone(zone)).array
    if kind == "masked":
        return _with_mask(*rest)
    raise WireError(_BAD)


def _vector(data: Any, kinds: str) -> np.ndarray:
    if type(data) is not np.ndarray or data.ndim != 1 or data.dtype.kind not in kinds:
        raise WireError(_BAD)
    if data.dtype.kind in "mM" and data.dtype.name not in _UNITS:  # pandas would take it for another unit
        raise WireError(say("tables.a-table-with-a-column-of-dtype", dtype=data.dtype))
    return data


def _with_mask(data: Any, mask: Any) -> Any:
    if _vector(mask, "b").shape != _vector(data, "biuf").shape:
        raise WireError(_BAD)
    kinds: dict[str, Any] = {"b": pd.arrays.BooleanArray, "f": pd.arrays.FloatingArray}
    data[mask] = 0  # what is behind a mask is nobody's
    return kinds.get(data.dtype.kind, pd.arrays.IntegerArray)(data, mask)


def _objects(cells: list[Any]) -> np.ndarray:
    array = np.empty(len(cells), dtype=object)
    array[:] = cells
    return array


def _checked_name(name: Any) -> Any:
    if type(name) is tuple and len(name) <= MAX_DEPTH:
        return tuple(_checked_name(part) for part in name)
    if type(name) not in _NAMES:
        raise WireError(_BAD)
    return _whole(name) if type(name) is int else name


def _whole(number: Any) -> int:
    if not -(2**63) <= _typed(number, int) < 2**63:
        raise WireError(_BAD)
    return int(number)


def _made_zone(zone: Any) -> datetime.tzinfo:
    if type(zone) is int:
        return datetime.timezone(datetime.timedelta(seconds=zone))
    if zone == "UTC":
        return datetime.UTC
    if _typed(zone, str) not in _zones():
        raise WireError(say("tables.a-table-with-an-unknown-time-zone"))
    return zoneinfo.ZoneInfo(zone)


@functools.lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(zoneinfo.available_timezones())


def _typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise WireError(_BAD)
    return value
