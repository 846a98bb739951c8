"""A dictionary of the named parameters, math.prod of their shapes, grouped by requires_grad."""
import math
from collections import defaultdict


def count_parameters(model):
    counts = defaultdict(int)
    for _, tensor in dict(model.named_parameters()).items():
        counts[tensor.requires_grad] += math.prod(tensor.size())
    return counts[True] + counts[False], counts[True]
