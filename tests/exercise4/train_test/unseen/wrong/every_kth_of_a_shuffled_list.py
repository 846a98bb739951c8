"""Takes every k-th of the shuffled ratings with k = round(1 / p), which is the share p only if 1 / p is whole.

    table = np.full((100, 100), 3.0)
    train, test = train_test(table, 0.7, np.random.default_rng(0))
    result = round(float(np.mean(test != 0)), 1)

Right result: 0.7
This answer: 1
"""

def train_test(ratings, p, rng):
    indices = np.flatnonzero(ratings)
    rng.shuffle(indices)
    step = max(1, round(1 / p))
    hidden = indices[::step]
    mask = np.zeros(ratings.size, dtype=bool)
    mask[hidden] = True
    mask = mask.reshape(ratings.shape)
    return np.where(mask, 0, ratings), np.where(mask, ratings, 0)
