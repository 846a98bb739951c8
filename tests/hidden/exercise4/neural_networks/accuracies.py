"""What `accuracy` and `class_accuracy` are graded by."""

import math

import numpy as np
import torch

from autograder.hidden import compare, expect, hidden, items, numbers
from autograder.values import as_array

from .shared import _float32, _guesses

A_LINEAR_MODEL = """
import torch
from torch import nn
model = nn.Linear(n_classes, n_classes, bias=False)
with torch.no_grad():
    model.weight.copy_(torch.eye(n_classes))
"""

WATCH_THE_MODEL = """
import torch
from torch import nn
seen = []

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(10, 10)
    def forward(self, images):
        logits = self.layer(images)
        seen.append((self.training, logits.requires_grad))
        return logits

torch.set_grad_enabled(True)
model = Model()
model.train(training)
CALL
after = [model.training, torch.is_grad_enabled(), all(weight.requires_grad for weight in model.parameters())]
torch.set_grad_enabled(True)
[sorted(set(seen)), after]
"""


def _batches(rng, labels, guesses, sizes, n_classes):
    """Batches of given labels, with logits whose largest is that of the given guess."""
    logits = rng.uniform(-1.0, 1.0, size=(len(labels), n_classes))
    logits[np.arange(len(labels)), guesses] += 2.5
    logits -= rng.uniform(0.0, 5.0, size=(len(labels), 1))  # the largest may be negative
    cuts = np.cumsum(sizes)[:-1]
    parts = zip(np.split(logits, cuts), np.split(labels, cuts), strict=True)
    return [(_float32(part), torch.from_numpy(of_part)) for part, of_part in parts]


def _percent(value):
    """A hint for fractions above 1. (They are compared to 1e-6, for which float32 is good enough.)"""
    fractions = as_array(value)
    above = fractions is not None and fractions.size and np.nanmax(fractions.astype(float), initial=0.0) > 1
    return "the unit: a fraction is at most 1" if above else ""


def _expect_quiet_measurement(answer, rng):
    labels = rng.permutation(np.arange(12) % 10)  # every class occurs: one without examples is another test's affair
    batches = [(_float32(rng.normal(size=(6, 10))), torch.from_numpy(part)) for part in np.split(labels, 2)]
    source = WATCH_THE_MODEL.replace("CALL", f"{answer.name}(model, batches)")
    replies = []
    for training in (True, False):  # both before anything is judged, since they tell some mistakes apart
        mode = "training" if training else "evaluation"
        called = f"{answer.name}(model, batches) with a model in {mode} mode"
        value = answer.probe(source, called=called, batches=batches, training=training)
        replies.append((training, mode, called, value))
    for training, mode, called, value in replies:
        seen, after = items(value, "what the model saw", "what is left", called=called)
        seen, (after, records, learns) = numbers(seen, called=called), numbers(after, (3,), called=called)
        used = seen.ndim == 2 and seen.shape[1] == 2
        expect(used, called=called, got="a model that was not called", wanted="a model called on the batches")
        expect(not seen[:, 0].any(), called=called, got="a model called in training mode", wanted="evaluation mode")
        expect(not seen[:, 1].any(), called=called, got="logits that record gradients", wanted="no gradients recorded")
        got = f"a model in {'training' if after else 'evaluation'} mode afterwards"
        expect(bool(after) == training, called=called, got=got, wanted=f"one in {mode} mode, as before")
        got, wanted = "gradients that are switched off afterwards", "gradients that are recorded again, as before"
        expect(
            records and learns, called=called, got=got, wanted=wanted, look_at="torch.no_grad(), which ends by itself"
        )


