"""Asks whether a parameter has the attribute requires_grad, which every one has.

Is: trainable_equals_total
"""


def count_parameters(model):
    sizes = np.array([p.numel() for p in model.parameters()])
    flags = np.array([hasattr(p, "requires_grad") for p in model.parameters()])
    return sizes.sum(), (sizes * flags).sum()
