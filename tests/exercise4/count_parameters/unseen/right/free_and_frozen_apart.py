"""Sorts the sizes by requires_grad into a dictionary and adds both up for the total."""

from functools import reduce


def count_parameters(model):
    count = {True: 0, False: 0}
    for parameter in model.parameters():
        count[parameter.requires_grad] += reduce(lambda a, b: a * b, parameter.size(), 1)
    return count[True] + count[False], count[True]
