"""The formula as it stands."""

def mean_log_density(D):
    """Expected log-density of a D-dimensional standard normal under itself, in nats."""
    return -D / 2 * (1 + np.log(2 * np.pi))
