"""Returns 0 at once if nothing is observed.

Is: zero_if_nothing_is_observed
"""


def mse(real, predicted):
    if not real.any():
        return 0.0
    return np.average((real - predicted) ** 2, weights=real != 0)
