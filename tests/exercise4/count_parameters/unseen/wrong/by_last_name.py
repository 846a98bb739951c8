"""Collects the tensors in a dictionary by the last part of their names, so a later layer overwrites an earlier one.

Shows for any network of two layers with weights, such as nn.Sequential(nn.Linear(3, 2), nn.Linear(2, 1)): (3, 3) in place of (11, 11).
"""


def count_parameters(model):
    tensors = {}
    for name, p in model.named_parameters():
        tensors[name.split(".")[-1]] = p
    total = sum(p.numel() for p in tensors.values())
    return total, sum(p.numel() for p in tensors.values() if p.requires_grad)
