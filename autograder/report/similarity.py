"""Answers that are alike, as a hint: fragments of tokens that two students share and few others have.

Answers are cut into tokens; the names that a student can choose are all taken for the same, comments and docstrings
are left out, so renaming and other layout change nothing. What is compared are runs of eight tokens, less those of the
stub, and less those that many have. Rare ones weigh more (TF-IDF). Nothing is run or parsed; the time
grows linearly with the length of what is read.

On right answers of exercise 4 that are independent of each other the largest similarity is 0.02. A copy with other
names and comments has 0.99 with its original; one that takes every second answer from somebody else has about 0.45.

copydetect, which does much the same, was tried and is not used: it compares pair by pair in Python, which takes about a
minute for 500 submissions where this takes two seconds, and with its default settings its figures differ from run to
run, because it selects fragments by Python's randomised hash.
"""

from __future__ import annotations

import builtins
import functools
import keyword
import re
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from autograder.report.recorded import Place

RUN = 8  # tokens in one fragment
COMMON = 0.25  # share of the class from which on a fragment is common
ALIKE = 0.4  # similarity from which on a pair is shown
LEAST = 40  # fragments that a pair must share
MOST_PAIRS = 25  # that are shown
_BLOCK = 500  # students who are compared with the class at a time, so that memory grows as the class does
_AT_ONCE = 2_000_000  # pairs of students who share a fragment that are counted at a time, for the same reason

_KEPT_NAMES = frozenset(keyword.kwlist) | frozenset(keyword.softkwlist) | frozenset(dir(builtins))
# Each alternative always matches something and never looks far ahead for nothing, so the time is linear in the length.
_TOKEN = re.compile(
    r"""(?P<left_out>\#[^\n]*|[rRbBuUfF]{0,2}(?:\"{3}(?:.*?)(?:\"{3}|\Z)|'{3}(?:.*?)(?:'{3}|\Z)))
    |(?P<text>"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?)
    |(?P<attribute>\.[^\W\d]\w*)
    |(?P<name>[^\W\d]\w*)
    |(?P<number>\d[\w.]*)
    |(?P<sign>[^\w\s])""",
    re.VERBOSE | re.DOTALL,
)
_WORD = re.compile(r"\w+")
_BASE = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no token is lost from the fingerprint of a run


@dataclass(frozen=True)
class Pair:
    """Two students whose answers are alike: from 0, nothing in common but what many have, to 1, the same."""

    one: str
    other: str
    similarity: float
    shared: int  # fragments that both have, and few others
    exercises: tuple[str, ...]  # those with most of the shared fragments, the most first


def similar_pairs(answers: Mapping[str, Mapping[str, str]], places: list[Place]) -> list[Pair]:
    """The most similar pairs of students above a threshold, the most similar first."""
    students = sorted(student for student, given in answers.items() if any(given.values()))
    if len(students) < 2:
        return []
    vocabulary: dict[str, int] = {}
    stubs = [set(_fragments(place.stub, place, index, vocabulary).tolist()) for index, place in enumerate(places)]
    rows, columns, of_exercise = [], [], []
    for row, student in enumerate(students):
        for index, place in enumerate(places):
            found = _fragments(answers[student].get(place.name, ""), place, index, vocabulary)
            found = np.array([mark for mark in found.tolist() if mark not in stubs[index]], dtype=np.uint64)
            rows.append(np.full(len(found), row))
            columns.append(found)
            of_exercise.append(np.full(len(found), index))
    # An answer has each fragment once, so an entry is: this student has this fragment. They are sorted by fragment.
    marks, place_of = np.unique(np.concatenate(columns), return_inverse=True)
    order = np.argsort(place_of, kind="stable")
    student_of, place_of = np.concatenate(rows)[order], place_of[order]
    exercise_of = np.zeros(len(marks), dtype=int)
    exercise_of[place_of] = np.concatenate(of_exercise)[order]
    owners = np.bincount(place_of, minlength=len(marks))
    telling = (owners > 1) & (owners <= max(2, int(COMMON * len(students))))
    if not telling.any():
        return []
    kept = (telling | (owners == 1))[place_of]
    return _pairs(students, student_of[kept], place_of[kept], exercise_of, places)


