"""Counts buffers, and gives the trainable ones first.

Is: counts_buffers, the_two_numbers_swapped
"""


def count_parameters(model):
    total = sum(values.numel() for values in model.state_dict().values())
    return sum(p.numel() for p in model.parameters() if p.requires_grad), total
