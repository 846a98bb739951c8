"""Self-contained, broadcasting, one exp.
"""

def responsibilities(x, clusters):
    mu, sig, pi = np.array([tuple(map(float, triple)) for triple in clusters]).T
    z = (np.asarray(x, dtype=float)[..., None] - mu) / sig
    logs = np.log(pi) - np.log(sig) - 0.5 * z**2
    logs = logs - logs.max(axis=-1, keepdims=True)
    odds = np.exp(logs)
    return odds / odds.sum(axis=-1, keepdims=True)
