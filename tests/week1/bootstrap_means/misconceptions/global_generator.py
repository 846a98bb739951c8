"""Draws by `np.random.choice` and ignores `rng`.

Costs: 1.5
Says: where the chance comes from
Hint: Two generators of the same seed should give the same means. Which generator does `np.random.choice` draw from?
"""


def bootstrap_means(values, repeats, rng):
    values = np.asarray(values, dtype=float)
    return np.random.choice(values, size=(repeats, len(values))).mean(axis=1)
