"""Takes the expectation by a quadrature rule that is exact for squares."""


def mean_log_density(D):
    points, weights = np.polynomial.hermite_e.hermegauss(4)
    weights = weights / weights.sum()
    return D * (weights @ logprob(points, 0, 1, 1))
