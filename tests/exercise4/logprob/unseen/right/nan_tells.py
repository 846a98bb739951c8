"""Computes first and checks sig afterwards, by the logarithm of -sig, which is nan only for a positive sig."""

def logprob(x, mu, sig, pi):
    with np.errstate(divide="ignore", invalid="ignore"):
        z = (np.asarray(x, dtype=float) - mu) / sig
        value = np.log(pi) - np.log(sig) - 0.5 * np.log(2 * np.pi) - 0.5 * z**2
    if np.isnan(np.log(-np.float64(sig))) and not np.isnan(value).any():
        return value[()]
    raise ValueError("sig must be positive")
