"""Adds one for each parameter tensor.

Is: counts_tensors
"""


def count_parameters(model):
    total, trainable = 0, 0
    for p in model.parameters():
        total += 1
        trainable += p.requires_grad
    return total, trainable
