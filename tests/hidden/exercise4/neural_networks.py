"""What the notebook *Neural networks* is graded by.

Networks are compared with the reference after both got the same weights: a network that only has as many parameters
does not pass. Tolerances: in float32, sums of up to 3072 products near 1 are right to about 1e-5, so 1e-4 of the
largest value accepts any order of summation, while a missing ReLU or a softmax too many moves values by 1e-1. What is
computed in float64 is compared to 1e-9.
"""

import math
from collections import Counter
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import torch

from autograder.errors import NotYet
from autograder.hidden import agree_probe, compare, expect, hidden, items, leaves_alone, numbers
from autograder.values import as_array, describe_call, difference


def _float32(array):
    return torch.from_numpy(np.asarray(array, dtype=np.float32))


# CNN and MLP --------------------------------------------------------------------------------------------------------

# Every size occurs once in a network, so sizes tell which parameter is which, whatever its name, and whether a matrix
# has its inputs first or last, or a linear layer is written as a convolution.
SHAPES = {
    "CNN": [(6, 3, 5, 5), (6,), (16, 6, 5, 5), (16,), (120, 400), (120,), (84, 120), (84,), (10, 84), (10,)],
    "MLP": [(128, 3072), (128,), (64, 128), (64,), (10, 64), (10,)],
}

# The same for every order of the layers, and for every width that is not in the table: those are the same mistake.
SORTED_LAYERS = """
import math
model(images)
table, widths = {math.prod(shape): list(shape) for shape in shapes}, {shape[0] for shape in shapes}
found = [[n for n in parameter.shape if n > 1] for parameter in model.parameters()]
other = {shape[0] for shape in found if len(shape) == 1} - widths
sorted(table.get(math.prod(shape), [-1 if n in other else n for n in shape]) for shape in found)
"""

WITH_GIVEN_WEIGHTS = """
import copy
import torch
model(images)
given = {weight.numel(): weight for weight in weights}

def laid_out(values, shape):
    if values.dim() == 2 and values.T.shape == shape:
        values = values.T
    return values.reshape(shape)

with torch.no_grad():
    for parameter in model.parameters():
        parameter.copy_(laid_out(given[parameter.numel()], parameter.shape))

def measured(measure):
    # In float64 where the network allows it: then the order of summation leaves no trace.
    try:
        values = measure(copy.deepcopy(model).double(), images.double())
    except Exception:
        values = measure(model, images)
    return [value.float() for value in values]
"""

LOGITS = """
measured(lambda network, pictures: [network(pictures), network.eval()(pictures)])
"""

GRADIENTS = """
def gradients(network, pictures):
    network.zero_grad()
    (network(pictures) * upstream).sum().backward()
    zero = torch.zeros(())  # of a parameter that takes no part
    found = {p.numel(): zero.expand_as(p) if p.grad is None else p.grad for p in network.parameters()}
    return [laid_out(found[weight.numel()], weight.shape) for weight in weights]

measured(gradients)
"""


def _pictures(rng, count):
    return _float32(rng.uniform(-1.0, 1.0, size=(count, 3, 32, 32)))


def _weights(name, rng):
    """Random weights and biases under which about half of the units are active and logits have either sign.

    Those of the first layer are large, so that a unit that does not grow for ever is seen.
    """
    spreads = [math.sqrt(2 / np.prod(shape[1:])) if len(shape) > 1 else 0.2 for shape in SHAPES[name]]
    values = [rng.normal(0.0, spread, shape) for spread, shape in zip(spreads, SHAPES[name], strict=True)]
    values[0] *= 4.0
    values[-1] += np.tile([-1.0, 1.0], 5)
    return [_float32(value) for value in values]


def _expect_layers(answer, rng):
    table, images = SHAPES[answer.name], _pictures(rng, 2)
    make, called = f"model = {answer.name}()\n", f"{answer.name}(), and then the shapes of its parameters"
    shapes = answer.probe(make + SORTED_LAYERS, called=called, images=images, shapes=table)
    if not difference(shapes, sorted(list(shape) for shape in table)):
        return
    source = make + "model(images)\n[list(parameter.shape) for parameter in model.parameters()]"
    shapes = replace(answer, calls=[]).probe(source, called=called, images=images)  # for the words alone
    shapes = shapes if isinstance(shapes, list) else []
    shapes = [tuple(numbers(shape, called=called).astype(int).ravel().tolist()) for shape in shapes]
    by_size = {math.prod(shape): shape for shape in table}
    found, wanted = Counter(by_size.get(math.prod(shape), shape) for shape in shapes), Counter(table)
    missing, extra = (", ".join(map(str, part.elements())) for part in (wanted - found, found - wanted))
    got = f"parameters of shapes {extra}" if extra else f"none of shapes {missing}"
    instead = f"those of shapes {missing}" if missing else "only those of the layers in the table"
    expect(found == wanted, called=called, got=got, wanted=instead, look_at="the table of layers")


