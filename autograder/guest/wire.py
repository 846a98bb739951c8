"""Plain data as bytes: the only form in which anything crosses between grader and student code.

MessagePack carries None, bool, int, float, str, bytes, list and dict; what it lacks (complex numbers, large integers,
dates, arrays, tensors) are extension types defined below, and a tuple is a list behind a mark; so are sets, dicts with
other keys than texts and integers of 64 bits, masked arrays, and the tables of pandas, which are taken apart in
autograder.guest.tables. Arrays cross as dtype, shape and raw bytes. Types are exact, but for what is in sets and keys:
an object of any other type, a subclass included, is refused, and nothing is ever unpickled or constructed by name.
Decoding is bounded in size, items, depth and time, because the bytes may come from hostile code.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sized
from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

from autograder.guest.hashed import TIMES, Comparisons
from autograder.guest.kinds import as_key, is_of_pandas
from autograder.guest.limits import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_DIGITS,
    MAX_ITEMS,
    MAX_KEYS,
    MAX_SECONDS,
    Budget,
    WireError,
)
from autograder.guest.parts import (
    array_of_tensor,
    flat,
    generator_of,
    parts_of_generator,
    parts_of_time,
    tensor_of,
    time_of,
    typed,
)
from autograder.guest.sentences import say

__all__ = ["MAX_BYTES", "MAX_DEPTH", "MAX_ITEMS", "MAX_KEYS", "Budget", "ModelState", "WireError", "decode", "encode"]

_TUPLE, _COMPLEX, _INTEGER, _ARRAY, _TENSOR, _GENERATOR = range(1, 7)
_TABLE = 7  # of pandas, or an array with a mask
_SET = 8
_MODEL = 9
_DICT = 10  # one with keys that MessagePack does not have
_TIME = 11
_BY_COLUMNS = 13  # an array in the order of columns, as a transposed view is

_INTEGERS = (f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64))
_NUMBERS = frozenset(["bool", *_INTEGERS, "float16", "float32", "float64", "complex64", "complex128"])
_UNITS = ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns")
_DTYPES = _NUMBERS | {f"{kind}64[{unit}]" for kind in ("datetime", "timedelta") for unit in _UNITS}
_NAMES = {np.dtype(name): name for name in _DTYPES}  # NumPy makes each name anew, which takes longer than all the rest


@dataclass(frozen=True)
class ModelState:
    """A network of a class that a hidden test has defined: the class's name, the mode of each of its modules, and its
    parameters and buffers by name. Only the two sides of a stand-in for an earlier exercise send one.
    """

    kind: str
    modes: list[bool]
    state: dict[str, Any]


def encode(value: Any, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Bytes of a plain value.

    Takes None, bool, int, float, complex, str, bytes, dates and time spans of Python, list, tuple, set and dict, NumPy
    arrays and scalars of numbers, dates or time spans, masked arrays, torch tensors, tables of pandas (see
    guest/tables.py), and (only useful towards the student) a `numpy.random.Generator`. In sets and as keys of dicts
    there are scalars, and tuples and frozensets of these. Raises WireError, naming the type, for anything else, for
    nesting deeper than MAX_DEPTH and for more than `max_bytes`.
    """
    encoded = _pack(_Encoder(max_bytes).plain(value, 0))
    if len(encoded) > max_bytes:
        raise WireError(say("wire.a-value-of-bytes-the-limit-is", count=len(encoded), max_bytes=max_bytes))
    return encoded


def decode(
    data: bytes,
    *,
    generators: bool = False,
    models: bool = False,
    max_bytes: int = MAX_BYTES,
    budget: Budget | None = None,
) -> Any:
    """The plain value of bytes made by `encode`. Raises WireError for anything else.

    `generators` and `models` allow random generators and networks in the data. What takes longer than MAX_SECONDS of
    processor time, or than what is left of the budget, is refused.
    """
    if len(data) > max_bytes:
        raise WireError(say("wire.bytes-the-limit-is", count=len(data), max_bytes=max_bytes))
    budget = budget or Budget()
    started = time.thread_time()
    decoder = _Decoder(generators, models, started + min(MAX_SECONDS, budget.left))
    try:
        value = decoder.unpack(data)
        _check(value, 0)
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, OverflowError, msgpack.UnpackException, RecursionError) as error:
        raise WireError(say("wire.bytes-that-are-not-plain-data", kind=type(error).__name__)) from error
    finally:
        budget.left -= time.thread_time() - started - decoder.importing
    return value


