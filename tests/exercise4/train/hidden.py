"""What `train` is graded by.

Points depend on the final weights and the losses, which are computed here once more. What is computed in float64 is
compared to 1e-9.
"""

import itertools

import numpy as np
import torch

from autograder.testing import claim, compare, difference, expect, hidden, items, numbers

from ..networks import _aside, _in_words, _redrawn

# Outside training mode its logits are twice as large, if they depend on the mode. There may be several passes over the
# batches, in other orders: the next one comes as soon as the model was called, so that counting the batches is free.
TRAIN_A_LINEAR_MODEL = """
import torch
from torch import nn

n_calls = 0

class Linear(nn.Linear):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.inner = nn.Dropout(0.0)  # a mode must reach the layers inside

    def forward(self, images):
        global n_calls
        n_calls += 1
        logits = super().forward(images)
        return logits if self.training and self.inner.training or not depends_on_the_mode else 2 * logits

class Passes:
    def __init__(self):
        self.number, self.n_calls = 0, 0
    def __iter__(self):
        self.number, self.n_calls = self.number + (n_calls > self.n_calls), n_calls
        return iter(passes[self.number % len(passes)])

model = Linear(5, 3, dtype=torch.float64)
with torch.no_grad():
    model.weight.copy_(weight)
    model.bias.copy_(bias)
losses = train(model, passes[0] if len(passes) == 1 else Passes(), *more, **options)
losses = list(losses) if hasattr(losses, "__next__") else losses
"""

WHAT_COMES_OUT = "[losses if len(passes) == 1 else None, model.weight, model.bias]"

# As a plot takes them, which torch refuses if they hold the graph.
WHAT_CAN_BE_PLOTTED = """
import numpy as np
try:
    plotted = [np.asarray(loss) for loss in (losses if isinstance(losses, (list, tuple)) else [losses])]
except RuntimeError:
    plotted = None
plotted is not None
"""

# Each training starts with v = 0 and with its own gradients, whatever was trained or computed before. The frozen
# parameter adds the same to all logits, which changes no loss and no gradient.
TRAIN_AGAIN = """
class WithAFrozenPart(Linear):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shift = nn.Parameter(torch.full((3,), 2.0, dtype=torch.float64), requires_grad=False)

    def forward(self, images):
        return super().forward(images) + self.shift

other, frozen, used = Linear(5, 3, dtype=torch.float64), WithAFrozenPart(5, 3, dtype=torch.float64), passes[0]
for parameter in other.parameters():
    parameter.grad = torch.full_like(parameter, 3.0)

def trained(model):
    with torch.no_grad():
        model.weight.copy_(weight)
        model.bias.copy_(bias)
    of_training = train(model, used, *more, **options)
    list(of_training) if hasattr(of_training, "__next__") else of_training
    return [model.weight.detach().clone(), model.bias.detach().clone()]

[trained(model), trained(other), trained(frozen), frozen.shift, frozen.shift.requires_grad]
"""


WHAT_ADDS_UP = "what one step leaves behind for the next, and what the optimiser does beside it"


