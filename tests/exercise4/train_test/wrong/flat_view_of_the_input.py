"""Sets zeros in a flat view, taking it for a copy.

Is: modifies_its_input
"""


def train_test(ratings, p, rng):
    flat = ratings.reshape(-1)
    chosen = np.flatnonzero(flat)
    chosen = chosen[rng.random(chosen.size) < p]
    test = np.zeros_like(flat)
    test[chosen] = flat[chosen]
    flat[chosen] = 0
    return flat.reshape(ratings.shape), test.reshape(ratings.shape)
