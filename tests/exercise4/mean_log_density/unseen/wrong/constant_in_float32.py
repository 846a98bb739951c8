"""Computes the constant in float32, so the eighth digit is wrong, which is 0.02 nat for a million dimensions.

    result = mean_log_density(1_000_000)

Right result: -1418938.533
This answer: -1418938.577
"""

def mean_log_density(D):
    two_pi = np.float32(2 * np.pi)
    return -D / 2 * (1 + float(np.log(two_pi)))
