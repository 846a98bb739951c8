"""Plain Bayes' rule as long as the sum is not exactly 0, which has few digits left in the subnormal range.

Shown by: responsibilities(38.5, [(0.0, 1.0, 0.5), (0.01, 1.0, 0.5)]) gives [0.38461538461538464,
0.6153846153846154] instead of [0.40493357419535597, 0.595066425804644].
"""

def responsibilities(x, clusters):
    x = np.asarray(x, dtype=float)
    mu, sig, pi = np.array(clusters, dtype=float).T
    logs = np.log(pi) - np.log(np.sqrt(2 * np.pi) * sig) - 0.5 * ((x[..., None] - mu) / sig) ** 2
    plain = np.exp(logs)
    total = plain.sum(axis=-1, keepdims=True)
    shifted = np.exp(logs - logs.max(axis=-1, keepdims=True))
    with np.errstate(invalid="ignore"):
        return np.where(total > 0, plain / total, shifted / shifted.sum(axis=-1, keepdims=True))
