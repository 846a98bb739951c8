"""Takes a layer as a whole for frozen if its weight is.

Is: nothing
"""


def count_parameters(model):
    total = trainable = 0
    for layer in model.modules():
        own = list(layer.parameters(recurse=False))
        size = sum(p.numel() for p in own)
        total += size
        if own and own[0].requires_grad:
            trainable += size
    return total, trainable