def _expect_a_new_network_each_time(answer, rng):
    name = answer.name
    called = f"{name}() twice"
    source = f"models = [{name}(), {name}()]\nfor model in models:\n    model(images)\n"
    source += "len({id(parameter) for model in models for parameter in model.parameters()})"
    found = numbers(answer.probe(source, called=called, images=_pictures(rng, 2)), (), called=called)
    expect(
        found == 2 * len(SHAPES[name]),
        called=called,
        got="two networks that share parameters",
        wanted="a new network from each call",
        look_at="where the layers are made",
    )


def _expect_any_number_of_pictures(answer, rng):
    for count in (1, 7):
        called = f"{answer.name}() on images of shape ({count}, 3, 32, 32)"
        shape = answer.probe(f"list({answer.name}()(images).shape)", called=called, images=_pictures(rng, count))
        shape, wanted = numbers(shape, called=called).astype(int).tolist(), f"logits of shape ({count}, 10)"
        got, look_at = f"logits of shape {tuple(shape)}", "which axis counts the pictures"
        expect(shape == [count, 10], called=called, got=got, wanted=wanted, look_at=look_at)


def _expect_logits(answer, reference, rng):
    _expect_layers(answer, rng)
    called = f"{answer.name}() with other weights put in, on images of shape (5, 3, 32, 32)"
    source = f"model = {answer.name}()" + WITH_GIVEN_WEIGHTS + LOGITS
    inputs = {"images": _pictures(rng, 5), "weights": _weights(answer.name, rng)}
    wanted = numbers(reference.probe(source, **inputs)[0])
    logits = items(answer.probe(source, called=called, **inputs), "logits", "logits in evaluation mode", called=called)
    for called_then, got in zip((called, f"{called}, in evaluation mode"), logits, strict=True):
        _expect_same_logits(called_then, numbers(got, (5, 10), called=called_then), wanted)


def _expect_same_logits(called, got, wanted):
    sums = [values.sum(axis=axis) for values in (got, np.exp(np.minimum(got, 9.0))) for axis in (0, 1)]
    look_at = "the table, line by line: what comes between the layers, and in which order"
    if any(np.abs(total - 1).max() < 1e-3 for total in sums):
        look_at = "whether these are logits: they look like what a softmax makes of them"
    elif got.min() >= 0 > wanted.min():
        look_at = "whether logits can become negative"
    compare(got, wanted, called=called, rtol=1e-4, atol=1e-4 * np.abs(wanted).max(), look_at=look_at)


def _expect_gradients(answer, reference, rng):
    _expect_layers(answer, rng)
    called = f"{answer.name}() with other weights put in, and then backward()"
    source = f"model = {answer.name}()" + WITH_GIVEN_WEIGHTS + GRADIENTS
    inputs = {"images": _pictures(rng, 2), "weights": _weights(answer.name, rng)}
    inputs["upstream"] = _float32(rng.normal(size=(2, 10)))
    names = [f"the gradient of shape {shape}" for shape in SHAPES[answer.name]]
    got = items(answer.probe(source, called=called, **inputs), *names, called=called)
    for one, other in zip(got, reference.probe(source, **inputs), strict=True):
        compare(one, other, called=called, rtol=1e-4, atol=1e-4 * float(np.abs(numbers(other)).max()))


@hidden("CNN", points=1)
def cnn_has_the_layers_of_the_table(answer, reference, rng):
    """Every layer of the table is there, as wide as it says, and no other; each call makes new ones."""
    _expect_layers(answer, rng)
    _expect_a_new_network_each_time(answer, rng)


@hidden("CNN", points=1)
def cnn_takes_any_number_of_pictures(answer, reference, rng):
    """Each picture gives ten logits, whether it comes alone or with others."""
    _expect_any_number_of_pictures(answer, rng)


