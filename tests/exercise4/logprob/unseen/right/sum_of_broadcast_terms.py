"""Sum of broadcast terms."""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError(f"sig must be > 0, not {sig}")
    x = np.array(x, dtype=np.float64)
    terms = np.broadcast_arrays(
        -0.5 * ((x - mu) / sig) ** 2,
        -0.5 * np.log(2 * np.pi),
        -np.log(sig),
        np.log(pi),
    )
    return np.sum(terms, axis=0)