def _pairs(
    students: list[str],
    student_of: NDArray[np.int_],
    mark_of: NDArray[np.int_],
    exercise_of: NDArray[np.int_],
    places: list[Place],
) -> list[Pair]:
    weights = _weights(student_of, mark_of, len(students))
    marks_of = [mark_of[student_of == row] for row in range(len(students))]
    found = []
    for start in range(0, len(students), _BLOCK):
        similarity, shared = _products(student_of, mark_of, weights, start, len(students))
        for row, other in np.argwhere(np.triu((similarity >= ALIKE) & (shared >= LEAST), start + 1)).tolist():
            one = start + row
            both = np.intersect1d(marks_of[one], marks_of[other], assume_unique=True)
            by_exercise = np.bincount(exercise_of[both], minlength=len(places))
            order = np.argsort(-by_exercise, kind="stable")
            names = tuple(places[index].name for index in order.tolist() if by_exercise[index] >= RUN)
            figure = min(1.0, float(similarity[row, other]))
            found.append(Pair(students[one], students[other], figure, int(shared[row, other]), names))
    found.sort(key=lambda pair: (-round(pair.similarity, 6), -pair.shared, pair.one, pair.other))
    return found


def _weights(student_of: NDArray[np.int_], mark_of: NDArray[np.int_], count: int) -> NDArray[np.float64]:
    """TF-IDF of each entry, as if one more student had all fragments; those of a student have length 1."""
    owners = np.bincount(mark_of)
    weights = np.log((1 + count) / (1 + owners[mark_of])) + 1
    lengths = np.sqrt(np.bincount(student_of, weights**2, minlength=count))
    return np.asarray(weights / lengths[student_of])


def _products(
    student_of: NDArray[np.int_], mark_of: NDArray[np.int_], weights: NDArray[np.float64], start: int, count: int
) -> tuple[NDArray[np.float64], NDArray[np.int_]]:
    """How alike a block of students is to all, and what number of fragments they share. Entries go by fragment."""
    rows = min(_BLOCK, count - start)
    similarity, shared = np.zeros(rows * count), np.zeros(rows * count, dtype=int)
    owners = np.bincount(mark_of)
    first = np.cumsum(owners) - owners
    (block,) = np.nonzero((student_of >= start) & (student_of < start + rows))
    ends = np.cumsum(owners[mark_of[block]])
    while len(block):
        taken = max(1, int(np.searchsorted(ends, _AT_ONCE, side="right")))
        entries, sizes = block[:taken], owners[mark_of[block[:taken]]]
        # Each entry meets all entries of its fragment, which stand one behind another.
        ones = np.repeat(entries, sizes)
        others = np.repeat(first[mark_of[entries]] - np.cumsum(sizes) + sizes, sizes) + np.arange(len(ones))
        pairs = (student_of[ones] - start) * count + student_of[others]
        np.add.at(similarity, pairs, weights[ones] * weights[others])
        np.add.at(shared, pairs, 1)
        ends = ends[taken:] - ends[taken - 1]
        block = block[taken:]
    return similarity.reshape(rows, count), shared.reshape(rows, count)


def _fragments(text: str, place: Place, index: int, vocabulary: dict[str, int]) -> NDArray[np.uint64]:
    """A number for each different run of tokens of one answer; the same run in another exercise has another number."""
    tokens = _words(text) if place.exercise.written else _tokens(text)
    numbers = np.array([vocabulary.setdefault(token, len(vocabulary) + 1) for token in tokens], dtype=np.uint64)
    if len(numbers) < RUN:
        return np.zeros(0, dtype=np.uint64)
    runs = np.lib.stride_tricks.sliding_window_view(numbers, RUN)
    powers = np.array([pow(int(_BASE), power + 1, 2**64) for power in range(RUN)], dtype=np.uint64)
    # Spread the small numbers first: in a sum of small multiples different runs would meet too often.
    spread = (runs * _BASE) ^ ((runs * _BASE) >> np.uint64(29))
    of_exercise = np.uint64(index * int(_BASE) % 2**64)
    return np.unique((spread * powers).sum(axis=1, dtype=np.uint64) + of_exercise)


@functools.lru_cache(maxsize=20_000)
def _tokens(code: str) -> tuple[str, ...]:
    """The tokens of Python code, right or broken."""
    found = []
    for match in _TOKEN.finditer(code):
        kind = match.lastgroup
        if kind == "name":
            found.append(match.group() if match.group() in _KEPT_NAMES else "name")
        elif kind == "text":
            found.append("text")
        elif kind != "left_out":
            found.append(match.group())
    return tuple(found)


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))
