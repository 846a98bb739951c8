"""Stacks the logarithms, subtracts log-sum-exp and takes one exp."""

def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, sig, pi) for mu, sig, pi in clusters], axis=-1)
    log_total = log_sum_exp(logp)
    return np.exp(logp - np.expand_dims(log_total, -1))
