"""What `accuracy` and `class_accuracy` are graded by.

Points depend on the values alone. That a model is measured quietly shows in them too: the logits of `Judge` are others
in training mode, and others when gradients are recorded.
"""

import math
from typing import Any, NamedTuple

import numpy as np
import torch

from autograder.testing import NotYet, as_array, compare, difference, expect, hidden, items, numbers

from .guesses import _batches, _large_logits, _logits, _many_examples
from .shared import _aside, _guesses, _in_words, _probe, _redrawn

# An input holds four sets of logits, (N, 4, n_classes). Set 0 is for evaluation mode without gradients; recording
# gradients adds 1, training mode adds 2. With `always` it is that set in all circumstances.
JUDGES = """
import torch
from torch import nn

class Judge(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
        self.register_buffer("always", torch.tensor(-1))
    def forward(self, images):
        nothing = 0 * self.weight
        now = 2 * self.training + nothing.requires_grad
        return images[:, now if self.always < 0 else int(self.always)] + nothing.to(images.dtype)
"""

MEASURE = """
class Loop:  # can be looped over again and again, and has no length
    def __init__(self, batches):
        self.batches = batches
    def __iter__(self):
        return iter(self.batches)

model = Judge()
model.always.fill_(0)
batches = [(logits[:, None].expand(-1, 4, -1), labels) for logits, labels in batches]
MEASURED(model, Loop(batches) if without_length else batches, *more, **named)
"""

MEASURE_QUIETLY = """
def measured(always, training):
    model = Judge().train(training)
    model.always.fill_(always)
    value = MEASURED(model, batches)
    model.always.fill_(-1)
    after = []  # the number of the set now, and when gradients are recorded again
    for _ in range(2):
        after.append(model(torch.arange(4.0).reshape(1, 4, 1)).item())
        torch.set_grad_enabled(True)
    return [list(value) if hasattr(value, "__next__") else value, after]

[measured(-1, training)] + [measured(always, training) for always in range(4)]
"""

# One of the parameters is frozen. A value that cannot be computed is another test's affair.
MEASURE_AND_LOOK = """
def left(batches, training):
    model = Judge().train(training)
    model.frozen = nn.Parameter(torch.zeros(2), requires_grad=False)
    try:
        value = MEASURED(model, batches)
        list(value) if hasattr(value, "__next__") else value
    except Exception:
        return None
    return [model.training, [bool(parameter.requires_grad) for parameter in model.parameters()]]

[left([(logits[:, None].expand(-1, 4, -1), labels) for logits, labels in batches], training) for batches in several]
"""

_MEASURED = ("a measurement", *(f"one of set {number}" for number in range(4)))


def _percent(value):
    """A hint for fractions above 1. (They are compared to 1e-6, for which float32 is good enough.)"""
    fractions = as_array(value)
    above = fractions is not None and fractions.size and np.nanmax(fractions.astype(float), initial=0.0) > 1
    return "the unit: a fraction is at most 1" if above else ""


_LARGE = "3 batches of 50 examples, logits from -1000 to 1000"
_COUNTERS = "whether what you count with is large enough for the number"
_COMPARED = "whether it is the logits that you compare: what is computed from them may be the same for several classes"


class _Measurement(NamedTuple):
    """A call on given logits, and what it is to give."""

    called: str
    batches: list[tuple[torch.Tensor, torch.Tensor]]
    wanted: Any
    look_at: str = ""
    without_length: bool = False
    more: tuple[int, ...] = ()
    named: dict[str, int] | None = None


def _expect_values(answer, *measurements):
    """All is called before anything is judged, since all of it tells mistakes apart."""
    source, values = MEASURE.replace("MEASURED", answer.name), []
    for one in measurements:
        inputs = {"batches": one.batches, "without_length": one.without_length}
        inputs |= {"more": list(one.more), "named": one.named or {}}
        try:
            values.append(_probe(answer, JUDGES, source, called=one.called, **inputs))
        except NotYet as error:
            values.append(error)
    for one, value in zip(measurements, values, strict=True):
        if isinstance(value, NotYet):
            raise value
        compare(value, one.wanted, called=one.called, atol=1e-6, look_at=_percent(value) or one.look_at)


# Quiet measurement


def _four_sets(rng, labels, size):
    """Logits (N, 4, 10): of set 0 all guesses are right, of the others some, in no batch nor in all equally many.

    The largest logit of set 0 is the label, so that comparing the wrong one of the two shows in other tests.
    """
    n_batches, sets = len(labels) // size, []

    def draw():
        counts = np.stack([rng.permutation(np.arange(1, size - 1))[:3] for _ in range(n_batches)])
        return [np.concatenate([rng.permutation(size) < of_batch for of_batch in count]) for count in counts.T]

    def tells(drawn):
        looked_at = np.arange(len(labels)) % size < 4  # of each batch, by whoever takes it for one of four
        hits = [np.bincount(labels[looked_at & right], minlength=10) for right in [looked_at, *drawn]]
        return len({right.sum() for right in drawn}) == 3 and len({one.tobytes() for one in hits}) == 4

    for right in (np.ones(len(labels), bool), *_redrawn(draw, tells)):
        sets.append(_logits(rng, _guesses(rng, labels, right, 10), 10))
    sets[0] += (labels - sets[0].max(axis=1))[:, None]
    return np.stack(sets, axis=1)


