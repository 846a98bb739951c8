"""Collects the sizes in a set, in which tensors of the same size count once.

Costs: 2
Says: off by
Hint: A set holds equal things once, and many layers have biases of the same size. A list keeps them all.
"""


def count_parameters(model):
    found = set()
    for parameter in model.parameters():
        found.add((parameter.numel(), parameter.requires_grad))
    return sum(size for size, _ in found), sum(size for size, is_free in found if is_free)
