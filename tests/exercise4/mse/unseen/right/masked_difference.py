"""Multiplies the difference (not its square) by the mask before squaring, and a Frobenius norm."""

def mse(real, predicted):
    mask = np.array(real != 0, dtype=float)
    if mask.sum() == 0:
        raise ValueError("There are no observed entries!")
    return np.linalg.norm((real - predicted) * mask) ** 2 / mask.sum()
