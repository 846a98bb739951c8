"""Counts only what is called weight or bias.

Costs: 1
Says: a buffer of its own
Hint: A parameter is what the network registers as one, under any name and in any of its modules.
    The model can list them all.
"""


def count_parameters(model):
    found = [getattr(module, name, None) for module in model.modules() for name in ("weight", "bias")]
    found = [parameter for parameter in found if parameter is not None]
    return sum(p.numel() for p in found), sum(p.numel() for p in found if p.requires_grad)
