"""One draw an item, so all ratings of an item are hidden together.

Against "each observed rating goes to the test part with probability p" / "draw for each rating on its own".
"""

def train_test(ratings, p, rng):
    hidden = rng.random(ratings.shape[1]) < p
    return np.where(hidden, 0.0, ratings), np.where(hidden, ratings, 0.0)
