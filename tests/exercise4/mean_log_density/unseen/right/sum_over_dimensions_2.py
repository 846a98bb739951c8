"""Sum over dimensions."""

def mean_log_density(D):
    per_dimension = np.full(D, -0.5 * np.log(2 * np.pi * np.e))
    return float(np.sum(per_dimension))
