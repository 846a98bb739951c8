"""Multiplies by the mask and takes the mean of everything.

Is: divides_by_all_places
"""


def mse(real, predicted):
    return (np.sign(real) * (predicted - real) ** 2).mean()
