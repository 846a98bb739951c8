"""Draws without replacement, so that every sample holds the same values.

Costs: 3
Says: whether a value may come twice
Hint: If you put all values into a new order, each sample holds the same values. What is its mean, each time? What does `replace` mean?
"""


def bootstrap_means(values, repeats, rng):
    values = np.asarray(values, dtype=float)
    return np.array([rng.choice(values, size=len(values), replace=False).mean() for _ in range(repeats)])
