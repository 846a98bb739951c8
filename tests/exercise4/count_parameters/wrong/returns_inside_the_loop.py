"""Returns after the first parameter, because of its indentation.

Is: nothing
"""


def count_parameters(model):
    total = trainable = 0
    for p in model.parameters():
        total += p.numel()
        if p.requires_grad:
            trainable += p.numel()
        return total, trainable
