"""Guesses, logits and batches for the hidden tests of `accuracy` and `class_accuracy`."""

import numpy as np
import torch

from .networks import _float32, _guesses


def _logits(rng, guesses, n_classes):
    """Logits whose largest is that of the given guess, mostly of little confidence; it may be negative."""
    logits = rng.uniform(-1.0, 1.0, size=(len(guesses), n_classes))
    logits[np.arange(len(guesses)), guesses] = logits.max(axis=1) + rng.choice([0.1, 2.0], size=len(guesses))
    return logits - rng.uniform(0.0, 5.0, size=(len(guesses), 1))


def _batches(logits, labels, sizes):
    cuts = np.cumsum(sizes)[:-1]
    parts = zip(np.split(logits, cuts), np.split(labels, cuts), strict=True)
    return [(_float32(part), torch.from_numpy(of_part)) for part, of_part in parts]


def _many_examples(rng):
    """Labels, guesses and logits of 3003 examples, most of one class: of that class an odd number above 2048 is right.

    So a sum in whole numbers of 8 bits, or in numbers of 16 bits with a point, is not right.
    """
    often = int(rng.integers(10))
    labels = rng.permutation(
        np.concatenate([np.full(2601, often), np.repeat(np.delete(np.arange(10), often), 44), np.arange(6)])
    )
    right = rng.random(3003) < 0.6
    right[np.unique(labels, return_index=True)[1]] = True
    places = rng.permutation(np.flatnonzero(labels == often))
    right[places] = np.arange(len(places)) < 2 * rng.integers(1050, 1250) + 1
    if right.sum() % 2 == 0:
        right[np.flatnonzero(labels != often)[-1]] ^= True
    guesses = _guesses(rng, labels, right, 10)
    return labels, guesses, _logits(rng, guesses, 10)


def _large_logits(rng):
    """Labels, guesses and logits of 150 examples: a sigmoid or exponential of all logits of one is the same."""
    ranges = np.array([(20, 80), (100, 300), (800, 1000), (-300, -120), (-1000, -800)])
    places = rng.permutation(150)
    labels, right = places // 5 % 10, places // 50 > 0  # in each range two of three guesses of each class are right
    guesses = np.where(right, labels, 1 + (labels + rng.integers(8, size=150)) % 9)  # if wrong, not class 0
    low, high = ranges[places % 5].T
    logits = rng.uniform(low[:, None], high[:, None] - 2, size=(150, 10))
    logits[np.arange(150), guesses] = logits.max(axis=1) + rng.uniform(1, 2, size=150)
    return labels, guesses, logits
