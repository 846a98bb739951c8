"""Takes the root of the sum.

Is: sum_not_mean, takes_the_root
"""


def mse(real, predicted):
    return np.linalg.norm((real - predicted)[real != 0])
