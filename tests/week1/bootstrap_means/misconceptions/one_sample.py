"""Draws one sample and gives its mean again and again.

Costs: 1.5
Says: whether each sample is drawn anew
Hint: How often do you draw, and how often do you take a mean? Look at the first few of your means.
"""


def bootstrap_means(values, repeats, rng):
    values = np.asarray(values, dtype=float)
    sample = rng.choice(values, size=len(values))
    return np.full(repeats, sample.mean())
