"""Has the two parts the wrong way round: p is the share of the first, or the second is returned first.

Costs: 1
Says: of the observed ratings
Hint: Here p is the probability that a rating is hidden, and the training part, with 1 - p of the ratings, is
    returned first. Try p = 0.1, count both parts, and see which of the two slips it is.
"""


def train_test(ratings, p, rng):
    stays = rng.random(ratings.shape) < p
    return np.where(stays, ratings, 0), np.where(stays, 0, ratings)
