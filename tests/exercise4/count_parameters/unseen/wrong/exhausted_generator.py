"""Goes twice over the same generator; the second loop starts where the first one has stopped.

Shows for nn.Linear(3, 2) with a frozen bias: (8, 0) in place of (8, 6).
"""


def count_parameters(model):
    parameters = model.parameters()
    total = sum(p.numel() for p in model.parameters())
    if all(p.requires_grad for p in parameters):
        return total, total
    return total, sum(p.numel() for p in parameters if p.requires_grad)