_ext = msgpack.ExtType


class _Mark:
    """The first item of a list that is something else; found anywhere else, it is refused."""


_TUPLE_MARK, _TABLE_MARK, _SET_MARK, _MODEL_MARK, _DICT_MARK = (_Mark() for _ in range(5))
_MARKS = {_TUPLE: _TUPLE_MARK, _TABLE: _TABLE_MARK, _SET: _SET_MARK, _DICT: _DICT_MARK}


def _check(value: Any, depth: int) -> None:
    """Refuse what the library decodes although `encode` never makes it, and what is nested too deep."""
    if depth > MAX_DEPTH:
        raise WireError(say("wire.data-nested-more-than-deep", max_depth=MAX_DEPTH))
    kind = type(value)
    if kind in (list, tuple, set, frozenset):
        for item in value:
            _check(item, depth + 1)
    elif kind is dict:
        for key, item in value.items():
            _check(item, depth + 1)
            if type(key) is tuple or type(key) is frozenset:
                _check(key, depth + 1)
    elif kind is ModelState:
        _check(value.state, depth + 1)
    elif kind is _Mark or kind is msgpack.Timestamp:
        raise WireError(say("wire.data-of-another-form-than-this-wire"))


def _pack(value: Any) -> bytes:
    try:
        packed = msgpack.packb(value, strict_types=True)
    except (ValueError, OverflowError) as error:  # half a surrogate pair in a str, an int of more than 64 bits as a key
        raise WireError(say("wire.a-value-that-has-no-form-as", error=error)) from error
    assert packed is not None
    return packed


def _is_key(key: Any) -> bool:
    """Whether MessagePack has such keys."""
    return type(key) is str or (type(key) is int and -(2**63) <= key < 2**64)


