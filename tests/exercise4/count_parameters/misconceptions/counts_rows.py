"""Counts the rows of each tensor instead of all its numbers.

Costs: 2
Says: each of the two numbers
Hint: The length of a matrix is the number of its rows, and each row holds several numbers. A linear layer from 3 to 2
    has a matrix of two rows, but six weights.
"""


def count_parameters(model):
    total = sum(len(p) for p in model.parameters())
    trainable = sum(len(p) for p in model.parameters() if p.requires_grad)
    return total, trainable
