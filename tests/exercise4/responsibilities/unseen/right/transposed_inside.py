"""Works with one row per cluster and turns the result at the end."""

def responsibilities(x, clusters):
    rows = np.array([logprob(x, mu, sig, pi) for (mu, sig, pi) in clusters])
    evidence = log_sum_exp(rows.T)
    return np.exp(rows - evidence).T
