"""Plain data as bytes: the only form in which anything crosses between grader and student code.

MessagePack carries None, bool, int, float, str, bytes, list and dict; what it lacks (tuples, complex numbers,
large integers, arrays, tensors) are extension types defined below. Arrays cross as dtype, shape and raw bytes.
Types are exact: an object of any other type, a subclass included, is refused, and nothing is ever unpickled or
constructed by name. Decoding is bounded in size and depth, because the bytes may come from hostile code.
"""

from __future__ import annotations

import sys
from typing import Any

import msgpack
import numpy as np

MAX_BYTES = 64 * 2**20  # one request or reply
MAX_DEPTH = 32  # containers inside containers
MAX_ITEMS = 1_000_000  # of one list
MAX_KEYS = 10_000  # of one dict; hashing is quadratic at worst, so this is smaller
MAX_DIGITS = 4_300  # of one integer; Python's own limit for turning text into int

_TUPLE, _COMPLEX, _INTEGER, _ARRAY, _TENSOR, _GENERATOR = range(1, 7)

_DTYPES = frozenset(
    [
        "bool",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "float16",
        "float32",
        "float64",
        "complex64",
        "complex128",
    ]
)


class WireError(ValueError):
    """Data that is not plain, or bytes that are not data."""


def encode(value: Any, *, max_bytes: int = MAX_BYTES) -> bytes:
    """Bytes of a plain value.

    Takes None, bool, int, float, complex, str, bytes, list, tuple, dict with str or int keys, NumPy arrays and
    scalars of numeric dtype, torch tensors, and (only useful towards the student) a `numpy.random.Generator`.
    Raises WireError, naming the type, for anything else, for nesting deeper than MAX_DEPTH and for more than
    `max_bytes`.
    """
    encoded = _pack(_Encoder(max_bytes).plain(value, 0))
    if len(encoded) > max_bytes:
        raise WireError(f"a value of {len(encoded):,} bytes; the limit is {max_bytes:,}")
    return encoded


def decode(data: bytes, *, generators: bool = False, max_bytes: int = MAX_BYTES) -> Any:
    """The plain value of bytes made by `encode`. Raises WireError for anything else.

    `generators` allows random generators in the data; the grader never does for what a student sends.
    """
    if len(data) > max_bytes:
        raise WireError(f"{len(data):,} bytes; the limit is {max_bytes:,}")
    try:
        value = _Decoder(generators).unpack(data, 0)
    except WireError:
        raise
    except (ValueError, TypeError, KeyError, OverflowError, msgpack.UnpackException, RecursionError) as error:
        raise WireError(f"bytes that are not plain data ({type(error).__name__})") from error
    _refuse_timestamps(value)
    return value


def _refuse_timestamps(value: Any) -> None:
    """MessagePack's own extension for points in time is decoded by the library whether wanted or not."""
    if type(value) is msgpack.Timestamp:
        raise WireError("a point in time")
    if type(value) in (list, tuple):
        for item in value:
            _refuse_timestamps(item)
    elif type(value) is dict:
        for key, item in value.items():
            _refuse_timestamps(key)
            _refuse_timestamps(item)


def _pack(value: Any) -> bytes:
    packed = msgpack.packb(value, strict_types=True)
    assert packed is not None
    return packed


