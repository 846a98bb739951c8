"""Loops over all places without asking whether there is a rating.

Is: counts_the_missing
"""


def mse(real, predicted):
    errors = []
    for n in range(len(real)):
        for m in range(len(real[n])):
            errors.append((predicted[n, m] - real[n, m]) ** 2)
    if np.count_nonzero(real) == 0:
        raise ValueError
    return sum(errors) / len(errors)
