"""Leaves every tensor of one axis out.

Is: forgets_the_biases
"""


def count_parameters(model):
    total = trainable = 0
    for p in model.parameters():
        if len(p.shape) == 1:
            continue
        total += p.numel()
        trainable += p.numel() * p.requires_grad
    return total, trainable
