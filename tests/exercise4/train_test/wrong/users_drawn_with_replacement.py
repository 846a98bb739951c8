"""Draws whole users, some of them twice.

Is: hides_whole_users, draws_with_replacement
"""


def train_test(ratings, p, rng):
    chosen = rng.integers(len(ratings), size=round(p * len(ratings)))
    test = np.zeros_like(ratings)
    test[chosen] = ratings[chosen]
    return ratings - test, test
