"""Puts whole users into the test part, not single ratings.

A full table of 3 x 200 with p = 0.5: each user's ratings are all hidden or all kept.
"""

def train_test(ratings, p, rng):
    train, test = ratings.copy(), np.zeros_like(ratings)
    for n in range(len(ratings)):
        if rng.random() < p:
            test[n] = ratings[n]
            train[n] = 0
    return train, test
