"""The wire format carries plain data faithfully, and nothing else, whatever the bytes."""

from __future__ import annotations

import collections
import contextlib
import datetime
import enum
import time
import tracemalloc
from typing import Any

import msgpack
import numpy as np
import pytest
import torch
from hypothesis import example, given
from hypothesis import strategies as st
from plain_values import PLAIN

from autograder.guest import wire
from autograder.guest.wire import WireError, decode, encode

TUPLE, COMPLEX, INTEGER, ARRAY, TENSOR, GENERATOR = range(1, 7)


def same(one: Any, other: Any) -> bool:
    """Equal to the last bit and of the same types, with nan equal to nan."""
    if type(one) is not type(other):
        return False
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, torch.Tensor):
        one, other = one.numpy(), other.numpy()
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    return bool(one == other) or repr(one) == repr(other)


@given(PLAIN)
@example([])
@example(())
@example(((), [()]))
@example({"": {0: ()}})
@example([-0.0, float("nan"), float("-inf")])
@example(np.zeros((0, 3), dtype=np.float16))
@example(np.array(2.5, dtype=np.float16))
@example(torch.tensor(1.5))
def test_plain_data_comes_back_as_it_was_sent(value: Any) -> None:
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize("dtype", sorted(wire._DTYPES))
def test_every_numeric_dtype_comes_back_as_itself(dtype: str) -> None:
    array = np.array([[0, 1], [1, 0]], dtype=dtype)
    assert same(decode(encode(array)), array)


def test_a_big_endian_array_comes_back_with_its_values() -> None:
    got = decode(encode(np.array([1.5, -2.0], dtype=">f8")))
    assert same(got, np.array([1.5, -2.0]))


def test_an_array_that_is_not_contiguous_comes_back_with_its_values() -> None:
    whole = np.arange(24.0).reshape(4, 6)
    assert same(decode(encode(whole.T[::2, 1:])), np.ascontiguousarray(whole.T[::2, 1:]))


def test_an_array_that_came_over_the_line_can_be_written_to() -> None:
    got = decode(encode(np.zeros(3)))
    got[0] = 1.0
    assert got.tolist() == [1.0, 0.0, 0.0]


@pytest.mark.parametrize(
    ("scalar", "number"),
    [(np.float64(1.5), 1.5), (np.int64(3), 3), (np.bool_(True), True), (np.complex128(1j), 1j)],
)
def test_a_scalar_that_is_a_python_number_too_comes_back_as_that_number(scalar: Any, number: Any) -> None:
    assert same(decode(encode(scalar)), number)


@pytest.mark.parametrize("scalar", [np.float16(1.5), np.float32(0.1), np.int8(-1), np.uint64(2**64 - 1)])
def test_a_scalar_of_another_width_keeps_its_dtype(scalar: Any) -> None:
    assert same(decode(encode(scalar)), np.asarray(scalar))


@pytest.mark.parametrize(
    "tensor",
    [
        torch.arange(6.0).reshape(2, 3).T,
        torch.ones(2, requires_grad=True) * 3,
        torch.tensor([1 + 2j]).conj(),
        torch.tensor([1 + 2j]).conj().imag,
        torch.zeros(0, 2, dtype=torch.int8),
    ],
    ids=["transposed", "with a gradient", "conjugate", "negated", "empty"],
)
def test_a_tensor_comes_back_with_its_values(tensor: torch.Tensor) -> None:
    got = decode(encode(tensor))
    assert got.dtype == tensor.dtype
    assert torch.equal(got, tensor.detach())


def test_a_generator_goes_to_the_student_with_its_state() -> None:
    rng = np.random.default_rng(5)
    rng.integers(10, dtype=np.int32)  # leaves half of a 64-bit number for the next call
    got = decode(encode(rng), generators=True)
    assert got.integers(1000, size=5, dtype=np.int32).tolist() == rng.integers(1000, size=5, dtype=np.int32).tolist()


def test_a_generator_never_comes_from_the_student() -> None:
    data = encode([np.random.default_rng(5)])
    with pytest.raises(WireError, match="unknown kind"):
        decode(data)


def test_a_generator_of_another_kind_is_refused() -> None:
    with pytest.raises(WireError, match="random generator"):
        encode(np.random.Generator(np.random.MT19937(1)))


class MyInt(int):
    pass


