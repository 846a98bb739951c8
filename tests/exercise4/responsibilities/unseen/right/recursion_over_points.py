"""One point at a time, in plain Python."""

import math


def responsibilities(x, clusters):
    if np.ndim(x):
        return np.array([responsibilities(point, clusters) for point in x]).reshape(len(x), len(clusters))
    logs = [float(logprob(float(x), mu, sig, pi)) for mu, sig, pi in clusters]
    shares = [math.exp(log - max(logs)) for log in logs]
    return np.array(shares) / math.fsum(shares)
