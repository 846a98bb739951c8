"""Mask."""

def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("no rating is observed")
    return np.mean((real[observed] - predicted[observed]) ** 2)
