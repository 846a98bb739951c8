"""Hides the rounded share of each user's ratings, which is none of a single rating.

Costs: 1
Says: in the test part
Hint: Rounding for each user separately turns the share of users with few ratings into all or nothing.
    Every rating has the same chance of being hidden, whoever gave it.
"""


def train_test(ratings, p, rng):
    test = np.zeros_like(ratings)
    for n, row in enumerate(ratings):
        places = np.flatnonzero(row)
        chosen = rng.choice(places, size=round(p * len(places)), replace=False)
        test[n, chosen] = row[chosen]
    return ratings - test, test
