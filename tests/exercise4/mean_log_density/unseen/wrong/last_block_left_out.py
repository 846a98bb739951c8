"""Adds whole blocks of 256 dimensions and forgets the dimensions that remain.

    result = mean_log_density(300)

Right result: -425.68156
This answer: -363.2482645
"""

def mean_log_density(D, block=256):
    one = -0.5 * (1 + np.log(2 * np.pi))
    if D < block:
        return D * one
    total = 0.0
    for _ in range(0, D - block + 1, block):
        total += block * one
    return total
