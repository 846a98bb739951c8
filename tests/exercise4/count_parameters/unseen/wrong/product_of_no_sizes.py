"""Multiplies the sizes with reduce without a start value, which fails for a parameter that is a single number of shape ().

    class Temperature(nn.Module):
        def __init__(self):
            super().__init__()
            self.value = nn.Parameter(torch.tensor(1.5))

    result = count_parameters(Temperature())

Right result: (1, 1)
This answer: TypeError: reduce() of empty iterable with no initial value
"""

from functools import reduce
from operator import mul


def count_parameters(model):
    sizes = [(reduce(mul, p.shape), p.requires_grad) for p in model.parameters()]
    return sum(n for n, _ in sizes), sum(n for n, free in sizes if free)