@hidden("CNN", points=3)
def cnn_gives_the_logits(answer, reference, rng):
    """With the reference's weights put in, the network gives the reference's logits, in training and afterwards."""
    _expect_logits(answer, reference, rng)


@hidden("CNN", points=1)
def cnn_passes_gradients_on(answer, reference, rng):
    """With the reference's weights put in, every parameter gets the reference's gradient."""
    _expect_gradients(answer, reference, rng)


@hidden("MLP", points=1)
def mlp_has_the_layers_of_the_table(answer, reference, rng):
    """Every layer of the table is there, as wide as it says, and no other; each call makes new ones."""
    _expect_layers(answer, rng)
    _expect_a_new_network_each_time(answer, rng)


@hidden("MLP", points=1)
def mlp_takes_any_number_of_pictures(answer, reference, rng):
    """Each picture gives ten logits, whether it comes alone or with others."""
    _expect_any_number_of_pictures(answer, rng)


@hidden("MLP", points=2)
def mlp_gives_the_logits(answer, reference, rng):
    """With the reference's weights put in, the network gives the reference's logits, in training and afterwards."""
    _expect_logits(answer, reference, rng)


@hidden("MLP", points=1)
def mlp_passes_gradients_on(answer, reference, rng):
    """With the reference's weights put in, every parameter gets the reference's gradient."""
    _expect_gradients(answer, reference, rng)


# count_parameters ---------------------------------------------------------------------------------------------------

A_NETWORK = """
from torch import nn
model = nn.Sequential(nn.Linear(a, b), nn.BatchNorm1d(b), nn.ReLU(), nn.Linear(b, c))
"""

A_NETWORK_OF_ANOTHER_FORM = """
import torch
from torch import nn

class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.scales = nn.Parameter(torch.ones(b, 1))
        self.register_buffer("places", torch.zeros(c, c))
        self.layers = nn.Sequential(nn.Sequential(nn.Conv2d(3, a, 5), nn.ReLU()), nn.Linear(b, c, bias=False))

model = Network()
"""


def _widths(rng):
    a, b, c = int(rng.integers(3, 6)), int(rng.integers(3, 12)), int(rng.integers(7, 12))  # less than half gets frozen
    network = f"nn.Sequential(nn.Linear({a}, {b}), nn.BatchNorm1d({b}), nn.ReLU(), nn.Linear({b}, {c}))"
    return network, {"a": a, "b": b, "c": c}


@hidden("count_parameters", points=1)
def counts_every_parameter(answer, reference, rng):
    """Every number in every parameter counts, and nothing else does."""
    network, widths = _widths(rng)
    source = A_NETWORK + "count_parameters(model)"
    called, look_at = f"count_parameters({network})", "what it is that you add up"
    agree_probe(answer, reference, source, called=called, look_at=look_at, **widths)
    source = A_NETWORK_OF_ANOTHER_FORM + "count_parameters(model)"
    called = "count_parameters(a network with a parameter and a buffer of its own, and layers inside layers)"
    look_at = "where you look for parameters: layers may be inside layers, and a parameter may have any name"
    agree_probe(answer, reference, source, called=called, look_at=look_at, **widths)


@hidden("count_parameters", points=1)
def counts_frozen_parameters_in_the_total_only(answer, reference, rng):
    """A frozen parameter counts in the total, but not among the trainable ones."""
    network, widths = _widths(rng)
    look_at = "which parameters each of the two numbers counts"
    frozen = ("[0].weight", "[1].bias", "[3].bias")
    freeze = "".join(f"model{name}.requires_grad = False\n" for name in frozen)
    called = f"count_parameters({network}), {', '.join(frozen)} frozen"
    source = A_NETWORK + freeze + "count_parameters(model)"
    agree_probe(answer, reference, source, called=called, look_at=look_at, **widths)


# train --------------------------------------------------------------------------------------------------------------

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


# accuracy and class_accuracy ----------------------------------------------------------------------------------------

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


def _guesses(rng, labels, right, n_classes):
    """The labels where `right`, another class elsewhere."""
    return np.where(right, labels, (labels + rng.integers(1, n_classes, size=len(labels))) % n_classes)


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


# shuffle ------------------------------------------------------------------------------------------------------------

