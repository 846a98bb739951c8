"""Adds up a set of pairs, in which two tensors of the same size and state count once.

Shows for nn.Sequential(nn.Linear(3, 3), nn.Linear(3, 3)): (12, 12) in place of (24, 24).
"""


def count_parameters(model):
    sizes = {(p.numel(), p.requires_grad) for p in model.parameters()}
    return sum(size for size, _ in sizes), sum(size for size, free in sizes if free)
