"""The public checks of `train`."""

import torch
from torch import nn


def check(calling, train):
    class OneBatch:  # it can be looped over again and again, but it has no length
        def __iter__(self):
            yield torch.ones(1, 1, dtype=torch.float64), torch.zeros(1, dtype=torch.long)

    model = nn.Linear(1, 2, bias=False, dtype=torch.float64)
    nn.init.zeros_(model.weight)
    training = calling(train, model, OneBatch(), epochs=2, lr=0.1, momentum=0.9)
    training.shown_as("train(model, batches, epochs=2, lr=0.1, momentum=0.9)")
    losses = training.result("a loss for each epoch")
    training.part(
        "the losses of the worked example",
        losses,
        [0.6931, 0.6444],
        look="when the loss is measured, and the step that follows",
        atol=1e-4,
    )
    training.part(
        "the weights after it",
        model.weight,
        [[0.1425], [-0.1425]],
        look="the gradients, which backward() adds to those that are there, and the momentum",
        atol=1e-4,
    )
    training.must(
        not any(torch.is_tensor(loss) and loss.requires_grad for loss in losses),
        got="losses that still hold the graph for backward()",
        wanted="numbers, which can be plotted",
        look="what you take of each loss",
    )
