"""Goes on from the dimensions of the last call, so a smaller D after a larger one gives the larger one's result.

    mean_log_density(100)
    result = mean_log_density(10)

Right result: -14.18938533
This answer: -141.8938533
"""

dimensions, total = 0, 0.0


def mean_log_density(D):
    global dimensions, total
    while dimensions < D:
        total -= 0.5 * (1 + np.log(2 * np.pi))
        dimensions += 1
    return total
