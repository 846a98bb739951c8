"""Plain data of every kind, drawn at random: what crosses between grader and student code."""

from __future__ import annotations

import torch
from hypothesis import strategies as st
from hypothesis.extra import numpy as npst

from autograder.guest import wire

DTYPES = st.one_of(
    npst.boolean_dtypes(),
    npst.integer_dtypes(endianness="="),
    npst.unsigned_integer_dtypes(endianness="="),
    npst.floating_dtypes(endianness="=", sizes=(16, 32, 64)),
    npst.complex_number_dtypes(endianness="=", sizes=(64, 128)),
)
ARRAYS = npst.arrays(DTYPES, npst.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
BIG = st.integers(-(16 ** (wire.MAX_DIGITS - 2)), 16 ** (wire.MAX_DIGITS - 1))
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), BIG, st.floats(), st.complex_numbers(), st.text(), st.binary(),
    st.dates(), st.datetimes(), st.timedeltas(),
)  # fmt: skip
SAME = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(), st.dates())
KEYS = st.recursive(SAME, lambda inner: st.one_of(st.tuples(inner, inner), st.frozensets(inner)), max_leaves=4)
PLAIN = st.recursive(
    st.one_of(
        SCALARS, ARRAYS, ARRAYS.map(torch.from_numpy), st.sets(KEYS, max_size=4), st.frozensets(KEYS, max_size=4)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(KEYS, inner, max_size=4),
    ),
    max_leaves=8,
)
