"""Looks at the model's layers but not into them.

Costs: 1
Says: a buffer of its own
Hint: A layer may consist of layers, and the model may have parameters of its own. The model can list
    the parameters of all levels.
"""


def count_parameters(model):
    found = [p for layer in model.children() for p in layer.parameters(recurse=False)]
    return sum(p.numel() for p in found), sum(p.numel() for p in found if p.requires_grad)
