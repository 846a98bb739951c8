"""In a loop, with a list and indices."""


def bootstrap_means(values, repeats, rng):
    means = []
    for _ in range(repeats):
        places = rng.integers(0, len(values), size=len(values))
        means.append(sum(values[place] for place in places) / len(values))
    return np.array(means)
