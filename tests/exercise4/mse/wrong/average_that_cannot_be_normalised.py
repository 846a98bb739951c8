"""Uses numpy.average, which raises an error of another kind.

Is: divides_by_zero_if_nothing_is_observed
"""


def mse(real, predicted):
    return np.average((real - predicted) ** 2, weights=real != 0)
