"""Leaves one value out of each sample.

Is: nothing
"""


def bootstrap_means(values, repeats, rng):
    values = np.asarray(values, dtype=float)
    return rng.choice(values, size=(repeats, max(len(values) - 1, 1))).mean(axis=1)
