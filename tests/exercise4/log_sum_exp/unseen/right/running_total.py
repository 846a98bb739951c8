"""Running total."""

def log_sum_exp(logp):
    logp = np.asarray(logp, dtype=float)
    largest = np.full(logp.shape[:-1], -np.inf)
    total = np.zeros(logp.shape[:-1])  # sum of exp(term - largest) so far
    for c in range(logp.shape[-1]):
        term = logp[..., c]
        new = np.maximum(largest, term)
        safe = np.where(new == -np.inf, 0.0, new)
        total = total * np.exp(largest - safe) + np.exp(term - safe)
        largest = new
    possible = total > 0
    result = np.full(total.shape, -np.inf)
    result[possible] = largest[possible] + np.log(total[possible])
    return result[()]
