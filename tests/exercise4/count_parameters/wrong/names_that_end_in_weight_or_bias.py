"""Counts the parameters whose name ends in weight or bias.

Is: looks_for_weights_and_biases
"""


def count_parameters(model):
    found = [p for name, p in model.named_parameters() if name.endswith(("weight", "bias"))]
    return sum(p.numel() for p in found), sum(p.numel() for p in found if p.requires_grad)
