"""Counts matrices only, and every one as trainable.

Is: forgets_the_biases, trainable_equals_total
"""


def count_parameters(model):
    total = sum(p.numel() for p in model.parameters() if p.dim() > 1)
    return total, total
