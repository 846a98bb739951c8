"""Tables over the wire, made by hostile code: whatever its parts are, a WireError and no more time than allowed."""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from typing import Any

import msgpack
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from kinds_of_tables import COLUMNS, FRAMES, INDEXES

from autograder.course.released.comparing import difference
from autograder.guest import wire
from autograder.guest.wire import Budget, WireError, decode, encode

NUMBERS = ["plain", np.arange(3.0)]
ROWS = ["range", 0, 3, 1, None]
NAMES = ["labels", ["texts", False, ["a"]], None]
TEXTS = ["texts", False, ["x", "y", None]]
CODES = np.array([0, 1, -1], dtype=np.int8)
PAIR = ["texts", False, ["x", "y"]]
MONTHS = np.zeros(3, dtype="datetime64[M]")
SECONDS = np.zeros(3, dtype="datetime64[s]")


def forged(*parts: Any) -> bytes:
    """Bytes of a table with these parts."""
    start = msgpack.packb(msgpack.ExtType(7, b""))
    return bytes([0x90 + len(parts) + 1]) + start + b"".join(encode(part) for part in parts)


def column(*parts: Any) -> bytes:
    return forged("frame", [list(parts)], ROWS, NAMES)


def index(*parts: Any) -> bytes:
    return forged("index", list(parts))


def test_a_forged_table_of_the_right_form_is_one() -> None:
    assert decode(column(*NUMBERS)).to_dict("list") == {"a": [0.0, 1.0, 2.0]}
    assert decode(column(*TEXTS)).shape == decode(column("categories", CODES, PAIR, True)).shape == (3, 1)


