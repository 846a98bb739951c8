"""Multiplies the predictions by the mask in place.

Is: changes_the_predictions
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("no ratings")
    predicted *= observed
    return np.linalg.norm(real - predicted) ** 2 / observed.sum()
