"""Draws points and takes the mean.

Shows on: mean_log_density(100)
"""

def mean_log_density(D):
    rng = np.random.default_rng(0)
    squares = rng.chisquare(D, size=100_000)
    return -D / 2 * np.log(2 * np.pi) - 0.5 * squares.mean()
