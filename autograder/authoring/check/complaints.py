"""What the rules share: complaints are sentences that say what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterator

Complaints = Iterator[str]

#: Begin and end of each kind of region, in pairs.
MARKERS = (
    "### BEGIN SOLUTION",
    "### END SOLUTION",
    "### BEGIN HIDDEN TESTS",
    "### END HIDDEN TESTS",
    "=== BEGIN MARK SCHEME ===",
    "=== END MARK SCHEME ===",
)
