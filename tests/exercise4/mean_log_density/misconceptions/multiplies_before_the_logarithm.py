"""Multiplies the factors of all dimensions, which can become 0.0 before the logarithm is taken.

Costs: 1
Says: mean_log_density(
Hint: The product of so many factors below 1 is smaller than any float64 can be, and its
    logarithm is taken of 0.0. Take the logarithm of each factor first.
"""


def mean_log_density(D):
    one_dimension = np.exp(-0.5 * (1 + np.log(2 * np.pi)))
    with np.errstate(all="ignore"):
        return np.log(one_dimension**D)
