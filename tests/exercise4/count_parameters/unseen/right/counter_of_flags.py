"""A Counter by requires_grad."""

from collections import Counter


def count_parameters(model):
    counts = Counter()
    for _, parameter in model.named_parameters():
        counts[parameter.requires_grad] += int(np.prod(parameter.shape, dtype=int))
    return counts.total(), counts[True]
