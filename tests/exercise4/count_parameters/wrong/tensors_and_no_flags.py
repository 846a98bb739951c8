"""Counts tensors, and every one as trainable.

Is: counts_tensors, trainable_equals_total
"""


def count_parameters(model):
    count = len(list(model.parameters()))
    return count, count
