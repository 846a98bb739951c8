"""train in plain Python: what nbgrader and otter-grader grade it by."""

import numpy as np
import torch
from torch import nn


class Again:
    """Batches without a length, which count how often they are looped over."""

    def __init__(self, batches):
        self.batches, self.loops = batches, 0

    def __iter__(self):
        self.loops += 1
        return iter(self.batches)


def problem(rng, sizes):
    """A linear model and batches of random numbers: (model, batches)."""
    weight, bias = rng.normal(size=(3, 5)), rng.normal(size=3)
    batches = [(rng.normal(0.0, 1.5, size=(size, 5)), rng.integers(3, size=size)) for size in sizes]
    model = nn.Linear(5, 3, dtype=torch.float64)
    with torch.no_grad():
        model.weight.copy_(torch.from_numpy(weight))
        model.bias.copy_(torch.from_numpy(bias))
    return model, [(torch.from_numpy(images), torch.from_numpy(labels)) for images, labels in batches]


def descend(model, batches, epochs, lr=0.001, momentum=0.9):
    """Gradient descent with momentum on the mean cross-entropy: (losses, weight, bias)."""
    weight, bias = (parameter.detach().numpy().copy() for parameter in (model.weight, model.bias))
    means, speeds = [], [0.0, 0.0]
    for _ in range(epochs):
        losses = []
        for images, labels in ((images.numpy(), labels.numpy()) for images, labels in batches):
            logits = images @ weight.T + bias
            log_p = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
            truth = np.eye(3)[labels]
            losses.append(-(truth * log_p).sum(axis=1).mean())
            slopes = (np.exp(log_p) - truth) / len(labels)
            speeds = [momentum * v + g for v, g in zip(speeds, (slopes.T @ images, slopes.sum(axis=0)), strict=True)]
            weight, bias = weight - lr * speeds[0], bias - lr * speeds[1]
        means.append(np.mean(losses))
    return means, weight, bias


def compare_parameters(model, weight, bias, message):
    close = {"rtol": 1e-9, "atol": 1e-9}
    np.testing.assert_allclose(model.weight.detach(), weight, err_msg=f"weights after {message}", **close)
    np.testing.assert_allclose(model.bias.detach(), bias, err_msg=f"biases after {message}", **close)


def takes_one_step(rng, train):
    """Check what you do with one batch."""
    model, batches = problem(rng, [6])
    _, weight, bias = descend(model, batches, 1, lr=0.3, momentum=0.0)
    train(model, batches, epochs=1, lr=0.3, momentum=0.0)
    compare_parameters(model, weight, bias, "train on one batch, 1 epoch")


def takes_a_step_for_each_batch(rng, train):
    """Check what one step leaves behind for the next."""
    model, batches = problem(rng, [5, 5, 5])
    _, weight, bias = descend(model, batches, 3, lr=0.2, momentum=0.8)
    train(model, batches, epochs=3, lr=0.2, momentum=0.8)
    compare_parameters(model, weight, bias, "train on three batches, 3 epochs")


def returns_the_mean_loss_of_each_epoch(rng, train):
    """Check which losses you average, and when they are measured."""
    model, batches = problem(rng, [5, 5, 5, 5])
    wanted, *_ = descend(model, batches, 3, lr=0.2, momentum=0.0)
    got = train(model, batches, epochs=3, lr=0.2, momentum=0.0)
    np.testing.assert_allclose(got, wanted, rtol=1e-5, err_msg="losses of train on four batches, 3 epochs")


def takes_batches_as_they_come(rng, train):
    """Do not ask for the length of batches, and loop over them in each epoch."""
    model, batches = problem(rng, [5, 5, 2])
    _, weight, bias = descend(model, batches, 2, lr=0.2, momentum=0.5)
    again = Again(batches)
    train(model, again, epochs=2, lr=0.2, momentum=0.5)
    compare_parameters(model, weight, bias, "train on batches of 5, 5 and 2 examples, 2 epochs")
    assert again.loops >= 2, f"the batches were looped over {again.loops} times, wanted once in each of 2 epochs"


def has_the_stated_defaults(rng, train):
    """Check that lr and momentum are used, and what they are if nothing is said."""
    model, batches = problem(rng, [8, 8])
    _, weight, bias = descend(model, batches, 2)
    train(model, batches, epochs=2)
    compare_parameters(model, weight, bias, "train on two batches, 2 epochs, lr and momentum as by default")
