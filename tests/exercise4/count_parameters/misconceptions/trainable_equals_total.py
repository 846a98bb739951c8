"""Counts every parameter as trainable, frozen or not.

Costs: 1
Says: each of the two numbers
Hint: A frozen parameter is still part of the network, but training leaves it alone. Each
    parameter knows whether gradients are computed for it.
"""


def count_parameters(model):
    total = sum(p.numel() for p in model.parameters())
    trainable = total
    return total, trainable
