"""A sum of outer products, with zip(strict=True) raising the ValueError."""

def prediction(u, v):
    return sum(np.outer(a, b) for a, b in zip(u, v, strict=True))
