"""Returns after the first factor.

Is: uses_the_first_factor_only
"""


def prediction(u, v):
    for user_factor, item_factor in zip(u, v):
        return user_factor[:, np.newaxis] * item_factor
