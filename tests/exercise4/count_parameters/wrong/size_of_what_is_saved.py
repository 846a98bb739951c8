"""Adds up all that a state_dict holds.

Is: counts_buffers
"""


def count_parameters(model):
    named = dict(model.named_parameters())
    total = trainable = 0
    for name, values in model.state_dict().items():
        total += values.numel()
        if name in named and named[name].requires_grad:
            trainable += values.numel()
    return total, trainable
