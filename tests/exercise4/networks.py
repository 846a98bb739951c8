"""What the hidden tests of the notebook *Neural networks* share."""

from dataclasses import replace

import numpy as np
import torch

from autograder.testing import CourseError

# What Python's hash gives for a text, and the number of the process, differ from one start of Python to the next. What
# is asked for here must not, and it is no secret by what it is told.
ANOTHER_PROCESS = """
import builtins, contextlib, numbers, os

def varies(value):
    of_several = isinstance(value, (tuple, frozenset))
    return any(map(varies, value)) if of_several else not isinstance(value, numbers.Number)

@contextlib.contextmanager
def another_process():
    plain, number = builtins.hash, os.getpid
    builtins.hash = lambda value: plain(value) ^ 0x5DEECE66D if varies(value) else plain(value)
    os.getpid = lambda: number() + 1
    try:
        yield
    finally:
        builtins.hash, os.getpid = plain, number
"""


def _float32(array):
    return torch.from_numpy(np.asarray(array, dtype=np.float32))


def _guesses(rng, labels, right, n_classes):
    """The labels where `right`, another class elsewhere."""
    return np.where(right, labels, (labels + rng.integers(1, n_classes, size=len(labels))) % n_classes)


def _redrawn(draw, fits, tries=10_000):
    """What `draw` gives, drawn again until it `fits`: no draw of any course makes a mistake come out right."""
    for _ in range(tries):
        drawn = draw()
        if fits(drawn):
            return drawn
    raise CourseError(f"A hidden test drew {tries} times what does not fit. Ask for less in the test.")


def _in_words(numbers):
    *first, last = map(str, numbers)
    return f"{', '.join(first)} and {last}" if first else last


def _probe(answer, models, source, *, called, **inputs):
    """A probe whose lines use the classes that `models` defines; their networks can be given to stand-ins."""
    return answer.probe(source, called=called, models=models, **inputs)


def _seed(rng):
    return int(rng.integers(2**31))


def _aside(answer):
    """The same answer for calls from which no mistake is recognised, because they give every student something else.

    Which permutation belongs to a seed is free. What decides is seen in such calls; a mistake is recognised by facts
    that hold whatever permutation was drawn.
    """
    return replace(answer, calls=[])


def _order_left(positions):
    """What a random permutation would not have, in words; empty if there is nothing of the kind.

    Each bound is more than nine standard deviations away from what a uniform permutation gives.
    """
    row, column = np.divmod(positions.reshape(32, 32), 32)
    beside = [(np.diff(row, axis=axis), np.diff(column, axis=axis)) for axis in (0, 1)]
    still = sum(int((np.abs(down) + np.abs(right) == 1).sum()) for down, right in beside)
    if still > 60:  # 8 expected of 1984
        return f"{still} of 1984 pairs of neighbours that are still neighbours"
    for down, right in beside:
        together = max(int((down == 0).sum()), int((right == 0).sum()))
        if together > 120:  # 30 expected of 992
            return f"{together} of 992 pairs of neighbours that still share a row or a column"
    steps = np.bincount(np.diff(positions) % 1024).max()
    if steps > 40:  # at most 10 or so expected
        return f"the same step from pixel to pixel {steps} times"
    distances = [np.abs(part - home).mean() for part, home in zip((row, column), np.indices((32, 32)), strict=True)]
    if min(distances) < 8:  # 10.7 expected
        return f"pixels that on average move by only {min(distances):.1f} rows or columns"
    alike = [int((positions >> bit & 1 == np.arange(1024) >> bit & 1).sum()) for bit in range(10)]
    if max(abs(count - 512) for count in alike) > 160:  # 512 expected, with a standard deviation of 16
        return f"pixels that keep to one half of the rows or columns, such as every other one: {max(alike)} of 1024"
    returned = int((positions[positions] == np.arange(1024)).sum())
    if returned > 40:  # 2 expected
        return f"pixels that change places in pairs: {returned} of 1024"
    unmoved = int((positions == np.arange(1024)).sum())
    if unmoved > 20:  # 1 expected
        return f"{unmoved} of 1024 pixels where they were"
    return ""
