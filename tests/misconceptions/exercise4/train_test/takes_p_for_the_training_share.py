"""Takes p for the share of ratings that stay in the training part.

Costs: 1
Says: of the observed ratings
Hint: Here p is the probability that a rating is hidden, so the training part keeps 1 - p of the
    ratings. Try p = 0.1 and count both parts.
"""


def train_test(ratings, p, rng):
    stays = rng.random(ratings.shape) < p
    return np.where(stays, ratings, 0), np.where(stays, 0, ratings)
