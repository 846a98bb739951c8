"""Treats one point at a time and gives lists."""


def responsibilities(x, clusters):
    if np.ndim(x) == 1:
        return [responsibilities(float(point), clusters) for point in x]
    logs = np.array([logprob(x, mu, sig, pi) for mu, sig, pi in clusters])
    total = log_sum_exp(logs)
    return [float(np.exp(value - total)) for value in logs]
