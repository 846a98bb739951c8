"""One recursion over nested shapes down to python floats and math.log, kept as one log of each factor.
"""

import math

def logprob(x, mu, sig, pi):
    if sig <= 0:
        raise ValueError(f"the standard deviation must be positive, and it is {sig}")
    head = (math.log(pi) if pi > 0 else -math.inf) - math.log(sig) - 0.5 * math.log(2 * math.pi)

    def descend(part):
        if part.ndim == 0:
            z = (float(part) - mu) / sig
            return head - z * z / 2
        out = np.empty(part.shape, dtype=np.float64)
        for i in range(part.shape[0]):
            out[i] = descend(part[i])
        return out

    return descend(np.array(x, dtype=float))
