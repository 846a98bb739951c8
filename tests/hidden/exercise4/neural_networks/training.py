"""What `train` is graded by.

What is computed in float64 is compared to 1e-9.
"""

import numpy as np
import torch

from autograder.hidden import compare, expect, hidden, items, numbers

TRAIN_A_LINEAR_MODEL = """
import torch
from torch import nn

class Again:
    def __init__(self, batches):
        self.batches, self.loops = batches, 0
    def __iter__(self):
        self.loops += 1
        return iter(self.batches)

model = nn.Linear(weight.shape[1], weight.shape[0], dtype=torch.float64)
with torch.no_grad():
    model.weight.copy_(weight)
    model.bias.copy_(bias)
again, modes = Again(batches), set()

def note_mode(network, given, logits):
    mode = network.training
    if logits.requires_grad:
        logits.register_hook(lambda gradient: modes.add(mode))

if without_length:
    model.register_forward_hook(note_mode)
losses = train(model, again if without_length else batches, **options)
[[again.loops > 1, False not in modes] if without_length else losses, model.weight, model.bias]
"""


def _train(answer, rng, sizes, options, without_length=False):
    """What `train` does to a linear model on batches of the given sizes, and what plain descent does to it.

    Gives the call, the losses and those wanted, the changes of weights and biases and those wanted. With
    `without_length`, two facts stand in place of the losses: whether the batches were looped over more than once, and
    whether all learning was in training mode. (With batches of different sizes there are two right ways to average.)
    """
    weight, bias = rng.normal(size=(3, 5)), rng.normal(size=3)
    batches = [(rng.normal(0.0, 1.5, size=(size, 5)), rng.integers(3, size=size)) for size in sizes]
    arguments = ", ".join(f"{name}={value}" for name, value in options.items())
    called = f"train(nn.Linear(5, 3), batches of {' and '.join(map(str, sizes))} examples, {arguments})"
    given = {"weight": torch.from_numpy(weight), "bias": torch.from_numpy(bias)}
    given["batches"] = [(torch.from_numpy(images), torch.from_numpy(labels)) for images, labels in batches]
    value = answer.probe(TRAIN_A_LINEAR_MODEL, called=called, options=options, without_length=without_length, **given)
    losses, *after = items(value, "the losses", "the weights", "the biases", called=called)
    wanted_losses, *wanted_after = _descend(weight, bias, batches, **{"lr": 0.001, "momentum": 0.9, **options})
    before = (weight, bias)
    changes = [numbers(one, other.shape, called=called) - other for one, other in zip(after, before, strict=True)]
    wanted_changes = [one - other for one, other in zip(wanted_after, before, strict=True)]
    return called, losses, wanted_losses, changes, wanted_changes


def _descend(weight, bias, batches, epochs, lr, momentum):
    """Gradient descent with momentum on the mean cross-entropy of a linear model: (losses, weight, bias)."""
    means, speeds = [], [0.0, 0.0]
    for _ in range(epochs):
        losses = []
        for images, labels in batches:
            logits = images @ weight.T + bias
            log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
            truth = np.eye(3)[labels]
            losses.append(-(truth * log_p).sum(axis=1).mean())
            slopes = (np.exp(log_p) - truth) / len(labels)
            speeds = [momentum * v + g for v, g in zip(speeds, (slopes.T @ images, slopes.sum(axis=0)), strict=True)]
            weight, bias = weight - lr * speeds[0], bias - lr * speeds[1]
        means.append(np.mean(losses))
    return means, weight, bias


def _compare_changes(called, got, wanted, look_at=""):
    expect(got[0].any(), called=called, got="a model whose weights are as before", wanted="a model that has learnt")
    for name, one, other in zip(("weights", "biases"), got, wanted, strict=True):
        compare(one, other, called=f"{called}, and then how the {name} changed", rtol=1e-9, atol=1e-9, look_at=look_at)


@hidden("train", points=1)
def takes_one_step(answer, reference, rng):
    """One batch in one epoch is one plain step down the gradient, taken by the model itself."""
    called, _, _, got, wanted = _train(answer, rng, [6], {"epochs": 1, "lr": 0.3, "momentum": 0.0})
    _compare_changes(called, got, wanted)


@hidden("train", points=2)
def takes_a_step_for_each_batch(answer, reference, rng):
    """Several batches and epochs lead where gradient descent with momentum leads."""
    called, _, _, got, wanted = _train(answer, rng, [5, 5, 5], {"epochs": 3, "lr": 0.2, "momentum": 0.8})
    _compare_changes(called, got, wanted, "what one step leaves behind for the next")


@hidden("train", points=2)
def returns_the_mean_loss_of_each_epoch(answer, reference, rng):
    """The losses are one mean per epoch, measured while it trains."""
    called, losses, wanted, _, _ = _train(answer, rng, [5, 5, 5, 5], {"epochs": 3, "lr": 0.2, "momentum": 0.0})
    look_at = "which losses you average, and when they are measured"
    compare(losses, wanted, called=called, rtol=1e-5, look_at=look_at)  # a sum kept in float32 is right to 1e-6


@hidden("train", points=1)
def takes_batches_as_they_come(answer, reference, rng):
    """Batches without a length work, and so does a short last one; each epoch asks anew and learns in training mode."""
    options = {"epochs": 2, "lr": 0.2, "momentum": 0.5}
    called, facts, _, got, wanted = _train(answer, rng, [5, 5, 2], options, without_length=True)
    _compare_changes(called, got, wanted)
    anew, learns = numbers(facts, (2,), called=called)
    expect(
        anew,
        called=called,
        got="batches that were looped over once",
        wanted="a loop over them in each epoch: a DataLoader gives other batches every time",
        look_at="whether the batches of the first epoch are kept for the later ones",
    )
    # A new model is in training mode, so nobody needs to switch it on.
    got, wanted = "a model that learnt in evaluation mode", "a model that is in training mode when it learns"
    expect(learns, called=called, got=got, wanted=wanted, look_at="where you change the model's mode")


@hidden("train", points=1)
def has_the_stated_defaults(answer, reference, rng):
    """Learning rate 0.001 and momentum 0.9 are used if nothing else is said."""
    called, _, _, got, wanted = _train(answer, rng, [8, 8], {"epochs": 2})
    _compare_changes(called, got, wanted)
