"""Skips frozen parameters in its loop over names.

Is: frozen_ones_left_out_of_the_total
"""


def count_parameters(model):
    total = trainable = 0
    for _name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        total += p.numel()
        trainable += p.numel()
    return [total, trainable]
