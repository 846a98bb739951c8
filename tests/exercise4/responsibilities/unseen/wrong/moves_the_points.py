"""X is shifted in place by each mean and back, which does not give back the last digits.

Against "Your functions must leave their arguments as they were".
"""

def responsibilities(x, clusters):
    x = np.asarray(x, dtype=float)
    logs = np.empty(x.shape + (len(clusters),))
    for c, (mu, sig, pi) in enumerate(clusters):
        x -= mu
        logs[..., c] = logprob(x, 0.0, sig, pi)
        x += mu
    return np.exp(logs - log_sum_exp(logs)[..., None])