class _Training:
    """A linear model, passes of batches of the given sizes, and what `train` is to make of them.

    There is one pass, a list, or there are several, which come without a length and have the same examples in other
    batches. Defaults of `train` stand where no learning rate or momentum is given.
    """

    def __init__(self, rng, sizes, options, *, spread=1.5, n_passes=1, depends_on_the_mode=False):
        self.sizes, self.options, self.depends_on_the_mode = sizes, options, depends_on_the_mode
        self.weight, self.bias = rng.normal(size=(3, 5)), rng.normal(size=3)
        images, labels = rng.normal(0.0, spread, size=(sum(sizes), 5)), rng.integers(3, size=sum(sizes))
        cuts = np.cumsum(sizes)[:-1]
        orders = [np.split(rng.permutation(sum(sizes)), cuts) for _ in range(n_passes)]
        self.passes = [[(images[places], labels[places]) for places in order] for order in orders]

    def of(self, answer, more=()):
        """The call, and what the answer gives: losses and changes of weights and biases."""
        called, value = self.value(answer, WHAT_COMES_OUT, more)
        losses, *after = items(value, "the losses", "the weights", "the biases", called=called)
        before = (self.weight, self.bias)
        changes = [numbers(one, other.shape, called=called) - other for one, other in zip(after, before, strict=True)]
        return called, losses, changes

    def value(self, answer, last_lines, more=()):
        positional = [str(value) for value in more]
        named = {name: value for name, value in self.options.items() if not more}
        arguments = ", ".join([*positional, *(f"{name}={value}" for name, value in named.items())])
        called = f"train(a linear model, batches of {_in_words(self.sizes)} examples, {arguments})"
        passes = [[tuple(map(torch.from_numpy, batch)) for batch in batches] for batches in self.passes]
        given = {"weight": torch.from_numpy(self.weight), "bias": torch.from_numpy(self.bias), "passes": passes}
        given |= {"options": named, "more": list(more), "depends_on_the_mode": self.depends_on_the_mode}
        return called, answer.probe(TRAIN_A_LINEAR_MODEL + last_lines, called=called, **given)

    def wanted(self, *passes, factors=()):
        """Losses, weighted by batch and by picture, and changes of gradient descent with momentum.

        `passes` are the numbers of those that the epochs go through, `factors` those of the logits in each epoch.
        """
        options = {"lr": 0.001, "momentum": 0.9} | self.options
        epochs, lr, momentum = (options[name] for name in ("epochs", "lr", "momentum"))
        weight, bias, speeds, losses = self.weight, self.bias, (0.0, 0.0), []
        for number, factor in itertools.zip_longest(passes or [0] * epochs, factors, fillvalue=1.0):
            losses.append([])
            for images, labels in self.passes[number]:
                loss, *slopes = _loss_and_slopes(images, labels, weight, bias, factor)
                speeds = tuple(momentum * v + slope for v, slope in zip(speeds, slopes, strict=True))
                weight, bias = weight - lr * speeds[0], bias - lr * speeds[1]
                losses[-1].append(loss)
        ways = np.mean(losses, axis=1), np.average(losses, axis=1, weights=self.sizes)
        return ways, [weight - self.weight, bias - self.bias]

    def ends_worse(self, by):
        """Whether the last epoch is not the best one, so that it shows who keeps the best weights."""
        losses = self.wanted()[0][0]
        return losses[-1] > losses.min() + by and losses.max() < 20


def _loss_and_slopes(images, labels, weight, bias, factor):
    logits = factor * (images @ weight.T + bias)
    logits = logits - logits.max(axis=1, keepdims=True)
    log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
    truth = np.eye(3)[labels]
    slopes = factor * (np.exp(log_p) - truth) / len(labels)
    return -(truth * log_p).sum(axis=1).mean(), slopes.T @ images, slopes.sum(axis=0)


def _lr_and_momentum(rng, largest=0.35):
    """Of more digits than anybody types in."""
    return {"lr": round(rng.uniform(0.15, largest), 4), "momentum": round(rng.uniform(0.7, 0.85), 4)}


def _compare_changes(called, got, wanted, look_at=""):
    with claim("The model itself learns."):
        learnt = got[0].any()
        expect(learnt, called=called, got="a model whose weights are as before", wanted="a model that has learnt")
    for name, one, other in zip(("weights", "biases"), got, wanted, strict=True):
        compare(one, other, called=f"{called}, and then how the {name} changed", rtol=1e-9, atol=1e-9, look_at=look_at)


def _agree(got, wanted):
    return all(difference(one, other, rtol=1e-9, atol=1e-9) is None for one, other in zip(got, wanted, strict=True))


