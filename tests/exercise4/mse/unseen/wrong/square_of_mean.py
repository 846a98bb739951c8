"""The square of the mean difference, so that errors of both signs cancel.

real = [[3, 3]], predicted = [[2, 4]]: 0 instead of 1.
"""

def mse(real, predicted):
    mask = real != 0
    if not mask.any():
        raise ValueError("nothing observed")
    return np.mean(real[mask] - predicted[mask]) ** 2
