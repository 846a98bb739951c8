"""Plain values in a few words, in full where they are short; and as arrays, whatever container they come in."""

from __future__ import annotations

import ast
import datetime
import decimal
import itertools
import math
import re
from collections.abc import Sequence
from typing import Any

import numpy as np

from visible_checks.times import are_times, as_time, time_text
from visible_checks.kinds import is_table
from visible_checks.sentences import say

MAX_FULL = 12  # an array of at most so many elements is shown in full
MAX_FULL_ARGUMENT = 60  # and as an argument, for whoever wants to repeat the call
MAX_SHOWN = 160  # characters of a list or dict that is shown in full
MAX_ARGUMENT = 800
_LONG_TEXT = 60

_NUMBERS = {bool, int, float, complex}
_NEVER = {str, bytes, dict, set, frozenset, type(None)}  # no item of these kinds is a number
_EXACT = 2**53  # below, a float holds every whole number


def describe(value: Any) -> str:
    """The value in at most about a hundred characters: in full if short, else its kind, shape and range."""
    value = as_time(value)
    if value is None:
        return "None"
    if isinstance(value, bool | int | float | complex | str | np.generic):
        return scalar(value)
    if is_table(value):
        return describe_table(value)
    if isinstance(value, list | tuple):
        return _sequence(value)
    if isinstance(value, set | frozenset):
        return _set(value)
    if isinstance(value, bytes):
        return repr(value if len(value) <= 60 else value[:60]) + ("..." if len(value) > 60 else "")
    if isinstance(value, dict):
        inside = ", ".join(f"{describe(key)}: {describe(item)}" for key, item in list(value.items())[:4])
        shown = "{" + inside + (", ..." if len(value) > 4 else "") + "}"
        return shown if len(shown) <= MAX_SHOWN else say("comparing.a-dict-of-items", count=len(value))
    array = value if are_times(value) else as_array(value)
    if array is None and is_masked(value):
        hidden = int(np.ma.getmaskarray(value).sum())
        return say(
            "comparing.masked-array-of-shape-of-values-masked", shape=value.shape, hidden=hidden, size=value.size
        )
    if array is None:
        return say("comparing.a-value-of-type", kind=type(value).__name__)
    return _describe_array(array, "tensor" if type(value).__module__.startswith("torch") else "array")


def _describe_array(array: np.ndarray, kind: str) -> str:
    if array.ndim == 0:
        return scalar(array[()])
    if array.size == 0:
        return say("comparing.an-empty-of-shape", kind=kind, shape=array.shape)
    if array.size <= MAX_FULL:
        return f"{kind} {elements(array)}" + ("" if array.ndim == 1 else say("comparing.of-shape", shape=array.shape))
    return say(
        "comparing.of-shape-values-from-to",
        kind=kind,
        shape=array.shape,
        low=extreme(array, np.min),
        high=extreme(array, np.max),
    )


