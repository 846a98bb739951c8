"""Gives (trainable, total).

Shows for nn.Linear(3, 2) with a frozen bias: (6, 8).
"""


def count_parameters(model):
    total = sum(p.numel() for p in model.parameters())
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    return trainable, total
