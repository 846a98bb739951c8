"""A short table of pandas as the code that makes it, for whoever wants to repeat a call."""

from __future__ import annotations

from typing import Any

from autograder.course.released.describing import MAX_ARGUMENT, MAX_FULL_ARGUMENT, float_code, scalar

_PLAIN = {"str", "int64", "float64", "bool"}  # of categories that a list gives
_OF_LISTS = ("string", "int", "uint", "float", "bool")  # dtypes that pandas makes of a list, if it is told


def table_code(table: Any) -> str:
    """The code that makes a DataFrame or Series of at most 60 items, as far as its kinds of columns and labels can be
    written down shortly; empty for any other. Numbers have seven digits, or as many as tell them apart.
    """
    kind = type(table).__name__
    if kind not in ("DataFrame", "Series") or not 0 < table.size <= MAX_FULL_ARGUMENT:
        return ""
    index = _index(table.index)
    if index is None:
        return ""
    if kind == "Series":
        values = _values(table)
        name = "" if table.name is None else f", name={table.name!r}"
        code = f"pd.Series({values}{index}{name})" if values and isinstance(table.name, str | None) else ""
    else:
        labels = table.columns.tolist()
        columns = [_values(table.iloc[:, place]) for place in range(len(labels))]
        plain = all(type(label) in (str, int) for label in labels) and len(set(labels)) == len(labels)
        plain = plain and sum(map(_length, labels)) <= MAX_ARGUMENT
        plain = plain and type(table.columns).__name__ in ("Index", "RangeIndex")
        plain = plain and table.columns.name is None and all(columns)
        inside = ", ".join(f"{label!r}: {column}" for label, column in zip(labels, columns, strict=True))
        code = f"pd.DataFrame({{{inside}}}{index})" if plain else ""
    return code if len(code) <= MAX_ARGUMENT else ""


def _index(index: Any) -> str | None:
    """What gives a table its index, empty for the one that it has anyway; None if that is not short."""
    if type(index).__name__ == "RangeIndex" and index.name is None and (index.start, index.step) == (0, 1):
        return ""
    values = _values(index) if getattr(index, "nlevels", 1) == 1 else ""
    if not values or not isinstance(index.name, str | None):
        return None
    return f", index={values}" if index.name is None else f", index=pd.Index({values}, name={index.name!r})"


def _values(column: Any) -> str:
    """What gives a column or an index its values and their kind; empty if that is not short."""
    dtype = str(column.dtype)
    items = [None if missing else item for item, missing in zip(column.tolist(), column.isna(), strict=True)]
    if dtype == "category":
        categories, ordered = _list(column.array.categories.tolist()), column.array.ordered
        inside = _list(items)
        plain = inside and categories and str(column.array.categories.dtype) in _PLAIN
        end = ", ordered=True" if ordered else ""
        return f"pd.Categorical({inside}, categories={categories}{end})" if plain else ""
    if dtype.startswith("datetime64") and "," not in dtype:
        found = [item for item in items if item is not None]
        length = 10 if all(item == item.normalize() for item in found) else 19  # characters of a day, of a second
        if any(str(item)[length:].strip("0:. ") for item in found):  # pandas wants all texts in one form
            return ""
        texts = [None if item is None else str(item)[:length] for item in items]
        return f"pd.to_datetime({texts!r})"
    inside = _list(items, "np.nan" if dtype in ("float64", "str") else "None")
    kinds = {type(item) for item in items}
    mixed = str in kinds and len(kinds) > 1 and type(None) not in kinds  # of which pandas makes objects again
    if dtype in ("str", "int64", "float64", "bool") or (dtype == "object" and mixed):
        return inside
    return f"pd.array({inside}, dtype={dtype!r})" if inside and dtype.lower().startswith(_OF_LISTS) else ""


def _list(items: list[Any], missing: str = "None") -> str:
    """A list of plain values as it is typed; empty if something else is in it."""
    kinds = {type(item) for item in items}
    if not kinds <= {str, bool, int, float, type(None)} or sum(_length(item) for item in items) > MAX_ARGUMENT:
        return ""
    if any(type(item) is int and abs(item) >= 2**63 for item in items):  # for which pandas goes by way of floats
        return ""
    floats = {item for item in items if type(item) is float and item == item}
    # As few digits as keep different numbers apart.
    digits = next((few for few in (7, 10) if len({scalar(item, few) for item in floats}) == len(floats)), 17)
    texts = [missing if item is None else _typed(item, digits) for item in items]
    return "[" + ", ".join(texts) + "]"


def _length(item: object) -> int:
    return len(item) if isinstance(item, str) else 1


def _typed(item: bool | float | str, digits: int) -> str:
    if isinstance(item, str):
        return repr(item)
    return float_code(scalar(item, digits)) if isinstance(item, float) else scalar(item)
