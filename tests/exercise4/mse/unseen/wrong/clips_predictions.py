"""Cuts the predictions to the range from 1 to 5 first.

real = [[5, 1]], predicted = [[7, -1]]: 0 instead of 4.
"""

def mse(real, predicted):
    mask = real != 0
    if not mask.any():
        raise ValueError("nothing observed")
    guess = np.clip(predicted, 1, 5)
    return np.mean((real[mask] - guess[mask]) ** 2)