HOSTILE = {
    "a mark alone": msgpack.packb(msgpack.ExtType(7, b"")),
    "a mark with content": msgpack.packb([msgpack.ExtType(7, b"x"), "mask"]),
    "a mark in second place": msgpack.packb([1, msgpack.ExtType(7, b"")]),
    "nothing": forged(),
    "an unknown kind": forged("panel", [NUMBERS], ROWS, NAMES),
    "a kind that is an array": forged(np.ones(2), 1),
    "a kind that is a table": forged(pd.DataFrame({"a": [1]}), 1),
    "a frame of two parts": forged("frame", [NUMBERS], ROWS),
    "a frame of a dict": forged("frame", {"a": NUMBERS}, ROWS, NAMES),
    "a frame of a tuple": forged("frame", (NUMBERS,), ROWS, NAMES),
    "columns of several lengths": forged(
        "frame", [NUMBERS, ["plain", np.ones(2)]], ROWS, ["labels", ["plain", np.arange(2)], None]
    ),
    "fewer rows than the index": forged("frame", [["plain", np.ones(2)]], ROWS, NAMES),
    "fewer columns than names": forged("frame", [], ROWS, NAMES),
    "more columns than names": forged("frame", [NUMBERS, NUMBERS], ROWS, NAMES),
    "a block of one dimension": forged("frame", np.ones(3), ROWS, NAMES),
    "a block of three dimensions": forged("frame", np.ones((3, 1, 1)), ROWS, NAMES),
    "a block of another height": forged("frame", np.ones((2, 1)), ROWS, NAMES),
    "a block of another width": forged("frame", np.ones((3, 2)), ROWS, NAMES),
    "a block of dates": forged("frame", SECONDS[:, np.newaxis], ROWS, NAMES),
    "a block with a mask": forged("frame", np.ma.masked_array(np.ones((3, 1))), ROWS, NAMES),
    "a column without a kind": column(),
    "a column of an unknown kind": column("sparse", np.ones(3)),
    "a column that is a table": forged("frame", [pd.Series([1, 2, 3])], ROWS, NAMES),
    "a column of two dimensions": column("plain", np.ones((3, 3))),
    "a column of no dimension": column("plain", np.array(1.0)),
    "a column of a list": column("plain", [1.0, 2.0, 3.0]),
    "a column with a mask in place of an array": column("plain", np.ma.masked_array(np.ones(3))),
    "a column of a table": column("plain", pd.Series([1, 2, 3])),
    "a column of months": column("plain", MONTHS),
    "objects that are lists": column("objects", [[1], 2, 3]),
    "objects that are tables": column("objects", [pd.DataFrame(), 2, 3]),
    "objects that are arrays": column("objects", [np.ones(1), 2, 3]),
    "objects in a tuple": column("objects", (1, 2, 3)),
    "objects in an array": column("objects", np.ones(3)),
    "texts that are numbers": column("texts", False, ["a", 1, None]),
    "texts in a text": column("texts", False, "abc"),
    "texts of an unknown kind": column("texts", 1, ["a", "b", "c"]),
    "a code too high": column("categories", np.array([0, 2, 1]), PAIR, False),
    "a code too low": column("categories", np.array([0, -2, 1]), PAIR, False),
    "codes that are fractions": column("categories", np.zeros(3), PAIR, False),
    "codes without a sign": column("categories", np.array([0, 255, 1], dtype=np.uint8), PAIR, False),
    "codes in a list": column("categories", [0, 1, 0], PAIR, False),
    "codes of two dimensions": column("categories", np.zeros((3, 1), dtype=int), PAIR, False),
    "a category twice": column("categories", CODES, ["texts", False, ["x", "x"]], False),
    "a category that is missing": column("categories", CODES, ["texts", False, ["x", None]], False),
    "categories of categories": column("categories", CODES, ["categories", CODES[:2], PAIR, False], False),
    "an order that is no truth value": column("categories", CODES, PAIR, 1),
    "more categories than allowed": column("categories", CODES, ["plain", np.arange(wire.MAX_KEYS + 1)], False),
    "an unknown time zone": column("zoned", SECONDS, "Europe/Atlantis"),
    "a time zone that is a path": column("zoned", SECONDS, "../../../etc/passwd"),
    "a time zone of another library": column("zoned", SECONDS, "dateutil//etc/passwd"),
    "a time zone of years": column("zoned", SECONDS, 10**9),
    "a time zone that is a number": column("zoned", SECONDS, 1.0),
    "a time zone of months": column("zoned", MONTHS, "UTC"),
    "a time zone of numbers": column("zoned", np.ones(3), "UTC"),
    "a mask that is shorter": column("masked", np.ones(3), np.zeros(2, dtype=bool)),
    "a mask of numbers": column("masked", np.ones(3), np.zeros(3)),
    "a mask of two dimensions": column("masked", np.ones(3), np.zeros((3, 1), dtype=bool)),
    "a mask over half precision": column("masked", np.ones(3, dtype=np.float16), np.zeros(3, dtype=bool)),
    "a mask over dates": column("masked", SECONDS, np.zeros(3, dtype=bool)),
    "an index of an unknown kind": index("hash", 1),
    "an index without a kind": index(),
    "a range without end": index("range", 0, 2**62, 1, None),
    "a range beyond 64 bits": index("range", 0, 2**70, 2**69, None),
    "a range of no step": index("range", 0, 3, 0, None),
    "a range of fractions": index("range", 0, 3.0, 1, None),
    "a range of truth values": index("range", False, True, True, None),
    "rows without end, and no columns": forged(
        "frame", [], ["range", 0, 2**40, 1, None], ["labels", ["objects", []], None]
    ),
    "rows without end, and one column": forged("frame", [NUMBERS], ["range", 0, 2**40, 1, None], NAMES),
    "names without end": forged("frame", [], ROWS, ["range", 0, 10**6, 1, None]),
    "a Series of another length": forged("series", NUMBERS, ["range", 0, 2, 1, None], None),
    "a Series with an index of two levels that is longer": forged(
        "series", NUMBERS, ["levels", [PAIR], [np.zeros(9, dtype=np.int8)], [None]], None
    ),
    "a name that is a list": forged("series", NUMBERS, ROWS, [1]),
    "a name that is an array": forged("series", NUMBERS, ROWS, np.ones(2)),
    "a name that holds a list": forged("series", NUMBERS, ROWS, ("a", [1])),
    "a name beyond 64 bits": forged("series", NUMBERS, ROWS, 2**80),
    "labels that are lists": index("labels", ["objects", [[1], [2]]], None),
    "labels in half precision": index("labels", ["plain", np.ones(3, dtype=np.float16)], None),
    "no levels": index("levels", [], [], []),
    "more levels than codes": index("levels", [PAIR, PAIR], [CODES], [None, None]),
    "more names than levels": index("levels", [PAIR], [CODES], [None, None]),
    "levels of several lengths": index("levels", [PAIR, PAIR], [CODES, CODES[:2]], [None, None]),
    "a code too high for its level": index("levels", [PAIR], [np.array([2])], [None]),
    "a code too low for its level": index("levels", [PAIR], [np.array([-2])], [None]),
    "codes of levels that are fractions": index("levels", [PAIR], [np.zeros(2)], [None]),
    "a label twice in a level": index("levels", [["plain", np.zeros(2)]], [CODES], [None]),
    "more levels than allowed": index("levels", [PAIR] * 40, [CODES] * 40, [None] * 40),
    "an array with a shorter mask": forged("mask", np.ones(3), np.zeros(2, dtype=bool)),
    "an array with a mask of numbers": forged("mask", np.ones(3), np.zeros(3)),
    "an array with half a mask": forged("mask", np.ones(3)),
    "an array with two masks": forged("mask", np.ones(3), np.zeros(3, dtype=bool), np.zeros(3, dtype=bool)),
    "a list with a mask": forged("mask", [1.0], np.zeros(1, dtype=bool)),
    "a mask on a mask": forged("mask", np.ma.masked_array([1.0]), np.zeros(1, dtype=bool)),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_tables_are_a_wire_error(data: bytes) -> None:
    with pytest.raises(WireError):
        decode(data)


MESSAGE = encode(
    [pd.DataFrame(COLUMNS, index=INDEXES["two levels"]), np.ma.masked_array([1.0], [True]), FRAMES["of one dtype"]]
)


@given(st.integers(0, len(MESSAGE) - 1), st.integers(0, 255))
def test_a_table_with_one_wrong_byte_is_data_or_a_wire_error(place: int, byte: int) -> None:
    try:
        value = decode(MESSAGE[:place] + bytes([byte]) + MESSAGE[place + 1 :])
    except WireError:
        return
    encode(value)


@pytest.mark.parametrize("length", range(0, len(MESSAGE), 7))
def test_a_truncated_table_is_a_wire_error(length: int) -> None:
    with pytest.raises(WireError):
        decode(MESSAGE[:length])


def colliding(number: int) -> np.ndarray:
    """Whole numbers that all have the same hash in the tables of pandas."""
    found = []
    for high in range(number):
        low = 0
        for bit in range(32):
            low |= (((high >> bit) ^ (low >> (bit - 11) if bit >= 11 else 0)) & 1) << bit
        found.append((high << 33) | low)
    return np.random.default_rng(0).permutation(found)  # in order, they would need no table


def test_many_bad_categories_take_no_longer_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_SECONDS", 0.5)
    bad = ["categories", CODES, ["plain", colliding(wire.MAX_KEYS)], False]
    data = forged("frame", [bad] * 40, ROWS, ["labels", ["plain", np.arange(40)], None])
    started = time.thread_time()
    with pytest.raises(WireError, match="too long"):
        decode(data)
    assert time.thread_time() - started < 3.0


@pytest.mark.slow
def test_many_small_tables_take_no_longer_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "MAX_SECONDS", 0.2)
    data = encode([pd.DataFrame({"a": ["x"]})] * 20_000)
    started = time.thread_time()
    with pytest.raises(WireError, match="too long"):
        decode(data)
    assert time.thread_time() - started < 1.0