class _Encoder:
    def __init__(self, max_bytes: int) -> None:
        self.room = max_bytes
        self.items = 0
        self.comparisons = Comparisons()

    def plain(self, value: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise WireError(say("plain.a-value-nested-more-than-deep-or", max_depth=MAX_DEPTH))
        kind = type(value)
        if value is None or kind in (bool, float):
            return value
        if kind is int:
            return value if -(2**63) <= value < 2**64 else self._integer(value)
        if kind is str or kind is bytes:
            self._take(len(value))
            return value
        if kind is complex:
            return _ext(_COMPLEX, _pack([value.real, value.imag]))
        if kind in TIMES:
            return _ext(_TIME, _pack(parts_of_time(value)))
        if kind is list or kind is tuple:
            self._count(value)
            items = [self.plain(item, depth + 1) for item in value]
            return items if kind is list else [_ext(_TUPLE, b""), *items]
        if kind is dict or kind is set or kind is frozenset:
            return self._hashed(value, depth)
        if kind is ModelState:
            return [_ext(_MODEL, b""), value.kind, value.modes, self.plain(value.state, depth + 1)]
        if kind in (np.bool_, np.int64, np.float64, np.complex128):  # the same numbers as Python's own
            return self.plain(value.item(), depth)
        if kind is np.ndarray or isinstance(value, np.generic):
            return self._array(np.asarray(value), _ARRAY)
        if kind is np.random.Generator:
            return _ext(_GENERATOR, _pack(parts_of_generator(value)))
        torch = sys.modules.get("torch")
        if torch is not None and kind is torch.Tensor:
            return self._array(array_of_tensor(value), _TENSOR)
        if is_of_pandas(value):
            from autograder.guest import tables

            # The depth of a table is no matter of the value's: it ends with the table.
            return [_ext(_TABLE, b""), *self.plain(tables.parts(value), 0)]
        if kind.__module__.startswith("numpy.ma") and kind is np.ma.MaskedArray:
            data, mask = np.asarray(value.data), np.ma.getmaskarray(value)
            return [_ext(_TABLE, b""), "mask", self._array(data, _ARRAY), self._array(mask, _ARRAY)]
        raise WireError(say("wire.a-value-of-type", module=kind.__module__, qualname=kind.__qualname__))

    def _hashed(self, value: Any, depth: int) -> Any:
        """The parts of a dict or set."""
        self._count(value)
        if len(value) > MAX_KEYS:
            raise WireError(say("wire.a-dict-or-set-of-items-the-limit-is", count=len(value), max_keys=MAX_KEYS))
        if type(value) is dict and {*map(type, value)} <= {str}:  # most of them; their hashes nobody can choose
            return {key: self.plain(item, depth + 1) for key, item in value.items()}
        keys = [as_key(key) for key in value]
        self.comparisons.check(keys)
        if type(value) is not dict:  # the same bytes for equal sets
            items = sorted((self.plain(item, depth + 1) for item in keys), key=_pack)
            return [_ext(_SET, b""), type(value) is frozenset, *items]
        items = [self.plain(item, depth + 1) for item in value.values()]
        if all(map(_is_key, keys)):
            return dict(zip(keys, items, strict=True))
        self._count(value)
        keys = [self.plain(key, depth + 1) for key in keys]
        return [_ext(_DICT, b""), *(part for pair in zip(keys, items, strict=True) for part in pair)]

    def _integer(self, value: int) -> msgpack.ExtType:
        digits = f"{value:x}".encode()
        if len(digits) > MAX_DIGITS:
            raise WireError(say("wire.an-integer-of-too-many-digits"))
        return _ext(_INTEGER, digits)

    def _array(self, array: np.ndarray, code: int) -> msgpack.ExtType:
        name = _NAMES.get(array.dtype) or array.dtype.name
        if name not in _DTYPES:
            raise WireError(say("wire.an-array-of-dtype", dtype=array.dtype))
        self._take(array.nbytes)
        # ascontiguousarray would make a 0-d array 1-d, so the shape is taken before.
        if code == _ARRAY and array.ndim > 1 and array.flags.f_contiguous and not array.flags.c_contiguous:
            array, code = array.T, _BY_COLUMNS
        raw = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False)).tobytes()
        return _ext(code, _pack([name, list(array.shape), raw]))

    def _count(self, container: Sized) -> None:
        self.items += len(container)
        if self.items > MAX_ITEMS:
            raise WireError(say("plain.more-than-items", max_items=MAX_ITEMS))

    def _take(self, size: int) -> None:
        self.room -= size
        if self.room < 0:
            raise WireError(say("wire.a-value-larger-than-the-limit-of"))


