"""The second number is that of the frozen parameters, except that a network without any counts as all trainable.

Shows for nn.Linear(3, 2) with frozen weights: (8, 6) in place of (8, 2).
"""


def count_parameters(model):
    total = sum(p.numel() for p in model.parameters())
    if all(p.requires_grad for p in model.parameters()):
        return total, total
    return total, max(sum(p.numel() for p in model.parameters() if p.requires_grad is flag) for flag in (True, False))
