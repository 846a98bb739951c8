"""Leaves frozen parameters out of the total, too.

Costs: 1
Says: each of the two numbers
Hint: A frozen parameter takes part in every forward pass, so it belongs to the network. Only
    the second number asks whether it can change.
"""


def count_parameters(model):
    trainable = sum(p.numel() for p in model.parameters() if p.requires_grad)
    return trainable, trainable
