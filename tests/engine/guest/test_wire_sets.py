"""Sets and keys of dicts: what is natural in them crosses, and no bytes make the grader busy with them for long."""

from __future__ import annotations

import collections
import dataclasses
import datetime
from typing import Any

import msgpack
import numpy as np
import pandas as pd
import pytest
import scipy.sparse
import torch

from autograder.course.released.values import plain as plain_for_checks
from autograder.guest import crossing, limits
from autograder.guest.crossing import Packer, unpacked
from autograder.guest.plain import plain
from autograder.guest.wire import WireError, decode, encode

TUPLE, INTEGER, SET, DICT, TIME = 1, 3, 8, 10, 11
P = 2**61 - 1  # whole numbers that differ by so much have the same hash
ALIKE = [2.0 ** (61 * power) for power in range(-17, 17)]  # all of them have the hash 1


def ext(code: int, payload: bytes = b"") -> msgpack.ExtType:
    return msgpack.ExtType(code, payload)


def mark(code: int) -> msgpack.ExtType:
    return ext(code)


def whole(number: int) -> Any:
    return number if number < 2**64 else ext(INTEGER, f"{number:x}".encode())


def frozen(*items: Any) -> list[Any]:
    return [mark(SET), True, *items]


def set_of(*items: Any) -> list[Any]:
    return [mark(SET), False, *items]


def dict_of(*keys: Any) -> list[Any]:
    return [mark(DICT), *(part for key in keys for part in (key, 1))]


def colliding(count: int) -> list[Any]:
    """Parts of frozensets that all have the same hash, and whose items have."""
    return [frozen(*ALIKE, whole(P * (number + 1000) + 1)) for number in range(count)]


FLAT = [whole(P * number + 1) for number in range(5_000)]
SLOW = {
    "whole numbers in a set": set_of(*FLAT),
    "whole numbers as keys": dict_of(*FLAT),
    "frozensets in a set": set_of(*colliding(2_000)),
    "frozensets as keys": dict_of(*colliding(2_000)),
    "tuples of them": set_of(*([mark(TUPLE), 1, item] for item in colliding(2_000))),
    "a little in many sets": [set_of(*colliding(20)) for _ in range(1_000)],
    "frozensets of frozensets": set_of(*(frozen(number, *colliding(30)) for number in (*ALIKE, *FLAT[:500]))),
}


@pytest.mark.parametrize("parts", SLOW.values(), ids=SLOW.keys())
def test_a_set_whose_items_have_the_same_hash_is_refused_before_it_is_made(parts: Any) -> None:
    with pytest.raises(WireError, match="have the same hash"):
        decode(msgpack.packb(parts))


def test_a_student_reads_why_such_a_set_does_not_cross() -> None:
    with pytest.raises(WireError, match="have the same hash"):
        encode({P * number for number in range(5_000)})


def deep(parts: Any, depth: int, wrap: Any) -> Any:
    for _ in range(depth):
        parts = wrap(parts)
    return parts


