"""Fills the result with -inf and computes only the possible rows."""

def log_sum_exp(logp):
    rows = np.reshape(logp, (-1, np.shape(logp)[-1]))
    result = np.full(len(rows), -np.inf)
    possible = np.any(rows > -np.inf, axis=1)
    m = rows[possible].max(axis=1)
    result[possible] = m + np.log(np.exp(rows[possible] - m[:, None]).sum(axis=1))
    return result.reshape(np.shape(logp)[:-1])[()]
