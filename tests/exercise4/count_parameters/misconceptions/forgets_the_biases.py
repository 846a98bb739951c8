"""Counts matrices only and forgets the biases.

Costs: 2
Says: every value is off by
Hint: Biases are learnt like weights. The worked example has 6 weights, and its total is 8.
"""


def count_parameters(model):
    weights = [p for p in model.parameters() if p.dim() > 1]
    return sum(p.numel() for p in weights), sum(p.numel() for p in weights if p.requires_grad)
