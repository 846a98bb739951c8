"""The variance of the errors, so a constant error costs nothing.

real = [[4, 3]], predicted = [[3, 2]]: 0 instead of 1.
"""

def mse(real, predicted):
    mask = real != 0
    if not mask.any():
        raise ValueError("nothing observed")
    return np.var(real[mask] - predicted[mask])
