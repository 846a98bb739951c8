"""Averages an einsum that may have stretched a row.

Is: repeats_a_single_row, averages_over_the_factors
"""


def prediction(u, v):
    return np.einsum("kn,km->nm", u, v) / u.shape[0]