class _Encoder:
    def __init__(self, max_bytes: int) -> None:
        self.room = max_bytes

    def plain(self, value: Any, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise WireError(f"a value nested more than {MAX_DEPTH} deep, or containing itself")
        kind = type(value)
        if value is None or kind in (bool, float):
            return value
        if kind is int:
            return value if -(2**63) <= value < 2**64 else _ext(_INTEGER, f"{value:x}".encode())
        if kind is str or kind is bytes:
            self._take(len(value))
            return value
        if kind is complex:
            return _ext(_COMPLEX, _pack([value.real, value.imag]))
        if kind is list or kind is tuple:
            items = [self.plain(item, depth + 1) for item in value]
            self._take(len(items))
            return items if kind is list else _ext(_TUPLE, _pack(items))
        if kind is dict:
            if not all(type(key) in (str, int) for key in value):
                raise WireError("a dict with keys that are neither str nor int")
            return {key: self.plain(item, depth + 1) for key, item in value.items()}
        if kind is np.ndarray or isinstance(value, np.generic):
            return self._array(np.asarray(value), _ARRAY)
        if kind is np.random.Generator:
            return self._generator(value)
        torch = sys.modules.get("torch")
        if torch is not None and kind is torch.Tensor:
            return self._array(_tensor_as_array(value), _TENSOR)
        raise WireError(f"a value of type {kind.__module__}.{kind.__qualname__}")

    def _array(self, array: np.ndarray, code: int) -> msgpack.ExtType:
        if array.dtype.name not in _DTYPES:
            raise WireError(f"an array of dtype {array.dtype}")
        self._take(array.nbytes)
        # ascontiguousarray would make a 0-d array 1-d, so the shape is taken before.
        raw = np.ascontiguousarray(array.astype(array.dtype.newbyteorder("<"), copy=False)).tobytes()
        return _ext(code, _pack([array.dtype.name, list(array.shape), raw]))

    def _generator(self, generator: np.random.Generator) -> msgpack.ExtType:
        state = generator.bit_generator.state
        if state["bit_generator"] != "PCG64":
            raise WireError("a random generator that is not NumPy's default one")
        numbers = [state["state"]["state"], state["state"]["inc"], state["has_uint32"], state["uinteger"]]
        return _ext(_GENERATOR, _pack([f"{number:x}" for number in numbers]))

    def _take(self, size: int) -> None:
        self.room -= size
        if self.room < 0:
            raise WireError("a value larger than the limit of one message")


class _Decoder:
    def __init__(self, generators: bool) -> None:
        self.generators = generators

    def unpack(self, data: bytes, depth: int) -> Any:
        if depth > MAX_DEPTH:
            raise WireError(f"data nested more than {MAX_DEPTH} deep")
        return msgpack.unpackb(
            data,
            strict_map_key=False,
            max_array_len=MAX_ITEMS,
            max_map_len=MAX_KEYS,
            ext_hook=lambda code, payload: self._extension(code, bytes(payload), depth + 1),
        )

    def _extension(self, code: int, payload: bytes, depth: int) -> Any:
        if code == _TUPLE:
            return tuple(_typed(self.unpack(payload, depth), list))
        if code == _COMPLEX:
            real, imaginary = _typed(self.unpack(payload, depth), list)
            return complex(_typed(real, float), _typed(imaginary, float))
        if code == _INTEGER:
            if len(payload) > MAX_DIGITS:
                raise WireError("an integer of too many digits")
            return int(payload, 16)
        if code in (_ARRAY, _TENSOR):
            array = self._array(payload, depth)
            return _array_as_tensor(array) if code == _TENSOR else array
        if code == _GENERATOR and self.generators:
            return _make_generator(_typed(self.unpack(payload, depth), list))
        raise WireError(f"an unknown kind of data ({code})")

    def _array(self, payload: bytes, depth: int) -> np.ndarray:
        name, shape, raw = _typed(self.unpack(payload, depth), list)
        if name not in _DTYPES:
            raise WireError("an array of unknown dtype")
        if any(type(size) is not int or size < 0 for size in _typed(shape, list)) or len(shape) > MAX_DEPTH:
            raise WireError("an array of impossible shape")
        # frombuffer and reshape compare the sizes; copy, because frombuffer's result cannot be written to.
        flat = np.frombuffer(_typed(raw, bytes), dtype=np.dtype(name).newbyteorder("<"))
        return flat.reshape(shape).astype(np.dtype(name), copy=True)


def _ext(code: int, payload: bytes) -> msgpack.ExtType:
    return msgpack.ExtType(code, payload)


def _typed(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise WireError("data of another form than this wire format's")
    return value


def _tensor_as_array(tensor: Any) -> np.ndarray:
    tensor = tensor.detach().cpu()
    try:
        return tensor.numpy()
    except (TypeError, RuntimeError) as error:  # bfloat16, sparse, quantised
        raise WireError(f"a tensor of dtype {tensor.dtype} and layout {tensor.layout}") from error


def _array_as_tensor(array: np.ndarray) -> Any:
    import torch

    return torch.from_numpy(array)


def _make_generator(numbers: list[str]) -> np.random.Generator:
    state, increment, has_uint32, uinteger = (int(number, 16) for number in numbers)
    bits = np.random.PCG64()
    bits.state = {
        "bit_generator": "PCG64",
        "state": {"state": state, "inc": increment},
        "has_uint32": has_uint32,
        "uinteger": uinteger,
    }
    return np.random.Generator(bits)
