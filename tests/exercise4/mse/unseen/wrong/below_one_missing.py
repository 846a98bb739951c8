"""Takes everything below 1 for missing.

real = [[1e-9, 3]], predicted = [[2, 3]] (the notebook fills gaps with 1e-9 to make them count): 0 instead of 2.
"""

def mse(real, predicted):
    rated = real >= 1
    if not real.any():
        raise ValueError("nothing observed")
    return np.sum((real[rated] - predicted[rated]) ** 2) / np.sum(rated)