@hidden("train", points=1)
def takes_one_step(answer, reference, rng):
    """One batch in one epoch is one plain step down the gradient."""
    options = {"epochs": 1, "lr": _lr_and_momentum(rng)["lr"], "momentum": 0.0}

    def draw():
        return _Training(rng, [6], options, spread=40.0)

    def is_steep(training):
        return np.abs(training.wanted()[1][0]).max() > 11 * options["lr"]

    training = _redrawn(draw, is_steep)
    called, _, got = training.of(answer)
    wanted = training.wanted()[1]
    _compare_changes(called, got, wanted, "weight_decay, which is 0 here" if _decays(training, got, wanted) else "")


def _decays(training, got, wanted):
    """Whether all weights have shrunk by one share of what they were, beside the step."""
    shares = (wanted[0] - got[0]) / training.weight
    return shares.min() > 1e-12 and np.ptp(shares) < 1e-3 * shares.max()


@hidden("train", points=2)
def takes_a_step_for_each_batch(answer, reference, rng):
    """After several batches the model is where gradient descent with momentum leads."""

    def draw():
        return _Training(rng, [5, 5, 5], {"epochs": 3, **_lr_and_momentum(rng, 1.5)})

    training = _redrawn(draw, lambda training: training.ends_worse(1e-2))
    called, _, got = training.of(answer, more=training.options.values())
    _compare_changes(called, got, training.wanted()[1], WHAT_ADDS_UP)
    with claim("Each training starts afresh, whatever was trained before."):
        _expect_fresh_starts(_aside(answer), training)


def _expect_fresh_starts(answer, training):
    """Trained again, and others, with gradients or a frozen parameter: each learns as the first model did."""
    called, value = training.value(answer, TRAIN_AGAIN)
    words = (
        "the same model again",
        "another model, which has gradients already,",
        "one with a frozen parameter beside",
    )
    calls = [f"{called}, then {each} trained from the same weights" for each in words]
    *pairs, shift, thawed = items(value, *calls, "the frozen parameter", "whether it still is", called=called)
    got, wanted, look_at = "a frozen parameter that is another one afterwards", "it as it was", "requires_grad"
    kept = difference(shift, [2.0] * 3) is None and thawed is False
    with claim("A frozen parameter stays as it was."):
        expect(kept, called=calls[2], got=got, wanted=wanted, look_at=look_at)
    for call, word, pair in zip(calls, words, pairs, strict=True):
        after = items(pair, "the weights", "the biases", called=call)
        before = (training.weight, training.bias)
        changes = [numbers(one, other.shape, called=call) - other for one, other in zip(after, before, strict=True)]
        alike = _agree(changes, training.wanted()[1])
        if word == words[1]:
            got, wanted = "a first step that adds the gradients of before", "steps as if there had been none"
            look_at = "when gradients are set to zero: before the first backward() as well"
            expect(alike, called=call, got=got, wanted=wanted, look_at=look_at)
        _compare_changes(call, changes, training.wanted()[1], "what there is before the first step: v = 0")


