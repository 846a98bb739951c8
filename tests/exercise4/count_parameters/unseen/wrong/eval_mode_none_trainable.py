"""In evaluation mode no parameter counts as trainable.

Shows for nn.Linear(3, 2).eval(): (8, 0) in place of (8, 8).
"""


def count_parameters(model):
    total = sum(p.numel() for p in model.parameters())
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad and model.training)
    return total, trainable
