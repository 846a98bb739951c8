"""The public checks of `accuracy`."""

import torch
from torch import nn


def check(calling, accuracy):
    model = nn.Linear(2, 2, bias=False)
    model.weight.data = torch.eye(2)  # the logits are the two numbers themselves
    first = (torch.tensor([[1.0, 0.0], [0.0, 1.0], [3.0, 2.0]]), torch.tensor([0, 1, 1]))
    second = (torch.tensor([[0.0, 5.0]]), torch.tensor([1]))
    measured = calling(accuracy, model, [first, second])
    measured.shown_as("accuracy(model, [2 of 3 right, 1 of 1 right])").gives(
        0.75, look="the short last batch, in which every example counts the same"
    )
    measured.must(
        model.training,
        got="a model in evaluation mode",
        wanted="training mode, in which it was",
        look="model.training before and after",
    )