class MyFloat(float):
    pass


class MyList(list):
    pass


class MyArray(np.ndarray):
    pass


class Colour(enum.IntEnum):
    RED = 1


REFUSED = {
    "a subclass of int": MyInt(1),
    "a subclass of float": MyFloat(1.0),
    "a subclass of list": MyList([1]),
    "a subclass of dict": collections.OrderedDict(a=1),
    "a named tuple": collections.namedtuple("Pair", "a b")(1, 2),
    "an enum": Colour.RED,
    "a subclass of ndarray": np.zeros(2).view(MyArray),
    "a parameter": torch.nn.Parameter(torch.ones(1)),
    "an object": object(),
    "a function": len,
    "a type": float,
    "a range": range(3),
    "a bytearray": bytearray(b"x"),
    "an array of objects": np.array([1, None]),
    "an array of strings": np.array(["a"]),
    "an array of records": np.zeros(2, dtype=[("a", float)]),
    "an array of long doubles": np.zeros(2, dtype=np.longdouble),
    "a tensor of bfloat16": torch.ones(2, dtype=torch.bfloat16),
    "a sparse tensor": torch.eye(2).to_sparse(),
    "a dict with objects as keys": {object(): 3},
    "a dict with tuples of objects as keys": {(1, len): 3},
    "a dict with tensors as keys": {torch.ones(2): 3},
    "a set of tensors": {torch.ones(2)},
    "a date with a time zone": datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC),
    "half a surrogate pair": "\ud800",
    "half a surrogate pair as a key": {"\ud800": 1},
}


