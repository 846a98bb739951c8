"""Draws a new generator from the state of rng without moving it.

Is: nothing
"""


def bootstrap_means(values, repeats, rng):
    values = np.asarray(values, dtype=float)
    rng = copy.deepcopy(rng)
    return rng.choice(values, size=(repeats, len(values))).mean(axis=1)


import copy
