"""Takes the root of each square before it averages.

Is: absolute_error
"""


def mse(real, predicted):
    observed = real != 0
    if not observed.any():
        raise ValueError("no ratings")
    return np.sum(np.sqrt(((real - predicted) * observed) ** 2)) / observed.sum()
