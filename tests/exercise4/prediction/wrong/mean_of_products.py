"""Takes the mean of a block along the factors.

Is: averages_over_the_factors
"""


def prediction(u, v):
    if len(u) != len(v):
        raise ValueError("not the same number of factors")
    return np.mean(u[:, :, None] * v[:, None], axis=0)
