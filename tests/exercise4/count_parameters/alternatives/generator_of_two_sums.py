"""Yields the two sums one after the other, through a helper that takes a condition."""


def numbers_where(model, condition):
    return sum(p.data.nelement() for p in model.parameters() if condition(p))


def count_parameters(model):
    yield numbers_where(model, lambda p: True)
    yield numbers_where(model, lambda p: p.requires_grad)
