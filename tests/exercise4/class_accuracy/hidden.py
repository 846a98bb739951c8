"""What `class_accuracy` is graded by. Points depend on the values alone, see measuring.py."""

import math

import numpy as np

from autograder.testing import hidden

from ..guesses import _batches, _large_logits, _logits, _many_examples
from ..measuring import (
    _COMPARED,
    _COUNTERS,
    _LARGE,
    _expect_one_guess,
    _expect_quiet_measurement,
    _expect_the_model_as_it_was,
    _expect_values,
    _Measurement,
)
from ..networks import _aside, _guesses, _in_words, _redrawn


def _class_accuracies(labels, guesses, n_classes):
    return [np.mean(guesses[labels == k] == k) if (labels == k).any() else math.nan for k in range(n_classes)]


def _of_each_class(rng, counts, size):
    """Labels in random order and guesses, in which each class is right more than once and never like the others.

    A class with as many wrong guesses as examples, or with as many guesses as examples, is drawn again.
    """
    n_classes = len(counts)

    def draw():
        labels = rng.permutation(np.repeat(np.arange(n_classes), counts))
        right = rng.random(len(labels)) < 0.6
        right[np.unique(labels, return_index=True)[1]] = True  # each class is guessed at least once
        return labels, _guesses(rng, labels, right, n_classes)

    def tells(drawn):
        labels, guesses = drawn
        hits = labels == guesses
        wanted = np.array(_class_accuracies(labels, guesses, n_classes))
        rows = [_class_accuracies(labels[i : i + size], guesses[i : i + size], n_classes) for i in range(0, 50, size)]
        of_guesses = np.bincount(labels[hits], minlength=n_classes) / np.bincount(guesses, minlength=n_classes)
        others = [rows[0], rows[-1], np.nanmean(rows, axis=0), of_guesses, np.full(n_classes, hits.mean()), 1 - wanted]
        others.append(_class_accuracies(labels[size:], guesses[size:], n_classes))
        others.append(_class_accuracies(labels[:-size], guesses[:-size], n_classes))
        return all((np.nan_to_num(np.abs(wanted - other), nan=1.0) > 1e-3).any() for other in others)

    return _redrawn(draw, tells)


def _class_accuracy(rng, labels, guesses, sizes, n_classes, words="", **options):
    batches = _batches(_logits(rng, guesses, n_classes), labels, sizes)
    given = f", n_classes={n_classes}" if n_classes != 10 else ""
    called = f"class_accuracy(model, batches of {_in_words(sizes)} examples{given}){words}"
    look_at = "which examples of a class you count, and what you divide by"
    return _Measurement(called, batches, _class_accuracies(labels, guesses, n_classes), look_at, **options)


@hidden("class_accuracy", points=1, uses=("accuracy",))
def is_the_fraction_of_each_class(answer, reference, rng):
    """Each value is the fraction of that class's examples that are guessed right."""
    labels, guesses = _of_each_class(rng, [3, 5, 4, 7, 6, 3, 4, 5, 6, 7], 10)
    some_right = _class_accuracy(rng, labels, guesses, [10] * 5, 10)
    labels = rng.permutation(20) % 10
    all_right = _class_accuracy(rng, labels, labels, [10, 10], 10, ", all guesses right")
    _expect_values(answer, some_right, all_right)
    measurements = []
    many, large = _many_examples(rng), _large_logits(rng)
    for (labels, guesses, logits), sizes, words, look_at in (
        (many, [429] * 7, "7 batches of 429 examples", _COUNTERS),
        (large, [50] * 3, _LARGE, _COMPARED),
    ):
        called, wanted = f"class_accuracy(model, {words})", _class_accuracies(labels, guesses, 10)
        measurements.append(_Measurement(called, _batches(logits, labels, sizes), wanted, look_at))
    _expect_values(_aside(answer), *measurements)
    _expect_one_guess(answer, rng)


@hidden("class_accuracy", points=1, uses=("accuracy",))
def has_nan_for_a_class_without_examples(answer, reference, rng):
    """A class without examples has nan, whatever the number of classes."""
    absent = int(rng.integers(1, 5))
    labels = rng.permutation(np.repeat([k for k in range(6) if k != absent], 7))
    right = rng.permutation(35) < 20
    right[labels == labels[0]] = False  # nothing right is 0, not nan
    guesses, words = _guesses(rng, labels, right, 6), f", none of class {absent}"
    one_missing = _class_accuracy(rng, labels, guesses, [15, 15, 5], 6, words, named={"n_classes": 6})
    labels, guesses = _some_classes(rng, range(1, 3), 9)
    ends_missing = _class_accuracy(rng, labels, guesses, [5, 4], 4, ", none of 0 and 3", more=(4,))
    labels, guesses = _some_classes(rng, range(2, 12), 11)
    options = {"without_length": True, "named": {"n_classes": 13}}
    few = _class_accuracy(rng, labels, guesses, [1] * 11, 13, ", none of 0, 1 and 12", **options)
    _expect_values(answer, one_missing, ends_missing)
    _expect_values(_aside(answer), few)  # many mistakes end with an error there, each with another one


def _some_classes(rng, classes, count):
    """Labels and guesses of these classes only: neither has any of the others, and about half are right."""
    classes = np.array(classes)
    places = rng.permutation(np.arange(count) % len(classes))
    shifts = np.where(rng.permutation(count) < count // 2, 1, 0)
    return classes[places], classes[(places + shifts) % len(classes)]


@hidden("class_accuracy", points=1, uses=("accuracy",))
def measures_classes_without_a_trace(answer, reference, rng):
    """The model is measured in evaluation mode."""
    _expect_quiet_measurement(answer, rng)
    labels = rng.permutation(np.arange(12) % 3)
    some_missing = _batches(_logits(rng, rng.integers(10, size=12), 10), labels, [6, 6])
    _expect_the_model_as_it_was(answer, {", none of some classes": some_missing})
