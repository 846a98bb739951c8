"""Draws samples of `repeats` values, as many as there are values.

Costs: 3.5
Says: shape
Hint: Which of the two numbers says how many means there are, and which one how many values a sample has?
"""


def bootstrap_means(values, repeats, rng):
    values = np.asarray(values, dtype=float)
    return rng.choice(values, size=(len(values), repeats)).mean(axis=1)
