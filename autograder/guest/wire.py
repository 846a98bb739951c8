"""Plain data as bytes: the only form in which anything crosses between grader and student code.

MessagePack carries None, bool, int, float, str, bytes, list and dict; what it lacks (complex numbers, large integers,
arrays, tensors) are extension types defined below, and a tuple is a list behind a mark; so are sets, masked arrays, and
the tables of pandas, which are taken apart in autograder.guest.tables. Arrays cross as dtype, shape and raw bytes.
Types are exact: an object of any other type, a subclass included, is refused, and nothing is ever unpickled or
constructed by name. Decoding is bounded in size, items, depth and time, because the bytes may come from hostile code.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sized
from dataclasses import dataclass
from typing import Any

import msgpack
import numpy as np

from autograder.guest.kinds import is_of_pandas
from autograder.guest.sentences import say

MAX_BYTES = 64 * 2**20  # one request or reply
MAX_DEPTH = 32  # containers inside containers
MAX_ITEMS = 1_000_000  # in all lists, tuples and dicts of one message; an item of one byte takes up to 64 in memory
MAX_KEYS = 10_000  # of one dict or set; hashing is quadratic at worst, so this is smaller
MAX_DIGITS = 3_500  # hexadecimal, of one integer; Python refuses to print what has more than 4,300 decimal ones
MAX_SECONDS = 2.0  # of processor time to decode one message: a hundred times what any answer takes

_TUPLE, _COMPLEX, _INTEGER, _ARRAY, _TENSOR, _GENERATOR = range(1, 7)
_TABLE = 7  # of pandas, or an array with a mask
_SET = 8
_MODEL = 9
_BY_COLUMNS = 13  # an array in the order of columns, as a transposed view is

_INTEGERS = (f"{sign}int{bits}" for sign in ("", "u") for bits in (8, 16, 32, 64))
_NUMBERS = frozenset(["bool", *_INTEGERS, "float16", "float32", "float64", "complex64", "complex128"])
_UNITS = ("Y", "M", "W", "D", "h", "m", "s", "ms", "us", "ns")
_DTYPES = _NUMBERS | {f"{kind}64[{unit}]" for kind in ("datetime", "timedelta") for unit in _UNITS}
_NAMES = {np.dtype(name): name for name in _DTYPES}  # NumPy makes each name anew, which takes longer than all the rest


class WireError(ValueError):
    """Data that is not plain, or bytes that are not data."""


@dataclass
class Budget:
    """Seconds of processor time that are left for decoding what one exercise's code sends."""

    left: float = 5 * MAX_SECONDS


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

    Takes None, bool, int, float, complex, str, bytes, list, tuple, set, dict with str or int keys, NumPy arrays and
    scalars of numbers, dates or time spans, masked arrays, torch tensors, tables of pandas (see guest/tables.py), and
    (only useful towards the student) a `numpy.random.Generator`. Raises WireError, naming the type, for anything else,
    for nesting deeper than MAX_DEPTH and for more than `max_bytes`.
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


_TUPLE_MARK, _TABLE_MARK, _SET_MARK, _MODEL_MARK = _Mark(), _Mark(), _Mark(), _Mark()


def _check(value: Any, depth: int) -> None:
    """Refuse what the library decodes although `encode` never makes it, and what is nested too deep."""
    if depth > MAX_DEPTH:
        raise WireError(say("wire.data-nested-more-than-deep", max_depth=MAX_DEPTH))
    kind = type(value)
    if kind is list or kind is tuple:
        for item in value:
            _check(item, depth + 1)
    elif kind is dict:
        for item in value.values():
            _check(item, depth + 1)
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


def _check_key(key: Any) -> None:
    """Refuse a key of a dict. Integers beyond 64 bits can be chosen so that all have the same hash."""
    if type(key) is not str and not (type(key) is int and -(2**63) <= key < 2**64):
        raise WireError(say("wire.a-dict-with-keys-that-are-neither"))


