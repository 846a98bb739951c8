"""The public checks of `count_parameters`."""

from torch import nn


def check(calling, count_parameters):
    layer = nn.Linear(3, 2)
    calling(count_parameters, layer).shown_as("count_parameters(nn.Linear(3, 2))").gives(
        (8, 8), look="the numbers in each tensor"
    )
    layer.bias.requires_grad = False
    frozen = calling(count_parameters, layer).shown_as("count_parameters(the same, bias frozen)")
    frozen.gives((8, 6), look="requires_grad")
