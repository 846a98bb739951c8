"""Multiplies the whole table by a pseudoinverse.

Is: missing_ratings_as_zeros, no_weight
"""


def iteration(fixed, ratings, weight):
    return np.linalg.pinv(fixed.T) @ ratings.T