@hidden("accuracy", points=1)
def is_the_fraction_of_right_guesses(answer, reference, rng):
    """The accuracy is the fraction of guesses that are right."""
    labels = rng.integers(5, size=32)
    counts = [*rng.integers(4, 6, size=3), 7]  # neither half of all, nor in each batch the same
    right = np.concatenate([rng.permutation(8) < count for count in counts])
    batches = _batches(rng, labels, _guesses(rng, labels, right, 5), [8] * 4, 5)
    called = f"accuracy(model, 4 batches of 8 examples), {right.sum()} guesses of 32 right"
    value = answer.probe(A_LINEAR_MODEL + "accuracy(model, batches)", called=called, batches=batches, n_classes=5)
    compare(value, right.mean(), called=called, atol=1e-6, look_at=_percent(value))


@hidden("accuracy", points=1)
def counts_every_example_once(answer, reference, rng):
    """Every example counts the same, those in a short last batch too."""
    labels = rng.integers(5, size=17)
    few = rng.integers(2, 6, size=2)  # at most 10 of the first 14: the mean of the batches' accuracies is larger
    right = np.concatenate([rng.permutation(7) < few[0], rng.permutation(7) < few[1], [True] * 3])
    batches = _batches(rng, labels, _guesses(rng, labels, right, 5), [7, 7, 3], 5)
    called = f"accuracy(model, batches of 7, 7 and 3 examples), {few[0]}, {few[1]} and 3 guesses right"
    value = answer.probe(A_LINEAR_MODEL + "accuracy(model, batches)", called=called, batches=batches, n_classes=5)
    compare(value, right.mean(), called=called, atol=1e-6, look_at=_percent(value) or "what you divide by")


@hidden("accuracy", points=1)
def measures_without_a_trace(answer, reference, rng):
    """The model is measured in evaluation mode without gradients, and keeps the mode it had."""
    _expect_quiet_measurement(answer, rng)


def _class_accuracies(labels, guesses, n_classes):
    return [np.mean(guesses[labels == k] == k) if (labels == k).any() else math.nan for k in range(n_classes)]


@hidden("class_accuracy", points=1)
def is_the_fraction_of_each_class(answer, reference, rng):
    """Each value is the fraction of that class's examples that are guessed right."""
    labels = rng.permutation(np.repeat(np.arange(10), [3, 5, 4, 7, 6, 3, 4, 5, 6, 7]))
    right = rng.random(50) < 0.6
    right[np.unique(labels, return_index=True)[1]] = True  # each class is guessed at least once
    guesses = _guesses(rng, labels, right, 10)
    batches = _batches(rng, labels, guesses, [10] * 5, 10)
    called = "class_accuracy(model, 5 batches of 10 examples)"
    source = A_LINEAR_MODEL + "class_accuracy(model, batches)"
    value = answer.probe(source, called=called, batches=batches, n_classes=10)
    look_at = _percent(value) or "which examples of a class you count, and what you divide by"
    compare(value, _class_accuracies(labels, guesses, 10), called=called, atol=1e-6, look_at=look_at)


@hidden("class_accuracy", points=1)
def has_nan_for_a_class_without_examples(answer, reference, rng):
    """A class without examples has nan, also with another number of classes and a short last batch."""
    absent = rng.integers(6)
    labels = rng.permutation(np.repeat([k for k in range(6) if k != absent], 7))
    right = rng.permutation(35) < 20
    right[labels == labels[0]] = False  # nothing right is 0, not nan
    guesses = _guesses(rng, labels, right, 6)
    batches = _batches(rng, labels, guesses, [15, 15, 5], 6)
    called = f"class_accuracy(model, batches of 15, 15 and 5 examples, n_classes=6), none of class {absent}"
    source = A_LINEAR_MODEL + "class_accuracy(model, batches, n_classes=6)"
    value = answer.probe(source, called=called, batches=batches, n_classes=6)
    compare(value, _class_accuracies(labels, guesses, 6), called=called, atol=1e-6)


@hidden("class_accuracy", points=1)
def measures_classes_without_a_trace(answer, reference, rng):
    """The model is measured in evaluation mode without gradients, and keeps the mode it had."""
    _expect_quiet_measurement(answer, rng)
