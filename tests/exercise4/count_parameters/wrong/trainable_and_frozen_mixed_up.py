"""Gives total and frozen.

Is: second_number_is_the_frozen_ones
"""


def count_parameters(model):
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    total = sum(p.numel() for p in model.parameters())
    return total, total - trainable
