"""Hides all ratings of some users instead of single ratings.

Costs: 1
Says: user
Hint: Nothing can be learnt about a user without a single training rating, so their hidden ratings
    cannot be guessed. Let chance decide anew for every single rating.
"""


def train_test(ratings, p, rng):
    n_users = ratings.shape[0]
    chosen = rng.choice(n_users, size=round(p * n_users), replace=False)
    train, test = ratings.copy(), np.zeros_like(ratings)
    test[chosen] = ratings[chosen]
    train[chosen] = 0
    return train, test
