"""Divides a norm by the root of the number of ratings.

Is: takes_the_root
"""


def mse(real, predicted):
    errors = (real - predicted)[real != 0]
    if len(errors) == 0:
        raise ValueError("no ratings")
    return np.linalg.norm(errors) / np.sqrt(len(errors))
