"""Expands the square into three sums."""


def mse(real, predicted):
    seen = (real > 0).astype(float)
    number = seen.sum()
    if number < 1:
        raise ValueError(real.shape)
    total = np.vdot(real, real) - 2 * np.vdot(real, predicted) + np.einsum("ij,ij,ij", seen, predicted, predicted)
    return float(total / number)
