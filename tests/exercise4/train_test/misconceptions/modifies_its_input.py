"""Sets the hidden ratings to zero in the caller's own table.

Costs: 1
Says: changed by the call
Hint: The caller's array and the one inside the function are the same object, so what you set to
    zero is lost for the whole notebook. Build the training part as an array of its own.
"""


def train_test(ratings, p, rng):
    is_hidden = (rng.random(ratings.shape) < p) & (ratings != 0)
    test = np.zeros_like(ratings)
    test[is_hidden] = ratings[is_hidden]
    ratings[is_hidden] = 0
    return ratings, test
