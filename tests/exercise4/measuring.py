"""How the hidden tests of `accuracy` and `class_accuracy` measure.

Points depend on the values alone. That a model is measured quietly shows in them too: the logits of `Judge` are others
in training mode, and others when gradients are recorded.
"""

from typing import Any, NamedTuple

import numpy as np
import torch

from autograder.testing import NotYet, as_array, claim, compare, difference, expect, items, numbers

from .guesses import _batches, _logits
from .networks import _aside, _guesses, _probe, _redrawn

# An input holds four sets of logits, (N, 4, n_classes). Set 0 is for evaluation mode without gradients; recording
# gradients adds 1, training mode adds 2. With `always` it is that set in all circumstances; with -1 a model is in
# training mode if any of its layers is, with -2 if all are.
JUDGES = """
import torch
from torch import nn

class Judge(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
        self.register_buffer("always", torch.tensor(-1))
        self.inner = nn.Dropout(0.0)
    def forward(self, images):
        nothing, modes = 0 * self.weight, (self.training, self.inner.training)
        now = 2 * (all(modes) if self.always == -2 else any(modes)) + nothing.requires_grad
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
batches = [(logits[:, None].expand(-1, 4, -1), labels.repeat_interleave(2)[::2]) for logits, labels in batches]
MEASURED(model, Loop(batches) if without_length else batches, *more, **named)
"""

MEASURE_QUIETLY = """
def measured(always, training):
    model = Judge().train(training)
    model.always.fill_(always)
    value = MEASURED(model, batches)
    model.always.fill_(-1 - training)
    after = [model.training]  # and the number of the set now, and when gradients are recorded again
    for _ in range(2):
        after.append(model(torch.arange(4.0).reshape(1, 4, 1)).item())
        torch.set_grad_enabled(True)
    return [list(value) if hasattr(value, "__next__") else value, after]

[measured(always, training) for always in (-1, *range(4), -2)]
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

# The last one decides nothing: it tells a mode that does not reach the layers inside from one that is not set.
_MEASURED = ("a measurement", *(f"one of set {number}" for number in range(4)), "one if all layers count")


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
        look_at = "; ".join(filter(None, (_percent(value), one.look_at)))
        compare(value, one.wanted, called=one.called, atol=1e-6, look_at=look_at)


def _expect_one_guess(answer, rng):
    """Where several classes have the largest logit, one of them is the guess, whichever it is.

    Each example is there once with each of these classes as its label, so exactly one of them is right.
    """
    n_tied = np.arange(12) % 4 + 2
    # every class occurs: one without examples is another test's affair
    ties = _redrawn(
        lambda: [rng.permutation(10)[:count] for count in n_tied], lambda ties: len(set(np.concatenate(ties))) == 10
    )
    places = rng.permutation(n_tied.sum())
    rows, labels = np.repeat(np.arange(12), n_tied)[places], np.concatenate(ties)[places]
    logits = rng.uniform(-3.0, -1.0, size=(12, 10))
    for row, classes in zip(logits, ties, strict=True):
        row[classes] = rng.choice([-0.5, 0.0, 2.0])
    called = f"{answer.name}(model, a batch of {len(labels)} examples of several classes with the same, largest logit)"
    source, look_at = MEASURE.replace("MEASURED", answer.name), "that a guess is one class, whatever the logits are"
    inputs = {
        "batches": _batches(logits[rows], labels, [len(labels)]),
        "without_length": False,
        "more": [],
        "named": {},
    }
    value = numbers(_probe(_aside(answer), JUDGES, source, called=called, **inputs), called=called)
    counts = np.bincount(labels, minlength=10) if value.shape == (10,) else len(labels)
    right = np.nansum(value * counts)
    got, wanted = (
        f"{right:.4g} of {len(labels)} guesses right",
        "12, for each example is there with each of its classes",
    )
    expect(abs(right - 12) < 1e-3, called=called, got=got, wanted=wanted, look_at=look_at)


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
        parts = items(reply, *_MEASURED, called=called)[:-1]
        measured = [items(part, "the accuracy", "what is left", called=called) for part in parts]
        _expect_set_0(called, [value for value, _ in measured])
        mode_after, after, _ = map(int, numbers(measured[0][1], (3,), called=called))
        _expect_nothing_left(called, training, after, "a model" if mode_after != training else "a layer of the model")
    none_right = _batches(_logits(rng, (labels + 1) % 10, 10), labels, [6, 6])
    all_right = _batches(_logits(rng, labels, 10), labels, [6, 6])
    _expect_the_model_as_it_was(answer, {", none right": none_right, ", all right": all_right})


def _expect_set_0(called, values):
    value, *of_sets = values
    same = [number for number, of_set in enumerate(of_sets) if _agree(value, of_set)]
    alike = all(_agree(of_sets[0], of_set) for of_set in of_sets)
    with claim("The value depends on what the model guesses."):
        got = "the same value whatever the model guesses"
        expect(not alike, called=called, got=got, wanted="one that depends on it")
    if same == [0]:
        return
    if not same:
        compare(value, of_sets[0], called=called, look_at="the model's mode at each batch")
    expect(same[0] < 2, called=called, got="a model called in training mode", wanted="evaluation mode")
    with claim("No gradients are recorded while it measures."):
        expect(False, called=called, got="logits that record gradients", wanted="no gradients recorded")


def _agree(one, other):
    return difference(one, other, atol=1e-9) is None


def _expect_nothing_left(called, training, after, what="a model"):
    modes = "evaluation mode", "training mode"
    got = f"{what} in {modes[after >= 2]} afterwards"
    with claim("Afterwards the model is in the mode that it had before."):
        expect((after >= 2) == training, called=called, got=got, wanted=f"one in {modes[training]}, as before")
    got, wanted = "gradients that are switched off afterwards", "gradients that are recorded again, as before"
    with claim("Afterwards gradients are recorded again."):
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
            with claim("Afterwards the same parameters are frozen as before."):
                expect(flags == [True, False], called=called, got=got, wanted=wanted, look_at="requires_grad")
