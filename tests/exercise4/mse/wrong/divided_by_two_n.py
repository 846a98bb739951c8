"""Divides the sum by twice the number of ratings.

Is: halves_the_mean
"""


def mse(real, predicted):
    errors = (predicted - real)[np.nonzero(real)]
    return np.dot(errors, errors) / (2 * np.count_nonzero(real))
