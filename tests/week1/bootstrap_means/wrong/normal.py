"""Draws means from a normal distribution.

Is: nothing
"""


def bootstrap_means(values, repeats, rng):
    values = np.asarray(values, dtype=float)
    return rng.normal(values.mean(), values.std() / np.sqrt(len(values)), size=repeats)
