"""Adds the lengths of a tensor's axes instead of multiplying them.

Costs: 2
Says: each of the two numbers
Hint: A matrix of shape (2, 3) holds six numbers, not five. How many does a filter of shape (3, 5, 5) hold?
"""


def count_parameters(model):
    total = sum(sum(p.shape) for p in model.parameters())
    trainable = sum(sum(p.shape) for p in model.parameters() if p.requires_grad)
    return total, trainable
