"""How much may cross between grader and student code in one message, and the error of what may not."""

from __future__ import annotations

from dataclasses import dataclass

MAX_BYTES = 64 * 2**20  # one request or reply
MAX_DEPTH = 32  # containers inside containers
MAX_ITEMS = 1_000_000  # in all containers of one message; an item of one byte takes up to 64 in memory
MAX_KEYS = 10_000  # of one dict or set, each of which is hashed before there is another look at the clock
MAX_PARTS = 10_000  # of one item of a set, or one key: each item may be compared with all items of another set
MAX_COMPARISONS = 1_000_000  # of values with the same hash, in all dicts and sets of one message
MAX_DIGITS = 3_500  # hexadecimal, of one integer; Python refuses to print what has more than 4,300 decimal ones
MAX_SECONDS = 2.0  # of processor time to decode one message: a hundred times what any answer takes


class WireError(ValueError):
    """Data that is not plain, or bytes that are not data."""


@dataclass
class Budget:
    """Seconds of processor time that are left for decoding what one exercise's code sends."""

    left: float = 5 * MAX_SECONDS