def _expect_quiet_measurement(answer, rng):
    """Measured in whatever mode, a model gives what it gives if its logits are always those of set 0.

    That holds for a value in percent, too, which is another test's affair; and the value must tell the sets apart.
    """
    labels = rng.permutation(np.arange(12) % 10)  # every class occurs: one without examples is another test's affair
    batches = _batches(_four_sets(rng, labels, 6), labels, [6, 6])
    source = MEASURE_QUIETLY.replace("MEASURED", answer.name)
    replies = []
    for training in (True, False):  # both before anything is judged, since they tell some mistakes apart
        mode = "training" if training else "evaluation"
        called = f"{answer.name}(model, batches) with a model in {mode} mode"
        replies.append(
            (training, called, _probe(answer, JUDGES, source, called=called, batches=batches, training=training))
        )
    for training, called, reply in replies:
        measured = [items(part, "the accuracy", "what is left", called=called) for part in items(reply, *_MEASURED)]
        _expect_set_0(called, [value for value, _ in measured])
        _expect_nothing_left(called, training, int(numbers(measured[0][1], (2,), called=called)[0]))
    none_right = _batches(_logits(rng, (labels + 1) % 10, 10), labels, [6, 6])
    all_right = _batches(_logits(rng, labels, 10), labels, [6, 6])
    _expect_the_model_as_it_was(answer, {", none right": none_right, ", all right": all_right})


def _expect_set_0(called, values):
    value, *of_sets = values
    same = [number for number, of_set in enumerate(of_sets) if _agree(value, of_set)]
    alike = all(_agree(of_sets[0], of_set) for of_set in of_sets)
    expect(not alike, called=called, got="the same value whatever the model guesses", wanted="one that depends on it")
    if same == [0]:
        return
    if not same:
        compare(value, of_sets[0], called=called, look_at="the model's mode at each batch")
    got = "a model called in training mode" if same[0] >= 2 else "logits that record gradients"
    expect(False, called=called, got=got, wanted="evaluation mode" if same[0] >= 2 else "no gradients recorded")


def _agree(one, other):
    return difference(one, other, atol=1e-9) is None


def _expect_nothing_left(called, training, after):
    modes = "evaluation mode", "training mode"
    got = f"a model in {modes[after >= 2]} afterwards"
    expect((after >= 2) == training, called=called, got=got, wanted=f"one in {modes[training]}, as before")
    got, wanted = "gradients that are switched off afterwards", "gradients that are recorded again, as before"
    expect(after in (1, 3), called=called, got=got, wanted=wanted, look_at="torch.no_grad(), which ends by itself")


def _expect_the_model_as_it_was(answer, cases):
    """Whatever the guesses are, the model keeps its mode, and what is frozen stays frozen and nothing else."""
    source = MEASURE_AND_LOOK.replace("MEASURED", answer.name)
    for training in (True, False):
        mode = "training" if training else "evaluation"
        calls = [f"{answer.name}(a model in {mode} mode with a frozen parameter, batches{words})" for words in cases]
        inputs = {"several": list(cases.values()), "training": training}
        replies = _probe(_aside(answer), JUDGES, source, called=calls[0], **inputs)
        for called, reply in zip(calls, items(replies, *calls, called=calls[0]), strict=True):
            if reply is None:
                continue
            mode_after, flags = items(reply, "the mode", "what is frozen", called=called)
            _expect_nothing_left(called, training, 2 * bool(mode_after) + 1)
            got, wanted = "other parameters that are frozen than before", "each of them as it was"
            expect(flags == [True, False], called=called, got=got, wanted=wanted, look_at="requires_grad")


# accuracy


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


@hidden("accuracy", points=1)
def counts_every_example_once(answer, reference, rng):
    """Every example counts the same, those in a short last batch too."""
    look_at = "what you divide by"
    _expect_values(
        answer,
        _accuracy(rng, [7, 7, 3], 5, look_at),
        _accuracy(rng, [6, 6, 1], 4, "a last batch of one example", without_length=True),
        _accuracy(rng, [1, 4, 4, 4], 3, look_at),
    )


@hidden("accuracy", points=1)
def measures_without_a_trace(answer, reference, rng):
    """The model is measured in evaluation mode without gradients, and keeps the mode it had."""
    _expect_quiet_measurement(answer, rng)


# class_accuracy


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


@hidden("class_accuracy", points=1, uses=("accuracy",))
def has_nan_for_a_class_without_examples(answer, reference, rng):
    """A class without examples has nan, also with another number of classes and a short last batch."""
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
    """The model is measured in evaluation mode without gradients, and keeps the mode it had."""
    _expect_quiet_measurement(answer, rng)
    labels = rng.permutation(np.arange(12) % 3)
    some_missing = _batches(_logits(rng, rng.integers(10, size=12), 10), labels, [6, 6])
    _expect_the_model_as_it_was(answer, {", none of some classes": some_missing})
