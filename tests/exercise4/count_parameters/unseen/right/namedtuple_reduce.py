"""functools.reduce and a named tuple."""
from functools import reduce
from typing import NamedTuple


class Count(NamedTuple):
    total: int
    trainable: int


def count_parameters(model):
    def add(count, parameter):
        size = len(parameter.detach().reshape(-1))
        return Count(count.total + size, count.trainable + (size if parameter.requires_grad else 0))

    return reduce(add, model.parameters(), Count(0, 0))
