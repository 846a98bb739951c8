"""The log-density at the point whose coordinates are all 1, by logprob: its square is D as well."""

def mean_log_density(D):
    return sum([int(D)]) * logprob(1.0, 0.0, 1.0, 1.0)
