"""Multiplies the first two axes only.

Shows for nn.Conv2d(3, 6, 5): (24, 24) in place of (456, 456).
"""


def count_parameters(model):
    total = trainable = 0
    for p in model.parameters():
        size = p.shape[0] * (p.shape[1] if p.dim() > 1 else 1)
        total += size
        if p.requires_grad:
            trainable += size
    return total, trainable
