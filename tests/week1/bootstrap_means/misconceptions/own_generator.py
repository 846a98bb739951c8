"""Makes a generator of its own with a fixed seed and ignores `rng`.

Costs: 1.5
Says: where the chance comes from
Hint: Call your function with two generators of different seeds. Why are the means the same, and what does your function do with `rng`?
"""


def bootstrap_means(values, repeats, rng):
    rng = np.random.default_rng(0)
    values = np.asarray(values, dtype=float)
    return rng.choice(values, size=(repeats, len(values))).mean(axis=1)
