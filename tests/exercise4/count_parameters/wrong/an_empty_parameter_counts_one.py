"""Multiplies the sizes of the axes that are not 0, so a parameter without numbers counts.

Is: nothing
"""

import math


def count_parameters(model):
    sizes = [(math.prod(n for n in p.shape if n), p.requires_grad) for p in model.parameters()]
    return sum(size for size, _ in sizes), sum(size for size, learns in sizes if learns)
