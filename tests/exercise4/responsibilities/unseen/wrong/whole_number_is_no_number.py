"""Recognises a single number by isinstance(x, float), so the whole number 5 fails.

    result = responsibilities(5, [(0.0, 1.0, 0.8), (2.0, 1.0, 0.2)])

Right result: [0.001340052362, 0.9986599476]
This answer: TypeError: object of type 'int' has no len()
"""

def responsibilities(x, clusters):
    if isinstance(x, float):
        return responsibilities(np.array([x]), clusters)[0]
    N, C = len(x), len(clusters)
    logp = np.empty((N, C))
    for c, (mu, sig, pi) in enumerate(clusters):
        logp[:, c] = logprob(x, mu, sig, pi)
    return np.exp(logp - log_sum_exp(logp).reshape(N, 1))
