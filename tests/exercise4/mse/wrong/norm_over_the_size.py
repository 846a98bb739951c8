"""Divides a Frobenius norm by the number of places.

Is: counts_the_missing
"""


def mse(real, predicted):
    return np.linalg.norm(predicted - real) ** 2 / real.size