class _Encoder:
    def __init__(self, max_bytes: int) -> None:
        self.room = max_bytes
        self.items = 0

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
        if kind is list or kind is tuple:
            self._count(value)
            items = [self.plain(item, depth + 1) for item in value]
            return items if kind is list else [_ext(_TUPLE, b""), *items]
        if kind is dict or kind is set or kind is frozenset:
            self._count(value)
            if len(value) > MAX_KEYS:
                raise WireError(say("wire.a-dict-or-set-of-items-the-limit-is", count=len(value), max_keys=MAX_KEYS))
            if kind is not dict:  # the same bytes for equal sets
                items = sorted((self.plain(item, depth + 1) for item in value), key=_pack)
                return [_ext(_SET, b""), kind is frozenset, *items]
            for key in value:
                _check_key(key)
            return {key: self.plain(item, depth + 1) for key, item in value.items()}
        if kind is ModelState:
            return [_ext(_MODEL, b""), value.kind, value.modes, self.plain(value.state, depth + 1)]
        if kind in (np.bool_, np.int64, np.float64, np.complex128):  # the same numbers as Python's own
            return self.plain(value.item(), depth)
        if kind is np.ndarray or isinstance(value, np.generic):
            return self._array(np.asarray(value), _ARRAY)
        if kind is np.random.Generator:
            return self._generator(value)
        torch = sys.modules.get("torch")
        if torch is not None and kind is torch.Tensor:
            return self._array(_tensor_as_array(value), _TENSOR)
        if is_of_pandas(value):
            from autograder.guest import tables

            # The depth of a table is no matter of the value's: it ends with the table.
            return [_ext(_TABLE, b""), *self.plain(tables.parts(value), 0)]
        if kind.__module__.startswith("numpy.ma") and kind is np.ma.MaskedArray:
            data, mask = np.asarray(value.data), np.ma.getmaskarray(value)
            return [_ext(_TABLE, b""), "mask", self._array(data, _ARRAY), self._array(mask, _ARRAY)]
        raise WireError(say("wire.a-value-of-type", module=kind.__module__, qualname=kind.__qualname__))

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

    def _generator(self, generator: np.random.Generator) -> msgpack.ExtType:
        state = generator.bit_generator.state
        if state["bit_generator"] != "PCG64":
            raise WireError(say("wire.a-random-generator-that-is-not-numpy"))
        numbers = [state["state"]["state"], state["state"]["inc"], state["has_uint32"], state["uinteger"]]
        return _ext(_GENERATOR, _pack([f"{number:x}" for number in numbers]))

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
        return _model(items[1:]) if first is _MODEL_MARK else items

    def _set(self, parts: list[Any]) -> Any:
        if not 0 < len(parts) <= MAX_KEYS + 1:
            raise WireError(say("wire.a-dict-or-set-of-items-the-limit-is", count=len(parts), max_keys=MAX_KEYS))
        self._look_now()
        return (frozenset if _typed(parts[0], bool) else set)(parts[1:])

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
        for key, _ in pairs:  # before they meet in a dict
            _check_key(key)
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
        if code == _TUPLE and not payload:
            return _TUPLE_MARK
        if code == _TABLE and not payload:
            return _TABLE_MARK
        if code == _SET and not payload:
            return _SET_MARK
        if code == _MODEL and not payload and self.models:
            return _MODEL_MARK
        if code == _COMPLEX:
            real, imaginary = _flat(payload)
            return complex(_typed(real, float), _typed(imaginary, float))
        if code == _INTEGER:
            if len(payload) > MAX_DIGITS:
                raise WireError(say("wire.an-integer-of-too-many-digits"))
            return int(payload, 16)
        if code == _BY_COLUMNS:
            return _array(payload).T
        if code in (_ARRAY, _TENSOR):
            array = _array(payload)
            return _array_as_tensor(array) if code == _TENSOR else array
        if code == _GENERATOR and self.generators:
            return _make_generator(_flat(payload))
        raise WireError(say("wire.an-unknown-kind-of-data", code=code))


def _flat(payload: bytes) -> list[Any]:  # the short list inside an extension type; nothing nests there
    return _typed(msgpack.unpackb(payload, max_array_len=MAX_DEPTH, max_map_len=0, max_ext_len=0), list)


def _model(parts: list[Any]) -> ModelState:
    known = [type(part) for part in parts] == [str, list, dict]
    if not known or {type(mode) for mode in parts[1]} - {bool} or {type(name) for name in parts[2]} - {str}:
        raise WireError(say("wire.a-network-of-another-form-than-this"))
    return ModelState(*parts)


def _masked(parts: list[Any]) -> Any:
    data, mask = (_typed(part, np.ndarray) for part in parts)
    if mask.dtype != bool or mask.shape != data.shape:
        raise WireError(say("wire.an-array-with-a-mask-of-another"))
    return np.ma.MaskedArray(data, mask)


def _array(payload: bytes) -> np.ndarray:
    name, shape, raw = _flat(payload)
    if name not in _DTYPES:
        raise WireError(say("wire.an-array-of-unknown-dtype"))
    if any(type(size) is not int or size < 0 for size in _typed(shape, list)):
        raise WireError(say("wire.an-array-of-impossible-shape"))
    if not raw and max(shape, default=0) > MAX_ITEMS:  # without elements, and yet without end for who walks through it
        raise WireError(say("wire.an-empty-array-of-enormous-shape"))
    # frombuffer and reshape compare the sizes; copy, because frombuffer's result cannot be written to.
    flat = np.frombuffer(_typed(raw, bytes), dtype=np.dtype(name).newbyteorder("<"))
    return flat.reshape(shape).astype(np.dtype(name), copy=True)


def _typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise WireError(say("wire.data-of-another-form-than-this-wire"))
    return value


def _tensor_as_array(tensor: Any) -> np.ndarray:
    try:
        return tensor.detach().cpu().resolve_conj().resolve_neg().numpy()
    except (TypeError, RuntimeError) as error:  # bfloat16, sparse, quantised
        raise WireError(say("wire.a-tensor-of-dtype-and-layout", dtype=tensor.dtype, layout=tensor.layout)) from error


def _array_as_tensor(array: np.ndarray) -> Any:
    import torch  # the grader may not have needed it so far

    return torch.from_numpy(array)


def _make_generator(numbers: list[str]) -> np.random.Generator:
    if [type(number) for number in numbers] != [str] * 4 or any(len(number) > 32 for number in numbers):
        raise WireError(say("wire.a-random-generator-of-another-form-than"))
    state, increment, has_uint32, uinteger = (int(number, 16) for number in numbers)
    if state < 0 or increment < 0 or has_uint32 not in (0, 1) or not 0 <= uinteger < 2**32:
        raise WireError(say("wire.a-random-generator-in-an-impossible-state"))
    bits = np.random.PCG64(state)  # seeded too, so that generators spawned from it are the same in every run
    bits.state = {
        "bit_generator": "PCG64",
        "state": {"state": state, "inc": increment},
        "has_uint32": has_uint32,
        "uinteger": uinteger,
    }
    return np.random.Generator(bits)
