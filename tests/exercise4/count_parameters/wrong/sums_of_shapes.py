"""Adds shapes up in NumPy where it should multiply them.

Is: adds_the_axes_up
"""


def count_parameters(model):
    sizes = [(np.sum(p.shape), p.requires_grad) for p in model.parameters()]
    return sum(n for n, _ in sizes), sum(n for n, learns in sizes if learns)
