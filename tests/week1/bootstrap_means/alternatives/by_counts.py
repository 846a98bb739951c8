"""By how often each value comes."""


def bootstrap_means(values, repeats, rng):
    values = np.asarray(values, dtype=float)
    n = len(values)
    return rng.multinomial(n, np.full(n, 1 / n), size=repeats) @ values / n