LEVELS = 2**15  # pixel values are whole numbers divided by this, exact in float32


def _marked_pictures(rng, count):
    """Pictures in which every value occurs once, in random order, so that it tells where it comes from."""
    values = rng.permutation(count * 3072)
    return _float32(values.reshape(count, 3, 32, 32) / LEVELS - 1)


def _seed(rng):
    return int(rng.integers(2**31))


def _aside(answer):
    """The same answer for calls from which no mistake is recognised, because they give every student something else.

    Which permutation belongs to a seed is free. What decides is seen in such calls; a mistake is recognised by facts
    that hold whatever permutation was drawn.
    """
    return replace(answer, calls=[])


FACTS_OF_SHUFFLE = """
import torch

def origins(before, after):
    # Of every value the place at which it was; the values before are all different.
    values, order = before.flatten().sort()
    found = torch.searchsorted(values, after.flatten()).clamp(max=len(values) - 1)
    return order[found] if torch.equal(values[found], after.flatten()) else None

def share(condition, least):
    return bool(condition.double().mean() > least)

def what_is_left(position):
    # Which rows, columns and neighbours are still together.
    here = torch.arange(1024)
    if len(((position - here) % 1024).unique()) <= 2:
        return ["moved together", torch.equal(position, here)]
    row, column = position.reshape(32, 32) // 32, position.reshape(32, 32) % 32
    right, down = ((row.diff(dim=axis), column.diff(dim=axis)) for axis in (1, 0))
    return [
        len(position.unique()) == 1024, share(position == here, 0.45),
        bool((row == row[:, :1]).all()), bool((column == column[:1]).all()),
        bool((row == here[:32, None]).all()), bool((column == here[:32]).all()),
        share((right[0] == 0) & (right[1] == 1), 0.3), share((down[0] == 1) & (down[1] == 0), 0.3),
        share(right[0].abs() + right[1].abs() == 1, 0.3),
    ]

def facts_of(before, value):
    try:
        after = torch.as_tensor(value).detach().to(before.dtype)
    except (TypeError, ValueError, RuntimeError):
        return ["no numbers"]
    if after.shape != before.shape:
        return ["shape", list(after.shape)]
    origin = origins(before, after)
    if origin is None:
        return ["other values"]
    home, here = origin.reshape(-1, 3, 1024), torch.arange(origin.numel()).reshape(-1, 3, 1024)
    position, steps = home % 1024, origin.reshape(-1, 3).diff(dim=1)
    return [
        len(origin.unique()) == origin.numel(),
        torch.equal(home // 3072, here // 3072), torch.equal(home // 1024 % 3, here // 1024 % 3),
        bool((position == position[:, :1]).all()), bool((position == position[:1]).all()),
        share(steps == 1, 0.3), share(steps == 1024, 0.3),
        what_is_left(position[0, 0]),
    ]
"""

FACTS_OF_ONE_CALL = FACTS_OF_SHUFFLE + "facts_of(images, shuffle(images.clone(), seed))"

FACTS_OF_ITS_KIND = """
import torch
before = images.clone()
value = shuffle(images, seed)
is_tensor = torch.is_tensor(value)
[str(value.dtype) if is_tensor else type(value).__name__, torch.equal(before, images)]
"""

# The number of pictures is told apart from the pictures only if the order does not depend on those.
FACTS_OF_THE_SEED = (
    FACTS_OF_SHUFFLE
    + """
def order_of(images, seed):
    value = shuffle(images.clone(), seed)
    try:
        after = torch.as_tensor(value).detach().to(images.dtype)
        return (origins(images, after).reshape(-1, 3, 1024) % 1024)[0, 0].tolist()
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return None

first = order_of(images, seed)
changes = [order_of(images, seed), order_of(images.flip(0) / 2, seed), order_of(images[:10], seed)]
differs = [order != first for order in changes]
[differs.index(True) if any(differs) else None, order_of(images, seed + 1) != first]
"""
)


def _note_facts(answer, source, images, seed):
    answer.probe(source, called=describe_call("shuffle", (images, seed), {}), images=images, seed=seed)


