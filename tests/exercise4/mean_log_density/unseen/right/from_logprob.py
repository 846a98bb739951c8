"""Uses logprob at one standard deviation, since the square is 1 on average."""

def mean_log_density(D):
    return D * logprob(1.0, 0.0, 1.0, 1.0)
