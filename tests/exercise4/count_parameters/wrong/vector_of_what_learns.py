"""Makes one vector of what learns, and takes its length for both numbers.

Is: frozen_ones_left_out_of_the_total
"""


def count_parameters(model):
    vector = torch.cat([p.flatten() for p in model.parameters() if p.requires_grad])
    return vector.shape[0], vector.shape[0]
