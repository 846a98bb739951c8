"""Formula."""

def mean_log_density(D):
    return -D / 2 * (1 + np.log(2 * np.pi))
