"""Sets, bytes, texts of several lines, dataclasses, sparse matrices, and what is printed or written into a file."""

from __future__ import annotations

import collections
import dataclasses
import time
from typing import Any

import msgpack
import numpy as np
import pytest
import scipy.sparse
from hypothesis import given
from hypothesis import strategies as st

from autograder.course.released.comparing import difference
from autograder.course.released.describing import describe
from autograder.course.released.values import plain as plain_for_checks
from autograder.errors import NotYet
from autograder.guest import wire
from autograder.guest.evaluate import namespace_from
from autograder.guest.plain import plain
from autograder.guest.wire import WireError, decode, encode
from autograder.judging.endpoints import LocalEndpoint
from autograder.judging.hidden_tests import agree, agree_printed, agree_probe, refuses
from autograder.judging.proxies import Answer, Reference

SETUP = ("setup", "import dataclasses, collections\nimport numpy as np\nimport scipy.sparse")
ITEMS = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(), st.binary(), st.floats(allow_nan=False)),
    lambda inner: st.one_of(st.frozensets(inner, max_size=3), st.tuples(inner, inner)),
    max_leaves=6,
)


def both(answer: str, reference: str) -> tuple[Answer, Reference]:
    made = [LocalEndpoint(namespace_from([SETUP, ("f", code)])) for code in (answer, reference)]
    return Answer("f", made[0]), Reference("f", made[1])


def told(error: pytest.ExceptionInfo[NotYet]) -> tuple[str, str, str, str]:
    return error.value.called, error.value.got, error.value.wanted, error.value.look_at


# Across


@given(st.sets(ITEMS, max_size=5), st.frozensets(ITEMS, max_size=5))
def test_sets_cross_as_they_are(one: set[Any], other: frozenset[Any]) -> None:
    for value in (one, other, [one, {"a": other}]):
        back = decode(encode(value))
        assert back == value
        assert type(back) is type(value)
    assert encode(set(one)) == encode({item for item in sorted(one, key=repr, reverse=True)})  # noqa: C416, made anew


def _pack(*items: Any) -> bytes:
    return msgpack.packb([msgpack.ExtType(8, b""), *items])


@pytest.mark.parametrize(
    "data",
    [
        _pack(False, [1]),
        _pack(False, {"a": 1}),
        _pack(1, 2),
        _pack("x"),
        _pack(False, *range(wire.MAX_KEYS + 1)),
        msgpack.packb(msgpack.ExtType(8, b"x")),
    ],
)
def test_what_is_no_set_is_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        decode(data)


def test_a_set_whose_hashes_are_all_the_same_takes_no_time_without_end() -> None:
    same = [(2**61 - 1) * factor for factor in range(wire.MAX_KEYS)]  # each has the hash 0
    started = time.thread_time()
    with pytest.raises(WireError, match="takes too long"):
        decode(encode_lists([same] * 40))
    assert time.thread_time() - started < 20


def encode_lists(lists: list[list[int]]) -> bytes:
    """What `encode` gives for sets of these items, without making the sets."""
    whole = [[msgpack.ExtType(8, b""), False, *map(_integer, items)] for items in lists]
    return msgpack.packb(whole)


def _integer(value: int) -> Any:
    return value if value < 2**64 else msgpack.ExtType(3, f"{value:x}".encode())


Point = collections.namedtuple("Point", "x y")


@dataclasses.dataclass
class Sample:
    name: str
    values: Any


def test_fields_and_sparse_matrices_are_values() -> None:
    assert plain(Sample("a", np.float64(2.0))) == {"name": "a", "values": 2.0}
    assert plain(Point(1, (2,))) == (1, (2,))
    assert plain({np.int64(3), "a"}) == {3, "a"}
    assert plain(scipy.sparse.csr_matrix(np.eye(2))).tolist() == [[1.0, 0.0], [0.0, 1.0]]
    assert plain_for_checks(scipy.sparse.eye(2).tocsr()).tolist() == [[1.0, 0.0], [0.0, 1.0]]
    with pytest.raises(WireError, match="the limit"):
        plain(scipy.sparse.csr_matrix((10**6, 10**6)))


# In words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (set(), "an empty set"),
        ({3, 1, 2}, "{1, 2, 3}"),
        (frozenset({"b", "a"}), "{'a', 'b'}"),
        ({1, "a", None}, "{None, 1, 'a'}"),
        (set(range(99)), "a set of 99 items: 0, 1, …"),
        (b"ab", "b'ab'"),
    ],
)
def test_they_are_described(value: Any, words: str) -> None:
    assert describe(value) == words


