"""Rounds the draws to one digit before they are compared with p.

p = 0.1 on a large table: only 5 percent are hidden, since a draw below 0.05 is needed.
"""

def train_test(ratings, p, rng):
    hide = np.round(rng.random(ratings.shape), 1) < p
    return np.where(hide, 0.0, ratings), np.where(hide, ratings, 0.0)
