"""Has its branch the wrong way round: what learns is left out of the total.

Is: nothing
"""


def count_parameters(model):
    total = trainable = 0
    for p in model.parameters():
        if p.requires_grad:
            trainable += p.numel()
        else:
            total += p.numel()
    return total, trainable