def _origins(answer, images, seed):
    """Where the values of the shuffled pictures come from: pictures, colours and positions, each (N, 3, 1024)."""
    _note_facts(answer, FACTS_OF_ONE_CALL, images, seed)
    value = numbers(_aside(answer)(images, seed), tuple(images.shape), called=answer.last_called)
    order = np.argsort(images.numpy(), axis=None)
    ranks = (value.reshape(len(images), 3, 1024) + 1) * LEVELS
    known = np.isin(ranks, np.arange(order.size)).all()
    expect(known, called=answer.last_called, got="values that are in no picture", wanted="the pictures' own pixels")
    return np.unravel_index(order[ranks.astype(int)], (len(images), 3, 1024))


@hidden("shuffle", points=1)
def keeps_each_picture_s_pixels(answer, reference, rng):
    """Every picture and colour keeps its own 1024 values, in another order."""
    pictures, colours, positions = _origins(answer, _marked_pictures(rng, 12), _seed(rng))
    called = answer.last_called
    strangers = (pictures != np.arange(12)[:, None, None]).any()
    expect(not strangers, called=called, got="a picture with pixels of another picture", wanted="only its own pixels")
    mixed = (colours != np.arange(3)[None, :, None]).any()
    expect(not mixed, called=called, got="a colour with values of another colour", wanted="red stays red")
    complete = (np.sort(positions) == np.arange(1024)).all()
    expect(complete, called=called, got="some values twice and others not at all", wanted="every value once")
    moved = (positions != np.arange(1024)).any()
    expect(moved, called=called, got="every pixel where it was", wanted="pixels in another order")


@hidden("shuffle", points=2)
def has_one_order_for_all(answer, reference, rng):
    """The new order is the same for every picture and every colour."""
    _, _, positions = _origins(answer, _marked_pictures(rng, 8), _seed(rng))
    called = answer.last_called
    got = "another order for another colour of the same picture"
    expect((positions == positions[:, :1]).all(), called=called, got=got, wanted="one order for all colours")
    got = "another order for another picture"
    expect((positions == positions[:1]).all(), called=called, got=got, wanted="one order for all pictures")


@hidden("shuffle", points=2)
def draws_from_all_orders(answer, reference, rng):
    """Any pixel can come to any place, whatever its neighbours do."""
    images = _marked_pictures(rng, 1)
    for _ in range(3):
        _, _, positions = _origins(answer, images, _seed(rng))
        left_over = _order_left(positions[0, 0])
        wanted = "an order drawn from all permutations of the 1024 pixels"
        look_at = "what it is that you permute"
        expect(not left_over, called=answer.last_called, got=left_over, wanted=wanted, look_at=look_at)


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
    unmoved = int((positions == np.arange(1024)).sum())
    if unmoved > 20:  # 1 expected
        return f"{unmoved} of 1024 pixels where they were"
    return ""


@hidden("shuffle", points=1)
def follows_the_seed(answer, reference, rng):
    """The seed alone decides on the order, whatever the call, the pictures and their number."""
    images, seed = _marked_pictures(rng, 20), _seed(rng)
    _note_facts(answer, FACTS_OF_THE_SEED, images, seed)
    answer = _aside(answer)
    first = numbers(answer(images, seed), (20, 3, 32, 32), called=answer.last_called)
    again = numbers(answer(images, seed), (20, 3, 32, 32), called=answer.last_called)
    same, called, look_at = np.array_equal(first, again), f"{answer.last_called} twice", "where the chance comes from"
    expect(same, called=called, got="two orders", wanted="the same order both times", look_at=look_at)
    # fewer and paler pictures; halves are exact in float32
    fewer = numbers(answer(images[:10] / 2, seed), (10, 3, 32, 32), called=answer.last_called)
    called = f"{answer.last_called}, and with 20 other pictures before"
    expect(
        np.array_equal(first[:10] / 2, fewer), called=called, got="another order than for 20", wanted="the same order"
    )
    other = numbers(answer(images, seed + 1), (20, 3, 32, 32), called=answer.last_called)
    same, got = np.array_equal(first, other), f"the same order as with seed {seed}"
    expect(not same, called=answer.last_called, got=got, wanted="another order for another seed")