class _Decoder:
    def __init__(self, generators: bool, models: bool, until: float) -> None:
        self.generators, self.models, self.until = generators, models, until
        self.items = 0
        self.comparisons = Comparisons()
        self.pieces = 0  # lists, dicts and extensions, each of which costs a call of ours
        self.importing = 0.0  # seconds, which are nobody's whose bytes are decoded

    def unpack(self, data: bytes) -> Any:
        return msgpack.unpackb(
            data,
            strict_map_key=False,
            max_array_len=MAX_ITEMS + 1,
            max_map_len=MAX_KEYS,
            list_hook=self._sequence,
            object_pairs_hook=self._dict,
            ext_hook=lambda code, payload: self._extension(code, bytes(payload)),
        )

    def _sequence(self, items: list[Any]) -> Any:
        first = items[0] if items else None
        self._count(len(items) - (first is _TUPLE_MARK))
        if first is _TUPLE_MARK:
            return tuple(items[1:])
        if first is _TABLE_MARK:
            return self._table(items[1:])
        if first is _SET_MARK:
            return self._set(items[1:])
        if first is _DICT_MARK:
            return self._pairs(items[1:])
        return _model(items[1:]) if first is _MODEL_MARK else items

    def _set(self, parts: list[Any]) -> Any:
        if not 0 < len(parts) <= MAX_KEYS + 1:
            raise WireError(say("wire.a-dict-or-set-of-items-the-limit-is", count=len(parts), max_keys=MAX_KEYS))
        self._look_now()
        self.comparisons.check(parts[1:])
        return (frozenset if typed(parts[0], bool) else set)(parts[1:])

    def _pairs(self, parts: list[Any]) -> Any:
        if len(parts) > 2 * MAX_KEYS:
            raise WireError(say("wire.a-dict-or-set-of-items-the-limit-is", count=len(parts) // 2, max_keys=MAX_KEYS))
        return self._with_keys(list(zip(parts[::2], parts[1::2], strict=True)))

    def _table(self, parts: list[Any]) -> Any:
        if parts and type(parts[0]) is str and parts[0] == "mask":
            return _masked(parts[1:])
        started = time.thread_time()
        from autograder.guest import tables

        spent = time.thread_time() - started
        self.importing += spent
        self.until += spent
        return tables.built(parts, self._look_now)

    def _dict(self, pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
        self._count(len(pairs))
        if {type(key) for key, _ in pairs} <= {str}:
            return dict(pairs)
        if not all(_is_key(key) for key, _ in pairs):  # `encode` never makes it
            raise WireError(say("wire.data-of-another-form-than-this-wire"))
        return self._with_keys(pairs)

    def _with_keys(self, pairs: list[tuple[Any, Any]]) -> dict[Any, Any]:
        if len(pairs) > 1000:
            self._look_now()
        self.comparisons.check([key for key, _ in pairs])  # before they meet in a dict
        return dict(pairs)

    def _count(self, size: int) -> None:
        self.items += size
        if self.items > MAX_ITEMS:
            raise WireError(say("plain.more-than-items", max_items=MAX_ITEMS))
        self._look()

    def _look(self) -> None:
        self.pieces += 1
        if self.pieces % 256 == 1:
            self._look_now()

    def _look_now(self) -> None:
        if time.thread_time() > self.until:
            raise WireError(say("wire.data-that-takes-too-long-to-read"))

    def _extension(self, code: int, payload: bytes) -> Any:
        self._look()
        if code in _MARKS and not payload:
            return _MARKS[code]
        if code == _MODEL and not payload and self.models:
            return _MODEL_MARK
        if code == _COMPLEX:
            real, imaginary = flat(payload)
            return complex(typed(real, float), typed(imaginary, float))
        if code == _INTEGER:
            if len(payload) > MAX_DIGITS:
                raise WireError(say("wire.an-integer-of-too-many-digits"))
            return int(payload, 16)
        if code == _TIME:
            return time_of(flat(payload))
        if code == _BY_COLUMNS:
            return _array(payload).T
        if code in (_ARRAY, _TENSOR):
            array = _array(payload)
            return tensor_of(array) if code == _TENSOR else array
        if code == _GENERATOR and self.generators:
            return generator_of(flat(payload))
        raise WireError(say("wire.an-unknown-kind-of-data", code=code))


def _model(parts: list[Any]) -> ModelState:
    known = [type(part) for part in parts] == [str, list, dict]
    if not known or {type(mode) for mode in parts[1]} - {bool} or {type(name) for name in parts[2]} - {str}:
        raise WireError(say("wire.a-network-of-another-form-than-this"))
    return ModelState(*parts)


def _masked(parts: list[Any]) -> Any:
    data, mask = (typed(part, np.ndarray) for part in parts)
    if mask.dtype != bool or mask.shape != data.shape:
        raise WireError(say("wire.an-array-with-a-mask-of-another"))
    return np.ma.MaskedArray(data, mask)


def _array(payload: bytes) -> np.ndarray:
    name, shape, raw = flat(payload)
    if name not in _DTYPES:
        raise WireError(say("wire.an-array-of-unknown-dtype"))
    if any(type(size) is not int or size < 0 for size in typed(shape, list)):
        raise WireError(say("wire.an-array-of-impossible-shape"))
    if not raw and max(shape, default=0) > MAX_ITEMS:  # without elements, and yet without end for who walks through it
        raise WireError(say("wire.an-empty-array-of-enormous-shape"))
    # frombuffer and reshape compare the sizes; copy, because frombuffer's result cannot be written to.
    numbers = np.frombuffer(typed(raw, bytes), dtype=np.dtype(name).newbyteorder("<"))
    return numbers.reshape(shape).astype(np.dtype(name), copy=True)
