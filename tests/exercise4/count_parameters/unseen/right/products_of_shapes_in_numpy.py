"""Multiplies the sides of each shape and lets NumPy add up."""

def count_parameters(model):
    parameters = list(model.parameters())
    sizes = np.array([np.prod(tuple(p.shape)) for p in parameters], dtype=int)
    free = np.array([p.requires_grad for p in parameters], dtype=bool)
    return int(sizes.sum()), int(sizes[free].sum())