@hidden("shuffle", points=1)
def returns_a_new_tensor(answer, reference, rng):
    """The result is a new float32 tensor, and the pictures given are left as they were."""
    images, seed = _marked_pictures(rng, 3), _seed(rng)
    _note_facts(answer, FACTS_OF_ITS_KIND, images, seed)
    answer = _aside(answer)
    value = leaves_alone(answer, images, seed)
    numbers(value, (3, 3, 32, 32), called=answer.last_called)
    kind = f"a tensor of {value.dtype}" if isinstance(value, torch.Tensor) else "no tensor"
    fits = isinstance(value, torch.Tensor) and value.dtype == torch.float32
    expect(fits, called=answer.last_called, got=kind, wanted="a tensor of torch.float32")


# shuffle_experiment -------------------------------------------------------------------------------------------------

# The first colour of a picture holds 1024 times the picture's name plus the position, divided by 2**18. The model notes
# which pictures in which order it sees and as which classes it learns them (of the logits' gradients, that of the
# right class is the lowest), and guesses from a table. Until it has learnt all there is to learn, it guesses better.
# Of every batch seen, `run` gives the model, the classes, the names and which of the orders each picture had.
WATCH_THE_EXPERIMENT = """
import torch
from torch import nn
made, seen = [], []

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))
        self.number, self.learnt = len(made), 0
        made.append(self.number)
    def forward(self, images):
        marks = (images[:, 0].flatten(1) * 2**18).round().long()
        entry = [self.number, [], marks]
        seen.append(entry)
        in_order = (marks % 1024 == torch.arange(1024)).all(1)
        names = (marks[:, 0] // 1024).clamp(0, len(of_plain) - 1)
        guesses = torch.where(in_order, of_plain[names], of_shuffled[names])
        if self.learnt < to_learn:
            guesses = of_learners[names]
        logits = 9.0 * nn.functional.one_hot(guesses, 10) + 0.0 * self.weight
        def learn(gradient):
            entry[1] = gradient.argmin(1)
            self.learnt += len(gradient)
        if logits.requires_grad:
            logits.register_hook(learn)
        return logits

def run(seed):
    made.clear()
    seen.clear()
    before = (train_images, train_labels, test_images, test_labels)
    given = tuple(part.clone() for part in before)
    result = shuffle_experiment(Model, given[:2], given[2:], seed, epochs)
    result = list(result) if hasattr(result, "__next__") else result  # a generator works only when it is asked
    alone = all(torch.equal(one, other) for one, other in zip(given, before))
    batches, orders = [], {}
    for number, classes, marks in seen:
        names = marks[:, 0] // 1024
        rows = [row.tobytes() for row in (marks - 1024 * names[:, None]).numpy()]
        batches.append([number, classes, names, [orders.setdefault(row, len(orders)) for row in rows]])
    return [result, batches, [torch.frombuffer(bytearray(order), dtype=torch.int64) for order in orders], alone]
"""

# Facts that hold whatever the permutation, the batches and the order of the two trainings.
FACTS_OF_THE_EXPERIMENT = """
PLAIN = tuple(range(1024))

def facts_of(result, batches, orders, alone):
    orders = [tuple(order.tolist()) for order in orders]
    owners = (train_images[:, 0, 0, 0] * 2**18).round().long() // 1024
    labels = dict(zip(owners.tolist(), train_labels.tolist()))
    models = {}
    for number, classes, names, places in batches:
        learnt, tested, right, of_learning, of_testing, _ = models.get(number, ([], set(), True, set(), set(), None))
        names, of_pictures = names.tolist(), {orders[place] for place in places}
        learns = len(classes) == len(names)
        if learns:
            learnt, of_learning = learnt + names, of_learning | of_pictures
            right = right and all(labels.get(name, k) == k for name, k in zip(names, classes.tolist()))
        elif not set(names) & set(labels):
            tested, of_testing = tested | set(names), of_testing | of_pictures
        models[number] = learnt, tested, right, of_learning, of_testing, learns
    facts = [
        [
            sorted({learnt.count(name) for name in labels}), bool(set(learnt) - set(labels)), right,
            len(tested), last_learns, PLAIN in of_learning, min(2, len(of_learning - {PLAIN})), PLAIN in of_testing,
            min(2, len((of_testing & of_learning) - {PLAIN})), min(2, len(of_testing - of_learning - {PLAIN})),
        ]
        for learnt, tested, right, of_learning, of_testing, last_learns in models.values()
    ]
    return [result, alone, sorted(facts)] if facts else ["no model from make_model"]
"""

FACTS_OF_THREE_RUNS = """
one, same, another = ({tuple(order.tolist()) for order in run(chosen)[2]} for chosen in (seed, seed, other_seed))
[one == same, bool(one & another - {PLAIN})]
"""

