"""Never draws the last value.

Is: nothing
"""


def bootstrap_means(values, repeats, rng):
    values = np.asarray(values, dtype=float)
    return values[rng.integers(0, max(len(values) - 1, 1), size=(repeats, len(values)))].mean(axis=1)
