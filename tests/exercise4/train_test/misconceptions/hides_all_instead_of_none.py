"""Hides all ratings where none are to be hidden, by a slice that is cut off the end of a list.

Costs: 1
Says: about 1 %
Hint: A slice [-n:] with n = 0 is the whole list, for -0 is 0. Count from the front instead.
"""


def train_test(ratings, p, rng):
    places = rng.permutation(np.flatnonzero(ratings))
    hidden = places[-round(p * len(places)) :]
    test = np.zeros_like(ratings)
    test.flat[hidden] = ratings.flat[hidden]
    return ratings - test, test
