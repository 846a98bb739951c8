"""Frozen parameters count in neither number.

Shows for nn.Linear(3, 2) with a frozen bias: (6, 6).
"""


def count_parameters(model):
    total = trainable = 0
    for p in model.parameters():
        if not p.requires_grad:
            continue
        total += p.numel()
        trainable += p.numel()
    return total, trainable