def describe_call(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """The call as a student would write it; of long arguments their shape, and from where to where their values go."""
    shown = [_argument(value) for value in args] + [f"{key}={_argument(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(shown)})"


def with_inputs(called: str, inputs: dict[str, Any]) -> str:
    """The text of a call, with the values of the inputs that are named in its code: `f(x + 1), its labels; x = [1, 2]`.

    As it is if there are none, or if that would be too long. Its code goes up to the last closing bracket.
    """
    try:
        nodes = list(ast.walk(ast.parse(called[: called.rfind(")") + 1].strip(), mode="eval")))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return called
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    values = "; ".join(f"{name} = {_argument(value)}" for name, value in inputs.items() if name in names)
    return f"{called}; {values}" if 0 < len(values) <= MAX_ARGUMENT else called


def describe_code(function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> str:
    """The call as it would be typed into a cell, where that is short; never raises, whatever the arguments are."""
    shown = [_code(value) for value in args] + [f"{key}={_code(value)}" for key, value in kwargs.items()]
    return f"{_name(function)}({', '.join(shown)})"


def _code(value: Any) -> str:
    try:
        if isinstance(value, np.random.Generator):
            return "rng"
        if isinstance(value, np.ndarray) and value.size <= MAX_FULL:
            return f"np.array({_typed(value.tolist())})"
        if type(value).__module__.startswith("torch") and hasattr(value, "detach") and value.numel() <= MAX_FULL:
            return f"torch.tensor({_typed(value.tolist())})"
        if isinstance(value, type) or hasattr(value, "__code__"):
            return _name(value)
        text = table_code.table_code(value) if is_table(value) else _typed(value)
        if text and len(text) <= MAX_SHOWN and "\n" not in text and " at 0x" not in text:
            return text
    except BaseException:  # an object may do anything when it is asked for its text
        return f"<{kind_of(value)}>"
    shape = getattr(value, "shape", None)
    return f"<{kind_of(value)}>" if shape is None else f"<{kind_of(value)} of shape {tuple(shape)}>"


def _typed(value: Any) -> str:
    if isinstance(value, float):
        return re.sub(r"\b(inf|nan)\b", r"np.\1", repr(float(value)))
    if isinstance(value, list):
        return "[" + ", ".join(map(_typed, value)) + "]"
    if isinstance(value, tuple):
        return "(" + ", ".join(map(_typed, value)) + (",)" if len(value) == 1 else ")")
    return repr(value)


def _name(function: Any) -> str:
    name = getattr(function, "__name__", None)
    return name if isinstance(name, str) else kind_of(function)


def kind_of(value: Any) -> str:
    """The name of the value's class, whatever that says of itself."""
    name: str = type.__dict__["__name__"].__get__(type(value))
    return "".join(sign if sign.isprintable() else " " for sign in name)[:60]


def as_array(value: Any) -> np.ndarray | None:
    """The numbers of a plain value as an array, or None if it is no rectangle of numbers. Whole numbers that 64 bits
    cannot hold are floats, and None if they are too large for that.
    """
    array = exact_array(value)
    if array is None or array.dtype.kind != "O":
        return array
    try:
        return array.astype(complex if any(isinstance(item, complex) for item in array.flat) else float)
    except OverflowError:
        return None


def exact_array(value: Any) -> np.ndarray | None:
    """As `as_array`, but where NumPy would round whole numbers, all numbers stay Python's, in an array of objects."""
    if isinstance(value, str | bytes | dict | set | frozenset) or value is None:
        return None
    value = untabled(value)
    if is_table(value):
        return None
    if is_masked(value):
        return None if np.ma.getmaskarray(value).any() else as_array(np.asarray(value.data))
    if type(value).__module__.startswith("torch"):
        value = value.numpy()
    if isinstance(value, np.ndarray) and value.dtype.kind == "O" and value.ndim:
        value = value.tolist()
    if isinstance(value, list | tuple):
        return _array_of_items(value)
    if type(value) is int:
        return _array_of_numbers([value], {int}).reshape(())
    array = np.asarray(value)
    return array if array.dtype.kind in "bifuc" else None


def _array_of_items(value: list[Any] | tuple[Any, ...]) -> np.ndarray | None:
    kinds = set(map(type, value))
    if kinds & _NEVER:
        return None
    if kinds <= _NUMBERS:
        return _array_of_numbers(list(value), kinds)
    if kinds <= {list, tuple}:  # level by level, which is much faster than item by item
        lengths = set(map(len, value))
        inside = _array_of_items([*itertools.chain.from_iterable(value)]) if len(lengths) == 1 else None
        return None if inside is None else inside.reshape(len(value), *lengths, *inside.shape[1:])
    items = [exact_array(item) for item in value]
    arrays = [item for item in items if item is not None]
    if len(arrays) < len(items) or len({array.shape for array in arrays}) > 1:
        return None
    if np.result_type(*arrays).kind == "f" and all(array.dtype.kind in "iub" for array in arrays):
        arrays = [array.astype(object) for array in arrays]  # signed and unsigned ones
    return np.stack(arrays)


def _array_of_numbers(numbers: list[Any], kinds: set[type]) -> np.ndarray:
    array = np.asarray(numbers, dtype=None if numbers else float)
    rounds = array.dtype.kind in "fc" and int in kinds
    if rounds and any(type(number) is int and not -_EXACT < number < _EXACT for number in numbers):
        return np.array(numbers, dtype=object)
    return array


def untabled(value: Any) -> Any:
    """What a table holds, as an array or as lists; anything else as it is."""
    if not is_table(value):
        return value
    found = tables.as_plain(value)
    return value if found is None else found


def describe_table(value: Any, *, article: bool = True) -> str:
    return tables.describe(value, article=article)


def is_masked(value: Any) -> bool:
    return type(value).__module__.startswith("numpy.ma")


def kind_and_shape(array: np.ndarray) -> str:
    if array.ndim == 0:
        return say("comparing.a-single-number", value=scalar(array[()]))
    return say("comparing.an-array-of-shape", shape=array.shape)


def precise(value: Any, array: np.ndarray, other: np.ndarray) -> str:
    """In full, with as many digits as it takes to tell the two apart."""
    if array.ndim == 0:
        return distinct(array[()], other[()])
    for digits in (5, 8, 17):
        if elements(array, digits) != elements(other, digits):
            return elements(array, digits) + ("" if array.ndim == 1 else say("comparing.of-shape", shape=array.shape))
    if array.dtype.kind == "O" or other.dtype.kind == "O":  # whole numbers of many digits
        place = tuple(np.argwhere(array != other)[0])
        return say("comparing.at", value=distinct(array[place], other[place]), where=", ".join(map(str, place)))
    return describe(value)


def distinct(one: Any, other: Any) -> str:
    for digits in (5, 8, 17):
        if scalar(one, digits) != scalar(other, digits):
            return scalar(one, digits)
    if isinstance(one, int) and isinstance(other, int) and abs(one) >= 10**40:
        return say("comparing.an-integer-that-ends-in", about=scalar(one), end=f"{abs(one) % 10**10:010d}")
    return scalar(one)


def scalar(value: Any, digits: int = 7) -> str:
    if isinstance(value, np.datetime64 | np.timedelta64):
        return time_text(value)
    if isinstance(value, str):
        return repr(str(value) if len(value) <= 60 else value[:60] + "...")
    if isinstance(value, bool | np.bool_):
        return str(bool(value))
    if isinstance(value, int | np.integer):
        number = int(value)
        if abs(number) < 10**40:
            return str(number)
        if digits > 8:
            return f"{decimal.Decimal(number):.{digits}e}"
        if abs(number) >= 10**300:  # more than a float can hold
            return say("comparing.an-integer-of-about-digits", value=int(math.log10(abs(number))))
        return f"{float(number):.6g}"
    if isinstance(value, complex | np.complexfloating):
        return f"{complex(value):.{digits}g}"
    return f"{float(value):.{digits}g}"


def elements(array: np.ndarray, digits: int = 5) -> str:
    if array.ndim == 0:
        return scalar(array[()], digits)
    if array.ndim == 1 and array.dtype.kind == "f":  # the same at a tenth of the time
        return "[" + ", ".join(f"{item:.{digits}g}" for item in array.tolist()) + "]"
    shown = scalar if array.ndim == 1 else elements
    return "[" + ", ".join(shown(item, digits) for item in array) + "]"


def extreme(array: np.ndarray, pick: Any) -> str:
    if array.dtype.kind == "c":
        array = np.abs(array)
    finite = array[~np.isnan(array)] if array.dtype.kind == "f" else array
    return scalar(pick(finite), 4) if finite.size else "nan"


def in_order(items: Any) -> list[Any]:
    """The items of a set, always in the same order: those of one kind together, and numbers by their size."""
    return sorted(items, key=_rank)


def _rank(item: Any) -> tuple[str, bool, Any]:
    if isinstance(item, int | float):
        return "int", item != item, item  # nan last
    if isinstance(item, tuple):
        return "tuple", False, [_rank(part) for part in item]
    if isinstance(item, frozenset):
        return "frozenset", False, sorted(map(_rank, item))
    return type(item).__name__, False, item if isinstance(item, str | bytes) else repr(item)


def _set(value: Any) -> str:
    if not value:
        return say("comparing.an-empty-set")
    inside = ", ".join(describe(item) for item in in_order(value)) if len(value) <= MAX_FULL else ""
    if not inside or len(inside) > MAX_SHOWN:
        return _many("set", in_order(value))
    return f"{{{inside}}}"


def _sequence(value: list[Any] | tuple[Any, ...]) -> str:
    if len(value) > 6:
        array = as_array(value)
        if array is not None:
            return _describe_array(array, "list")
        return _many("list", value)
    inside = ", ".join(describe(item) for item in value)
    if len(inside) > MAX_SHOWN:
        return _many("list", value)
    if isinstance(value, tuple):
        return f"({inside}{',' if len(value) == 1 else ''})"
    return f"[{inside}]"


def _many(kind: str, items: Sequence[Any]) -> str:
    """How many items there are, and the first of them, by which it is seen what they are."""
    counted = say(f"comparing.a-{kind}-of-items", count=len(items))
    first = ", ".join(describe(item) for item in items[:2])
    return say("comparing.first-of-many", counted=counted, first=first) if len(first) <= MAX_SHOWN // 2 else counted


def _argument(value: Any) -> str:
    if isinstance(value, np.random.Generator):
        return "rng"
    if isinstance(value, list | tuple | dict) and len(value) <= 6:
        return _container(value)
    if is_table(value):
        return table_code.table_code(value) or describe_table(value, article=False)
    if isinstance(value, datetime.date):
        return repr(value)
    if isinstance(value, str) and len(value) > _LONG_TEXT:
        return f"{str(value[:_LONG_TEXT])!r}..."
    if isinstance(value, frozenset) and value:
        return f"frozenset({describe(value)})"
    array = as_array(value)
    if array is not None and array.size == 0 and array.ndim > 1:
        return f"np.zeros({array.shape})"
    if array is None or array.ndim == 0:
        is_float = isinstance(value, float | np.floating)
        return float_code(describe(value)) if is_float else describe(value)
    if array.size <= MAX_FULL_ARGUMENT:
        return _array_code(value, array)
    kind = "tensor" if type(value).__module__.startswith("torch") else "array"
    kind = "list" if isinstance(value, list | tuple) else kind
    numbers = {
        "b": say("comparing.truth-values"),
        "i": say("comparing.whole-numbers"),
        "u": say("comparing.whole-numbers"),
    }.get(array.dtype.kind, say("comparing.any-values"))
    return say(
        "comparing.of-shape-with-from-to",
        kind=kind,
        shape=array.shape,
        numbers=numbers,
        low=extreme(array, np.min),
        high=extreme(array, np.max),
    )


def _array_code(value: Any, array: np.ndarray) -> str:
    """Numbers as they are typed, with what makes an array of them; whole floats are told from whole numbers."""
    code = elements(array)
    if array.dtype.kind == "f" and "." not in code:
        code = re.sub(r"(?<![\w.+-])(-?\d+)(?=[,\]])", r"\1.0", code)
    code = re.sub(r"\b(inf|nan)\b", r"np.\1", code)
    if isinstance(value, list | tuple):
        return code
    return f"torch.tensor({code})" if type(value).__module__.startswith("torch") else f"np.array({code})"


def float_code(text: str) -> str:
    """A float that is whole with its point, by which it is told from a whole number."""
    return f"{text}.0" if text.lstrip("-").isdigit() else re.sub(r"^(-?)(inf|nan)$", r"\1np.\2", text)


def _container(value: Any) -> str:
    """A short list, tuple or dict, with what is in it as a student would write it."""
    if isinstance(value, dict):
        shown = "{" + ", ".join(f"{describe(key)}: {_argument(item)}" for key, item in value.items()) + "}"
    elif isinstance(value, tuple):
        shown = "(" + ", ".join(map(_argument, value)) + ("," if len(value) == 1 else "") + ")"
    else:
        shown = "[" + ", ".join(map(_argument, value)) + "]"
    return shown if len(shown) <= MAX_ARGUMENT else describe(value)


from visible_checks import table_code, tables  # noqa: E402, which need all of the above
