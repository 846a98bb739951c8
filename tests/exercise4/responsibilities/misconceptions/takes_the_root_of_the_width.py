"""Takes the widths for variances and draws their roots.

Costs: 5
Says: responsibilities(
Hint: Where the notebook writes a root in a triple, it turns a variance into the standard deviation that
    belongs there. The values that reach your function are standard deviations already.
"""


def responsibilities(x, clusters):
    logp = np.stack([logprob(x, mu, np.sqrt(sig), pi) for mu, sig, pi in clusters], axis=-1)
    return np.exp(logp - log_sum_exp(logp)[..., None])