@pytest.mark.parametrize("value", REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("inside", [lambda value: value, lambda value: {"a": (1, [value])}], ids=["bare", "nested"])
def test_what_is_not_plain_is_refused(value: Any, inside: Any) -> None:
    with pytest.raises(WireError):
        encode(inside(value))


def test_a_refusal_names_the_type() -> None:
    with pytest.raises(WireError, match=r"^a value of type collections\.OrderedDict$"):
        encode([collections.OrderedDict()])


def nested(depth: int, value: Any = 0) -> Any:
    for _ in range(depth):
        value = (value,)
    return value


def contains_itself() -> list[Any]:
    value: list[Any] = []
    value.append(value)
    return value


def shares_everything() -> list[Any]:
    """Few objects, and 10**30 items if each way to them counts."""
    value: list[Any] = [0]
    for _ in range(30):
        value = [value] * 10
    return value


@pytest.fixture
def few_items(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_ITEMS", FEW)


FEW = 10_000
TOO_MUCH = {
    "too deep": nested(wire.MAX_DEPTH + 1),
    "a list that contains itself": contains_itself(),
    "a list that holds few objects very often": shares_everything(),
    "too many items": [0] * (FEW + 1),
    "too many items in several lists": [[0] * (FEW // 2)] * 3,
    "too many keys": dict.fromkeys(range(wire.MAX_KEYS + 1)),
    "too many digits": 16**wire.MAX_DIGITS,
}


@pytest.mark.parametrize("value", TOO_MUCH.values(), ids=TOO_MUCH.keys())
@pytest.mark.usefixtures("few_items")
def test_too_much_is_refused(value: Any) -> None:
    with pytest.raises(WireError):
        encode(value)


@pytest.mark.parametrize(
    "value",
    [nested(wire.MAX_DEPTH), nested(wire.MAX_DEPTH, np.ones(2)), [0] * FEW, (0,) * FEW,
     dict.fromkeys(range(wire.MAX_KEYS)), 16**wire.MAX_DIGITS - 1],
    ids=["depth", "depth of an array", "items", "items of a tuple", "keys", "digits"],
)  # fmt: skip
@pytest.mark.usefixtures("few_items")
def test_what_is_just_within_the_limits_comes_back(value: Any) -> None:
    assert same(decode(encode(value)), value)


@pytest.mark.parametrize("value", ["x" * 101, b"x" * 101, np.zeros(13), list(range(101)), ["é" * 30] * 2])
def test_more_bytes_than_allowed_are_refused_on_both_sides(value: Any) -> None:
    with pytest.raises(WireError, match="limit"):
        encode(value, max_bytes=100)
    with pytest.raises(WireError, match="limit"):
        decode(encode(value), max_bytes=100)


@given(st.binary(max_size=200))
def test_random_bytes_are_data_or_a_wire_error(data: bytes) -> None:
    try:
        value = decode(data)
    except WireError:
        return
    assert same(decode(encode(value)), value)


MESSAGE = encode({"status": "value", "value": [(1, 2.5), np.arange(3.0), 2**80, 1j, "é", torch.ones(2), None, b"x"]})


@pytest.mark.parametrize("length", range(len(MESSAGE)))
def test_a_truncated_message_is_a_wire_error(length: int) -> None:
    with pytest.raises(WireError):
        decode(MESSAGE[:length])


@given(st.integers(0, len(MESSAGE) - 1), st.integers(0, 255))
def test_a_message_with_one_wrong_byte_is_data_or_a_wire_error(place: int, byte: int) -> None:
    try:
        value = decode(MESSAGE[:place] + bytes([byte]) + MESSAGE[place + 1 :])
    except WireError:
        return
    assert same(decode(encode(value)), value)


def test_bytes_after_the_message_are_a_wire_error() -> None:
    with pytest.raises(WireError):
        decode(MESSAGE + b"\xc0")


def ext(code: int, content: Any) -> bytes:
    return msgpack.packb(msgpack.ExtType(code, content if type(content) is bytes else msgpack.packb(content)))


HOSTILE = {
    "an unknown kind": ext(8, 1),
    "the last kind there is": ext(127, 1),
    "a point in time": msgpack.packb(msgpack.Timestamp(1)),
    "a point in time in a dict": msgpack.packb({"a": [msgpack.Timestamp(1)]}),
    "a malformed point in time": b"\xd4\xff\x00",
    "an array with too few bytes": ext(ARRAY, ["float64", [2], b"x" * 8]),
    "an array with too many bytes": ext(ARRAY, ["float64", [2], b"x" * 24]),
    "an array with a broken element": ext(ARRAY, ["float64", [1], b"x" * 7]),
    "an array of negative shape": ext(ARRAY, ["float64", [-1], b"x" * 8]),
    "an array of huge shape": ext(ARRAY, ["float64", [2**62, 2**62], b"x" * 8]),
    "an array of a shape beyond 64 bits": ext(ARRAY, ["float64", [2**64 - 1], b"x" * 8]),
    "an empty array of huge shape": ext(ARRAY, ["float64", [2**62, 0], b""]),
    "an array of fractional shape": ext(ARRAY, ["float64", [1.0], b"x" * 8]),
    "an array of bool shape": ext(ARRAY, ["float64", [True], b"x" * 8]),
    "an array without a shape": ext(ARRAY, ["float64", None, b"x" * 8]),
    "an array of too many dimensions": ext(ARRAY, ["int8", [1] * 100, b"x"]),
    "an array of objects": ext(ARRAY, ["object", [1], b"x" * 8]),
    "an array of no dtype": ext(ARRAY, [["float64"], [1], b"x" * 8]),
    "an array of text": ext(ARRAY, ["float64", [1], "x" * 8]),
    "an array of four parts": ext(ARRAY, ["float64", [1], b"x" * 8, 1]),
    "an array that is a number": ext(ARRAY, 1),
    "an array that is nothing": ext(ARRAY, b""),
    "a tensor with too few bytes": ext(TENSOR, ["float64", [2], b"x" * 8]),
    "an array in a complex number": ext(COMPLEX, [msgpack.ExtType(ARRAY, b""), 1.0]),
    "a complex number of text": ext(COMPLEX, ["1", "2"]),
    "a complex number of one part": ext(COMPLEX, [1.0]),
    "a complex number of a dict": ext(COMPLEX, {"a": 1}),
    "an integer that is no number": ext(INTEGER, b"xyz"),
    "an integer without digits": ext(INTEGER, b""),
    "an integer of too many digits": ext(INTEGER, b"f" * (wire.MAX_DIGITS + 1)),
    "a generator": ext(GENERATOR, ["1", "2", "0", "0"]),
    "a tuple mark by itself": ext(TUPLE, b""),
    "a tuple mark in second place": msgpack.packb([1, msgpack.ExtType(TUPLE, b"")]),
    "a tuple mark as a value": msgpack.packb({"a": msgpack.ExtType(TUPLE, b"")}),
    "a tuple mark with content": msgpack.packb([msgpack.ExtType(TUPLE, b"\xc0"), 1]),
    "a tuple as a key": b"\x81" + encode((1, 2)) + b"\x01",
    "an array as a key": b"\x81" + encode(np.ones(1)) + b"\x01",
    "bytes as a key": msgpack.packb({b"a": 1}),
    "a float as a key": msgpack.packb({1.0: 1}),
    "nothing as a key": msgpack.packb({None: 1}),
    "a bool as a key": msgpack.packb({True: 1}),
    "a byte that is never used": b"\xc1",
    "text that is no UTF-8": b"\xa2\xff\xff",
    "lists just too deep": b"\x91" * (wire.MAX_DEPTH + 1) + b"\xc0",
    "lists as deep as Python's stack": b"\x91" * 1000 + b"\xc0",
    "lists deeper than any stack": b"\x91" * 1_000_000 + b"\xc0",
    "tuples deeper than any stack": b"\x92\xc7\x00\x01" * 100_000 + b"\xc0",
    "dicts deeper than any stack": b"\x81\xa1a" * 100_000 + b"\xc0",
    "a list that claims 2**32 items": b"\xdd\xff\xff\xff\xff",
    "a dict that claims 2**32 items": b"\xdf\xff\xff\xff\xff",
    "bytes that claim to be 4 GB": b"\xc6\xff\xff\xff\xff",
    "an extension that claims to be 4 GB": b"\xc9\xff\xff\xff\xff\x04",
    "a thousand lists that claim a million items": b"\xdd\x00\x0f\x42\x40" * 1000,
    "lists of empty lists": b"\x93" + (b"\xdc\x20\x00" + b"\x90" * 0x2000) * 3,
    "lists of empty dicts": b"\x93" + (b"\xdc\x20\x00" + b"\x80" * 0x2000) * 3,
    "lists of empty tuples": b"\x93" + (b"\xdc\x20\x00" + b"\x91\xc7\x00\x01" * 0x2000) * 3,
    "a dict of too many keys": b"\xde\x4e\x20" + b"".join(msgpack.packb(n) + b"\xc0" for n in range(20_000)),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.usefixtures("few_items")
def test_hostile_bytes_are_a_wire_error(data: bytes) -> None:
    with pytest.raises(WireError):
        decode(data)


def peak_of_decoding(data: bytes) -> int:
    tracemalloc.start()
    with contextlib.suppress(WireError):
        decode(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


@pytest.mark.usefixtures("few_items")
def test_decoding_stops_before_many_small_objects_fill_the_memory() -> None:
    half_a_million = b"\xdc\x00\x40" + (b"\xdc\x20\x00" + b"\x80" * 0x2000) * 0x40
    assert peak_of_decoding(half_a_million) < 5 * 2**20


def test_decoding_does_not_copy_what_lies_deep_inside_at_every_level() -> None:
    content = b"\xc6\x01\x00\x00\x00" + b"x" * 2**24
    assert peak_of_decoding(b"\x92\xc7\x00\x01" * 31 + content) < 4 * 2**24


def test_an_array_crosses_in_the_order_of_its_memory() -> None:
    """An answer that reads memory in its own order is right for one order and wrong for the other."""
    rows = np.arange(6.0).reshape(2, 3)
    for array in (rows, rows.T, np.asfortranarray(rows), np.arange(24).reshape(2, 3, 4).T):
        crossed = decode(encode(array))
        assert np.array_equal(crossed, array)
        assert (crossed.flags.c_contiguous, crossed.flags.f_contiguous) == (
            array.flags.c_contiguous,
            array.flags.f_contiguous,
        )
        crossed[...] = 0  # may be written to


@pytest.mark.parametrize(
    "numbers",
    [
        ["f" * 400_000, "1", "0", "0"],
        ["1", "f" * 33, "0", "0"],
        ["1", "1", "2", "0"],
        ["1", "1", "0", "1" + "0" * 8],
        ["-1", "1", "0", "0"],
        ["1", "1", "0"],
        [1, 1, 0, 0],
    ],
)
def test_a_forged_generator_is_refused_before_it_is_made(numbers: list[Any]) -> None:
    data = msgpack.packb(msgpack.ExtType(6, msgpack.packb(numbers)))
    started = time.thread_time()
    with pytest.raises(WireError):
        decode(data, generators=True)
    assert time.thread_time() - started < 0.5
