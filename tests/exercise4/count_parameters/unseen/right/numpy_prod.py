"""Products of shapes by NumPy, and minus the frozen ones; whole numbers by int()."""


def count_parameters(model):
    sizes = np.array([np.prod(tuple(p.shape)) for p in model.parameters()], dtype=int)
    frozen = np.array([not p.requires_grad for p in model.parameters()], dtype=bool)
    return int(sizes.sum()), int(sizes.sum() - sizes[frozen].sum())
