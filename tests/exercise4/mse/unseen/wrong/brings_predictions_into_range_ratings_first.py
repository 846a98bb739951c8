"""Brings the predictions into the range of ratings first.

Shown by: mse([[5, 1]], [[7, 1]]) (as arrays) gives 0.0 instead of 2.0.
"""

def mse(real, predicted):
    seen = real != 0
    if not seen.any():
        raise ValueError("no observed ratings")
    return np.square(real[seen] - np.clip(predicted, 1, 5)[seen]).mean()
