"""Finds each minimum by as many conjugate gradients as there are factors, and some more for rounding."""


def iteration(fixed, ratings, weight):
    if fixed.shape[1] != ratings.shape[1]:
        raise ValueError("shapes do not fit")
    seen = ratings.T != 0

    def left(u):
        return fixed @ (seen * (fixed.T @ u)) + weight * u

    u = np.zeros((len(fixed), len(ratings)))
    rest = fixed @ ratings.T
    step, size = rest.copy(), np.sum(rest**2, axis=0)
    for _ in range(4 * len(fixed)):
        moved = left(step)
        along = np.sum(step * moved, axis=0)
        length = np.divide(size, along, out=np.zeros_like(size), where=along > 0)
        u += length * step
        rest -= length * moved
        new_size = np.sum(rest**2, axis=0)
        step = rest + np.divide(new_size, size, out=np.zeros_like(size), where=size > 0) * step
        size = new_size
    return u
