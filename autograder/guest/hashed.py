"""What may be in a set or be the key of a dict: plain values that have a hash.

Values can be chosen so that all of them have the same one. Then each is compared with all others when a set is made of
them, and if they are frozensets, so is all that they hold: Python does that in one call, which no clock ends. So what
it may take is counted before a set is made, and what takes too much is refused.
"""

from __future__ import annotations

import collections
import datetime
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from autograder.guest.limits import MAX_COMPARISONS, MAX_DEPTH, MAX_PARTS, WireError
from autograder.guest.sentences import say

TIMES = (datetime.date, datetime.datetime, datetime.timedelta)
_SCALARS = frozenset([type(None), bool, int, float, complex, str, bytes, *TIMES])


@dataclass
class Comparisons:
    """How many comparisons of values with the same hash are left to one message."""

    left: int = MAX_COMPARISONS

    def check(self, items: Collection[Any]) -> None:
        """Refuse what cannot be in a set, or takes too long to become one. Raises WireError."""
        if not set(map(type, items)) <= _SCALARS:
            for item in items:
                if _parts(item, 0) > MAX_PARTS:
                    raise WireError(say("wire.a-set-with-an-item-of-many-parts", max_parts=MAX_PARTS))
        if len(set(map(hash, items))) == len(items):
            return
        alike = collections.Counter(map(hash, items))
        for item in items:
            others = alike[hash(item)] - 1
            self.left -= others * _weight(item) if others else 0
            if self.left < 0:
                raise WireError(say("wire.a-set-with-too-many-of-the-same-hash"))


def _parts(item: Any, depth: int) -> int:
    """How many values an item consists of, each of which must have a hash too."""
    kind = type(item)
    if kind is tuple or kind is frozenset:
        if depth > MAX_DEPTH:
            raise WireError(say("wire.data-nested-more-than-deep", max_depth=MAX_DEPTH))
        return 1 + sum(_parts(part, depth + 1) for part in item)
    if kind not in _SCALARS:
        raise WireError(say("wire.a-value-in-a-set-of-type", module=kind.__module__, qualname=kind.__qualname__))
    return 1


def _weight(item: Any) -> int:
    """How many numbers or texts are compared, at most, to see whether another value is the same as this one."""
    kind = type(item)
    if kind is tuple:
        return 1 + sum(map(_weight, item))
    if kind is frozenset:
        alike = collections.Counter(map(hash, item))
        return 1 + sum(alike[hash(part)] * _weight(part) for part in item)
    return 1 + (item.bit_length() >> 10 if kind is int else 0)