LAZY = """
import sys, time
import numpy as np
from autograder.course.released import comparing as values, describing
from autograder.judging import hidden_tests as hidden, shrinking as smaller
from autograder.guest import plain, wire
for value in (1, [2.0], {"a": np.ones(3)}, np.zeros(2, dtype="datetime64[D]"), np.ma.masked_array([1.0], [True])):
    got = wire.decode(wire.encode(plain.plain(value)))
    assert values.difference(got, value) is None
    assert describing.describe_call("f", (value,), {}) and smaller.size({"x": value}) >= 0
assert "pandas" not in sys.modules
budget = wire.Budget(left=1.0)
assert len(wire.decode(bytes.fromhex("DATA"), budget=budget)) == 2
assert "pandas" in sys.modules
assert budget.left > 0.9, budget
"""


def test_pandas_is_imported_when_a_table_comes_and_at_nobodys_cost() -> None:
    code = LAZY.replace("DATA", encode(pd.DataFrame({"a": [1, 2]})).hex())
    subprocess.run([sys.executable, "-c", code], check=True)


def test_reading_a_table_uses_up_the_budget() -> None:
    budget = Budget()
    decode(encode(pd.Series(["x"] * 100_000)), budget=budget)
    assert budget.left < Budget().left


def test_what_is_small_on_the_line_is_not_made_large_to_be_told() -> None:
    codes = np.zeros(2 * wire.MAX_ITEMS, dtype=np.int8)
    many, index = pd.Series(pd.Categorical.from_codes(codes, ["a" * 60])), pd.MultiIndex([["a"]], [codes])
    tracemalloc.start()
    for table in (decode(encode(many)), decode(encode(index))):
        for wanted in (["a"], np.ones(3), 3.0, pd.Series(["a"]), pd.Index(["a"])):
            found = difference(table, wanted)
            assert found is not None
            assert len(found.got) < 200
    assert tracemalloc.get_traced_memory()[1] < 30 * len(codes)
    tracemalloc.stop()
