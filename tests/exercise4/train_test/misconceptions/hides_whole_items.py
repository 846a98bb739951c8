"""Hides all ratings of some items instead of single ratings.

Costs: 1
Says: item
Hint: Nothing can be learnt about an item without a single training rating, so its hidden ratings
    cannot be guessed. Let chance decide anew for every single rating.
"""


def train_test(ratings, p, rng):
    n_items = ratings.shape[1]
    chosen = rng.choice(n_items, size=round(p * n_items), replace=False)
    train, test = ratings.copy(), np.zeros_like(ratings)
    test[:, chosen] = ratings[:, chosen]
    train[:, chosen] = 0
    return train, test
