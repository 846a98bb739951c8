"""Plain values in words, and the first difference between two of them.

Values count, not containers: a list, a tuple, an array, a tensor and a 0-d array for a number are all the same here. A
Series may stand for an array of one dimension, and a DataFrame for one of two; where they are wanted themselves, see
tables.py. Shapes must be right, and so must the numbers within the tolerance that the hidden test states.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from autograder.errors import How
from autograder.guest import wire
from autograder.judging.times import are_times, same_times, time_text

FULL = 12  # an array of at most so many elements is shown in full
FULL_ARGUMENT = 60  # and as an argument, for whoever wants to repeat the call
LONGEST = 160  # characters of a list or dict that is shown in full
LONGEST_ARGUMENT = 800

SHAPE = "the shape of what you return"
NOTHING_RETURNED = "the return statement: the function returned nothing"


@dataclass(frozen=True)
class Difference:
    """How two values differ first: in words a student can use, and by a name that no wording changes."""

    got: str
    wanted: str
    look_at: str = ""
    how: How = ""

    def at(self, place: str, *, returned: bool = False) -> Difference:
        """This one in a part of the value, `place` as words before it. With `returned`, None in that part is no sign
        that the function returned nothing.
        """
        quiet = returned and self.how == "nothing returned"
        return replace(self, got=place + self.got, look_at="" if quiet else self.look_at, how="" if quiet else self.how)


@dataclass(frozen=True)
class Symptom:
    """What kind of difference it is, as something to look at."""

    look_at: str = ""
    how: How = ""


def describe(value: Any) -> str:
    """The value in at most about a hundred characters: in full if short, else its kind, shape and range."""
    if value is None:
        return "None"
    if isinstance(value, bool | int | float | complex | str | np.generic):
        return _scalar(value)
    if wire.is_table(value):
        return _describe_table(value)
    if isinstance(value, list | tuple):
        return _sequence(value)
    if isinstance(value, dict):
        inside = ", ".join(f"{_scalar(key)}: {describe(item)}" for key, item in list(value.items())[:4])
        shown = "{" + inside + (", ..." if len(value) > 4 else "") + "}"
        return shown if len(shown) <= LONGEST else f"a dict of {len(value):,} items"
    array = value if are_times(value) else as_array(value)
    if array is None and _is_masked(value):
        hidden = int(np.ma.getmaskarray(value).sum())
        return f"masked array of shape {value.shape}, {hidden:,} of {value.size:,} values masked"
    if array is None:
        return f"a value of type {type(value).__name__}"
    kind = "tensor" if type(value).__module__.startswith("torch") else "array"
    if array.ndim == 0:
        return _scalar(array[()])
    if array.size == 0:
        return f"an empty {kind} of shape {array.shape}"
    if array.size <= FULL:
        return f"{kind} {_elements(array)}" + ("" if array.ndim == 1 else f" of shape {array.shape}")
    return f"{kind} of shape {array.shape}, values from {_extreme(array, np.min)} to {_extreme(array, np.max)}"


def describe_call(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """The call as a student would write it; of long arguments their shape, and from where to where their values go."""
    shown = [_argument(value) for value in args] + [f"{key}={_argument(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(shown)})"


def difference(got: Any, wanted: Any, *, rtol: float = 0.0, atol: float = 0.0) -> Difference | None:
    """The most basic difference: kind, number of items, shape, then values; None if they agree.

    |got - wanted| <= atol + rtol |wanted| for every element; nan agrees with nan, infinities with themselves.
    """
    if wire.is_table(wanted):
        from autograder.judging import comparing_tables

        return comparing_tables.difference(got, wanted, rtol, atol)
    if isinstance(wanted, dict):
        return _difference_of_dicts(got, wanted, rtol, atol)
    if wanted is None or isinstance(wanted, str):
        same = got is None if wanted is None else isinstance(got, str) and got == wanted
        if not same and isinstance(got, str) and isinstance(wanted, str):
            return _difference_of_texts(got, wanted)
        return None if same else other_kind(got, describe(wanted))
    got = untabled(got)
    if _is_masked(wanted):
        return _difference_of_masked(got, wanted, rtol, atol)
    if are_times(wanted):
        return _difference_of_times(got, np.asarray(wanted))
    target, array = as_array(wanted), as_array(got)
    if isinstance(wanted, list | tuple) and (target is None or (array is None and isinstance(got, list | tuple))):
        return _difference_of_items(got, wanted, rtol, atol)
    if target is None:
        raise TypeError(f"a hidden test wanted {type(wanted).__name__}, which is no plain value")
    if array is None:
        return other_kind(got, _kind_and_shape(target))
    if array.shape != target.shape:
        return Difference(_kind_and_shape(array), _kind_and_shape(target), SHAPE, "shape")
    return _difference_of_numbers(array, target, got, wanted, rtol, atol)


def _difference_of_dicts(got: Any, wanted: dict[Any, Any], rtol: float, atol: float) -> Difference | None:
    if not isinstance(got, dict):
        return other_kind(got, describe(wanted))
    if set(got) != set(wanted):
        return Difference(
            f"the names {describe(sorted(map(str, got)))}", f"the names {describe(sorted(map(str, wanted)))}"
        )
    for key in wanted:
        found = difference(got[key], wanted[key], rtol=rtol, atol=atol)
        if found:
            return found.at(f"for {key!r}: ", returned=True)
    return None


def _difference_of_texts(got: str, wanted: str) -> Difference:
    if describe(got) != describe(wanted):
        return Difference(describe(got), describe(wanted))
    place = next((i for i, (one, other) in enumerate(zip(got, wanted, strict=False)) if one != other), 0)
    place = place or min(len(got), len(wanted))  # one is the beginning of the other
    where = f", from character {place + 1} on"
    return Difference(_scalar(got[place:]) + where, _scalar(wanted[place:]) + where)


def _difference_of_items(got: Any, wanted: list[Any] | tuple[Any, ...], rtol: float, atol: float) -> Difference | None:
    if not isinstance(got, list | tuple):
        array = got if are_times(got) else as_array(got)
        if array is None or array.ndim == 0:
            return other_kind(got, f"{len(wanted)} values")
        got = array
    if len(got) != len(wanted):
        return Difference(f"{len(got)} values", f"{len(wanted)} values", "how many values you return", "count")
    for index, (one, other) in enumerate(zip(got, wanted, strict=True)):
        found = difference(one, other, rtol=rtol, atol=atol)
        if found:
            return found.at(f"value {index + 1} of {len(wanted)}: ", returned=True)
    return None


def _difference_of_masked(got: Any, wanted: Any, rtol: float, atol: float) -> Difference | None:
    target, array = np.asarray(wanted.data), np.asarray(got.data) if _is_masked(got) else as_array(got)
    if target.dtype.kind not in "bifuc":
        raise TypeError(f"a hidden test wanted a masked array of {target.dtype}, which is no plain value")
    if array is None or array.dtype.kind not in "bifuc":
        return other_kind(got, describe(wanted))
    if array.shape != target.shape:
        return Difference(_kind_and_shape(array), _kind_and_shape(target), SHAPE, "shape")
    mask = np.ma.getmaskarray(wanted)
    other = np.ma.getmaskarray(got) if _is_masked(got) else np.zeros(array.shape, dtype=bool)
    if (mask != other).any():
        place = tuple(int(index) for index in np.argwhere(mask != other)[0])
        told = (f"{'' if one[place] else 'not '}masked at {list(place)}" for one in (other, mask))
        return Difference(next(told), next(told), "the mask, which says what is left out", "mask")
    found = _difference_of_numbers(array[~mask], target[~mask], array[~mask], target[~mask], rtol, atol)
    start = "of what is not masked: " if mask.any() else ""
    return found and found.at(start)


def _difference_of_times(got: Any, wanted: np.ndarray) -> Difference | None:
    """The difference from dates or time spans, of whatever unit."""
    if wanted.ndim and isinstance(got, list | tuple):
        return _difference_of_items(got, list(wanted), 0.0, 0.0)
    if not are_times(got) or got.dtype.kind != wanted.dtype.kind:
        return other_kind(got, describe(wanted))
    array = np.asarray(got)
    if array.shape != wanted.shape:
        return Difference(describe(got), describe(wanted), SHAPE, "shape")
    same = same_times(array, wanted)
    if same.all():
        return None
    if array.size <= FULL:
        return Difference(_elements(array), _elements(wanted))
    place = tuple(int(index) for index in np.argwhere(~same)[0])
    more = f"{int((~same).sum()):,} of {same.size:,} values differ"
    return Difference(f"{_scalar(array[place])} at {list(place)}; {more}", f"{_scalar(wanted[place])} at {list(place)}")


def _difference_of_numbers(
    array: np.ndarray, target: np.ndarray, got: Any, wanted: Any, rtol: float, atol: float
) -> Difference | None:
    close = agreeing(array, target, rtol, atol)
    if close.all():
        return None
    with np.errstate(all="ignore"):
        found = symptom(array, target, close, rtol)
    if array.size <= FULL:
        told = precise(got, array, target), precise(wanted, target, array)
        return Difference(*told, found.look_at, found.how)
    place = tuple(int(index) for index in np.argwhere(~close)[0])
    wrong = int((~close).sum())
    where = ", ".join(str(index) for index in place)
    return Difference(
        f"{distinct(array[place], target[place])} at [{where}]; {wrong:,} of {array.size:,} values differ",
        f"{distinct(target[place], array[place])} at [{where}]",
        found.look_at,
        found.how,
    )


def agreeing(array: np.ndarray, target: np.ndarray, rtol: float, atol: float) -> np.ndarray:
    if rtol == atol == 0 and array.dtype.kind in "iub" and target.dtype.kind in "iub":
        return np.asarray(array == target)
    # In the widest type, so that float32 or integer results are not compared with rounded bounds.
    wide = np.complex128 if array.dtype.kind == "c" or target.dtype.kind == "c" else np.float64
    one, other = np.asarray(array, dtype=wide), np.asarray(target, dtype=wide)
    with np.errstate(all="ignore"):
        finite = np.isfinite(one) & np.isfinite(other)
        near = np.abs(one - other) <= atol + rtol * np.abs(other)
        return np.where(finite, near, (one == other) | (np.isnan(one) & np.isnan(other)))


def symptom(array: np.ndarray, target: np.ndarray, close: np.ndarray, rtol: float) -> Symptom:
    """What kind of difference it is; empty if it is none of the common kinds."""
    if array.dtype.kind not in "fiub" or target.dtype.kind not in "fiub":
        return Symptom()
    got, wanted = np.asarray(array, dtype=float), np.asarray(target, dtype=float)
    if np.isnan(got[~close]).any() and not np.isnan(wanted).any():
        return Symptom("where nan comes from: 0/0, inf - inf or the logarithm of a negative number", "nan")
    if np.isinf(got[~close]).any() and not np.isinf(wanted).any():
        return Symptom("where the infinity comes from: an overflow, or the logarithm of zero", "infinity")
    scale = float(np.abs(wanted[np.isfinite(wanted)]).max(initial=0.0))
    if scale == 0.0 or not np.isfinite(got).all() or not np.isfinite(wanted).all():
        return Symptom()
    off = float(np.abs(got - wanted).max())
    if off == 0.0:  # integers that float64 cannot tell apart
        return Symptom()
    near = f"the values agree to about {_significant(off / scale)}"
    single = array.dtype in (np.float16, np.float32) or np.array_equal(got, got.astype(np.float32))
    precision = Symptom(f"precision: {near}; compute in float64", "precision")
    if rtol < 1e-7 and np.array_equal(got, wanted.astype(np.float32)):
        return precision
    small = 1e-9 * scale
    if np.abs(got + wanted).max() <= small:
        return Symptom("the sign", "sign")
    if array.ndim == 2 and array.shape[0] == array.shape[1] and np.abs(got.T - wanted).max() <= small:
        return Symptom("rows and columns: the result is transposed", "transposed")
    shift = got - wanted
    if got.size > 1 and np.ptp(shift) <= min(small, 1e-3 * off):
        return Symptom(f"a constant: every value is off by {_significant(float(shift.flat[0]))}", "constant")
    largest = int(np.abs(wanted).argmax())
    factor = float(got.flat[largest] / wanted.flat[largest])
    proportional = np.abs(got - factor * wanted).max() <= small * abs(factor)
    if got.size > 1 and factor != 0.0 and _significant(factor) != "1" and proportional:
        return Symptom(f"a factor: every value is {_significant(factor)} times what was wanted", "factor")
    if off <= 1e-6 * scale and rtol < 1e-7:
        return precision if single else Symptom(f"a small difference: {near}. {_SMALL}", "precision")
    return Symptom()


_SMALL = "Something small is added, left out or rounded on the way"


def _significant(number: float) -> str:
    return f"{number:.3g}"


def other_kind(got: Any, wanted: str, look_at: str = "", how: How = "") -> Difference:
    """How a value differs from one of another kind: nothing is told as that, anything else by `look_at`."""
    if got is None:
        return Difference(describe(got), wanted, NOTHING_RETURNED, "nothing returned")
    return Difference(describe(got), wanted, look_at, how)


def as_array(value: Any) -> np.ndarray | None:
    """The numbers of a plain value as an array, or None if it is no rectangle of numbers."""
    if isinstance(value, str | bytes | dict) or value is None:
        return None
    value = untabled(value)
    if wire.is_table(value):
        return None
    if _is_masked(value):
        return None if np.ma.getmaskarray(value).any() else as_array(np.asarray(value.data))
    if type(value).__module__.startswith("torch"):
        value = value.numpy()
    if isinstance(value, list | tuple):
        if value and all(type(item) in (int, float) for item in value):
            array = np.asarray(value)
            if array.dtype.kind in "if":  # the same as below, where numbers are of one type: a hundred times as fast
                return array
        items = [as_array(item) for item in value]
        shapes = {None if item is None else item.shape for item in items}
        if None in shapes or len(shapes) > 1:
            return None
        return np.stack([item for item in items if item is not None]) if items else np.empty(0)
    array = np.asarray(value)
    if array.dtype == object and isinstance(value, int):  # beyond 64 bits
        try:
            array = array.astype(float)
        except OverflowError:  # no float either
            return None
    return array if array.dtype.kind in "bifuc" else None


def untabled(value: Any) -> Any:
    """What a table holds, as an array or as lists; anything else as it is."""
    if not wire.is_table(value):
        return value
    from autograder.judging import comparing_tables

    found = comparing_tables.as_plain(value)
    return value if found is None else found


def _describe_table(value: Any, *, article: bool = True) -> str:
    from autograder.judging import comparing_tables

    return comparing_tables.describe(value, article=article)


def _is_masked(value: Any) -> bool:
    return type(value).__module__.startswith("numpy.ma")


def _kind_and_shape(array: np.ndarray) -> str:
    if array.ndim == 0:
        return f"a single number, {_scalar(array[()])}"
    return f"an array of shape {array.shape}"


def precise(value: Any, array: np.ndarray, other: np.ndarray) -> str:
    """In full, with as many digits as it takes to tell the two apart."""
    if array.ndim == 0:
        return distinct(array[()], other[()])
    for digits in (5, 8, 17):
        if _elements(array, digits) != _elements(other, digits):
            return _elements(array, digits) + ("" if array.ndim == 1 else f" of shape {array.shape}")
    return describe(value)


def distinct(one: Any, other: Any) -> str:
    for digits in (5, 8, 17):
        if _scalar(one, digits) != _scalar(other, digits):
            return _scalar(one, digits)
    return _scalar(one)


def _scalar(value: Any, digits: int = 7) -> str:
    if isinstance(value, np.datetime64 | np.timedelta64):
        return time_text(value)
    if isinstance(value, str):
        return repr(str(value) if len(value) <= 60 else value[:60] + "...")
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | np.integer):
        number = int(value)
        if abs(number) >= 10**300:  # more than a float can hold
            return f"an integer of about {int(math.log10(abs(number)))} digits"
        return str(number) if abs(number) < 10**20 else f"{float(number):.6g}"
    if isinstance(value, complex | np.complexfloating):
        return f"{complex(value):.{digits}g}"
    return f"{float(value):.{digits}g}"


def _elements(array: np.ndarray, digits: int = 5) -> str:
    if array.ndim == 0:
        return _scalar(array[()], digits)
    if array.ndim == 1 and array.dtype.kind == "f":  # the same at a tenth of the time
        return "[" + ", ".join(f"{item:.{digits}g}" for item in array.tolist()) + "]"
    return "[" + ", ".join(_elements(item, digits) for item in array) + "]"


def _extreme(array: np.ndarray, pick: Any) -> str:
    if array.dtype.kind == "c":
        array = np.abs(array)
    finite = array[~np.isnan(array)] if array.dtype.kind == "f" else array
    return _scalar(pick(finite), 4) if finite.size else "nan"


def _sequence(value: list[Any] | tuple[Any, ...]) -> str:
    if len(value) > 6:
        array = as_array(value)
        if array is not None:
            return describe(array).replace("array", "list", 1)
        return f"a list of {len(value)} items"
    inside = ", ".join(describe(item) for item in value)
    if len(inside) > LONGEST:
        return f"a list of {len(value)} items"
    if isinstance(value, tuple):
        return f"({inside}{',' if len(value) == 1 else ''})"
    return f"[{inside}]"


def _argument(value: Any) -> str:
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, list | tuple | dict) and len(value) <= 6:
        return _container(value)
    if wire.is_table(value):
        return _describe_table(value, article=False)
    array = as_array(value)
    if array is None or array.ndim == 0:
        return describe(value)
    if array.size <= FULL_ARGUMENT:
        return _elements(array)
    kind = "tensor" if type(value).__module__.startswith("torch") else "array"
    kind = "list" if isinstance(value, list | tuple) else kind
    numbers = {"b": "truth values", "i": "whole numbers", "u": "whole numbers"}.get(array.dtype.kind, "values")
    return f"{kind} of shape {array.shape} with {numbers} from {_extreme(array, np.min)} to {_extreme(array, np.max)}"


def _container(value: Any) -> str:
    """A short list, tuple or dict, with what is in it as a student would write it."""
    if isinstance(value, dict):
        shown = "{" + ", ".join(f"{_scalar(key)}: {_argument(item)}" for key, item in value.items()) + "}"
    elif isinstance(value, tuple):
        shown = "(" + ", ".join(map(_argument, value)) + ("," if len(value) == 1 else "") + ")"
    else:
        shown = "[" + ", ".join(map(_argument, value)) + "]"
    return shown if len(shown) <= LONGEST_ARGUMENT else describe(value)
