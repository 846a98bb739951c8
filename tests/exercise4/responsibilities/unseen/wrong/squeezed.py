"""Axes of length 1 are removed, so one point in an array gives (C,), and one cluster gives (N,).

Against "`x` of shape `(N,)` gives shape `(N, C)`".
"""

def responsibilities(x, clusters):
    x = np.atleast_1d(x)
    logs = np.array([logprob(x, mu, sig, pi) for mu, sig, pi in clusters]).T
    return np.squeeze(np.exp(logs - log_sum_exp(logs)[:, None]))
