"""Counts by flag in a Counter, and gives a named tuple."""

from collections import Counter, namedtuple

Count = namedtuple("Count", "total trainable")


def count_parameters(model):
    found = Counter()
    for parameter in model.parameters():
        found[parameter.requires_grad] += parameter.numel()
    return Count(sum(found.values()), found[True])
