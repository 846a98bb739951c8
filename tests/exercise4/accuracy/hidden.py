"""What `accuracy` is graded by. Points depend on the values alone, see measuring.py."""

import numpy as np

from autograder.testing import hidden

from ..guesses import _batches, _large_logits, _logits, _many_examples
from ..measuring import (
    _COMPARED,
    _COUNTERS,
    _LARGE,
    _expect_one_guess,
    _expect_quiet_measurement,
    _expect_values,
    _Measurement,
)
from ..networks import _aside, _guesses, _in_words, _redrawn


def _hits(rng, sizes, counts):
    return np.concatenate([rng.permutation(size) < count for size, count in zip(sizes, counts, strict=True)])


def _slips(sizes, right):
    """What comes out if some batches are left out, or if each batch counts the same."""
    parts = np.split(right, np.cumsum(sizes)[:-1])
    beginnings = [np.concatenate(parts[:end]).mean() for end in range(1, len(parts))]
    ends = [np.concatenate(parts[start:]).mean() for start in range(1, len(parts))]
    means = [part.mean() for part in parts]
    full = right.sum() / (len(sizes) * np.array([sizes[0], sizes[-1]]))
    return [*beginnings, *ends, *means, 1 - right.mean(), *([] if len(set(sizes)) == 1 else [np.mean(means), *full])]


def _of_classes(labels, right):
    """Accuracies without one of the classes, and the mean of those of the classes."""
    without = [right[labels != k].mean() for k in np.unique(labels)]
    return [*without, np.mean([right[labels == k].mean() for k in np.unique(labels)])]


def _of_other_logits(labels, logits):
    """Accuracies of the smallest logit, the largest absolute one, all but the last, sure guesses, and the first two."""
    others = [(values.argmax(axis=1) == labels).mean() for values in (-logits, np.abs(logits), logits[:, :-1])]
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    sure = (p.argmax(axis=1) == labels) & (p.max(axis=1) > 0.5)
    first_two = (np.argsort(logits, axis=1)[:, -2:] == labels[:, None]).any(axis=1)
    return [*others, sure.mean(), first_two.mean()]


def _drawn(rng, sizes, n_classes):
    """Labels, which of them are guessed, and logits.

    No slip gives what is wanted: in no batch and no class are as many right that one of them would do for all.
    """

    def draw():
        counts = [int(rng.integers(size // 4, size + 1)) for size in sizes[:-1]]
        labels = rng.permutation(np.arange(sum(sizes)) % n_classes)
        right = _hits(rng, sizes, [*counts, max(1, sizes[-1] - 1)])
        return labels, right, _logits(rng, _guesses(rng, labels, right, n_classes), n_classes)

    def tells(drawn):
        labels, right, logits = drawn
        slips = [*_slips(sizes, right), *_of_classes(labels, right), *_of_other_logits(labels, logits)]
        return np.abs(np.array(slips) - right.mean()).min() > 1e-3

    return _redrawn(draw, tells)


def _accuracy(rng, sizes, n_classes, look_at="", without_length=False):
    labels, right, logits = _drawn(rng, sizes, n_classes)
    batches = _batches(logits, labels, sizes)
    called = f"accuracy(model, batches of {_in_words(sizes)} examples), {right.sum()} guesses of {len(right)} right"
    return _Measurement(called, batches, right.mean(), look_at, without_length)


@hidden("accuracy", points=1)
def is_the_fraction_of_right_guesses(answer, reference, rng):
    """The accuracy is the fraction of guesses that are right."""
    labels = rng.permutation(np.arange(9) % 3)
    called = "accuracy(model, a batch of 9 examples), all guesses right"
    all_right = _Measurement(called, _batches(_logits(rng, labels, 3), labels, [9]), 1.0)
    _expect_values(answer, _accuracy(rng, [8, 8, 8, 8], 5), all_right)
    none_right = _Measurement(
        called.replace("all guesses", "no guess"), _batches(_logits(rng, (labels + 1) % 3, 3), labels, [9]), 0.0
    )
    many, large = _many_examples(rng), _large_logits(rng)
    of_many = f"accuracy(model, 7 batches of 429 examples), {(many[0] == many[1]).sum()} guesses of 3003 right"
    of_large = f"accuracy(model, {_LARGE})"
    _expect_values(
        _aside(answer),
        none_right,
        _Measurement(of_many, _batches(many[2], many[0], [429] * 7), (many[0] == many[1]).mean(), _COUNTERS),
        _Measurement(of_large, _batches(large[2], large[0], [50] * 3), (large[0] == large[1]).mean(), _COMPARED),
    )
    _expect_one_guess(answer, rng)


@hidden("accuracy", points=1)
def counts_every_example_once(answer, reference, rng):
    """Every example counts the same, whatever the size of its batch."""
    look_at = "what you divide by"
    _expect_values(
        answer,
        _accuracy(rng, [7, 7, 3], 5, look_at),
        _accuracy(rng, [6, 6, 1], 4, "a last batch of one example", without_length=True),
        _accuracy(rng, [1, 4, 4, 4], 3, look_at),
    )


@hidden("accuracy", points=1)
def measures_without_a_trace(answer, reference, rng):
    """The model is measured in evaluation mode."""
    _expect_quiet_measurement(answer, rng)
