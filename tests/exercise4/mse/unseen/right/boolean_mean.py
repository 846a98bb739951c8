"""The mean over a boolean mask."""

def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("nothing is observed")
    return np.mean((real[observed] - predicted[observed]) ** 2)