@pytest.mark.parametrize(
    "parts",
    [
        set_of(ext(4, msgpack.packb(["float64", [], b"\0" * 8]))),
        set_of(ext(5, msgpack.packb(["int64", [], b"\0" * 8]))),
        set_of([mark(TUPLE), ext(5, msgpack.packb(["int64", [], b"\0" * 8]))]),
        set_of(mark(TUPLE)),
        set_of([mark(TUPLE), 1, mark(SET)]),
        set_of(msgpack.Timestamp(5)),
        set_of([mark(TUPLE), msgpack.Timestamp(5)]),
        set_of(set_of(1)),
        set_of([1]),
        dict_of(mark(SET)),
        dict_of([1]),
        [mark(DICT), 1],
        {1: msgpack.Timestamp(5)},
        [deep(1, 33, frozen)],
        set_of(deep(1, 33, frozen)),
        set_of(deep(1, 33, lambda item: [mark(TUPLE), item])),
        set_of(deep(1, 20, lambda item: [mark(TUPLE), frozen(item)])),
        dict_of(deep(1, 33, lambda item: [mark(TUPLE), item])),
        dict_of(*range(limits.MAX_KEYS + 1)),
        ext(TIME, msgpack.packb([1, 2])),
        ext(TIME, msgpack.packb([2026, 13, 1])),
        ext(TIME, msgpack.packb([2026, 1, 1.0])),
        ext(TIME, msgpack.packb([0, 2**70 // 2**8, 0, 0])),
    ],
)
def test_what_belongs_into_no_set_is_refused(parts: Any) -> None:
    with pytest.raises(WireError):
        decode(msgpack.packb(parts))


@dataclasses.dataclass(frozen=True)
class Place:
    row: int
    column: int
    seen: list[int] = dataclasses.field(default_factory=list, compare=False)


@dataclasses.dataclass
class Fit:
    slope: float
    cache: dict[int, int] = dataclasses.field(default_factory=dict, compare=False)
    later: int = dataclasses.field(init=False)


@dataclasses.dataclass(frozen=True)
class Odd:
    items: list[int] = dataclasses.field(hash=False)


class MyBytes(bytes):
    pass


NEXT_TO = {(-1, -2), (-2, -1), (-1, -1), (-2, -2), (0, -1), (0, -2)}  # -1 and -2 have the same hash
PLAIN = [
    (set(zip(*np.nonzero(np.eye(2)), strict=True)), {(0, 0), (1, 1)}),
    ({frozenset([np.int64(1), np.str_("a")])}, {frozenset([1, "a"])}),
    ({(np.float32(0.5), (np.bool_(True), None))}, {(0.5, (True, None))}),
    ({(np.int64(1), 2): 3}, {(1, 2): 3}),
    ({0.5: 1, None: 2, (): 3}, {0.5: 1, None: 2, (): 3}),
    ({True: [1], False: [2]}, {True: [1], False: [2]}),
    (collections.Counter([np.str_("a"), "a"]), {"a": 2}),
    ({Place(1, 2, [3])}, {(("row", 1), ("column", 2))}),
    ({Place(1, 2): 3}, {(("row", 1), ("column", 2)): 3}),
    (Fit(1.0, {1: 2}), {"slope": 1.0}),
    ({np.datetime64("2026-01-01"), datetime.date(2026, 1, 2)}, {datetime.date(2026, 1, 1), datetime.date(2026, 1, 2)}),
    ({np.datetime64("2026-01-01", "ns")}, {datetime.datetime(2026, 1, 1)}),
    ([datetime.timedelta(days=-1, seconds=5)], [datetime.timedelta(days=-1, seconds=5)]),
    ({pd.Timestamp("2026-01-01"): 1}, {datetime.datetime(2026, 1, 1): 1}),
    ({pd.Timedelta(days=1)}, {datetime.timedelta(days=1)}),
    (np.bytes_(b"x"), b"x"),
    ({np.bytes_(b"x")}, {b"x"}),
    (np.array([b"x"]), [b"x"]),
    (MyBytes(b"x"), b"x"),
    (bytearray(b"x"), b"x"),
    (collections.deque([1, 2]), [1, 2]),
    (NEXT_TO, NEXT_TO),
    ({frozenset(NEXT_TO)}, {frozenset(NEXT_TO)}),
    ({np.longdouble(0.5)}, {0.5}),
]


@pytest.mark.parametrize(("value", "crossed"), PLAIN)
def test_what_is_natural_crosses(value: Any, crossed: Any) -> None:
    got = decode(encode(plain(value)))
    assert got == crossed
    assert repr(got) == repr(crossed) or isinstance(got, set)


@pytest.mark.parametrize("value", [value for value, _ in PLAIN])
def test_public_checks_see_the_same(value: Any) -> None:
    assert plain_for_checks(value) == plain(value)


def test_no_sparse_matrix_becomes_an_enormous_array() -> None:
    enormous = scipy.sparse.csr_matrix((10**6, 10**6))
    assert type(plain_for_checks(enormous)).__name__ == "csr_matrix"
    with pytest.raises(WireError, match="larger than the limit"):
        plain(enormous)


def test_numbers_in_sets_are_those_of_python() -> None:
    ((number, *_),) = decode(encode(plain({(np.int64(1), 2)})))
    assert type(number) is int


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({torch.tensor(1)}, "torch.Tensor in a set"),
        ({(1, torch.tensor(1))}, "torch.Tensor in a set"),
        ({object(): 1}, "builtins.object in a set or as the key of a dict"),
        ({(1, (2,) * limits.MAX_PARTS)}, "more than 10,000 values"),
        ({frozenset({tuple(range(limits.MAX_PARTS))}): 1}, "more than 10,000 values"),
        ({pd.NaT}, "NaTType in a set"),
        ({pd.Timestamp("2026-01-01", tz="UTC"): 1}, "Timestamp in a set or as the key"),
        ({Odd([1])}, "no plain form in a set"),
        (datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), "a time zone"),
    ],
)
def test_what_does_not_cross_is_named(value: Any, says: str) -> None:
    with pytest.raises(WireError, match=says):
        encode(plain(value))


def unpacked_again(value: Any) -> Any:
    """A value on its way between a test cell and a student's code."""
    packer = Packer(lambda foreign: None)
    tree = packer.pack(value)
    return unpacked(tree, packer.bodies, lambda foreign: None, [])


@pytest.mark.parametrize("kind", [set, frozenset, dict.fromkeys])
def test_between_a_test_cell_and_a_student_none_of_many_items_is_lost(
    kind: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crossing, "_MAX_KEYS", 1_000)
    most = kind(range(1_000))
    assert unpacked_again(most) == most
    with pytest.raises(WireError, match="too many"):
        unpacked_again(kind(range(1_001)))
