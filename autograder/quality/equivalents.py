"""Mutants that cannot be told from the reference, each listed with the reason.

`tests/<assignment>/<exercise>/equivalent_mutants.toml` holds one table for each:

    [[equivalent]]
    was = "is_hidden = rng.random(size=ratings.shape) < p"
    becomes = "is_hidden = rng.random(size=ratings.shape) <= p"
    reason = "A draw equals p with probability zero."

`was` and `becomes` are a mutant's own. An entry holds for all mutants that read so, unless it names the `operator` or
the `count` of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course.layout import Assignment
from autograder.course.notebooks import exercises, read
from autograder.errors import CourseError
from autograder.quality.mutation import Mutant
from autograder.quality.toml_files import read_tables

_NEEDED = ("was", "becomes", "reason")
_ALLOWED = {*_NEEDED, "operator", "count"}


@dataclass(frozen=True)
class Equivalent:
    """One entry: which mutants it speaks of, and why nothing can tell them from the reference."""

    path: Path
    exercise: str
    was: str
    becomes: str
    reason: str
    operator: str = ""
    count: int = 0  # of all that read the same

    def matches(self, mutant: Mutant) -> bool:
        return (
            (self.exercise, self.was, self.becomes) == (mutant.exercise, mutant.was, mutant.becomes)
            and self.operator in ("", mutant.operator)
            and self.count in (0, mutant.count)
        )

    def __str__(self) -> str:
        which = "".join([f", {self.operator}" if self.operator else "", f", number {self.count}" if self.count else ""])
        return f"{self.path}: the entry {self.was!r} as {self.becomes!r}{which}"


@dataclass
class Equivalents:
    """All entries of an assignment, by exercise."""

    entries: dict[str, list[Equivalent]] = field(default_factory=dict)

    @classmethod
    def load(cls, assignment: Assignment) -> Equivalents:
        """Read the entries; none is no fault. Raises CourseError, naming the file and what is wrong with it."""
        names = [
            entry.name
            for name in assignment.notebooks
            for entry in exercises(read(assignment.source / f"{name}.ipynb"))
        ]
        paths = {name: assignment.equivalent_mutants(name) for name in names}
        return cls({name: _read(path) for name, path in paths.items() if path.exists()})

    def reason(self, mutant: Mutant) -> str:
        """Why a mutant cannot be told from the reference; empty if nobody said so."""
        found = (entry for entry in self.entries.get(mutant.exercise, []) if entry.matches(mutant))
        return next((entry.reason for entry in found), "")

    def stale(self, exercise: str, mutants: Sequence[Mutant]) -> list[str]:
        """The entries of an exercise that match none of its mutants, as the beginning of a sentence."""
        entries = self.entries.get(exercise, [])
        return [str(entry) for entry in entries if not any(entry.matches(mutant) for mutant in mutants)]


def _read(path: Path) -> list[Equivalent]:
    tables = read_tables(path, "equivalent", __name__)
    entries = [_entry(path, number, table) for number, table in enumerate(tables, start=1)]
    for number, entry in enumerate(entries, start=1):
        if entry in entries[: number - 1]:
            raise CourseError(f"{path}: entry {number} ({entry.was!r}) stands there twice. Delete one.")
    return entries


def _entry(path: Path, number: int, table: dict[str, Any]) -> Equivalent:
    where = f"{path}: entry {number}" + (f" ({table['was']!r})" if isinstance(table.get("was"), str) else "")
    unknown = sorted(set(table) - _ALLOWED)
    if unknown:
        raise CourseError(
            f"{where} has {unknown[0]!r}, which means nothing. It may have: {', '.join(sorted(_ALLOWED))}."
        )
    for name in (*_NEEDED, *(["operator"] if "operator" in table else [])):
        if not isinstance(table.get(name), str) or not table[name].strip():
            raise CourseError(f"{where} lacks {name!r}, a text that is not empty. See the top of {__name__}.")
    count = table.get("count", 1)
    if type(count) is not int or count < 1:
        raise CourseError(f"{where}: 'count' must be a whole number from 1.")
    return Equivalent(path, path.parent.name, **table)
