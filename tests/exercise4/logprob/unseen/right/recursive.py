"""Calls itself on each row until it holds a number."""

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError("sig <= 0")
    if np.ndim(x) > 0:
        out = np.empty(np.shape(x))
        for i in range(len(x)):
            out[i] = logprob(x[i], mu, sig, pi)
        return out
    distance = (x - mu) / sig
    return np.log(pi / sig) - (np.log(2 * np.pi) + distance**2) / 2