@hidden("train", points=2)
def returns_the_mean_loss_of_each_epoch(answer, reference, rng):
    """Each loss is the mean over its epoch, measured while the model trains."""

    def draw(sizes, epochs):
        lr = round(rng.uniform(0.5, 2.5), 4)
        return _Training(rng, sizes, {"epochs": epochs, "lr": lr, "momentum": 0.0})

    def is_uneven(training):
        """Whether the loss rises on the way, so that who stops there is seen, and so is who rounds it."""
        (losses, _), _ = training.wanted()
        rounded = [(np.abs(losses - np.round(losses, digits)) / losses).max() for digits in range(5)]
        rises = (np.diff(losses)[:-1] > 0.05).any() and (losses[2:-1] - losses[:-3] > 0.05).any()
        return rises and min(rounded) > 1.2e-5 and losses.max() < 20

    for training in (_redrawn(lambda: draw([5, 5, 5, 5], 5), is_uneven), draw([1] * 12, 2)):
        called, losses, _ = training.of(answer)
        _compare_losses(called, losses, training)
    training = draw([5, 5, 2], 1)  # aside, since there are two right ways to average
    called, losses, _ = training.of(_aside(answer))
    _compare_losses(called, losses, training)
    training = draw([5, 5], 2)
    training.depends_on_the_mode = True
    with claim("Each loss is that of training mode, in which its step is taken."):
        called, losses, _ = training.of(_aside(answer))
        _compare_losses(called, losses, training)
    called, plain = training.value(answer, WHAT_CAN_BE_PLOTTED)
    got, wanted = "tensors that hold the graph by which they were computed", "numbers, which can be plotted"
    with claim("The losses are plain numbers."):
        expect(plain, called=called, got=got, wanted=wanted, look_at="loss.item()")


def _compare_losses(called, losses, training):
    wanted, by_picture = training.wanted()[0]
    if difference(losses, by_picture, rtol=1e-5):  # a sum kept in float32 is right to 1e-6
        look_at = "which losses you average, when they are measured, and the steps between them"
        compare(losses, wanted, called=called, rtol=1e-5, look_at=look_at)


@hidden("train", points=1)
def takes_batches_as_they_come(answer, reference, rng):
    """Batches are taken as they come, without a length and of any size."""
    options = {"epochs": 2, **_lr_and_momentum(rng)}

    def draw():
        return _Training(rng, [5, 5, 2], options, n_passes=5, depends_on_the_mode=True)

    def tells(training):
        ends = [training.wanted(*pair)[1][0] for pair in itertools.combinations_with_replacement(range(5), 2)]
        ends += [training.wanted(*pair, factors=(1.0, 2.0))[1][0] for pair in itertools.combinations(range(5), 2)]
        return min(np.abs(one - other).max() for one, other in itertools.combinations(ends, 2)) > 1e-6

    training = _redrawn(draw, tells)
    called, _, got = training.of(answer)
    pairs = list(itertools.combinations(range(5), 2))  # whoever looks at the model in between, sees more passes
    if any(_agree(got, training.wanted(*pair)[1]) for pair in pairs):
        return
    kept = any(_agree(got, training.wanted(number, number)[1]) for number in range(5))
    with claim("Each epoch loops over the batches anew."):
        expect(
            not kept,
            called=called,
            got="what comes from batches that were looped over once",
            wanted="a loop over them in each epoch: a DataLoader gives other batches every time",
            look_at="whether the batches of the first epoch are kept for the later ones",
        )
    # A new model is in training mode, so nobody needs to switch it on.
    modes = [(2.0, 2.0), (1.0, 2.0), (2.0, 1.0)]
    evaluates = any(_agree(got, training.wanted(*pair, factors=mode)[1]) for pair in pairs for mode in modes)
    words, wanted = "a model that learnt in evaluation mode", "a model that is in training mode when it learns"
    with claim("The model learns in training mode."):
        expect(not evaluates, called=called, got=words, wanted=wanted, look_at="where you change the model's mode")
    _compare_changes(called, got, training.wanted(0, 1)[1])


@hidden("train", points=1)
def has_the_stated_defaults(answer, reference, rng):
    """The stated defaults are used if nothing else is said."""
    training = _Training(rng, [8, 8], {"epochs": 2})
    called, _, got = training.of(answer)
    for stated, name, default in (({"momentum": 0.9}, "learning rate", 0.001), ({"lr": 0.001}, "momentum", 0.9)):
        one = _Training(rng, [8, 8], {"epochs": 2, **stated})
        with claim(f"The {name} is {default} if nothing else is said."):
            of_one, _, changes = one.of(_aside(answer))
            _compare_changes(of_one, changes, one.wanted()[1])
    _compare_changes(called, got, training.wanted()[1])