N_TRAIN, N_TEST, N_EPOCHS = 104, 102, 2  # more than one batch of the notebook's size, and a short last one


class _Seen:
    """What one model saw: how often it learnt from each picture, which it was tested on, in which orders of pixels."""

    def __init__(self):
        self.learnt, self.tested, self.labels = Counter(), Counter(), set()
        self.orders_learnt, self.orders_tested = set(), set()

    def add(self, labels, names, orders):
        """Pictures as they were seen, with the classes as which they were learnt, or none if they were not."""
        learns = len(labels) == len(names)
        (self.learnt if learns else self.tested).update(names)
        (self.orders_learnt if learns else self.orders_tested).update(orders)
        if learns:
            self.labels.update(zip(names, labels, strict=True))


class _Run(NamedTuple):
    """An experiment on watched models. `to_learn` has the label of each training picture."""

    called: str
    result: Any
    wanted: list[float]
    learners: list[_Seen]
    to_learn: dict[int, int]
    to_test: set[int]
    alone: bool


PLAIN = np.arange(1024.0).tobytes()


def _experiment(answer, rng, seed, facts="facts_of(*run(seed))", **more_inputs):
    """Run the experiment on watched models, once for facts from which mistakes are recognised and once aside."""
    names = rng.permutation(N_TRAIN + N_TEST)
    marks = names[:, None] * 1024 + np.arange(1024)
    images = _float32(np.repeat((marks / 2**18).reshape(-1, 1, 32, 32), 3, axis=1))
    labels = rng.integers(10, size=len(names))
    # For each kind of picture a table of guesses: wrong on the training pictures, partly right on the test pictures.
    shares = [int(rng.integers(60, 95)), int(rng.integers(10, 45))]
    tables = []
    for share in shares:
        right = np.concatenate([np.zeros(N_TRAIN, bool), rng.permutation(N_TEST) < share])
        table = np.empty(len(names), dtype=np.int64)
        table[names] = _guesses(rng, labels, right, 10)
        tables.append(torch.from_numpy(table))
    called = f"shuffle_experiment(make_model, train_set, test_set, seed={seed}, epochs={N_EPOCHS})"
    inputs = {"train_images": images[:N_TRAIN], "train_labels": torch.from_numpy(labels[:N_TRAIN])}
    inputs |= {"test_images": images[N_TRAIN:], "test_labels": torch.from_numpy(labels[N_TRAIN:])}
    of_learners = tables[0].numpy().copy()
    of_learners[names[N_TRAIN:]] = labels[N_TRAIN:]  # all test pictures right
    inputs |= {"of_plain": tables[0], "of_shuffled": tables[1], "seed": seed, "epochs": N_EPOCHS}
    inputs |= {"of_learners": torch.from_numpy(of_learners), "to_learn": N_TRAIN * N_EPOCHS}
    if facts:
        source = WATCH_THE_EXPERIMENT + FACTS_OF_THE_EXPERIMENT + facts
        answer.probe(source, called=called, **inputs, **more_inputs)
    value = _aside(answer).probe(WATCH_THE_EXPERIMENT + "run(seed)", called=called, **inputs)
    result, seen, orders, alone = items(
        value, "the accuracies", "what the models saw", "the orders", "the pictures", called=called
    )
    orders = [numbers(order, called=called) for order in orders] if isinstance(orders, list) else []
    models = {}
    for batch in seen if isinstance(seen, list) else []:
        number, *parts = items(batch, "a model", "what it learns", "pictures", "their orders", called=called)
        of_labels, of_names, places = (numbers(part, called=called).astype(int).ravel().tolist() for part in parts)
        if any(not 0 <= place < len(orders) or orders[place].shape != (1024,) for place in places):
            raise NotYet(called, "models that saw something else than the pictures", "models that see the pictures")
        models.setdefault(str(number), _Seen()).add(of_labels, of_names, [orders[place].tobytes() for place in places])
    learners = [model for model in models.values() if model.learnt]
    wanted = [share / N_TEST for share in shares]
    to_learn = dict(zip(names.tolist(), labels[:N_TRAIN].tolist(), strict=False))
    return _Run(called, result, wanted, learners, to_learn, set(names[N_TRAIN:].tolist()), bool(alone))