@pytest.mark.parametrize(
    ("got", "wanted", "words"),
    [
        ({1, 2}, {1, 3}, ("{1, 2}", "{1, 3}", "what is missing: 3; what does not belong: 2")),
        ({1}, frozenset({1, 4}), ("{1}", "{1, 4}", "what is missing: 4")),
        ([1, 3], {1, 3}, ("[1, 3]", "{1, 3}", "the kind of value: a set is wanted")),
        (None, {1}, ("None", "{1}", "the return statement: the function returned nothing")),
        ({1}, [1], ("{1}", "an array of shape (1,)", "")),
        (b"ab", b"ac", ("b'ab'", "b'ac'", "")),
        ("ab", b"ab", ("'ab'", "b'ab'", "")),
        ("a\nb\nc", "a\nB\nc", ("'b' in line 2", "'B' in line 2", "")),
        ("a\nb", "a\nb\nc", ("no further line after 2", "'c' in line 3", "")),
        ("a\nb\n", "a\nb", ("'a\\nb\\n'", "'a\\nb'", "")),
    ],
)
def test_a_difference_is_said(got: Any, wanted: Any, words: tuple[str, str, str]) -> None:
    found = difference(got, wanted)
    assert found is not None
    assert (found.got, found.wanted, found.look_at) == words


@pytest.mark.parametrize(
    ("got", "wanted"), [({1, 2}, {2.0, 1.0}), (frozenset(), set()), ({0.1 + 0.2}, {0.3}), (b"a", b"a")]
)
def test_what_is_equal_agrees(got: Any, wanted: Any) -> None:
    assert difference(got, wanted, rtol=1e-12) is None


# In hidden tests


def test_a_set_that_lacks_something_is_told() -> None:
    agree(*both("def f(x): return frozenset(x)", "def f(x): return set(x)"), [3, 1, 3])
    with pytest.raises(NotYet) as error:
        agree(*both("def f(x): return set(x[1:])", "def f(x): return set(x)"), ["c", "a", "b"])
    assert told(error) == ("f(['c', 'a', 'b'])", "{'a', 'b'}", "{'a', 'b', 'c'}", "what is missing: 'c'")


def test_fields_of_an_object_are_compared() -> None:
    define = "@dataclasses.dataclass\nclass Fit:\n    slope: float\n    names: list\n\n"
    agree(
        *both(
            f"{define}def f(x): return Fit(sum(x), ['a'])",
            "def f(x): return {'slope': sum(x), 'names': ['a']}",
        ),
        [1.0, 2.0],
    )
    with pytest.raises(NotYet) as error:
        agree(*both(f"{define}def f(x): return Fit(0.0, ['a'])", f"{define}def f(x): return Fit(sum(x), ['a'])"), [1.0])
    assert error.value.got == "for 'slope': 0"


def test_what_is_printed_is_compared_line_by_line() -> None:
    agree_printed(
        *both("def f(n):\n    for i in range(n): print(i, end=' \\n')", "def f(n): print(*range(n), sep='\\n')"), 3
    )
    with pytest.raises(NotYet) as error:
        agree_printed(*both("def f(n): print(0, 2, 2, sep='\\n')", "def f(n): print(*range(n), sep='\\n')"), n=3)
    assert told(error) == ("f(n=3)", "'2' in line 2", "'1' in line 2", "what is printed, line by line")


def test_what_is_written_into_a_file_is_compared() -> None:
    lines = """
import pathlib, tempfile
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "out.csv"
    f(table, path)
    text = path.read_text()
text
"""
    right = "def f(table, path):\n    np.savetxt(path, table, fmt='%d', delimiter=',')"
    table = np.arange(4).reshape(2, 2)
    agree_probe(*both(right, right), lines, called="f(table, path)", table=table)
    with pytest.raises(NotYet) as error:
        agree_probe(*both(right.replace("','", "';'"), right), lines, called="f(table, path)", table=table)
    assert told(error)[:3] == (
        "f(table, path); table = np.array([[0, 1], [2, 3]])",
        "'0;1' in line 1",
        "'0,1' in line 1",
    )


def test_any_error_can_be_asked_for() -> None:
    answer, _ = both("def f(d, key): return d[key]", "def f(): pass")
    refuses(answer, {"a": 1}, "b", error="KeyError")
    refuses(answer, {"a": 1}, "b", error="LookupError")
    with pytest.raises(NotYet) as error:
        refuses(answer, {"a": 1}, "b", error="IndexError")
    assert error.value.wanted == "a raised IndexError that says what is wrong"
    with pytest.raises(NotYet) as error:
        refuses(answer, {"a": 1}, "a", error="KeyError")
    assert (error.value.got, error.value.wanted) == ("1", "a raised KeyError that says what is wrong")
