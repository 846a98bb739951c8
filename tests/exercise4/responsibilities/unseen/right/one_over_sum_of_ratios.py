"""One over sum of ratios."""

def responsibilities(x, clusters):
    logs = np.array([logprob(np.asarray(x, dtype=float), *c) for c in clusters])
    columns = []
    for own in logs:
        # p(c|x) = 1 / sum_k (p_k / p_c); a ratio may become inf, and 1 / inf = 0 is right
        with np.errstate(over="ignore"):
            ratios = np.exp(logs - own)
        columns.append(1 / ratios.sum(axis=0))
    return np.array(columns).T