def _expect_a_fair_training(run, kind, model):
    called, to_learn, to_test = run.called, run.to_learn, run.to_test
    got, wanted = f"a model that learnt from {kind} test pictures", "models that learn from training pictures only"
    expect(not set(model.learnt) & to_test, called=called, got=got, wanted=wanted)
    times = sorted({model.learnt[name] for name in to_learn})
    got = f"a model that learnt {' or '.join(map(str, times))} times from each {kind} training picture"
    expect(times == [N_EPOCHS], called=called, got=got, wanted=f"{N_EPOCHS} times, once in each epoch")
    got = f"{kind} training pictures that were learnt with the label of another picture"
    expect(model.labels == set(to_learn.items()), called=called, got=got, wanted="each picture with its own label")
    complete = to_test <= set(model.tested)
    got = f"a model that learnt from {kind} pictures and was not shown every test picture"
    expect(complete, called=called, got=got, wanted="all test pictures shown to it")


@hidden("shuffle_experiment", points=1, uses=("train", "accuracy", "shuffle"))
def compares_with_plain_pictures(answer, reference, rng):
    """The first accuracy is that of a model for plain pictures, the second that of another model, both at the end."""
    run = _experiment(answer, rng, _seed(rng))
    called, learners = run.called, run.learners
    look_at = "which model is tested on which pictures, and when"
    compare(run.result, run.wanted, called=called, atol=1e-6, look_at=look_at)
    plain = [model for model in learners if model.orders_learnt | model.orders_tested == {PLAIN}]
    got = f"models that learn: {len(learners)}, those that see plain pictures and nothing else: {len(plain)}"
    apart = len(learners) == 2 and len(plain) == 1
    expect(apart, called=called, got=got, wanted="two models, one of them for plain pictures")
    _expect_a_fair_training(run, "plain", plain[0])
    got = "pictures or labels that are changed by the call"
    expect(run.alone, called=called, got=got, wanted="both sets as they were", look_at="working on a copy")


@hidden("shuffle_experiment", points=2, uses=("train", "accuracy", "shuffle"))
def shuffles_training_and_test_alike(answer, reference, rng):
    """The other model is trained and tested on pictures shuffled by one and the same permutation."""
    run = _experiment(answer, rng, _seed(rng))
    called, learners = run.called, run.learners
    shuffled = [model for model in learners if PLAIN not in model.orders_learnt]
    wanted = "one model that learns from shuffled pictures and from nothing else"
    got = f"models that learn: {len(learners)}, those that learn from shuffled pictures only: {len(shuffled)}"
    expect(len(shuffled) == 1, called=called, got=got, wanted=wanted)
    model = shuffled[0]
    got = f"{len(model.orders_learnt)} orders of the pixels in training"
    expect(len(model.orders_learnt) == 1, called=called, got=got, wanted="one permutation for all pictures")
    got = "test pictures in another order of the pixels than the training pictures"
    alike = model.orders_tested <= model.orders_learnt
    expect(alike, called=called, got=got, wanted="the same permutation for training and test")
    _expect_a_fair_training(run, "shuffled", model)


@hidden("shuffle_experiment", points=1, uses=("train", "accuracy", "shuffle"))
def draws_the_permutation_from_the_seed(answer, reference, rng):
    """The seed decides on the permutation: the same seed the same one, another seed another one."""
    (seed, other), orders = (_seed(rng), _seed(rng)), []
    for seed_of_run, facts in ((seed, FACTS_OF_THREE_RUNS), (seed, ""), (other, "")):
        run = _experiment(answer, rng, seed_of_run, facts, other_seed=other)
        called = run.called
        seen = set().union(*(model.orders_learnt | model.orders_tested for model in run.learners)) - {PLAIN}
        expect(seen, called=called, got="no model that saw shuffled pictures", wanted="one that did")
        orders.append(seen)
        for order in seen:
            left_over = _order_left(np.frombuffer(order).astype(int))
            expect(not left_over, called=called, got=left_over, wanted="pixels in the order that shuffle gives them")
    wanted = "pixels in the same order for the same seed"
    expect(orders[0] == orders[1], called=called, got="another order in a second call", wanted=wanted)
    wanted = "pixels in another order for another seed"
    expect(not orders[0] & orders[2], called=called, got="the same order for another seed", wanted=wanted)
