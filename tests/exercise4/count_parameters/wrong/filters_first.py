"""Filters the parameters first and counts what is left in two ways.

Is: frozen_ones_left_out_of_the_total
"""


def count_parameters(model):
    kept = list(filter(lambda p: p.requires_grad, model.parameters()))
    return sum(map(torch.numel, kept)), sum(int(np.prod(p.shape)) for p in kept)
